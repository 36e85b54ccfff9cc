"""Values written once for many rows: fill merged cells, and blanks below a value, downwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from awards.intake.checking.headers import Heading
from awards.intake.checking.row_words import NonRecord
from awards.intake.reading.book import BLANK_CELL, MergedCells, SourceCell, SourceRow
from awards.text.names import trimmed
from awards.text.nobody import says_the_same
from awards.winner_fields import CATEGORY, HONOUR, NAME, UNIT, Field


class FilledRow(NamedTuple):
    """A line with the cells filled from above; ``fields`` names them.

    ``non_record`` is set if the line is no record. ``again`` is the row whose name is merged down
    into this one. ``loose`` is True if a value was filled over blank cells that are not merged.
    ``same`` are the fields whose cells refer to the record above.
    """

    line: SourceRow
    fields: frozenset[Field] = frozenset()
    non_record: NonRecord | None = None
    again: int = 0
    loose: bool = False
    same: frozenset[Field] = frozenset()


def filled(
    sources: Iterable[FilledRow],
    heading: Heading,
    merged: Iterable[MergedCells],
    non_records: Mapping[int, NonRecord],
) -> list[FilledRow]:
    """The category fills every blank below it, and the honour follows.

    Otherwise honour and unit are filled inside merged cells only: a blank there may be intended.
    ``non_records`` are by row number; they neither give nor take a value.
    """
    filler = _Filler(heading, _Tops(merged))
    return [
        filler.filled(source)
        if source.line.number not in non_records and _is_record(source.line, heading)
        else source._replace(non_record=non_records.get(source.line.number))
        for source in sources
    ]


@dataclass(slots=True)
class _Filler:
    """Fills records from the first to the last; ``last`` has each value and the row that says it."""

    heading: Heading
    tops: _Tops
    last: dict[Field, tuple[int, SourceCell]] = field(default_factory=dict)
    before: SourceRow | None = None

    def filled(self, source: FilledRow) -> FilledRow:
        line = _with(source.line, same := self._same(source.line))
        gained: dict[Field, SourceCell] = {}
        loose = False
        for each in (CATEGORY, HONOUR, UNIT):
            column = self.heading.columns.get(each)
            if column is None:
                continue
            if trimmed(line.cell(column).text):
                self.last[each] = (line.number, line.cell(column))
            elif above := self.last.get(each):
                is_merged = self.tops.above(line.number, column) == above[0]
                continues = each == HONOUR and _continues(above, self.last, gained)
                if is_merged or each == CATEGORY or continues:
                    gained[each] = SourceCell(above[1].text, above[1].kind)
                    loose = loose or not is_merged
        columns = self.heading.columns
        self.before = _with(line, {columns[each]: cell for each, cell in gained.items()})
        repeated = frozenset(each for each, column in columns.items() if column in same)
        return FilledRow(self.before, frozenset(gained), None, source.again, loose, repeated)

    def _same(self, line: SourceRow) -> dict[int, SourceCell]:
        """What cells that say 同上 repeat from the record above, by column."""
        if self.before is None:
            return {}
        return {
            column: SourceCell(above.text, above.kind)
            for each, column in self.heading.columns.items()
            if each != NAME
            and says_the_same(line.cell(column).text)
            and trimmed((above := self.before.cell(column)).text)
        }


def with_merged_names(
    lines: Iterable[SourceRow], column: int, merged: Iterable[MergedCells]
) -> Iterator[FilledRow]:
    """Repeat a name that is merged over rows with values of their own: one person, two honours."""
    tops = _Tops(each for each in merged if each.left == column)
    names: dict[int, SourceCell] = {}
    for line in lines:
        if trimmed(line.cell(column).text):
            names[line.number] = line.cell(column)
        top = tops.above(line.number, column)
        if top is not None and top in names and not trimmed(line.cell(column).text):
            yield FilledRow(_with(line, {column: names[top]}), again=top)
        else:
            yield FilledRow(line)


class _Tops:
    """Finds the merged range of a cell. A file may have very many, and very tall ones."""

    def __init__(self, merged: Iterable[MergedCells]) -> None:
        self._by_column: dict[int, list[tuple[int, int]]] = {}
        for merge in merged:
            self._by_column.setdefault(merge.left, []).append((merge.top, merge.bottom))
        for ranges in self._by_column.values():
            ranges.sort()

    def above(self, row: int, column: int) -> int | None:
        """The top row of the range that contains a cell below its top."""
        ranges = self._by_column.get(column, [])
        at = bisect_left(ranges, (row,)) - 1
        return ranges[at][0] if at >= 0 and ranges[at][1] >= row else None


def _continues(
    honour: tuple[int, SourceCell],
    last: Mapping[Field, tuple[int, SourceCell]],
    gained: Mapping[Field, SourceCell],
) -> bool:
    """True if the category was filled and the honour was not given before that category began."""
    return CATEGORY in gained and honour[0] >= last[CATEGORY][0]


def _is_record(line: SourceRow, heading: Heading) -> bool:
    """A line with a name. Blank and closing rows neither give nor take a value."""
    return bool(trimmed(line.cell(heading.columns[NAME]).text))


def _with(line: SourceRow, gained: Mapping[int, SourceCell]) -> SourceRow:
    if not gained:
        return line
    width = max(len(line.cells), max(gained) + 1)
    cells = tuple(
        gained.get(column, line.cells[column] if column < len(line.cells) else BLANK_CELL)
        for column in range(width)
    )
    return SourceRow(line.number, cells, line.hidden)
