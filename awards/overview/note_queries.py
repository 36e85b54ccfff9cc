"""What each kind of note reads: what waits, what is ready, what was decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from piccolo.query.functions import Count, Max

from awards import clock
from awards.accounts.rules import Principal
from awards.overview.note_records import Note, NoteKind
from awards.proofs.rules import end_of, last_day
from awards.tables import (
    Certificate,
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
MOST_ENDED = 500

#: how long before its end a notice, and before their last day units, are shown.
NOTICE_AHEAD = timedelta(days=2)
UNITS_AHEAD = timedelta(days=3)


def _mine(principal: Principal) -> list[str]:
    """One person is one account by page and by token."""
    return [f"{door}/{principal.username}" for door in ("web", "api")]


async def objections(_: Principal) -> list[Note]:
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


async def proposals(_: Principal) -> list[Note]:
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


async def held(_: Principal) -> list[Note]:
    # By the index of those held; a condition on the state would read everybody who has it.
    rows = (
        await Winner.select(Winner.id, Winner.name, Winner.state, Winner.held_at)
        .where(Winner.held_at.is_not_null())
        .order_by(Winner.held_at, ascending=False)
        .limit(5 * MOST)
    )
    open_states = (WinnerState.DRAFT.value, WinnerState.NOTICED.value)
    return [
        Note(
            NoteKind.HELD,
            row["held_at"],
            Phrase("%(name)s is held back until somebody decides", name=row["name"]),
            f"/winners/{row['id']}",
        )
        for row in rows
        if row["state"] in open_states
    ][:MOST]


async def notices(_: Principal) -> list[Note]:
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


async def units(_: Principal) -> list[Note]:
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


async def imports(principal: Principal) -> list[Note]:
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


async def runs(principal: Principal) -> list[Note]:
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


async def sheets(_: Principal) -> list[Note]:
    """Sheets in a tray whose certificate was revoked or reissued since."""
    run, ended = Sheet.run, Sheet.certificate.ended_at
    # First the few certificates that ended: a condition on them would read every sheet.
    lately = (
        await Certificate.select(Certificate.id)
        .where(Certificate.ended_at > clock.now() - KEPT)
        .order_by(Certificate.ended_at, ascending=False)
        .limit(MOST_ENDED)
        .output(as_list=True)
    )
    if not lately:
        return []
    rows = (
        await Sheet.select(
            run.reference.as_alias("reference"),
            run.number.as_alias("number"),
            run._.commendation._.code.as_alias("code"),
            Count(alias="sheets"),
            Max(ended, alias="ended_at"),
        )
        .where(
            Sheet.certificate.is_in(lately),
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


async def decisions(principal: Principal) -> list[Note]:
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
