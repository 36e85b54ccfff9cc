"""Who attends as what, and what is refused: decided from values alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from awards import limits
from awards.errors import AttendeeRefused, Finding, Severity
from awards.search_keys import search_key
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.content import StageCertificate
from awards.stage.words import AttendeeKind
from awards.tables import RecipientKind
from awards.text.names import examine, match_key, trimmed
from awards.text.pinyin import initials
from awards.words import Phrase

#: They receive what the winner gets: at most one for each winner.
RECEIVING = (AttendeeKind.WINNER, AttendeeKind.REPRESENTATIVE)

#: They belong to a winner.
OF_WINNER = (*RECEIVING, AttendeeKind.COMPANION)


def name_key(name: str, unit: str) -> str:
    """What the search reads: name, unit and initials, folded."""
    key = search_key(name, "")
    return f"{key}|{match_key(unit)}"[: limits.ATTENDEE_KEY]


def by_rule(
    standing: Sequence[StageCertificate],
    kinds: Mapping[str, RecipientKind],
    recipients: Mapping[int, str],
    attending: Collection[int],
) -> list[AttendeeDraft]:
    """Winners who do not attend yet: persons themselves, bodies by who receives for them.

    ``kinds`` are by the code of the category. ``recipients`` are the names that the groups hold;
    without one the body's own name stands for its representative.
    """
    found = []
    for each in standing:
        if each.winner in attending:
            continue
        if kinds[each.category] is RecipientKind.INDIVIDUAL:
            kind, name, unit = AttendeeKind.WINNER, each.name, each.unit
        else:
            kind, unit = AttendeeKind.REPRESENTATIVE, each.name
            name = recipients.get(each.winner) or each.name
        found.append(AttendeeDraft(kind, name, unit=unit, winner=each.winner))
    return found


def checked(draft: AttendeeDraft) -> AttendeeDraft:
    """The draft without outer spaces. Raises AttendeeRefused with the first fault."""
    clean = msgspec.structs.replace(
        draft, name=trimmed(draft.name), duty=trimmed(draft.duty), unit=trimmed(draft.unit)
    )
    if fault := fault_of(clean):
        raise AttendeeRefused(reason=fault)
    return clean


def fault_of(draft: AttendeeDraft) -> Phrase | None:
    """What is wrong with it by itself: a name that cannot be printed, a companion of nobody."""
    for finding in examine(draft.name):
        if finding.severity is Severity.FAULT:
            return finding.what
    for finding in (*_examined(draft.duty), *_examined(draft.unit)):
        if finding.code in _UNPRINTABLE:
            return finding.what
    if draft.winner is None and draft.kind is AttendeeKind.COMPANION:
        return Phrase("%(name)s accompanies nobody.", name=draft.name)
    if draft.winner is None and draft.kind in OF_WINNER:
        return Phrase("%(name)s is no winner of this commendation.", name=draft.name)
    return None


#: A duty or a unit is no name, but stands on paper like one.
_UNPRINTABLE = {"name.private-use", "name.surrogate", "name.damaged", "name.control", "name.bidi"}


def _examined(text: str) -> tuple[Finding, ...]:
    return examine(text) if text else ()


def namesakes(people: Sequence[AttendeeRecord]) -> dict[int, str]:
    """What tells apart people of one name: unit, else duty, else the end of the code."""
    names = Counter(match_key(each.name) for each in people)
    found: dict[int, str] = {}
    for key in (key for key, count in names.items() if count > 1):
        found |= _marks([each for each in people if match_key(each.name) == key])
    return found


def _marks(same: Sequence[AttendeeRecord]) -> dict[int, str]:
    units, duties = ({each.id: getattr(each, of) for each in same} for of in ("unit", "duty"))
    for marks in (units, duties):
        if all(marks.values()) and len(set(marks.values())) == len(same):
            return marks
    return {each.id: each.code[-4:] for each in same}


def sought(people: Sequence[AttendeeRecord], typed: str) -> list[AttendeeRecord]:
    """Those whose name, unit, initials or code hold what was typed."""
    key, letters = match_key(typed), typed.strip().casefold()
    if not key:
        return list(people)
    return [
        each
        for each in people
        if key in match_key(each.name)
        or key in match_key(each.unit)
        or letters in initials(each.name).casefold()
        or each.code.casefold() == letters
    ]
