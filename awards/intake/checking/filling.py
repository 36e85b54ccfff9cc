"""Values written once for many rows: fill merged cells, and blanks below a value, downwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from awards.intake.checking.headers import Heading
from awards.intake.checking.non_records import NonRecord
from awards.intake.reading.book import BLANK_CELL, MergedCells, SourceCell, SourceRow
from awards.text.names import trimmed
from awards.winner_fields import CATEGORY, HONOUR, NAME, UNIT, Field


class FilledRow(NamedTuple):
    """A line with the cells filled from above; ``fields`` names them.

    ``non_record`` is set if the line is no record. ``again`` is the row whose name is merged down
    into this one. ``loose`` is True if a value was filled over blank cells that are not merged.
    """

    line: SourceRow
    fields: frozenset[Field] = frozenset()
    non_record: NonRecord | None = None
    again: int = 0
    loose: bool = False


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
    tops = _Tops(merged)
    last: dict[Field, tuple[int, SourceCell]] = {}
    result: list[FilledRow] = []
    for source in sources:
        line = source.line
        gained: dict[int, SourceCell] = {}
        fields: set[Field] = set()
        loose = False
        for field in (CATEGORY, HONOUR, UNIT):
            column = heading.columns.get(field)
            if column is None or line.number in non_records or not _is_record(line, heading):
                continue
            if trimmed(line.cell(column).text):
                last[field] = (line.number, line.cell(column))
            elif above := last.get(field):
                is_merged = tops.above(line.number, column) == above[0]
                continues = field == HONOUR and _continues(above, last, fields)
                if is_merged or field == CATEGORY or continues:
                    gained[column] = SourceCell(above[1].text, above[1].kind)
                    fields.add(field)
                    loose = loose or not is_merged
        other = non_records.get(line.number)
        result.append(FilledRow(_with(line, gained), frozenset(fields), other, source.again, loose))
    return result


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
    honour: tuple[int, SourceCell], last: Mapping[Field, tuple[int, SourceCell]], fields: set[Field]
) -> bool:
    """True if the category was filled and the honour was not given before that category began."""
    return CATEGORY in fields and honour[0] >= last[CATEGORY][0]


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
