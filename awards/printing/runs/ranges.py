"""Numbers of sheets as ranges: how they are written, read, and shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from awards.errors import FieldRefused
from awards.words import Phrase

Ranges = tuple[tuple[int, int], ...]
"""From and to, both included, in rising order."""

_PIECE = re.compile(r"(\d{1,8})(?:\s*[-–—~至]\s*(\d{1,8}))?")
_BETWEEN = re.compile(r"[\s,、;]+")


def ranges_of(numbers: Iterable[int]) -> Ranges:
    """The fewest ranges that hold these numbers."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def written(ranges: Ranges) -> str:
    """For a column, an address or a program: ``1-136,140``."""
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)


def shown(ranges: Ranges) -> str:
    """For people: ``1–136、140``."""
    return "、".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def read(typed: str, field: str = "sheets") -> Ranges:
    """From `written`, or as a person types it. Raises FieldRefused."""
    numbers: list[tuple[int, int]] = []
    plain = re.sub(r"\s*([-–—~至])\s*", r"\1", unicodedata.normalize("NFKC", typed).strip())
    for piece in filter(None, _BETWEEN.split(plain)):
        match = _PIECE.fullmatch(piece)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last:
            reason = Phrase("sheets of paper such as 131-139, 142")
            raise FieldRefused(field=field, value=piece[:40], reason=reason)
        numbers.append((first, last))
    return _merged(sorted(numbers))


def _merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    found: list[tuple[int, int]] = []
    for first, last in ranges:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def numbers_in(ranges: Ranges) -> Iterator[int]:
    """In rising order."""
    for first, last in ranges:
        yield from range(first, last + 1)
