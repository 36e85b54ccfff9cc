"""The columns of a file, as a person is shown them to say what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.choices import Choices
from awards.intake.checking.chosen_sheets import chosen
from awards.intake.checking.fields import by_field, plain_header
from awards.intake.checking.headers import incomplete_heading
from awards.intake.reading.book import Book, SourceRow, SourceSheet, letters
from awards.intake.reading.limits import HEADER_ROWS
from awards.text.names import visible
from awards.winner_fields import Field

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

    def meaning(self, column: FileColumn) -> Field | None:
        """What the column is read as."""
        return next((field for field, at in self.found.items() if at == column.letters), None)

    @property
    def width(self) -> int:
        return len(self.columns)


def file_columns(book: Book, choices: Choices, vocabulary: ListVocabulary) -> FileColumns | None:
    """Return the columns of the first readable sheet; None for a file without rows."""
    sheet = _first(book, choices)
    if sheet is None:
        return None
    mapping = by_field(choices.mapping, vocabulary.own)
    known = incomplete_heading(sheet, mapping, choices.header_row, vocabulary)
    row = known.row if known else choices.header_row
    found = known.columns if known else {}
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
