"""Labels of rows and seats: when two are the same, and ranges such as “1-8”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awards.stage.seats.limits import MOST_SEATS
from awards.text.characters import folded

_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_AFFIXES = re.compile(r"^第|(?:排|行|座|号|座位)+$")
_RANGE = re.compile(r"(\d{1,5})-(\d{1,5})(?::(\d{1,2}))?|([A-Z])-([A-Z])")

#: Stands in a range for a cell without a seat.
GAP = "_"


def bare(label: str) -> str:
    """The label without the words around it: 第3排 is 3, 12座 is 12."""
    text = label.strip()
    return _AFFIXES.sub("", text).strip() or text


def label_key(label: str) -> str:
    """Equal for labels that name one seat: 01 and 1, Ａ and a, 第3排 and 3."""
    return _LEADING_ZEROS.sub("", bare(folded(label)).casefold())


def labels(given: str | int | Sequence[str | int]) -> list[str]:
    """Labels as a list, or written short: “1-8”, “15-1:2,2-16:2”, “A-F”. Raises ValueError."""
    if isinstance(given, int):
        return [str(given)]
    if not isinstance(given, str):
        return [str(each).strip() for each in given]
    found: list[str] = []
    for piece in given.split(",") if given.strip() else ():
        found += _piece(piece.strip())
        if len(found) > MOST_SEATS:
            raise ValueError(given)
    return found


def _piece(piece: str) -> Iterator[str]:
    match = _RANGE.fullmatch(piece)
    if match is None:
        yield "" if piece in ("", GAP) else piece
    elif match[4]:
        first, last = ord(match[4]), ord(match[5])
        yield from map(chr, _between(first, last, 1))
    else:
        width = len(match[1]) if match[1].startswith("0") else 0
        step = int(match[3] or 1)
        if not step:
            raise ValueError(piece)
        yield from (
            str(number).zfill(width) for number in _between(int(match[1]), int(match[2]), step)
        )


def _between(first: int, last: int, step: int) -> range:
    """Both ends, upward or downward."""
    return range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
