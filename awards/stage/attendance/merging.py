"""A list of attendees compared with those who attend: whom it adds, whom it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from awards.stage.attendance.matching import in_row
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.rules import RECEIVING
from awards.stage.words import AttendeeKind
from awards.text.names import match_key
from awards.words import Phrase

_Key = tuple[object, ...]


class MergedRows(NamedTuple):
    """``changed`` are by the id of the attendee. ``kept`` counts those who stay as they are."""

    added: list[AttendeeDraft]
    changed: dict[int, AttendeeDraft]
    kept: int
    faults: list[Phrase]


def merge(people: Sequence[AttendeeRecord], drafts: Mapping[int, AttendeeDraft]) -> MergedRows:
    """A blank cell changes nothing. Somebody in two rows, or a companion of nobody, is a fault."""
    known = {key_of(each.draft): each for each in people}
    found = MergedRows([], {}, 0, [])
    first: dict[_Key, int] = {}
    kept = 0
    for at, draft in drafts.items():
        key = key_of(draft)
        if key in first:
            told = Phrase("%(name)s stands in row %(row)s too.", name=draft.name, row=first[key])
            found.faults.append(in_row(at, told))
            continue
        first[key] = at
        old = known.get(key)
        if old is None:
            found.added.append(draft)
        elif (new := _filled(draft, old)) != old.draft:
            found.changed[old.id] = new
        else:
            kept += 1
    found.faults.extend(_alone(people, drafts))
    return found._replace(kept=kept)


def key_of(draft: AttendeeDraft) -> _Key:
    """Two drafts with one key are one attendee."""
    if draft.kind in RECEIVING:
        return ("receives", draft.winner)
    return (draft.kind, match_key(draft.name), match_key(draft.unit), draft.winner)


def _filled(draft: AttendeeDraft, old: AttendeeRecord) -> AttendeeDraft:
    return msgspec.structs.replace(draft, duty=draft.duty or old.duty, unit=draft.unit or old.unit)


def _alone(people: Sequence[AttendeeRecord], drafts: Mapping[int, AttendeeDraft]) -> list[Phrase]:
    """Companions whose winner does not attend."""
    attending = {each.winner for each in people if each.kind in RECEIVING}
    attending |= {each.winner for each in drafts.values() if each.kind in RECEIVING}
    return [
        in_row(at, Phrase("%(name)s would accompany somebody who does not attend.", name=each.name))
        for at, each in drafts.items()
        if each.kind is AttendeeKind.COMPANION and each.winner not in attending
    ]
