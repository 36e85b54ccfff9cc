"""Options to copy for a file whose header is not understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from awards.errors import FileRefused
from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.choices import Choices
from awards.intake.checking.fields import COLUMNS
from awards.intake.file_columns import FileColumn, FileColumns, file_columns
from awards.intake.reading.book import Book
from awards.intake.reading.limits import HEADER_ROWS
from awards.intake.reading.refusals import (
    DuplicateHeader,
    MissingColumn,
    NoHeader,
    UnknownChoice,
)
from awards.text.characters import is_han
from awards.winner_fields import NAME, Field

#: Refusals that an option about columns may answer.
OF_HEADERS = (DuplicateHeader, MissingColumn, NoHeader, UnknownChoice)

_MOST_COLUMNS = 30
_NAME_LENGTHS = range(2, 5)


class ColumnExamples(NamedTuple):
    """``columns`` are letters with their header; ``options`` answer the refusal."""

    columns: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


def column_examples(
    fault: FileRefused, book: Book, choices: Choices, vocabulary: ListVocabulary, label: str = ""
) -> ColumnExamples:
    """The columns of the file, and options with the columns that are likely meant.

    The options name the file by its ``label``, if there are several.
    """
    given = f"{label}:" if label else ""
    if isinstance(fault, NoHeader):
        choices = replace(choices, header_row=_longest_row(book, choices, vocabulary))
    shown = file_columns(book, choices, vocabulary)
    if shown is None:
        return ColumnExamples()
    named = [f"{each.letters} {each.header}".rstrip() for each in shown.columns]
    options = (f"--column {given}{option}" for option in _options(fault, shown))
    if isinstance(fault, NoHeader):
        row = f"--header-row {given}{shown.header_row}"
        options = (f"{row} {option}" for option in options)
    return ColumnExamples(tuple(named[:_MOST_COLUMNS]), tuple(options))


def _longest_row(book: Book, choices: Choices, vocabulary: ListVocabulary) -> int | None:
    """The first of the rows with most words: a header has one for each column."""
    shown = file_columns(book, choices, vocabulary)
    lines = [line for line in shown.sheet.lines if line.number <= HEADER_ROWS] if shown else []
    longest = max(lines, key=lambda line: sum(bool(cell.text) for cell in line.cells), default=None)
    return longest.number if longest else None


def _options(fault: FileRefused, shown: FileColumns) -> Iterator[str]:
    heading = fault.facts.get("field", NAME.heading)
    field = next((each for each in COLUMNS if each.heading == heading), NAME)
    if isinstance(fault, DuplicateHeader):
        wanted = _columns_in(str(fault.facts["cells"]), shown)
    else:
        wanted = _likely(shown, field)
    for column in wanted:
        yield f"{field.name}={column.letters}"


def _columns_in(cells: str, shown: FileColumns) -> list[FileColumn]:
    """The columns of these cells, as `DuplicateHeader` names them."""
    letters = {cell.partition(" ")[0].rstrip("0123456789") for cell in cells.split("、")}
    return [column for column in shown.columns if column.letters in letters]


def _likely(shown: FileColumns, field: Field) -> list[FileColumn]:
    """The first unread column whose values look like names; else the first with any words."""
    free = [each for each in shown.columns if each.letters not in shown.found.values()]
    worded = [each for each in free if each.samples and not all(map(_is_figure, each.samples))]
    if field is NAME:
        worded.sort(key=lambda each: not all(map(_looks_like_a_name, each.samples)))
    return worded[:1]


def _is_figure(text: str) -> bool:
    return not any(character.isalpha() for character in text)


def _looks_like_a_name(text: str) -> bool:
    return len(text) in _NAME_LENGTHS and all(is_han(character) for character in text)
