"""What waits for a decision, or is not finished."""

from __future__ import annotations

from awards.accounts.rules import Principal
from awards.overview.bell.newest import MOST, newest
from awards.overview.bell.records import Note, NoteKind
from awards.tables import (
    IntakeDraft,
    Objection,
    ObjectionState,
    Proposal,
    ProposalState,
    Winner,
    WinnerState,
)
from awards.words import Phrase


async def objections(_: Principal) -> list[Note]:
    winner = Objection.winner
    rows = await newest(
        Objection.select(Objection.recorded_at, winner.id.as_alias("winner"), winner.name).where(
            Objection.state == ObjectionState.OPEN.value
        ),
        Objection.recorded_at,
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
    rows = await newest(
        Proposal.select(
            Proposal.made_at,
            Proposal.before,
            Proposal.proposed,
            link.unit.as_alias("unit"),
            link._.commendation._.code.as_alias("code"),
        ).where(Proposal.state == ProposalState.OPEN.value),
        Proposal.made_at,
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
    columns = (Winner.id, Winner.name, Winner.state, Winner.held_at)
    query = Winner.select(*columns).where(Winner.held_at.is_not_null())
    rows = await newest(query, Winner.held_at, 5 * MOST)
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


async def imports(principal: Principal) -> list[Note]:
    rows = await newest(
        IntakeDraft.select(
            IntakeDraft.id,
            IntakeDraft.file_name,
            IntakeDraft.changed_at,
            IntakeDraft.commendation.code.as_alias("code"),
        ).where(IntakeDraft.username == principal.username),
        IntakeDraft.changed_at,
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
