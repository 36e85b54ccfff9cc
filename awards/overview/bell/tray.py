"""What is new for one person: their tasks, finished runs, decisions. Computed, never sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from awards.accounts.rules import Principal
from awards.overview import trays
from awards.overview.bell import (
    consents,
    days_ahead,
    decided,
    delivering,
    differing,
    prints,
    waiting,
)
from awards.overview.bell.records import Note, NoteKind
from awards.roles import Permission
from awards.words import N_


class NoteTray(NamedTuple):
    """The newest first; ``unread`` are those since the person last looked."""

    notes: list[Note]
    unread: int
    seen_at: datetime | None

    def is_unread(self, note: Note) -> bool:
        return self.seen_at is None or note.at > self.seen_at


async def tray_of(principal: Principal) -> NoteTray:
    kept = await trays.of(principal.account)
    found: list[Note] = []
    for kind, (_, permission, read) in KINDS.items():
        if principal.may(permission) and kind not in kept.muted:
            found += await read(principal)
    found.sort(key=lambda note: note.at, reverse=True)
    seen = kept.notes_seen_at
    unread = sum(seen is None or note.at > seen for note in found)
    return NoteTray(found, unread, seen)


class KindFacts(NamedTuple):
    """The words for a kind, who gets it, and where it is read."""

    words: str
    permission: Permission
    read: Callable[[Principal], Awaitable[Sequence[Note]]]


KINDS: dict[NoteKind, KindFacts] = {
    NoteKind.OBJECTIONS: KindFacts(
        N_("Objections to decide"), Permission.NOTICE, waiting.objections
    ),
    NoteKind.PROPOSALS: KindFacts(
        N_("Corrections that units propose"), Permission.PROOFREAD, waiting.proposals
    ),
    NoteKind.HELD: KindFacts(N_("Winners held back"), Permission.NOTICE, waiting.held),
    NoteKind.NOTICES: KindFacts(N_("The end of a notice"), Permission.NOTICE, days_ahead.notices),
    NoteKind.UNITS: KindFacts(
        N_("The last day of the units"), Permission.PROOFREAD, days_ahead.units
    ),
    NoteKind.IMPORTS: KindFacts(N_("Your unfinished imports"), Permission.IMPORT, waiting.imports),
    NoteKind.RUNS: KindFacts(N_("Your finished print runs"), Permission.PRINT, prints.runs),
    NoteKind.SHEETS: KindFacts(N_("Sheets to take out"), Permission.PRINT, prints.sheets),
    NoteKind.DECISIONS: KindFacts(
        N_("Decisions about your requests"), Permission.READ, decided.decisions
    ),
    NoteKind.CONSENTS: KindFacts(
        N_("Consents asked of you, and decided for you"), Permission.SEE_PEOPLE, consents.consents
    ),
    NoteKind.DIFFERENCES: KindFacts(
        N_("Statements that differ from the register"), Permission.READ, differing.differences
    ),
    NoteKind.DELIVERIES: KindFacts(
        N_("Deliveries whose day has passed, or is quiet"),
        Permission.DELIVER,
        delivering.deliveries,
    ),
}
