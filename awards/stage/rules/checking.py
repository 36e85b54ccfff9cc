"""What an arrangement may hold, so that the database takes it and papers can be made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from awards import limits
from awards.errors import ArrangementRefused
from awards.stage.arrangement import Arrangement, PlacedGroup
from awards.stage.rules.script_layers import SCRIPT_KEYS, script_faults
from awards.text.characters import BIDI, CONTROL
from awards.words import Phrase

MOST_SECONDS = 24 * 3600
#: Years of the meeting.
EARLIEST, LATEST = 1900, 2200


def require_sound(draft: Arrangement, categories: Collection[str]) -> None:
    """Raises ArrangementRefused for the first fault."""
    for reason in _faults(draft, categories):
        raise ArrangementRefused(reason=reason)


def _faults(draft: Arrangement, categories: Collection[str]) -> Iterator[Phrase]:
    yield from _settings(draft)
    yield from _items(draft)
    yield from _members(draft)
    yield from _presenters(draft)
    for number, group in enumerate(draft.groups, 1):
        yield from _group(number, group, draft, categories)
    for key, text in draft.texts.items():
        yield from _text(key, key, limits.GROUP)
        if key.startswith(SCRIPT_KEYS):
            yield from _script(key, text)
        else:
            yield from _text(key, text, limits.CEREMONY_TEXT, lines=True)


def _text(where: object, text: str, limit: int, *, lines: bool = False) -> Iterator[Phrase]:
    plain = text.replace("\n", "") if lines else text
    if len(text) > limit:
        yield Phrase(
            "%(where)s: at most %(most)s characters, not %(count)s",
            where=where,
            most=limit,
            count=len(text),
        )
    elif CONTROL.search(plain) or BIDI.search(plain):
        yield Phrase("%(where)s holds a control or direction character", where=where)


def _settings(draft: Arrangement) -> Iterator[Phrase]:
    settings = draft.settings
    where = Phrase("the settings")
    for text, limit in (
        (settings.title, limits.MEETING_TITLE),
        (settings.place, limits.MEETING_PLACE),
        (settings.hall_name, limits.HALL),
    ):
        yield from _text(where, text, limit)
    numbers = (
        (settings.allowed_minutes, 1, 1440),
        (settings.group_seconds, 0, 3600),
        (settings.member_seconds, 0, 3600),
        (settings.presenter_members, 1, 1000),
    )
    for value, low, high in numbers:
        if not low <= value <= high:
            yield Phrase(
                "%(value)s is not between %(low)s and %(high)s", value=value, low=low, high=high
            )
    if settings.begins_at.tzinfo is None:
        yield Phrase("the beginning has no time zone")
    if not EARLIEST <= settings.begins_at.year <= LATEST:
        yield Phrase(
            "the meeting begins in a year from %(first)s to %(last)s", first=EARLIEST, last=LATEST
        )


def _items(draft: Arrangement) -> Iterator[Phrase]:
    for place, item in enumerate(draft.items, 1):
        where = Phrase("item %(place)s", place=place)
        if not item.title.strip():
            yield Phrase("item %(place)s has no title", place=place)
        yield from _text(where, item.title, limits.ITEM_TITLE)
        yield from _text(where, item.speaker, limits.SPEAKER)
        yield from _text(where, item.notes, limits.ITEM_NOTES, lines=True)
        yield from _script(where, item.script)
        if item.seconds is not None and not 0 <= item.seconds <= MOST_SECONDS:
            yield Phrase("item %(place)s takes 0 minutes to 24 hours", place=place)
        units = [each.unit for each in item.letters]
        for each in item.letters:
            yield from _text(where, each.unit, limits.LETTER_UNIT)
            yield from _text(where, each.signer, limits.LETTER_SIGNER)
            if not each.unit.strip():
                yield Phrase("item %(place)s has a letter without a unit", place=place)
        for unit, count in Counter(units).items():
            if count > 1:
                yield Phrase("item %(place)s has two letters of %(unit)s", place=place, unit=unit)


def _script(where: object, script: str) -> Iterator[Phrase]:
    yield from _text(where, script, limits.SCRIPT, lines=True)
    for fault in script_faults(script):
        yield Phrase("%(where)s, text: %(fault)s", where=where, fault=fault)


def _group(
    number: int, group: PlacedGroup, draft: Arrangement, categories: Collection[str]
) -> Iterator[Phrase]:
    where = Phrase("group %(number)s", number=number)
    if not group.name.strip():
        yield Phrase("group %(number)s has no name", number=number)
    yield from _text(where, group.name, limits.GROUP)
    yield from _script(where, group.script)
    if group.category and group.category not in categories:
        yield Phrase(
            "group %(number)s: there is no category %(code)s", number=number, code=group.category
        )
    for each in group.members:
        yield from _text(where, each.recipient, limits.RECIPIENT)
        yield from _text(where, each.reading, limits.READING)
    ends = 0
    for block in group.presenters:
        if not 1 <= block.rank <= len(draft.presenters):
            yield Phrase(
                "group %(number)s: there is no presenter of rank %(rank)s",
                number=number,
                rank=block.rank,
            )
        if not ends < block.first <= block.last <= len(group.members):
            yield Phrase(
                "group %(number)s: presenter %(rank)s has the members %(first)s to %(last)s",
                number=number,
                rank=block.rank,
                first=block.first,
                last=block.last,
            )
        ends = block.last
    ranks = Counter(block.rank for block in group.presenters)
    for rank, count in ranks.items():
        if count > 1:
            yield Phrase("group %(number)s has presenter %(rank)s twice", number=number, rank=rank)


def _members(draft: Arrangement) -> Iterator[Phrase]:
    for winner, count in Counter([*draft.on_stage, *draft.bagged]).items():
        if count > 1:
            yield Phrase("winner %(winner)s is placed twice", winner=winner)


def _presenters(draft: Arrangement) -> Iterator[Phrase]:
    for rank, each in enumerate(draft.presenters, 1):
        where = Phrase("presenter %(rank)s", rank=rank)
        if not each.name.strip():
            yield Phrase("presenter %(rank)s has no name", rank=rank)
        yield from _text(where, each.name, limits.PRESENTER)
        yield from _text(where, each.duty, limits.PRESENTER_DUTY)
