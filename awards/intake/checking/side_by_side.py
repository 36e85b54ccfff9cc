"""Lists that stand beside each other in one sheet, each below the same header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from awards.intake.checking.fields import name_rank, plain_header
from awards.intake.reading.book import (
    BLANK_CELL,
    SourceCell,
    SourceRow,
    SourceSheet,
    column_of,
    letters,
)
from awards.text.names import trimmed
from awards.winner_fields import Field

_FEWEST = 2


class ColumnSpan(NamedTuple):
    """The columns of one list, from ``start`` to before ``end``."""

    start: int
    end: int


def spans(line: SourceRow, width: int) -> list[ColumnSpan]:
    """The columns of each list below a header whose words repeat; none if it is one list."""
    words = header_words(line)
    found = _repeated(words, width) or _apart(words, width)
    named = all(
        any(name_rank(word) is not None for at, word in words.items() if at in range(*span))
        for span in found
    )
    return found if len(found) >= _FEWEST and named else []


def leading(found: Sequence[ColumnSpan]) -> range:
    """The columns before the first list, which all lists share."""
    return range(found[0].start)


def _repeated(words: Mapping[int, str], width: int) -> list[ColumnSpan]:
    """Lists that each begin with the same word, as often as the word for a name stands there."""
    counts = Counter(words.values())
    times = max((counts[word] for word in counts if name_rank(word) is not None), default=0)
    if times < _FEWEST:
        return []
    first = next(word for word in words.values() if counts[word] == times)
    starts = [at for at, word in words.items() if word == first]
    found = [ColumnSpan(*pair) for pair in pairwise([*starts, width])]
    one, *others = [_words_in(words, span) for span in found]
    alike = all(other == one or len(other & one) >= _FEWEST for other in others)
    return found if alike else []


def _apart(words: Mapping[int, str], width: int) -> list[ColumnSpan]:
    """Lists with a blank column between them, and a header that occurs in each of them."""
    starts = [at for at in words if at - 1 not in words]
    found = [ColumnSpan(*pair) for pair in pairwise([*starts, width])]
    groups = [_words_in(words, span) for span in found]
    return found if groups and set.intersection(*groups) else []


def _words_in(words: Mapping[int, str], span: ColumnSpan) -> set[str]:
    return {word for at, word in words.items() if at in range(*span)}


def header_words(line: SourceRow) -> dict[int, str]:
    """The words of a header by column."""
    return {at: word for at, cell in enumerate(line.cells) if (word := plain_header(cell.text))}


def moved(
    told: Mapping[Field, str], all_spans: Collection[ColumnSpan], to: ColumnSpan
) -> dict[Field, str]:
    """A person's columns of one list, as those of another; headers are the same in both."""
    return {field: _moved(choice, all_spans, to) for field, choice in told.items()}


def _moved(choice: str, all_spans: Collection[ColumnSpan], to: ColumnSpan) -> str:
    if not (choice.isascii() and choice.isupper() and choice.isalpha()):
        return choice
    column = column_of(choice)
    own = next((span for span in all_spans if column in range(*span)), to)
    return letters(column - own.start + to.start)


def only(sheet: SourceSheet, columns: Collection[int]) -> SourceSheet:
    """The sheet with the cells of these columns at their places; rows without any are left out."""
    lines = tuple(
        SourceRow(line.number, _cells(line, columns), line.hidden)
        for line in sheet.lines
        if any(line.cell(at).text for at in columns)
    )
    merged = tuple(each for each in sheet.merged if each.left in columns)
    return msgspec.structs.replace(sheet, lines=lines, merged=merged)


def _cells(line: SourceRow, columns: Collection[int]) -> tuple[SourceCell, ...]:
    return tuple(cell if at in columns else BLANK_CELL for at, cell in enumerate(line.cells))


def title(sheet: SourceSheet, row: int, columns: Collection[int]) -> str:
    """The nearest text above a list; a text that stands alone in its row is above all lists."""
    for line in reversed([each for each in sheet.lines if each.number < row]):
        texts = {at: text for at, cell in enumerate(line.cells) if (text := trimmed(cell.text))}
        own = [text for at, text in texts.items() if at in columns]
        if own or len(texts) == 1:
            return next(iter(own or texts.values()))
    return ""
