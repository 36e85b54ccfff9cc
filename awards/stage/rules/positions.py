"""Where people stand and sit, from the left as the hall sees them."""

from __future__ import annotations

from awards.stage.words import PlatformRule, PositionRule


def platform(count: int, rule: PlatformRule) -> list[int]:
    """The ranks from left to right: 7 5 3 1 2 4 6; even A 5 3 1 2 4 6; even B 6 4 2 1 3 5.

    In the international order the right hand of the first is higher, so it is the mirror of A for
    an odd number: 6 4 2 1 3 5 7.
    """
    ranks = range(1, count + 1)
    if rule is PlatformRule.INTERNATIONAL or (rule is PlatformRule.B and count % 2 == 0):
        return [each for each in reversed(ranks) if each % 2 == 0] + [
            each for each in ranks if each % 2
        ]
    return [each for each in reversed(ranks) if each % 2] + [
        each for each in ranks if each % 2 == 0
    ]


_CENTRE = {PositionRule.CENTRE_A: PlatformRule.A, PositionRule.CENTRE_B: PlatformRule.B}


def standing(count: int, rule: PositionRule) -> list[int]:
    """The places from left to right as the hall sees them."""
    if rule is PositionRule.LEFT_TO_RIGHT:
        return list(range(1, count + 1))
    return platform(count, _CENTRE[rule])


def positions(count: int, rule: PositionRule) -> list[int]:
    """The position of each place, from 1 at the left as the hall sees it."""
    places = standing(count, rule)
    return [places.index(place) + 1 for place in range(1, count + 1)]


def as_stage_sees(row: list[int]) -> list[int]:
    """The same row from left to right as those on the stage see it."""
    return row[::-1]
