"""What is new for one person: their tasks, finished runs, decisions. Computed, never sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from piccolo.query.functions import Count, Max

from awards import clock
from awards.accounts.rules import Principal
from awards.overview import trays
from awards.proofs.rules import end_of, last_day
from awards.roles import Permission
from awards.tables import (
    IntakeDraft,
    Notice,
    Objection,
    ObjectionState,
    PrintRun,
    ProofLink,
    Proposal,
    ProposalState,
    RunState,
    Sheet,
    SheetState,
    Winner,
    WinnerState,
)
from awards.words import N_, Phrase, Plural

#: How long something that is over stays, and how many of a kind are shown.
KEPT = timedelta(days=30)
MOST = 20

#: how long before its end a notice, and before their last day units, are shown.
NOTICE_AHEAD = timedelta(days=2)
UNITS_AHEAD = timedelta(days=3)


class NoteKind(StrEnum):
    """What may be switched off by itself."""

    OBJECTIONS = "objections"
    PROPOSALS = "proposals"
    HELD = "held"
    NOTICES = "notices"
    UNITS = "units"
    IMPORTS = "imports"
    RUNS = "runs"
    SHEETS = "sheets"
    DECISIONS = "decisions"


class Note(msgspec.Struct, frozen=True):
    """``before`` and ``after`` are a proposed correction."""

    kind: NoteKind
    at: datetime
    words: Phrase | Plural
    href: str
    before: str = ""
    after: str = ""


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


def _mine(principal: Principal) -> list[str]:
    """One person is one account by page and by token."""
    return [f"{door}/{principal.username}" for door in ("web", "api")]


async def _objections(_: Principal) -> list[Note]:
    winner = Objection.winner
    rows = (
        await Objection.select(Objection.recorded_at, winner.id.as_alias("winner"), winner.name)
        .where(Objection.state == ObjectionState.OPEN.value)
        .order_by(Objection.recorded_at, ascending=False)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.OBJECTIONS,
            row["recorded_at"],
            Phrase("%(name)s: an objection waits for a decision", name=row["winner.name"]),
            f"/winners/{row['winner']}/objections",
        )
        for row in rows
    ]


async def _proposals(_: Principal) -> list[Note]:
    link = Proposal.link
    rows = (
        await Proposal.select(
            Proposal.made_at,
            Proposal.before,
            Proposal.proposed,
            link.unit.as_alias("unit"),
            link._.commendation._.code.as_alias("code"),
        )
        .where(Proposal.state == ProposalState.OPEN.value)
        .order_by(Proposal.made_at, ascending=False)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.PROPOSALS,
            row["made_at"],
            Phrase("%(unit)s proposes a correction", unit=row["unit"]),
            f"/c/{row['code']}/proofs/proposals",
            row["before"],
            row["proposed"],
        )
        for row in rows
    ]


async def _held(_: Principal) -> list[Note]:
    rows = (
        await Winner.select(Winner.id, Winner.name, Winner.held_at)
        .where(
            Winner.held_at.is_not_null(),
            Winner.state.is_in([WinnerState.DRAFT.value, WinnerState.NOTICED.value]),
        )
        .order_by(Winner.held_at, ascending=False)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.HELD,
            row["held_at"],
            Phrase("%(name)s is held back until somebody decides", name=row["name"]),
            f"/winners/{row['id']}",
        )
        for row in rows
    ]


async def _notices(_: Principal) -> list[Note]:
    """Notices that end soon, or ended lately."""
    now = clock.now()
    rows = (
        await Notice.select(Notice.ends_on, Notice.commendation.code.as_alias("code"))
        .where(Notice.ends_on >= (now - KEPT).date())
        .order_by(Notice.ends_on, ascending=False)
        .limit(MOST)
    )
    return [note for row in rows if (note := _of_notice(row, now)) is not None]


def _of_notice(row: dict[str, Any], now: datetime) -> Note | None:
    end = end_of(row["ends_on"])
    facts = {"day": row["ends_on"].isoformat()}
    href = f"/c/{row['code']}/notices"
    if end <= now:
        words = Phrase("The notice is over since the end of %(day)s", **facts)
        return Note(NoteKind.NOTICES, end, words, href)
    told = end - NOTICE_AHEAD
    words = Phrase("The notice ends on %(day)s", **facts)
    return Note(NoteKind.NOTICES, told, words, href) if told <= now else None


async def _units(_: Principal) -> list[Note]:
    """Units that have not answered, a few days before their last day and after it."""
    now = clock.now()
    rows = (
        await ProofLink.select(
            ProofLink.deadline,
            ProofLink.commendation.code.as_alias("code"),
            Count(alias="units"),
        )
        .where(
            ProofLink.confirmed_at.is_null(),
            ProofLink.closed_at.is_null(),
            ProofLink.revoked_at.is_null(),
            ProofLink.deadline > now - KEPT,
            ProofLink.deadline <= now + UNITS_AHEAD,
        )
        .group_by(ProofLink.deadline, ProofLink.commendation.code)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.UNITS,
            row["deadline"] - UNITS_AHEAD,
            Plural(
                "%(num)s unit has not answered; its last day is %(day)s",
                "%(num)s units have not answered; their last day is %(day)s",
                row["units"],
                day=last_day(row["deadline"]).isoformat(),
            ),
            f"/c/{row['code']}/proofs?show=silent",
        )
        for row in rows
    ]


async def _imports(principal: Principal) -> list[Note]:
    rows = (
        await IntakeDraft.select(
            IntakeDraft.id,
            IntakeDraft.file_name,
            IntakeDraft.changed_at,
            IntakeDraft.commendation.code.as_alias("code"),
        )
        .where(IntakeDraft.username == principal.username)
        .order_by(IntakeDraft.changed_at, ascending=False)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.IMPORTS,
            row["changed_at"],
            Phrase("The import of %(file)s is not finished", file=row["file_name"]),
            f"/c/{row['code']}/intake",
        )
        for row in rows
    ]


async def _runs(principal: Principal) -> list[Note]:
    """The person's own runs whose files are ready."""
    rows = (
        await PrintRun.select(
            PrintRun.reference,
            PrintRun.number,
            PrintRun.certificates,
            PrintRun.ended_at,
            PrintRun.commendation.code.as_alias("code"),
        )
        .where(
            PrintRun.state == RunState.DONE.value,
            PrintRun.made_by.is_in(_mine(principal)),
            PrintRun.ended_at > clock.now() - KEPT,
        )
        .order_by(PrintRun.ended_at, ascending=False)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.RUNS,
            row["ended_at"],
            Phrase(
                "Print run %(number)s is ready, %(count)s certificates",
                number=row["number"],
                count=row["certificates"],
            ),
            _run_page(row),
        )
        for row in rows
    ]


