"""The structure of a file, for a person to match its columns; and the person's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from awards.errors import FileRefused, Language
from awards.intake.answers import Given
from awards.intake.checking.choices import Choices, HiddenAnswer
from awards.intake.checking.fields import COLUMNS, by_field, plain_header
from awards.intake.checking.headers import heading
from awards.intake.checking.sheets import chosen
from awards.intake.reading.book import Book, SourceRow, SourceSheet, letters
from awards.intake.reading.delimited import SEPARATORS
from awards.intake.reading.encodings import ENCODINGS
from awards.intake.reading.limits import HEADER_ROWS
from awards.text.names import visible
from awards.winner_fields import Field
from awards.words import Phrase, translated

_SHOWN_ROWS, _SHOWN_COLUMNS = 8, 60
_SAMPLES, _GLANCE = 3, 20


@dataclass(frozen=True, slots=True)
class FileColumn:
    """``value`` names it in `Choices.mapping`: its header if that is unique, else its letters."""

    letters: str
    header: str
    samples: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class FileColumns:
    """``found`` is the column of each field; ``rows`` are the first rows of the sheet."""

    sheet: SourceSheet
    rows: tuple[SourceRow, ...]
    header_row: int | None
    columns: tuple[FileColumn, ...]
    found: Mapping[Field, str]

    @property
    def width(self) -> int:
        return len(self.columns)


def labels(language: Language) -> dict[Field, str]:
    return {
        field: translated(Phrase(column.heading), language) for field, column in COLUMNS.items()
    }


def file_columns(book: Book, choices: Choices) -> FileColumns | None:
    """Return the columns of the first readable sheet; None for a file without rows."""
    sheet = _first(book, choices)
    if sheet is None:
        return None
    row, found = _recognised(sheet, choices)
    header_line = next((line for line in sheet.lines if line.number == row), None)
    below = [line for line in sheet.lines if row is None or line.number > row]
    width = min(_SHOWN_COLUMNS, max(len(line.cells) for line in sheet.lines[:HEADER_ROWS]))
    columns = tuple(_column(at, header_line, below) for at in range(width))
    by_place = {column_at: column.letters for column_at, column in enumerate(columns)}
    return FileColumns(
        sheet,
        sheet.lines[:_SHOWN_ROWS],
        row,
        columns,
        {field: by_place.get(at, "") for field, at in found.items()},
    )


def _first(book: Book, choices: Choices) -> SourceSheet | None:
    full = [sheet for sheet in book.sheets if sheet.lines]
    named = [sheet for sheet in full if sheet.name in choices.sheets]
    if named:
        return named[0]
    selected = chosen(book, replace(choices, sheets=())).sheets
    seen = [sheet for sheet in full if not sheet.hidden]
    return next(iter((*selected, *seen, *full)), None)


def _recognised(sheet: SourceSheet, choices: Choices) -> tuple[int | None, Mapping[Field, int]]:
    """Recognise as much as possible: even an incomplete header shows where it is."""
    try:
        whole = heading(sheet, by_field(choices.mapping), choices.header_row)
    except FileRefused as fault:
        row = choices.header_row or fault.facts.get("row")
        return (row if isinstance(row, int) else None), {}
    return whole.row, whole.columns


def _column(at: int, header_line: SourceRow | None, below: list[SourceRow]) -> FileColumn:
    header = header_line.cell(at).text if header_line else ""
    samples: dict[str, None] = {}
    for line in below[:50]:
        if text := visible(line.cell(at).text[:_GLANCE]):
            samples[text] = None
    plain = plain_header(header)
    others = [plain_header(cell.text) for cell in header_line.cells] if header_line else []
    unique = bool(plain) and others.count(plain) == 1
    return FileColumn(
        letters(at),
        visible(header[:_GLANCE]),
        tuple(samples)[:_SAMPLES],
        header if unique and header == header.strip() and len(header) <= 100 else letters(at),
    )


def given_choices(choices: Choices, given: Given) -> Choices:
    """The answers of the form. Unknown ones are ignored."""
    encoding, separator = _last(given, "encoding"), _last(given, "separator")
    row = _last(given, "header_row")
    return replace(
        choices,
        sheets=tuple(dict.fromkeys(name for name in given.get("sheets", ()) if name)),
        header_row=int(row) if row.isascii() and row.isdigit() and len(row) < 8 else None,
        mapping=_mapping(given),
        category=_last(given, "category"),
        fill_down={"true": True, "false": False}.get(_last(given, "fill_down")),
        hidden_rows=_hidden(given, "hidden_rows"),
        hidden_columns=_hidden(given, "hidden_columns"),
        encoding=encoding if encoding in ENCODINGS else None,
        separator=separator if separator in SEPARATORS else None,
    )


UNREAD = "-"
"""In a form: the field has no column."""


def _mapping(given: Given) -> dict[str, str]:
    said = {field.name: _last(given, f"column:{field.name}") for field in COLUMNS}
    return {name: "" if text == UNREAD else text for name, text in said.items() if text}


def _hidden(given: Given, name: str) -> HiddenAnswer | None:
    answers: dict[str, HiddenAnswer] = {"import": "import", "skip": "skip"}
    return answers.get(_last(given, name))


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]
