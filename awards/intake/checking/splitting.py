"""Divide a row that names several winners: a line for each, with their own cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from awards.intake.checking.row_parts import RowPart
from awards.intake.reading.book import BLANK_CELL, SourceCell, SourceRow
from awards.winner_fields import NAME, Field, FieldKind

_BREAK = re.compile(r"[\r\n]+")
_BETWEEN = re.compile(r"[、,，;；/／\s]+")


class WinnerLine(NamedTuple):
    """The line of one winner of a row.

    ``divided`` are the fields whose cell was divided too. The numbers of ``unclear`` belong to one
    of the winners, and the file does not say to whom.
    """

    line: SourceRow
    part: RowPart
    divided: Mapping[Field, str]
    unclear: frozenset[Field]


def winner_lines(
    line: SourceRow, columns: Mapping[Field, int], names: Sequence[str], part: RowPart
) -> Iterator[WinnerLine]:
    """A line for each name. Cells with as many lines as there are names are divided alike."""
    count = len(names)
    in_lines = len(_pieces(line.cell(columns[NAME]).text, _BREAK)) == count
    pieces: dict[Field, list[str]] = {}
    unclear: set[Field] = set()
    for field, column in columns.items():
        text = line.cell(column).text
        if field == NAME or not text.strip():
            continue
        if in_lines and len(found := _pieces(text, _BREAK)) == count:
            pieces[field] = found
        elif field.kind is FieldKind.CODE:
            if len(found := _pieces(text, _BETWEEN)) == count:
                pieces[field] = found
            else:
                unclear.add(field)
    for at, name in enumerate(names):
        own = {field: texts[at] for field, texts in pieces.items()}
        yield WinnerLine(
            _with(line, {columns[field]: text for field, text in (own | {NAME: name}).items()}),
            part._replace(person=at + 1, persons=count),
            {field: line.cell(columns[field]).text for field in own},
            frozenset(unclear),
        )


def _pieces(text: str, between: re.Pattern[str]) -> list[str]:
    return [piece for piece in map(str.strip, between.split(text)) if piece]


def _piece(whole: SourceCell, text: str) -> SourceCell:
    """A part of a cell. What is marked in the cell is marked in the part that it is about."""
    return SourceCell(text, struck=text if text in whole.struck else "", comment=whole.comment)


def _with(line: SourceRow, texts: Mapping[int, str]) -> SourceRow:
    width = max(len(line.cells), *(column + 1 for column in texts))
    cells = tuple(
        _piece(line.cell(column), texts[column])
        if column in texts
        else line.cells[column]
        if column < len(line.cells)
        else BLANK_CELL
        for column in range(width)
    )
    return SourceRow(line.number, cells, line.hidden)
