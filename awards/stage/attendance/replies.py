"""Replies of units about who attends: asked, sent, accepted, refused; each one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, ProofLinkUnknown, ReplyRefused
from awards.proofs import queries as proofs
from awards.proofs.records import LinkRecord
from awards.proofs.rules import stranger
from awards.stage import store
from awards.stage.attendance.importing import honoured_ones
from awards.stage.attendance.queries import stored
from awards.stage.attendance.reply_records import (
    ReplyChanges,
    ReplyContent,
    Replying,
    ReplyRecord,
    ReplyShown,
)
from awards.stage.attendance.reply_rules import changes_of, checked_reply
from awards.stage.attendance.service import add, remove, require_sound, rewrite
from awards.stage.revising import change_rows, facts_of, hold
from awards.stage.store import StoredCeremony
from awards.stage.words import AttendeeKind, ReplyState
from awards.tables import AttendeeReply, Ceremony, RecipientKind, StageAct, StagedWinner, Values
from awards.words import Phrase


async def ask(actor: str, commendation: str, until: date | None) -> None:
    """Let units reply until the end of this day; None asks for no replies. Raises NotFound."""
    async with database.transaction():
        ceremony = await hold(await catalogue.find(commendation), None)
        mine = Ceremony.id == ceremony.id
        [row] = await Ceremony.select(Ceremony.replies_until).where(mine)
        if row["replies_until"] != until:
            await Ceremony.update({Ceremony.replies_until: until}).where(mine)
            told = {"replies_until": row["replies_until"]}, {"replies_until": until}
            await audit.record(
                actor, [Change(Action.REPLIES_ASKED, f"ceremony/{ceremony.id}", *told)]
            )


async def replying(link: LinkRecord) -> list[Replying]:
    """The winners for whom the unit of a link answers."""
    here = await catalogue.find(await proofs.code_of(link))
    return [
        Replying(
            each.id,
            each.name,
            each.unit,
            here.require_category(each.category).recipient_kind is RecipientKind.INDIVIDUAL,
        )
        for each in await proofs.winners_of(link)
    ]


async def newest(link: LinkRecord) -> ReplyRecord | None:
    """The unit's newest reply."""
    row = (
        await AttendeeReply.select()
        .where(
            AttendeeReply.ceremony.commendation == link.commendation,
            AttendeeReply.unit == link.unit,
        )
        .order_by(AttendeeReply.number, ascending=False)
        .first()
    )
    return _record(row) if row else None


async def send(link: int, by: str, content: ReplyContent) -> int:
    """Store what a unit replies; it replaces one that waits. Returns the number of the reply.

    Raises ProofLinkUnknown, and ReplyRefused after the last day or for what cannot be taken.
    """
    async with database.transaction():
        found, ceremony = await _open(link)
        clean = checked_reply(content, await replying(found))
        last = await newest(found)
        if last and last.state is ReplyState.WAITING:
            if last.content == clean:
                return last.number
            values: Values = {AttendeeReply.state: ReplyState.SUPERSEDED.value}
            await AttendeeReply.update(values).where(AttendeeReply.id == last.id)
        number = last.number + 1 if last else 1
        await AttendeeReply.insert(
            AttendeeReply(
                ceremony=ceremony,
                unit=found.unit,
                number=number,
                content=msgspec.json.encode(clean).decode(),
                state=ReplyState.WAITING.value,
                sent_by=by,
                sent_at=clock.now(),
            )
        )
        told = {"unit": found.unit}
        await audit.record(
            stranger(by), [Change(Action.REPLY_SENT, f"ceremony/{ceremony}", None, told)]
        )
    return number


async def _open(link: int) -> tuple[LinkRecord, int]:
    """Hold the ceremony of a link while replies are taken; the ceremony's id."""
    mine = Ceremony.commendation == (await proofs.link(link)).commendation
    await Ceremony.update({Ceremony.revision: Ceremony.revision}).where(mine)
    found = await proofs.link(link)
    if found.revoked_at is not None:
        raise ProofLinkUnknown
    row = await Ceremony.select(Ceremony.id, Ceremony.replies_until).where(mine).first()
    if row is None or row["replies_until"] is None:
        raise ReplyRefused(reason=Phrase("No replies are taken."))
    if clock.today() > row["replies_until"]:
        until = row["replies_until"].isoformat()
        raise ReplyRefused(reason=Phrase("Replies were taken until %(day)s.", day=until))
    return found, row["id"]


