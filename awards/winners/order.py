"""The one order: print, tray, stage and roster all use it.

Categories follow the order of the commendation. Within a category the winners follow the decision,
the strokes in one of the two official variants, pinyin, or places given by hand. A winner with a
place given by hand stands at that place with any method, and is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar

from awards.tables import OrderMethod
from awards.text import pinyin, strokes


class Ordered(Protocol):
    """The values that the order needs.

    ``place`` is the decision order; both places count from 1.
    """

    @property
    def name(self) -> str: ...
    @property
    def surname_length(self) -> int | None: ...
    @property
    def place(self) -> int: ...
    @property
    def hand_place(self) -> int | None: ...


Entry = TypeVar("Entry", bound=Ordered)

_KEYS: dict[OrderMethod, Callable[[Any], Any]] = {
    OrderMethod.DECISION: lambda entry: entry.place,
    OrderMethod.HAND: lambda entry: entry.place,
    OrderMethod.SURNAME_STROKES: lambda e: (strokes.surname_key(e.name, e.surname_length), e.place),
    OrderMethod.FULLNAME_STROKES: lambda e: (strokes.fullname_key(e.name), e.place),
    OrderMethod.PINYIN: lambda e: (pinyin.key(e.name, e.surname_length), e.place),
}


def in_category(entries: Iterable[Entry], method: OrderMethod) -> list[Entry]:
    """The winners of one category in order. Equal names keep the order of the decision."""
    gathered = list(entries)
    free = sorted((e for e in gathered if e.hand_place is None), key=_KEYS[method])
    placed = sorted((e for e in gathered if e.hand_place is not None), key=_hand)
    return _with_hand_places(free, placed)


def _hand(entry: Ordered) -> int:
    return entry.hand_place or 0


def _with_hand_places(free: list[Entry], placed: Sequence[Entry]) -> list[Entry]:
    """Insert in rising order of place, so that each ends up exactly at its place."""
    for entry in placed:
        free.insert(_hand(entry) - 1, entry)
    return free


def without_strokes(entries: Iterable[Ordered], method: OrderMethod) -> list[str]:
    """Characters without stroke data. Names with them come last and need a place by hand."""
    if method not in (OrderMethod.SURNAME_STROKES, OrderMethod.FULLNAME_STROKES):
        return []
    return strokes.unknown(entry.name for entry in entries)
