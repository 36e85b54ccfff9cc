"""The order of names by strokes: 按姓氏笔画为序 and 按姓名笔画为序.

Characters follow the official order (GB/T 25741-2010): number of strokes, then stroke by stroke 横 竖
撇 点 折, then the standard's own order for equal ones.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from awards.text.characters import INVISIBLE
from awards.text.surnames import split

Key = tuple[int, ...]

_BLANK = 0
_NO_DATA = 1_000_000  # Above every rank: characters without data follow all others, by code point.


class StrokeOrder(StrEnum):
    SURNAME = "surname"
    """姓氏笔画: a single given name precedes all others of its surname."""

    FULLNAME = "fullname"
    """姓名笔画: the second character is compared directly, for names of any length."""


class _Order(NamedTuple):
    ranks: dict[str, int]
    counts: list[int]
    ends: list[int]


@cache
def _order() -> _Order:
    text = Path(__file__).with_name("stroke_order.txt").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    characters = "".join(line for _, line in lines)
    ends, end = [], 0
    for _, line in lines:
        ends.append(end := end + len(line))
    ranks = dict(zip(characters, range(1, len(characters) + 1), strict=True))
    return _Order(ranks, [int(count) for count, _ in lines], ends)


def rank(character: str) -> int | None:
    """The rank of a character among all, from 1; None without data."""
    return _order().ranks.get(character)


def count(character: str) -> int | None:
    """The number of strokes; None without data."""
    order = _order()
    place = order.ranks.get(character)
    return None if place is None else order.counts[bisect_right(order.ends, place - 1)]


def surname_key(name: str, surname_length: int | None = None) -> Key:
    surname, given = split(name, surname_length)
    ranks = _ranks(given)
    return (*_ranks(surname), *([_BLANK] if len(ranks) == 1 else []), *ranks)


def fullname_key(name: str) -> Key:
    return tuple(_ranks(name))


def key(variant: StrokeOrder, surname_length: int | None = None) -> Callable[[str], Key]:
    if variant is StrokeOrder.FULLNAME:
        return fullname_key
    return partial(surname_key, surname_length=surname_length)


def sort(names: Iterable[str], variant: StrokeOrder) -> list[str]:
    """The names in stroke order. Equal names keep their order."""
    return sorted(names, key=key(variant))


def unknown(names: Iterable[str]) -> list[str]:
    """Characters without stroke data, to be reported with the list; ASCII excluded."""
    seen = dict.fromkeys("".join(names))
    return [one for one in seen if not one.isascii() and _counts(one) and rank(one) is None]


def derived(names: Iterable[str]) -> list[str]:
    """Characters outside the standard's list, placed by their strokes: somebody should check."""
    seen = dict.fromkeys("".join(names))
    return [one for one in seen if not "\u4e00" <= one <= "\u9fa5" and rank(one) is not None]


def _ranks(text: str) -> list[int]:
    ranks = _order().ranks
    return [ranks.get(one, _NO_DATA + ord(one)) for one in text if _counts(one)]


def _counts(character: str) -> bool:
    """Dots, brackets, spaces and variation selectors have no strokes to compare."""
    kind = unicodedata.category(character)
    return kind[0] not in "PZM" and not INVISIBLE.match(character)
