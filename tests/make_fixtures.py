"""Build the spreadsheets in ``fixtures/``: ``python -m tests.make_fixtures``.

The winners come from ``winners-2023.csv``, the department's list from `tests.fixtures.messy`. The
same sources give the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tests.fixtures import messy
from tests.fixtures.messy import Formula, MessyRow, Value

FOLDER = Path(__file__).parent.parent / "fixtures"
TITLE = "郑州经开区2023年度表彰名单（虚构，仅供演示与测试）"
WRITTEN = datetime(2024, 2, 20, tzinfo=UTC).replace(tzinfo=None)
WIDTHS = (6, 26, 22, 44, 26, 22, 16, 14, 14)  # characters

Table = Sequence[Sequence[str]]


def winners() -> list[list[str]]:
    """Return the header and the 400 rows."""
    with (FOLDER / "winners-2023.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def build(folder: Path) -> None:
    table = winners()
    (folder / "winners-2023-gb18030.csv").write_bytes(_as_csv(table).encode("gb18030"))
    _write_winners(folder / "winners-2023.xlsx", table)
    _write_messy(folder / "department-messy.xlsx")
    (folder / "department-messy.expected.toml").write_text("".join(_expectations()), "utf-8")


def _as_csv(table: Table) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue()


def _workbook(path: Path) -> xlsxwriter.Workbook:
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"created": WRITTEN})
    return book


def _write_winners(path: Path, table: Table) -> None:
    with _workbook(path) as book:
        text, title = book.add_format({"num_format": "@"}), _title(book)
        sheet = book.add_worksheet("获奖名单")
        sheet.merge_range(0, 0, 0, len(table[0]) - 1, TITLE, title)
        for number, row in enumerate(table, 1):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, text)
        _set_widths(sheet)
        sheet.freeze_panes(2, 0)


def _title(book: xlsxwriter.Workbook) -> Format:
    return book.add_format({"bold": True, "align": "center", "font_size": 16})


def _set_widths(sheet: Worksheet) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)


def _write_messy(path: Path) -> None:
    with _workbook(path) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        for name, rows in _sheets():
            sheet = book.add_worksheet(name)
            _write_head(sheet, _title(book))
            _write_rows(sheet, rows, day)
            _set_widths(sheet)
        for column, first, last in messy.BLOCKS:
            _merge(book.get_worksheet_by_name(messy.MAIN), column, first, last)
        book.get_worksheet_by_name(messy.OLD).hide()


def _sheets() -> tuple[tuple[str, tuple[MessyRow, ...]], ...]:
    return (
        (messy.MAIN, messy.ROWS),
        (messy.MORE, messy.MORE_ROWS),
        (messy.OLD, messy.OLD_ROWS),
    )


def _write_head(sheet: Worksheet, title: Format) -> None:
    sheet.merge_range(0, 0, 0, len(messy.HEADER) - 1, messy.TITLE, title)
    sheet.write_string(1, 0, messy.SUBTITLE)
    sheet.write_row(messy.FIRST_ROW - 2, 0, messy.HEADER)


def _write_rows(sheet: Worksheet, rows: Iterable[MessyRow], day: Format) -> None:
    for index, row in enumerate(rows):
        place = messy.FIRST_ROW - 1 + index
        for column, value in ({"A": str(index + 1)} | dict(row.cells)).items():
            _write(sheet, place, ord(column) - ord("A"), value, day)
        if row.hidden:
            sheet.set_row(place, None, None, {"hidden": True})


def _write(sheet: Worksheet, row: int, column: int, value: Value, day: Format) -> None:
    match value:
        case Formula(text, saved):
            sheet.write_formula(row, column, text, value=saved)
        case str():
            sheet.write_string(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, day)
        case int():
            sheet.write_number(row, column, value)


def _merge(sheet: Worksheet, column: str, first: int, last: int) -> None:
    """Merge cells that are already written: the top one keeps its value."""
    top, place = messy.FIRST_ROW - 1, ord(column) - ord("A")
    value = messy.ROWS[first].cells[column]
    sheet.merge_range(top + first, place, top + last, place, value)


def _expectations() -> Iterator[str]:
    yield "# The findings in department-messy.xlsx; built by tests/make_fixtures.py.\n"
    yield f'# The answers given: sheets "{messy.MAIN}" and "{messy.MORE}", hidden rows skipped.\n'
    for name, rows in _sheets()[:2]:
        for number, row in enumerate(rows, messy.FIRST_ROW):
            yield from _expected(name, number, row)


def _expected(sheet: str, number: int, row: MessyRow) -> Iterator[str]:
    for column, codes in row.expected.items():
        for code in codes:
            yield f'\n[[finding]]\nsheet = "{sheet}"\ncell = "{column}{number}"\ncode = "{code}"\n'


if __name__ == "__main__":
    build(FOLDER)
