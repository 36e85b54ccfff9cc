"""A person's column matching, kept with the import and reused for the same headers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from awards.intake.answers import Answers
from awards.intake.checking.choices import Choices
from awards.intake.checking.fields import plain_header
from awards.intake.checking.preview import ImportPreview
from awards.intake.reading.book import Book, SourceRow
from awards.intake.reading.limits import HEADER_ROWS
from awards.tables import Intake

#: The number of recent imports whose matching is reused.
_MOST = 50


class ColumnMatching(msgspec.Struct, frozen=True):
    """``headers`` as they are compared; ``mapping`` as in `Choices`."""

    headers: tuple[str, ...]
    mapping: Mapping[str, str]


class RememberedMatching(msgspec.Struct, frozen=True):
    """The import with these headers, and the row of the headers in this file."""

    reference: str
    reading: ColumnMatching
    row: int


def written(book: Book, preview: ImportPreview, choices: Choices) -> str:
    """Empty if the columns were recognised without a person."""
    sheet = next((one for one in book.sheets if one.name in preview.headings), None)
    if sheet is None or not choices.mapping:
        return ""
    row = preview.headings[sheet.name].row
    headers = next((_headers(line) for line in sheet.lines if line.number == row), ())
    return msgspec.json.encode(ColumnMatching(headers, choices.mapping), order="sorted").decode()


async def remembered(book: Book) -> RememberedMatching | None:
    """The latest import of a file with the same headers whose columns a person matched."""
    rows = (
        await Intake.select(Intake.reference, Intake.reading)
        .where(Intake.reading != "", Intake.undone_at.is_null())
        .order_by(Intake.id, ascending=False)
        .limit(_MOST)
    )
    here = {headers: number for number, headers in _candidates(book) if any(headers)}
    for row in rows:
        reading = msgspec.json.decode(row["reading"], type=ColumnMatching)
        if reading.headers in here:
            return RememberedMatching(row["reference"], reading, here[reading.headers])
    return None


def is_open(answers: Answers) -> bool:
    """True if a person has answered nothing yet."""
    return answers == Answers(choices=Choices(pasted=answers.choices.pasted))


def answers_from(found: RememberedMatching, before: Choices | None = None) -> Answers:
    choices = replace(before or Choices(), mapping=found.reading.mapping, header_row=found.row)
    return Answers(choices=choices, read_as=found.reference)


def _candidates(book: Book) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Yield possible headers of a file with one list; others have several header rows."""
    seen = [sheet for sheet in book.sheets if sheet.lines and not sheet.hidden]
    if len(seen) == 1:
        for line in seen[0].lines:
            if line.number <= HEADER_ROWS:
                yield line.number, _headers(line)


def _headers(line: SourceRow) -> tuple[str, ...]:
    headers = [plain_header(cell.text) for cell in line.cells]
    while headers and not headers[-1]:
        headers.pop()
    return tuple(headers)
