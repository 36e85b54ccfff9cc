"""The lists of one sheet: usually one, or several side by side or below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.headers import Heading, header_line, heading
from awards.intake.checking.pivots import Pivot, heading_name, is_grid, pivot
from awards.intake.checking.side_by_side import (
    ColumnSpan,
    header_words,
    leading,
    moved,
    only,
    spans,
    title,
)
from awards.intake.checking.stacked import stacked
from awards.intake.reading.book import SourceRow, SourceSheet, address, letters
from awards.intake.reading.refusals import NameGrid, NoHeader
from awards.winner_fields import NAME, Field


class SheetBlock(NamedTuple):
    """One list of a sheet. ``sheet`` has its own cells only, at their places.

    ``column`` are the letters of its first column, if the sheet has several lists; ``span`` are all
    of its columns. ``title`` stands above it. The names of a ``pivoted`` list stand below a
    category. A ``lower`` list stands below another one.
    """

    sheet: SourceSheet
    heading: Heading
    column: str = ""
    span: str = ""
    title: str = ""
    pivoted: bool = False
    lower: bool = False


def blocks(
    sheet: SourceSheet, told: Mapping[Field, str], row: int | None, vocabulary: ListVocabulary
) -> list[SheetBlock]:
    """The lists of the sheet. ``told`` and ``row`` are a person's answers about its header.

    Raises `NameGrid`, and what `heading` raises.
    """
    by_category = pivot(sheet, row, told, vocabulary)
    if by_category:
        return list(_pivoted(sheet, by_category))
    line = header_line(sheet, row)
    width = max((len(each.cells) for each in sheet.lines), default=0)
    if line and (beside := spans(line, width)):
        return [_beside(sheet, line, span, beside, told, vocabulary) for span in beside]
    try:
        lists = stacked(sheet, heading(sheet, told, row, vocabulary), vocabulary)
        return [
            SheetBlock(one.sheet, one.heading, title=one.title, lower=at > 0)
            for at, one in enumerate(lists)
        ]
    except NoHeader as missing:
        if is_grid(sheet):
            raise NameGrid(sheet=sheet.name) from missing
        raise


def _beside(
    sheet: SourceSheet,
    line: SourceRow,
    span: ColumnSpan,
    beside: Sequence[ColumnSpan],
    told: Mapping[Field, str],
    vocabulary: ListVocabulary,
) -> SheetBlock:
    shared = leading(beside)
    columns = range(*span)
    own = only(sheet, {*shared, *columns})
    found = heading(own, moved(told, beside, span), line.number, vocabulary)
    first, last = letters(span.start), letters(max(at for at in found.words if at in columns))
    lines = tuple(
        each
        for each in own.lines
        if each.number <= line.number
        or any(each.cell(at).text for at in columns)
        or span == beside[0]
    )
    own = msgspec.structs.replace(own, lines=lines)
    return SheetBlock(own, found, first, f"{first}–{last}", title(sheet, line.number, columns))


def _pivoted(sheet: SourceSheet, found: Pivot) -> Iterator[SheetBlock]:
    """Rows without any name stay with the first list, so that none is lost."""
    line, words = found.line, header_words(found.line)
    width = max(len(each.cells) for each in sheet.lines)
    own = {column for columns in found.own.values() for column in columns.values()}
    taken = {*found.named, *found.shared.values(), *own}
    rest = [at for at in words if at not in taken]
    unused = tuple(f"{address(at, line.number)} {line.cell(at).text}" for at in rest)
    nameless = {
        each.number for each in sheet.lines if not any(each.cell(at).text for at in found.named)
    }
    for at in found.named:
        is_first = at == found.named[0]
        others = set(range(width)) - {*found.named, *own}
        columns = others if is_first else set(found.shared.values())
        part = only(sheet, {*columns, at, *found.own[at].values()})
        lines = tuple(
            each
            for each in part.lines
            if each.cell(at).text or (is_first and each.number in nameless)
        )
        yield SheetBlock(
            msgspec.structs.replace(part, lines=lines),
            Heading(
                line.number,
                {**found.shared, **found.own[at], NAME: at},
                unused if is_first else (),
                len(line.cells),
                words,
            ),
            letters(at),
            letters(at),
            heading_name(words[at]),
            pivoted=True,
        )
