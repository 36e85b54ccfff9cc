"""A spreadsheet as plain data: every reader makes it, every rule reads it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

import msgspec


class CellKind(StrEnum):
    """The kind of a cell, where its text alone does not show it."""

    TEXT = "t"
    NUMBER = "n"
    LONG_NUMBER = "l"
    """More than the fifteen digits that Excel keeps of a number."""
    DATE = "d"
    ERROR = "e"
    UNCALCULATED = "f"
    """A formula whose value the file does not hold."""
    LINKED = "x"
    """A formula that reads another workbook."""


class Unseen(StrEnum):
    """What a format, or the way it is read, does not let a reader see."""

    FORMULAS = "formulas"
    """Whether a value comes from another workbook, or was never calculated."""
    MARKS = "marks"
    """Hidden rows and columns, merged cells, number formats, what is struck through."""
    TRACKED_CHANGES = "tracked-changes"
    """The text is read as if all its tracked changes were accepted."""


class SourceCell(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """``struck`` is the part of the text that is struck through, ``comment`` a note on the cell."""

    text: str = ""
    kind: CellKind = CellKind.TEXT
    struck: str = ""
    comment: str = ""


BLANK_CELL = SourceCell()

OWN_AUTHOR = "awards"
"""Author of the notes in workbooks that this program writes. They are not read back."""


class SourceRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row that is not blank; ``number`` counts from 1, as the sheet shows it."""

    number: int
    cells: tuple[SourceCell, ...]
    hidden: bool = False

    def cell(self, column: int) -> SourceCell:
        return self.cells[column] if column < len(self.cells) else BLANK_CELL


class MergedCells(NamedTuple):
    """Rows count from 1, columns from 0; both ends are included."""

    top: int
    left: int
    bottom: int
    right: int


class SourceSheet(msgspec.Struct, frozen=True):
    """``hides_by_default``: the sheet hides rows or columns that say nothing about their size."""

    name: str
    lines: tuple[SourceRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[MergedCells, ...] = ()
    hides_by_default: bool = False


BookKind = Literal["xlsx", "xlsb", "xls", "ods", "docx", "csv", "pasted"]


class Book(msgspec.Struct, frozen=True, tag="book"):
    kind: BookKind
    sheets: tuple[SourceSheet, ...]
    encoding: str = ""
    separator: str = ""
    guessed: bool = False
    """The encoding was inferred from the text: show a few rows and let a person check."""
    unseen: tuple[Unseen, ...] = ()


def letters(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def column_of(text: str) -> int:
    """The inverse of `letters`."""
    column = 0
    for letter in text:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def address(column: int, row: int) -> str:
    return f"{letters(column)}{row}"
