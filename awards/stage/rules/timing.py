"""How long the programme takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from awards.clock import CHINA
from awards.stage.arrangement import ArrangedItem, CeremonySettings, PlacedGroup


def group_seconds(members: int, settings: CeremonySettings) -> int:
    return settings.group_seconds + settings.member_seconds * members


def item_seconds(item: ArrangedItem, settings: CeremonySettings) -> int:
    """As typed, or the sum of its groups and letters."""
    if item.seconds is not None:
        return item.seconds
    return calculated_seconds(item.groups, len(item.letters), settings)


def calculated_seconds(
    groups: Sequence[PlacedGroup], letters: int, settings: CeremonySettings
) -> int:
    """Units that hand in letters walk on as one group does."""
    handing_in = group_seconds(letters, settings) if letters else 0
    return handing_in + sum(group_seconds(len(each.members), settings) for each in groups)


def starts(items: Sequence[ArrangedItem], settings: CeremonySettings) -> list[int]:
    """The start of each item, in seconds after the beginning."""
    found, at = [], 0
    for item in items:
        found.append(at)
        at += item_seconds(item, settings)
    return found


def total_seconds(items: Sequence[ArrangedItem], settings: CeremonySettings) -> int:
    return sum(item_seconds(item, settings) for item in items)


def largest(items: Sequence[ArrangedItem], settings: CeremonySettings, most: int = 3) -> list[int]:
    """The places of the longest items, the longest first."""
    places = range(1, len(items) + 1)
    return sorted(places, key=lambda place: -item_seconds(items[place - 1], settings))[:most]


def clock_time(begins_at: datetime, minutes: float) -> str:
    """The time of day in China so many minutes after the beginning, such as 09:30."""
    return f"{begins_at.astimezone(CHINA) + timedelta(minutes=minutes):%H:%M}"
