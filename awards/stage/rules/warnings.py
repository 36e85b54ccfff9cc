"""What to look at before an arrangement is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from awards.clock import CHINA
from awards.stage.arrangement import Arrangement
from awards.stage.rules.presenting import running_twice
from awards.stage.rules.timing import item_seconds, largest, total_seconds
from awards.stage.words import ItemKind
from awards.words import Phrase, listed


def warnings(now: Arrangement) -> list[Phrase]:
    """The most urgent first."""
    return [*_times(now), *_groups(now), *_presenters(now)]


def _times(now: Arrangement) -> Iterator[Phrase]:
    settings, items = now.settings, now.items
    total = total_seconds(items, settings)
    if not total:
        yield Phrase("The programme takes no time: give its items minutes")
        return
    if total > settings.allowed_minutes * 60:
        names = [items[place - 1].title for place in largest(items, settings)]
        yield Phrase(
            "The programme takes %(minutes)s minutes, %(allowed)s are allowed; the longest items are "
            "%(items)s",
            minutes=-(-total // 60),
            allowed=settings.allowed_minutes,
            items=listed(names),
        )
    begins = settings.begins_at.astimezone(CHINA)
    if (begins + timedelta(seconds=total)).date() != begins.date():
        yield Phrase("The programme ends after midnight")
    for place, item in enumerate(items, 1):
        if not item_seconds(item, settings):
            yield Phrase("Item %(place)s “%(title)s” has no minutes", place=place, title=item.title)


def _groups(now: Arrangement) -> Iterator[Phrase]:
    for number, group in enumerate(now.groups, 1):
        if not group.members:
            yield Phrase("Group %(number)s “%(name)s” is empty", number=number, name=group.name)
    for place, item in enumerate(now.items, 1):
        if item.groups and item.kind is not ItemKind.AWARD:
            yield Phrase(
                "Item %(place)s “%(title)s” has groups and is no award",
                place=place,
                title=item.title,
            )


def _presenters(now: Arrangement) -> Iterator[Phrase]:
    without = [number for number, each in enumerate(now.groups, 1) if not each.presenters]
    if without:
        yield Phrase("Groups without a presenter: %(numbers)s", numbers=listed(without))
    for number, rank in running_twice(now.groups):
        yield Phrase(
            "%(name)s presents in groups %(before)s and %(number)s, one after the other",
            name=now.presenters[rank - 1].name,
            before=number - 1,
            number=number,
        )
