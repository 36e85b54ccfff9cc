"""What a reply of a unit means for those who attend: decided from values alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from awards.errors import ReplyRefused
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.reply_records import (
    ChangedAttendee,
    ReplyChanges,
    ReplyContent,
    Replying,
    WinnerReply,
)
from awards.stage.attendance.rules import RECEIVING, fault_of
from awards.stage.words import AttendeeKind
from awards.text.names import match_key, trimmed
from awards.words import Phrase


def checked_reply(content: ReplyContent, unit: Sequence[Replying]) -> ReplyContent:
    """The reply without outer spaces, about each winner of the unit once. Raises ReplyRefused."""
    mine = {each.winner: each for each in unit}
    if sorted(each.winner for each in content.winners) != sorted(mine):
        raise ReplyRefused(
            reason=Phrase("It must answer for each winner of the unit, and for nobody else.")
        )
    clean = ReplyContent(
        tuple(_checked(each, mine[each.winner]) for each in content.winners),
        tuple(name for name in map(trimmed, content.companions) if name),
        content.note.strip(),
    )
    if clean.companions and not any(each.attends for each in clean.winners):
        raise ReplyRefused(reason=Phrase("Companions come with a winner who attends."))
    for draft in drafts_of(clean, mine):
        if fault := fault_of(draft):
            raise ReplyRefused(reason=fault)
    return clean


def _checked(said: WinnerReply, winner: Replying) -> WinnerReply:
    if winner.is_person or not said.attends:
        return WinnerReply(said.winner, said.attends)
    if not trimmed(said.name):
        raise ReplyRefused(reason=Phrase("Write who goes on stage for %(name)s.", name=winner.name))
    return WinnerReply(said.winner, attends=True, name=trimmed(said.name), duty=trimmed(said.duty))


def drafts_of(content: ReplyContent, known: Mapping[int, Replying]) -> list[AttendeeDraft]:
    """Who comes. Companions belong to the first winner who does; unknown winners are left out."""
    coming = [
        (known[each.winner], each)
        for each in content.winners
        if each.attends and each.winner in known
    ]
    found = [_receiving(winner, said) for winner, said in coming]
    if found:
        first = found[0]
        kind = AttendeeKind.COMPANION
        found += [
            AttendeeDraft(kind, name, unit=first.unit, winner=first.winner)
            for name in content.companions
        ]
    return found


def _receiving(winner: Replying, said: WinnerReply) -> AttendeeDraft:
    if winner.is_person:
        return AttendeeDraft(
            AttendeeKind.WINNER, winner.name, unit=winner.unit, winner=winner.winner
        )
    kind = AttendeeKind.REPRESENTATIVE
    return AttendeeDraft(kind, said.name, said.duty, winner.name, winner.winner)


def changes_of(
    content: ReplyContent, known: Mapping[int, Replying], people: Sequence[AttendeeRecord]
) -> ReplyChanges:
    """The difference to who attends now for these winners. A blank duty changes none."""
    asked = {each.winner for each in content.winners}
    left = {_key(each.draft): each for each in people if each.winner in asked}
    added, changed = [], []
    for draft in drafts_of(content, known):
        old = left.pop(_key(draft), None)
        if old is None:
            added.append(draft)
            continue
        new = msgspec.structs.replace(
            draft, duty=draft.duty or old.duty, unit=old.unit or draft.unit
        )
        if new != old.draft:
            changed.append(ChangedAttendee(old, new))
    return ReplyChanges(added, changed, list(left.values()))


def _key(draft: AttendeeDraft) -> tuple[str, str]:
    """One receives for a winner; names tell companions apart."""
    if draft.kind in RECEIVING:
        return "", str(draft.winner)
    return draft.kind.value, match_key(draft.name)