async def _sheets(_: Principal) -> list[Note]:
    """Sheets in a tray whose certificate was revoked or reissued since."""
    run, ended = Sheet.run, Sheet.certificate.ended_at
    rows = (
        await Sheet.select(
            run.reference.as_alias("reference"),
            run.number.as_alias("number"),
            run._.commendation._.code.as_alias("code"),
            Count(alias="sheets"),
            Max(ended, alias="ended_at"),
        )
        .where(
            ended > clock.now() - KEPT,
            Sheet.state.is_in([SheetState.MADE.value, SheetState.PRINTED.value]),
        )
        .group_by(run.reference, run.number, run._.commendation._.code)
        .limit(MOST)
    )
    return [
        Note(
            NoteKind.SHEETS,
            _moment(row["ended_at"]),
            Plural(
                "Print run %(number)s: take out %(num)s sheet that is no longer valid",
                "Print run %(number)s: take out %(num)s sheets that are no longer valid",
                row["sheets"],
                number=row["number"],
            ),
            _run_page(row),
        )
        for row in rows
    ]


def _moment(value: Any) -> datetime:  # noqa: ANN401 - SQLite returns the greatest moment as text
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _run_page(row: dict[str, Any]) -> str:
    return f"/c/{row['code']}/print/runs/{row['reference']}"


async def _decisions(principal: Principal) -> list[Note]:
    """What others decided: proposals of units that the person asked, objections they recorded."""
    since, mine = clock.now() - KEPT, _mine(principal)
    proposals = (
        await Proposal.select(
            Proposal.state,
            Proposal.decided_at,
            Proposal.before,
            Proposal.proposed,
            Proposal.winner.id.as_alias("winner"),
            Proposal.winner.name.as_alias("name"),
        )
        .where(
            Proposal.decided_at > since,
            Proposal.link.made_by.is_in(mine),
            Proposal.decided_by.not_in(mine),
        )
        .order_by(Proposal.decided_at, ascending=False)
        .limit(MOST)
    )
    objections = (
        await Objection.select(
            Objection.state,
            Objection.decided_at,
            Objection.winner.id.as_alias("winner"),
            Objection.winner.name.as_alias("name"),
        )
        .where(
            Objection.decided_at > since,
            Objection.recorded_by.is_in(mine),
            Objection.decided_by.not_in(mine),
        )
        .order_by(Objection.decided_at, ascending=False)
        .limit(MOST)
    )
    return [_decision(row) for row in (*proposals, *objections)]


def _decision(row: dict[str, Any]) -> Note:
    words = {
        ProposalState.ACCEPTED.value: N_("%(name)s: the proposed correction was accepted"),
        ProposalState.DECLINED.value: N_("%(name)s: the proposed correction was declined"),
        ObjectionState.UPHELD.value: N_("%(name)s: the objection was upheld"),
        ObjectionState.DISMISSED.value: N_("%(name)s: the objection was dismissed"),
    }[row["state"]]
    return Note(
        NoteKind.DECISIONS,
        row["decided_at"],
        Phrase(words, name=row["name"]),
        f"/winners/{row['winner']}",
        row.get("before", ""),
        row.get("proposed", ""),
    )


class KindFacts(NamedTuple):
    """The words for a kind, who gets it, and where it is read."""

    words: str
    permission: Permission
    read: Callable[[Principal], Awaitable[Sequence[Note]]]


KINDS: dict[NoteKind, KindFacts] = {
    NoteKind.OBJECTIONS: KindFacts(N_("Objections to decide"), Permission.NOTICE, _objections),
    NoteKind.PROPOSALS: KindFacts(
        N_("Corrections that units propose"), Permission.PROOFREAD, _proposals
    ),
    NoteKind.HELD: KindFacts(N_("Winners held back"), Permission.NOTICE, _held),
    NoteKind.NOTICES: KindFacts(N_("The end of a notice"), Permission.NOTICE, _notices),
    NoteKind.UNITS: KindFacts(N_("The last day of the units"), Permission.PROOFREAD, _units),
    NoteKind.IMPORTS: KindFacts(N_("Your unfinished imports"), Permission.IMPORT, _imports),
    NoteKind.RUNS: KindFacts(N_("Your finished print runs"), Permission.PRINT, _runs),
    NoteKind.SHEETS: KindFacts(N_("Sheets to take out"), Permission.PRINT, _sheets),
    NoteKind.DECISIONS: KindFacts(
        N_("Decisions about what you asked"), Permission.READ, _decisions
    ),
}
