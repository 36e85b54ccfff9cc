"""What two contents of a ceremony say differently: for versions, and for who prints again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from awards.stage.content import StageContent, StageMember


class StagePlace(NamedTuple):
    """``group`` 0 is a bag, of ``unit``."""

    group: int
    place: int
    position: int
    tray: int
    tray_place: int
    presenter: int
    recipient: str
    unit: str = ""


class MemberDifference(msgspec.Struct, frozen=True):
    """Old and new of one winner; None where the content lacks them."""

    winner: int
    name: str
    before: StagePlace | None
    after: StagePlace | None
    words: tuple[tuple[str, str, str], ...] = ()


class PartDifference(msgspec.Struct, frozen=True):
    """Another value of the meeting, an item, a group or a presenter: ``what`` names it."""

    what: str
    key: str
    before: str
    after: str


class StageDifference(msgspec.Struct, frozen=True):
    members: tuple[MemberDifference, ...] = ()
    parts: tuple[PartDifference, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.members or self.parts)

    @property
    def count(self) -> int:
        return len(self.members) + len(self.parts)


_WORDS = ("number", "version", "name", "unit", "honour", "reading")
_MEETING = (
    "title", "place", "begins_at", "allowed_minutes", "position_rule", "platform_rule", "walk_on",
    "hall",
)  # fmt: skip
_ITEM = ("title", "kind", "speaker", "minutes", "notes", "script")


def compare(old: StageContent, new: StageContent) -> StageDifference:
    return StageDifference(tuple(_members(old, new)), tuple(_parts(old, new)))


def _members(old: StageContent, new: StageContent) -> Iterator[MemberDifference]:
    before, after = _places(old), _places(new)
    was = {each.winner: each for each in old.order}
    now = {each.winner: each for each in new.order}
    for winner in {**now, **was}:
        words = tuple(
            (word, str(getattr(was[winner], word)), str(getattr(now[winner], word)))
            for word in _WORDS
            if winner in was
            and winner in now
            and getattr(was[winner], word) != getattr(now[winner], word)
        )
        if words or before.get(winner) != after.get(winner):
            name = (now.get(winner) or was[winner]).name
            yield MemberDifference(winner, name, before.get(winner), after.get(winner), words)


def _places(content: StageContent) -> dict[int, StagePlace]:
    found = {
        member.certificate.winner: _place(group.number, member)
        for group in content.groups
        for member in group.members
    }
    for bag in content.bags:
        for each in bag.certificates:
            found[each.winner] = StagePlace(0, 0, 0, 0, 0, 0, "", bag.unit)
    return found


def _place(group: int, member: StageMember) -> StagePlace:
    return StagePlace(
        group,
        member.place,
        member.position,
        member.tray,
        member.tray_place,
        member.presenter,
        member.recipient,
    )


def _parts(old: StageContent, new: StageContent) -> Iterator[PartDifference]:
    for key in _MEETING:
        yield from _part("meeting", key, getattr(old, key), getattr(new, key))
    for at in range(max(len(old.items), len(new.items))):
        was, now = _nth(old.items, at), _nth(new.items, at)
        for key in _ITEM:
            yield from _part(f"item/{at + 1}", key, getattr(was, key, ""), getattr(now, key, ""))
        letters = [
            "、".join(f"{each.unit} {each.signer}".strip() for each in getattr(item, "letters", ()))
            for item in (was, now)
        ]
        yield from _part(f"item/{at + 1}", "letters", *letters)
    for at in range(max(len(old.groups), len(new.groups))):
        was, now = _nth(old.groups, at), _nth(new.groups, at)
        for key in ("name", "script"):
            yield from _part(f"group/{at + 1}", key, getattr(was, key, ""), getattr(now, key, ""))
    for at in range(max(len(old.presenters), len(new.presenters))):
        people = [
            f"{getattr(each, 'duty', '')} {getattr(each, 'name', '')}".strip()
            for each in (_nth(old.presenters, at), _nth(new.presenters, at))
        ]
        yield from _part(f"presenter/{at + 1}", "name", *people)
    for key in {**old.texts, **new.texts}:
        yield from _part("text", key, old.texts.get(key, ""), new.texts.get(key, ""))


def _nth(parts: tuple[object, ...], at: int) -> object:
    return parts[at] if at < len(parts) else None


def _part(what: str, key: str, before: object, after: object) -> Iterator[PartDifference]:
    if before != after:
        yield PartDifference(what, key, _said(before), _said(after))


def _said(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