async def replies(commendation: str) -> list[ReplyShown]:
    """Those that wait, then the decided ones, without the replaced ones. Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    rows = (
        await AttendeeReply.select()
        .where(
            AttendeeReply.ceremony == ceremony.id,
            AttendeeReply.state != ReplyState.SUPERSEDED.value,
        )
        .order_by(AttendeeReply.id)
    )
    if not rows:
        return []
    known, people = await _known(here), await stored(ceremony.id)
    found = []
    for each in map(_record, rows):
        waits = each.state is ReplyState.WAITING
        absent = [
            known[said.winner].name
            for said in each.content.winners
            if not said.attends and said.winner in known
        ]
        changes = changes_of(each.content, known, people) if waits else None
        found.append(ReplyShown(each, absent, changes))
    return sorted(found, key=lambda each: each.changes is None)


async def _known(here: CommendationRecord) -> dict[int, Replying]:
    return {
        each.winner: Replying(each.winner, each.name, each.unit, each.is_person)
        for each in await honoured_ones(here)
    }


def _record(row: Mapping[str, Any]) -> ReplyRecord:
    content = msgspec.json.decode(row["content"])
    return msgspec.convert({**row, "content": content}, ReplyRecord)


async def accept(actor: str, commendation: str, arranged_on: int | None, reply: int) -> int:
    """Let those attend whom the reply names, and nobody else of its winners; the new revision.

    Raises NotFound, CeremonyChanged, AttendeeRefused, and ReplyRefused if it was decided already.
    """

    async def work(here: CommendationRecord, ceremony: StoredCeremony) -> Mapping[str, object]:
        found = await _waiting(ceremony.id, reply)
        people = await stored(ceremony.id)
        changes = changes_of(found.content, await _known(here), people)
        await _apply(ceremony.id, changes)
        require_sound([each.draft for each in await stored(ceremony.id)])
        await _decide(actor, reply, ReplyState.ACCEPTED)
        names = [each.name for each in (*changes.added, *(one.after for one in changes.changed))]
        return {"unit": found.unit, **facts_of(names)}

    return await change_rows(actor, commendation, arranged_on, StageAct.REPLY_ACCEPTED, work)


async def _apply(ceremony: int, changes: ReplyChanges) -> None:
    """Write the attendees, and who receives on stage."""
    if changes.removed:
        await remove([each.id for each in changes.removed])
    for each in changes.changed:
        await rewrite(each.before.id, each.after)
    await add(ceremony, changes.added)
    for draft in (*changes.added, *(each.after for each in changes.changed)):
        if draft.kind is AttendeeKind.REPRESENTATIVE:
            values: Values = {StagedWinner.recipient: draft.name}
            await StagedWinner.update(values).where(
                StagedWinner.winner == draft.winner, StagedWinner.group.is_not_null()
            )


async def refuse(actor: str, commendation: str, reply: int, reason: str) -> None:
    """Nothing of it is taken. Raises NotFound, and ReplyRefused if it was decided already."""
    async with database.transaction():
        ceremony = await hold(await catalogue.find(commendation), None)
        found = await _waiting(ceremony.id, reply)
        await _decide(actor, reply, ReplyState.REFUSED, reason)
        told = {"unit": found.unit, "reason": reason}
        await audit.record(
            actor, [Change(Action.REPLY_REFUSED, f"ceremony/{ceremony.id}", None, told)]
        )


async def _waiting(ceremony: int, reply: int) -> ReplyRecord:
    mine = (AttendeeReply.id == reply) & (AttendeeReply.ceremony == ceremony)
    row = await AttendeeReply.select().where(mine).first()
    if row is None:
        raise NotFound(what=Phrase("reply"), key=reply)
    if row["state"] != ReplyState.WAITING.value:
        raise ReplyRefused(reason=Phrase("It was decided or replaced already."))
    return _record(row)


async def _decide(actor: str, reply: int, state: ReplyState, reason: str = "") -> None:
    values: Values = {
        AttendeeReply.state: state.value,
        AttendeeReply.reason: reason,
        AttendeeReply.decided_by: actor,
        AttendeeReply.decided_at: clock.now(),
    }
    await AttendeeReply.update(values).where(AttendeeReply.id == reply)
