"""Which row is the header, and which column means what: found, or given by a person."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from awards.intake.checking.award_columns import NO_VOCABULARY, ListVocabulary, columns_by_values
from awards.intake.checking.fields import (
    FIRST_BODY,
    PROBLEMS,
    field_of,
    made_field_of,
    name_rank,
    plain_header,
)
from awards.intake.checking.own_columns import own_columns
from awards.intake.reading.book import BLANK_CELL, SourceRow, SourceSheet, address, column_of
from awards.intake.reading.limits import HEADER_ROWS
from awards.intake.reading.refusals import DuplicateHeader, MissingColumn, NoHeader, UnknownChoice
from awards.winner_fields import NAME, UNIT, Field

_ENOUGH = 2
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Heading:
    """``columns`` count from 0; ``ignored`` are unused headers, such as ``F3 联系电话``.

    ``words`` are the words of the header by column, as `plain_header` gives them.
    """

    row: int
    columns: Mapping[Field, int]
    ignored: tuple[str, ...]
    width: int
    words: Mapping[int, str] = dataclasses.field(default_factory=dict, compare=False)


def heading(
    sheet: SourceSheet,
    mapping: Mapping[Field, str] | None = None,
    row: int | None = None,
    vocabulary: ListVocabulary = NO_VOCABULARY,
) -> Heading:
    """The header row and its columns. ``mapping`` gives a header's words or a column's letters.

    A field with an empty mapping has no column. A column of awards is known by its values, one
    of its own fields by its header.

    Raises `NoHeader`, `DuplicateHeader`, `MissingColumn` or `UnknownChoice`.
    """
    told = {field: choice for field, choice in (mapping or {}).items() if choice}
    unread = (mapping or {}).keys() - told.keys()
    line = _whole(sheet, _told_row(sheet, row) if row else _found_row(sheet, told))
    headers = _headers(line)
    columns = _mapped(headers, told)
    columns |= _recognised(sheet, line, headers, columns, unread)
    columns |= columns_by_values(
        _below(sheet, line), headers, columns, {*told, *unread}, vocabulary
    )
    columns |= own_columns(headers, columns, {*told, *unread}, vocabulary.own)
    if NAME not in columns:
        raise MissingColumn(sheet=sheet.name, row=line.number, field=NAME.heading)
    return Heading(line.number, columns, _ignored(line, columns), len(line.cells), headers)


def incomplete_heading(
    sheet: SourceSheet,
    mapping: Mapping[Field, str] | None = None,
    row: int | None = None,
    vocabulary: ListVocabulary = NO_VOCABULARY,
) -> Heading | None:
    """What is known of a header that `heading` refuses; None if no row looks like one."""
    told = {field: choice for field, choice in (mapping or {}).items() if choice}
    unread = (mapping or {}).keys() - told.keys()
    words = {plain_header(text) for text in told.values()}
    given = next((line for line in sheet.lines if line.number == row), None)
    found = given or _candidate(sheet, words)
    if found is None:
        return None
    line = _whole(sheet, found)
    headers = _headers(line)
    mapped = {field: _matches(headers, choice) for field, choice in told.items()}
    columns = _alone(mapped)
    columns |= _alone(_claims(headers, columns, unread))
    columns |= columns_by_values(
        _below(sheet, line), headers, columns, {*told, *unread}, vocabulary
    )
    columns |= own_columns(headers, columns, {*told, *unread}, vocabulary.own)
    return Heading(line.number, columns, _ignored(line, columns), len(line.cells), headers)


def _headers(line: SourceRow) -> dict[int, str]:
    return {
        column: header
        for column, cell in enumerate(line.cells)
        if (header := plain_header(cell.text))
    }


def _below(sheet: SourceSheet, line: SourceRow) -> list[SourceRow]:
    return [each for each in sheet.lines if each.number > line.number]


def _alone(columns: Mapping[Field, list[int]]) -> dict[Field, int]:
    """The fields with one possible column."""
    return {field: found[0] for field, found in columns.items() if len(found) == 1}


def has_heading(sheet: SourceSheet) -> bool:
    """True if the sheet looks like a list: a header with a column of names."""
    line = _candidate(sheet)
    return line is not None and any(
        name_rank(plain_header(cell.text)) is not None for cell in line.cells
    )


def header_line(sheet: SourceSheet, row: int | None = None) -> SourceRow | None:
    """The words of the header in that row, or in the row that looks most like one."""
    if row is None:
        line = _candidate(sheet)
    else:
        line = next((each for each in sheet.lines if each.number == row), None)
    return _whole(sheet, line) if line else None


def _told_row(sheet: SourceSheet, row: int) -> SourceRow:
    for line in sheet.lines:
        if line.number == row:
            return line
    raise UnknownChoice(choice=f"{sheet.name} {row}")


def _found_row(sheet: SourceSheet, told: Mapping[Field, str]) -> SourceRow:
    words = {plain_header(text) for text in told.values()}
    line = _candidate(sheet, words)
    if line is None:
        raise NoHeader(sheet=sheet.name, within=HEADER_ROWS)
    return line


def _candidate(sheet: SourceSheet, words: Collection[str] = ()) -> SourceRow | None:
    """The first row with most known headers: a name among them, or two of any kind."""
    lines = [line for line in sheet.lines if line.number <= HEADER_ROWS]
    best = max(lines, key=lambda line: _score(line, words), default=None)
    return best if best and _score(best, words) >= _ENOUGH else None


def _whole(sheet: SourceSheet, line: SourceRow) -> SourceRow:
    """Join a header that merged cells spread over several rows.

    The lowest words are most specific.
    """
    tall = [m for m in sheet.merged if m.top <= line.number <= m.bottom and m.top < m.bottom]
    top = min((merge.top for merge in tall), default=line.number)
    bottom = max((merge.bottom for merge in tall), default=line.number)
    block = [part for part in sheet.lines if top <= part.number <= bottom]
    width = max(len(part.cells) for part in block)
    cells = tuple(
        next((cell for part in reversed(block) if (cell := part.cell(column)).text), BLANK_CELL)
        for column in range(width)
    )
    return SourceRow(bottom, cells)


def _score(line: SourceRow, words: Collection[str]) -> int:
    headers = {plain_header(cell.text) for cell in line.cells}
    known = sum(
        1 for header in headers if field_of(header) or made_field_of(header) or header in words
    )
    ranks = [rank for header in headers if (rank := name_rank(header)) is not None]
    return known + len(ranks) + (1 if ranks else 0)


def _mapped(headers: Mapping[int, str], told: Mapping[Field, str]) -> dict[Field, int]:
    columns: dict[Field, int] = {}
    for field, choice in told.items():
        matches = _matches(headers, choice)
        if len(matches) != 1:
            raise UnknownChoice(choice=choice)
        columns[field] = matches[0]
    return columns


def _matches(headers: Mapping[int, str], choice: str) -> list[int]:
    matches = [column for column, header in headers.items() if header == plain_header(choice)]
    return [column_of(choice)] if not matches and _LETTERS.fullmatch(choice) else matches


def _recognised(
    sheet: SourceSheet,
    line: SourceRow,
    headers: Mapping[int, str],
    taken: Mapping[Field, int],
    unread: Collection[Field],
) -> dict[Field, int]:
    claims = _claims(headers, taken, unread)
    for field, found in claims.items():
        if len(found) > 1:
            cells = "、".join(f"{address(c, line.number)} {line.cells[c].text}" for c in found)
            raise DuplicateHeader(sheet=sheet.name, cells=cells, field=field.heading)
    return _alone(claims)


def _claims(
    headers: Mapping[int, str], taken: Mapping[Field, int], unread: Collection[Field]
) -> dict[Field, list[int]]:
    """The columns that may hold each field which is not settled."""
    free = {column: text for column, text in headers.items() if column not in taken.values()}
    claims: dict[Field, list[int]] = {}
    for column, header in free.items():
        if field := field_of(header):
            claims.setdefault(field, []).append(column)
    exact = set(claims)
    for column, header in free.items():
        if (field := made_field_of(header)) and field not in exact:
            claims.setdefault(field, []).append(column)
    for field, column in _named(free, taken, claims):
        claims.setdefault(field, []).append(column)
    settled = {*taken, *unread}
    return {field: found for field, found in claims.items() if field not in settled}


def _named(
    headers: Mapping[int, str], taken: Mapping[Field, int], claims: Mapping[Field, list[int]]
) -> Iterator[tuple[Field, int]]:
    """The best name column. The first body beside it is the unit, if no other column is."""
    ranked = sorted(
        (rank, column) for column, text in headers.items() if (rank := name_rank(text)) is not None
    )
    best = -1 if NAME in taken else min((rank for rank, _ in ranked), default=-1)
    has_unit = UNIT in taken or UNIT in claims
    for rank, column in ranked:
        if rank == best:
            yield NAME, column
        elif rank >= FIRST_BODY and not has_unit:
            has_unit = True
            yield UNIT, column


def _ignored(line: SourceRow, columns: Mapping[Field, int]) -> tuple[str, ...]:
    return tuple(
        f"{address(column, line.number)} {cell.text}"
        for column, cell in enumerate(line.cells)
        if cell != BLANK_CELL and column not in columns.values() and cell.text != PROBLEMS
    )
