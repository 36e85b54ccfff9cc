"""Lists that stand below each other in one sheet, each with a header and columns of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from awards.errors import FileRefused
from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.fields import name_rank, plain_header
from awards.intake.checking.header_rows import is_header
from awards.intake.checking.headers import Heading, heading
from awards.intake.reading.book import SourceRow, SourceSheet
from awards.text.names import trimmed
from awards.winner_fields import Field

_FEWEST = 2


class StackedList(NamedTuple):
    """The rows of one list, its header, and the text that stands alone right above it."""

    sheet: SourceSheet
    heading: Heading
    title: str


def stacked(sheet: SourceSheet, first: Heading, vocabulary: ListVocabulary) -> list[StackedList]:
    """The lists of the sheet: one, unless a header further down means other columns."""
    headings = [first, *_other_headings(sheet, first, vocabulary)]
    if len(headings) == 1:
        return [StackedList(sheet, first, "")]
    bounds = [0, *(each.row for each in headings[1:]), sheet.lines[-1].number + 1]
    lists: list[StackedList] = []
    for found, begin, end in zip(headings, bounds, bounds[1:], strict=False):
        lines = tuple(line for line in sheet.lines if begin <= line.number < end)
        title = _title(lists[-1].sheet.lines) if lists else ""
        lists.append(StackedList(msgspec.structs.replace(sheet, lines=lines), found, title))
    return lists


def _other_headings(
    sheet: SourceSheet, first: Heading, vocabulary: ListVocabulary
) -> Iterator[Heading]:
    """Headers below the first with other columns, each compared with the one before."""
    last = first
    for at, line in enumerate(sheet.lines):
        if line.number <= first.row or not _is_heading(line):
            continue
        rest = msgspec.structs.replace(sheet, lines=sheet.lines[at:])
        try:
            found = heading(rest, None, line.number, vocabulary)
        except FileRefused:
            continue
        if _means_other(found, last):
            last = found
            yield found


def _is_heading(line: SourceRow) -> bool:
    """True if every text of the row heads a column, and one of them heads names."""
    words = []
    for cell in line.cells:
        if word := plain_header(cell.text):
            if not is_header(word):
                return False
            words.append(word)
    return len(words) >= _FEWEST and any(name_rank(word) is not None for word in words)


def _means_other(found: Heading, last: Heading) -> bool:
    """True if a column of the new header holds something else than it held before."""
    new, old = _fields(found), _fields(last)
    return any(new.get(at) != old.get(at) for at in found.words)


def _fields(of: Heading) -> dict[int, Field]:
    return {at: field for field, at in of.columns.items()}


def _title(above: Sequence[SourceRow]) -> str:
    """The text alone in the last row above a list."""
    texts = [text for cell in above[-1].cells if (text := trimmed(cell.text))] if above else []
    return texts[0] if len(texts) == 1 else ""
