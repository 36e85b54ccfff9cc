"""What a row of a list says in its texts: numbers, headings, units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from awards.intake.checking.non_record_words import (
    COUNT,
    SECTION,
    SECTION_COUNT,
    UNIT_END,
    RowKind,
)
from awards.text.characters import SPACE
from awards.text.numerals import number_of

_EXAMINED = 400
_LISTED = re.compile(r"^\d{1,2}[.、．)]")
_OPENING = '([【〔<《“"*'
_WRAPPED = re.compile(r"[(\[【〔<《“\"*]+([^()\[\]【】〔〕<>《》“”\"*]+)[)\]】〕>》”\"*]+")


class NonRecord(NamedTuple):
    """``stated`` is the number that a total or a heading says. If not ``certain``, it could be a winner."""

    kind: RowKind
    text: str
    certain: bool = True
    stated: int | None = None


def plain_text(text: str) -> str:
    return SPACE.sub("", unicodedata.normalize("NFKC", text[:_EXAMINED]))


def joined_text(texts: Mapping[int, str]) -> str:
    return " ".join(texts[at] for at in sorted(texts))


def stated_number(texts: Mapping[int, str]) -> int | None:
    """The number of a total, where it says exactly one: with a counter, or else alone."""
    whole = joined_text(texts)
    numbers = COUNT.findall(whole) or re.findall(r"\d+", whole)
    return number_of(numbers[0]) if len(numbers) == 1 else None


def is_count(text: str) -> bool:
    return text.isdecimal() or COUNT.fullmatch(text) is not None


def says(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the text is one of the pattern, by itself or in brackets: （以下空白）."""
    if pattern.fullmatch(text) is not None:
        return True
    if text[0] in _OPENING and (wrapped := _WRAPPED.fullmatch(text)):
        return pattern.fullmatch(wrapped[1]) is not None
    listed = _LISTED.match(text) if text[0].isdigit() else None
    return listed is not None and pattern.fullmatch(text, listed.end()) is not None


def section_name(text: str) -> str:
    """What a heading names, without its number and its count: 先进个人 of 一、先进个人（共3名）."""
    numbered = SECTION.fullmatch(text)
    return SECTION_COUNT.sub("", numbered[1] if numbered else text).rstrip(":")


def unit_name(text: str) -> str:
    """The unit that a heading names, without its number and its count: 甲局 of 一、甲局（2人）."""
    return section_name(text).rstrip(": ")


def is_unit_like(text: str) -> bool:
    """True if the text ends like the name of a unit."""
    return len(text) > 1 and ":" not in text and UNIT_END.search(text) is not None
