"""What two contents say differently, in words: one line for each winner and each part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from awards.stage.content import StageContent
from awards.stage.rules.comparing import (
    MemberDifference,
    PartDifference,
    StageDifference,
    StagePlace,
)
from awards.words import N_, Joined, Phrase

#: Keys of parts and words of members → their names.
KEYS = {
    "title": N_("Title"),
    "place": N_("Place of the meeting"),
    "begins_at": N_("Beginning"),
    "allowed_minutes": N_("Minutes allowed"),
    "position_rule": N_("Positions on stage"),
    "platform_rule": N_("Seats on the platform"),
    "walk_on": N_("Side of walk-on"),
    "hall": N_("Hall"),
    "kind": N_("Kind"),
    "speaker": N_("Speaker"),
    "minutes": N_("Minutes"),
    "notes": N_("Notes"),
    "script": N_("Text"),
    "letters": N_("Letters"),
    "name": N_("Name"),
    "number": N_("Certificate number"),
    "version": N_("Version of the certificate"),
    "unit": N_("Unit"),
    "honour": N_("Honour"),
    "reading": N_("Reading"),
}
#: Longer texts are said to differ, and not shown.
_LONGEST = 60


def difference_lines(
    found: StageDifference, old: StageContent, new: StageContent
) -> Iterator[Phrase]:
    """Parts of the meeting first, then winners in the order of the stage."""
    before, after = _ranks(old), _ranks(new)
    for part in found.parts:
        yield _part(part)
    for member in found.members:
        yield _member(member, before, after)


def _ranks(content: StageContent) -> dict[int, str]:
    return {each.rank: each.name for each in content.presenters}


def _part(part: PartDifference) -> Phrase:
    what, _, number = part.what.partition("/")
    where = {
        "meeting": Phrase("the meeting"),
        "item": Phrase("item %(place)s", place=number),
        "group": Phrase("group %(number)s", number=number),
        "presenter": Phrase("presenter %(rank)s", rank=number),
        "text": Phrase("the text “%(key)s”", key=part.key),
    }[what]
    key = Phrase(KEYS[part.key]) if part.key in KEYS else part.key
    if max(len(part.before), len(part.after)) > _LONGEST:
        return Phrase("%(where)s, %(key)s: another text", where=where, key=key)
    return Phrase(
        "%(where)s, %(key)s: %(before)s → %(after)s",
        where=where,
        key=key,
        before=part.before or "—",
        after=part.after or "—",
    )


def _member(
    member: MemberDifference, before: Mapping[int, str], after: Mapping[int, str]
) -> Phrase:
    changes: list[object] = []
    if member.before != member.after:
        changes.append(
            Phrase(
                "%(before)s → %(after)s",
                before=place_words(member.before, before),
                after=place_words(member.after, after),
            )
        )
    changes += (
        Phrase(
            "%(key)s: %(before)s → %(after)s",
            key=Phrase(KEYS[key]),
            before=old or "—",
            after=new or "—",
        )
        for key, old, new in member.words
    )
    return Phrase(
        "%(name)s: %(changes)s", name=member.name, changes=Joined(tuple(changes), Phrase("; "))
    )


def place_words(place: StagePlace | None, names: Mapping[int, str]) -> Phrase:
    """Where one stands, from whom one receives, and where the certificate lies."""
    if place is None:
        return Phrase("not in it")
    if not place.group:
        return Phrase("in a bag")
    words = Phrase(
        "group %(group)s place %(place)s, tray %(tray)s no. %(lying)s",
        group=place.group,
        place=place.place,
        tray=place.tray or "—",
        lying=place.tray_place,
    )
    if place.presenter:
        return Phrase("%(where)s, from %(name)s", where=words, name=names.get(place.presenter, "—"))
    return words
