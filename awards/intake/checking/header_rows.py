"""Rows that head a list: the header again, in any words, and what stands below it in a form."""

from __future__ import annotations

from collections.abc import Mapping

from awards.intake.checking.fields import field_of, made_field_of, name_rank, plain_header
from awards.intake.checking.headers import Heading
from awards.intake.checking.non_record_words import COLUMN_NUMBERS, HEADERS, HINT, RowKind
from awards.intake.checking.row_words import NonRecord, joined_text
from awards.winner_fields import NAME

_BELOW = 2
_FEW = 3


def header_again(heading: Heading, texts: Mapping[int, str]) -> NonRecord | None:
    """The header again, as on a second page or in a section: the same columns, in any words."""
    name = texts.get(heading.columns[NAME])
    if name and not is_header(plain_header(name)):
        return None
    words = {at: plain_header(text) for at, text in texts.items()}
    named = name_rank(words.get(heading.columns[NAME], "")) is not None
    same = named and all(_heads(heading, at, word) for at, word in words.items())
    if same or (len(words) > 1 and all(map(is_header, words.values()))):
        return NonRecord(RowKind.HEADER, joined_text(texts))
    return None


def below_header(heading: Heading, row: int, texts: Mapping[int, str]) -> NonRecord | None:
    """The numbers of columns, and hints how to fill them in."""
    if row > heading.row + _BELOW or len(texts) < _FEW:
        return None
    listed = [texts[at].strip("()") for at in sorted(texts)]
    counted = any(listed == list(each[: len(listed)]) for each in COLUMN_NUMBERS)
    if counted or all(HINT.fullmatch(text) for text in texts.values()):
        return NonRecord(RowKind.HEADER, joined_text(texts))
    return None


def _heads(heading: Heading, column: int, word: str) -> bool:
    """Whether a word says what the column holds."""
    if word == heading.words.get(column):
        return True
    if column == heading.columns[NAME]:
        return name_rank(word) is not None
    field = field_of(word) or made_field_of(word)
    return field is not None and column == heading.columns.get(field)


def is_header(word: str) -> bool:
    """Whether a word heads a column of any list."""
    known = field_of(word) or made_field_of(word) or name_rank(word) is not None
    return bool(known) or word in HEADERS
