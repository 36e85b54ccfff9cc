"""Which presenter hands over to whom, and on which tray the certificates lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from awards.stage.arrangement import PlacedGroup, PresenterBlock
from awards.stage.rules.positions import platform
from awards.stage.words import PlatformRule


def blocks(members: int, ranks: Sequence[int]) -> tuple[PresenterBlock, ...]:
    """Neighbours in blocks of equal size; the highest rank takes the block in the middle."""
    ranks = sorted(ranks)[:members]
    seated = [ranks[each - 1] for each in platform(len(ranks), PlatformRule.A)]
    found, first = [], 1
    for rank, size in zip(seated, _shares(members, len(seated)), strict=True):
        found.append(PresenterBlock(rank, first, first + size - 1))
        first += size
    return tuple(found)


def _shares(members: int, count: int) -> list[int]:
    return [members // count + (at < members % count) for at in range(count)] if count else []


def presenters_in_turn(
    members: Sequence[int], ranks: Sequence[int], most: int
) -> list[tuple[PresenterBlock, ...]]:
    """Ranks in order to groups in order, one for each ``most`` members begun, then from the first.

    ``members`` are the sizes of the groups.
    """
    found, at = [], 0
    for size in members:
        wanted = min(-(-size // most), len(ranks))
        turn = [ranks[(at + step) % len(ranks)] for step in range(wanted)]
        found.append(blocks(size, turn))
        at += wanted
    return found


def fitted(kept: Sequence[PresenterBlock], members: int) -> tuple[PresenterBlock, ...]:
    """The same presenters in the same order for another number of members."""
    ranks = [each.rank for each in kept][:members]
    found, first = [], 1
    for rank, size in zip(ranks, _shares(members, len(ranks)), strict=True):
        found.append(PresenterBlock(rank, first, first + size - 1))
        first += size
    return tuple(found)


def presenter_of(place: int, kept: Iterable[PresenterBlock]) -> int:
    """The rank that hands over at a place; 0 if nobody is assigned."""
    return next((each.rank for each in kept if each.first <= place <= each.last), 0)


def running_twice(groups: Sequence[PlacedGroup]) -> list[tuple[int, int]]:
    """The number of the later group, and the rank, where one presents in two groups running."""
    found = []
    for number, (before, after) in enumerate(pairwise(groups), 2):
        earlier = {each.rank for each in before.presenters}
        found += [(number, each.rank) for each in after.presenters if each.rank in earlier]
    return found


class TrayPlace(NamedTuple):
    """``tray`` 0 is carried by two; ``place`` 1 lies on top."""

    tray: int
    place: int


def trays(forms: Sequence[str], kept: Sequence[PresenterBlock]) -> list[TrayPlace]:
    """The tray of each member, one for each presenter. Plaques are too large for a tray."""
    numbers: dict[int, int] = {}
    counts: dict[int, int] = {}
    found = []
    for place, form in enumerate(forms, 1):
        rank = presenter_of(place, kept)
        tray = 0 if form == "plaque" else numbers.setdefault(rank, len(numbers) + 1)
        counts[tray] = counts.get(tray, 0) + 1
        found.append(TrayPlace(tray, counts[tray]))
    return found
