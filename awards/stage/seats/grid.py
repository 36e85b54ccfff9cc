"""A hall as a spreadsheet: a cell of the sheet is a cell of the plan, as offices draw it.

Column A names the row; a blank cell is an aisle. A row above the seats may name the blocks; without
it the aisles part them. A seat is its number, with a word for its kind: 12轮椅. A plan that this
program wrote is read as well: there the number is in the last line of the cell, as 3-12.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from awards.intake.reading.book import Book, CellKind, SourceSheet, address
from awards.stage.content import HallSeat
from awards.stage.seats.labels import bare, label_key
from awards.stage.seats.plan import HallPlan, ReadSeat, plan_of, refusal
from awards.stage.words import SeatKind
from awards.words import Phrase

_KINDS = {
    "主席台": SeatKind.PLATFORM,
    "轮椅": SeatKind.WHEELCHAIR,
    "停用": SeatKind.BROKEN,
    "损坏": SeatKind.BROKEN,
    "坏": SeatKind.BROKEN,
    "工作": SeatKind.STAFF,
    "platform": SeatKind.PLATFORM,
    "wheelchair": SeatKind.WHEELCHAIR,
    "broken": SeatKind.BROKEN,
    "staff": SeatKind.STAFF,
}
_KIND = re.compile(rf"[（(\s]*({'|'.join(_KINDS)})[位席座]?[)）\s]*$", re.IGNORECASE)
_STAGE = re.compile(r"舞台|主席台|讲台|stage", re.IGNORECASE)
_AISLE = re.compile(r"[-—–|/\\]+|过道|走道|通道|走廊|aisle", re.IGNORECASE)
_HEAD = re.compile(r"排号?|行号?|区域?|排.座|row", re.IGNORECASE)
_UNREAD = {
    CellKind.ERROR: Phrase("an error of the spreadsheet"),
    CellKind.UNCALCULATED: Phrase("a formula without its value"),
    CellKind.LINKED: Phrase("a formula that reads another workbook"),
}


class GridRow(NamedTuple):
    """Texts by column; ``number`` as the sheet shows it."""

    number: int
    label: str
    cells: dict[int, str]


def from_grid(book: Book, name: str) -> HallPlan:
    """The plan of the first sheet that is not hidden. Raises HallRefused."""
    sheet = next((each for each in book.sheets if each.lines and not each.hidden), None)
    if sheet is None:
        raise refusal([Phrase("the workbook has no sheet with cells")])
    faults: list[Phrase] = list(_unread(sheet))
    heads: dict[int, str] = {}
    rows: list[GridRow] = []
    for row in _rows(sheet):
        if row.label and not _HEAD.fullmatch(row.label):
            rows.append(row)
        elif _is_heading(row):
            if not rows:
                heads = {at: text for at, text in row.cells.items() if not text.isdecimal()}
        else:
            faults.append(
                Phrase(
                    "%(sheet)s, row %(row)s: it has seats, and column A does not name the row",
                    sheet=sheet.name,
                    row=row.number,
                )
            )
    _drop_labels_at_the_end(rows)
    rows = [row for row in rows if row.cells]
    return plan_of(name, list(_seats(sheet.name, rows, heads, faults)), faults)


def _unread(sheet: SourceSheet) -> Iterator[Phrase]:
    for line in sheet.lines:
        for column, cell in enumerate(line.cells):
            typed = cell.text.lstrip().startswith("=")
            what = _UNREAD.get(CellKind.UNCALCULATED if typed else cell.kind)
            if what:
                where = _cell(sheet.name, column, line.number)
                yield Phrase("%(where)s holds %(what)s: type the label", where=where, what=what)


def _cell(sheet: str, column: int, row: int) -> Phrase:
    return Phrase("%(sheet)s, cell %(cell)s", sheet=sheet, cell=address(column, row))


def _rows(sheet: SourceSheet) -> Iterator[GridRow]:
    """Rows that name something beside column A; the stage is not one."""
    for line in sheet.lines:
        texts = {at: cell.text.strip() for at, cell in enumerate(line.cells) if cell.text.strip()}
        label = texts.pop(0, "")
        cells = {at: text for at, text in texts.items() if not _AISLE.fullmatch(text)}
        if cells and not all(map(_STAGE.match, cells.values())):
            yield GridRow(line.number, bare(label), cells)


def _is_heading(row: GridRow) -> bool:
    return bool(row.label) or not any(text[:1].isdecimal() for text in row.cells.values())


def _drop_labels_at_the_end(rows: list[GridRow]) -> None:
    """Many plans name the row at both ends."""
    if len(rows) < 2:
        return
    last = max(max(row.cells, default=0) for row in rows)
    if all(label_key(row.cells.get(last, "")) == label_key(row.label) for row in rows):
        for row in rows:
            del row.cells[last]


def _seats(
    sheet: str, rows: Sequence[GridRow], heads: dict[int, str], faults: list[Phrase]
) -> Iterator[ReadSeat]:
    columns = sorted({column for row in rows for column in row.cells})
    blocks = _headed(columns, heads) if heads else _parted(columns)
    for row in rows:
        for column, text in sorted(row.cells.items()):
            where = _cell(sheet, column, row.number)
            label, kind = _label(text, row.label)
            if not label or (len(label) > 2 and not any(map(str.isdigit, label))):
                faults.append(
                    Phrase(
                        "%(where)s: “%(text)s” is no number of a seat", where=where, text=text[:20]
                    )
                )
                continue
            y = row.number - rows[0].number + 1
            yield ReadSeat(HallSeat(blocks[column], row.label, label, column, y, kind), where)


def _label(text: str, row: str) -> tuple[str, SeatKind]:
    last = text.splitlines()[-1].strip()
    found = _KIND.search(last)
    kind = _KINDS[found[1].casefold()] if found else SeatKind.SEAT
    label = last[: found.start()] if found else last
    return bare(label.removeprefix(f"{row}-").strip()), kind


def _headed(columns: Iterable[int], heads: dict[int, str]) -> dict[int, str]:
    starts = sorted(heads)
    return {
        column: heads[max((at for at in starts if at <= column), default=starts[0])]
        for column in columns
    }


def _parted(columns: Sequence[int]) -> dict[int, str]:
    """Blocks between columns that are blank in each row."""
    runs: list[list[int]] = []
    for column in columns:
        if not runs or column > runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(column)
    named = {1: ("全场",), 2: ("左区", "右区"), 3: ("左区", "中区", "右区")}
    names = named.get(len(runs)) or tuple(f"{at}区" for at in range(1, len(runs) + 1))
    return {column: name for run, name in zip(runs, names, strict=True) for column in run}
