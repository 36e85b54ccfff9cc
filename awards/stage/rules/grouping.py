"""How many stand in each group of a category, and who represents it on stage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from awards.stage.content import StageCertificate


class ChosenBy(StrEnum):
    """How representatives are chosen: the first ones, or in turn from each honour or unit."""

    ORDER = "order"
    HONOUR = "honour"
    UNIT = "unit"


def sizes(members: int, size: int) -> list[int]:
    """Groups of ``size``; the last two share what is left, so that 16 in tens are 8 and 8."""
    full, rest = divmod(members, size)
    if not rest:
        return [size] * full
    if not full:
        return [rest]
    shared = size + rest
    return [size] * (full - 1) + [shared - shared // 2, shared // 2]


def parted(winners: Sequence[int], size: int) -> list[tuple[int, ...]]:
    """The winners in groups, in their order."""
    groups, start = [], 0
    for count in sizes(len(winners), size):
        groups.append(tuple(winners[start : start + count]))
        start += count
    return groups


_TURNS: dict[ChosenBy, Callable[[StageCertificate], str]] = {
    ChosenBy.ORDER: lambda _: "",
    ChosenBy.HONOUR: lambda each: each.honour,
    ChosenBy.UNIT: lambda each: each.unit,
}


def representatives(
    candidates: Sequence[StageCertificate], count: int, by: ChosenBy = ChosenBy.ORDER
) -> list[int]:
    """Choose so many, one of each honour or unit in turn. They keep the order of the decision."""
    kinds: dict[str, list[StageCertificate]] = {}
    for each in candidates:
        kinds.setdefault(_TURNS[by](each), []).append(each)
    turns = max(map(len, kinds.values()), default=0)
    in_turn = [kind[at] for at in range(turns) for kind in kinds.values() if at < len(kind)]
    chosen = {each.winner for each in in_turn[:count]}
    return [each.winner for each in candidates if each.winner in chosen]


def rest(candidates: Sequence[StageCertificate], chosen: Collection[int]) -> list[int]:
    """Those who are not chosen, in their order."""
    return [each.winner for each in candidates if each.winner not in chosen]
