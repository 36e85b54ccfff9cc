"""Values that stand once for many rows: merged cells and blanks below a value, filled downwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from awards.intake.book import BLANK, Cell, Line, Merge
from awards.intake.fields import Field
from awards.intake.headers import Heading
from awards.text.names import trimmed


class Filled(NamedTuple):
    """A line with the cells that came down from above; ``fields`` names them."""

    line: Line
    fields: frozenset[Field]


def filled(lines: Iterable[Line], heading: Heading, merged: Iterable[Merge]) -> list[Filled]:
    """The category comes down over every blank below it, and the honour with it.

    Otherwise honour and unit are filled within merged cells alone: a blank there may be meant.
    """
    spread = _spread(merged)
    last: dict[Field, tuple[int, Cell]] = {}
    result: list[Filled] = []
    for line in lines:
        gained: dict[int, Cell] = {}
        fields: set[Field] = set()
        for field in (Field.CATEGORY, Field.HONOUR, Field.UNIT):
            column = heading.columns.get(field)
            if column is None or not _is_record(line, heading):
                continue
            if trimmed(line.cell(column).text):
                last[field] = (line.number, line.cell(column))
            elif (above := last.get(field)) and (
                field is Field.CATEGORY
                or (field is Field.HONOUR and _continues(above, last, fields))
                or spread.get((line.number, column)) == above[0]
            ):
                gained[column] = above[1]
                fields.add(field)
        result.append(Filled(_with(line, gained), frozenset(fields)))
    return result


def _spread(merged: Iterable[Merge]) -> Mapping[tuple[int, int], int]:
    """For each cell below the top of a merged range: the row of that top."""
    return {
        (row, merge.left): merge.top
        for merge in merged
        for row in range(merge.top + 1, min(merge.bottom, merge.top + 200_000) + 1)
    }


def _continues(
    honour: tuple[int, Cell], last: Mapping[Field, tuple[int, Cell]], fields: set[Field]
) -> bool:
    """The category came down, and the honour was not given before that category began."""
    return Field.CATEGORY in fields and honour[0] >= last[Field.CATEGORY][0]


def _is_record(line: Line, heading: Heading) -> bool:
    """A line with a name: blank and closing rows neither give nor take a value."""
    return bool(trimmed(line.cell(heading.columns[Field.NAME]).text))


def _with(line: Line, gained: Mapping[int, Cell]) -> Line:
    if not gained:
        return line
    width = max(len(line.cells), max(gained) + 1)
    cells = tuple(
        gained.get(column, line.cells[column] if column < len(line.cells) else BLANK)
        for column in range(width)
    )
    return Line(line.number, cells, line.hidden)
