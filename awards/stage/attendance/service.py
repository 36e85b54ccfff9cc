"""Write attendees, take them by rule, remove them: each function is one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AttendeeRefused, NotFound
from awards.stage import store
from awards.stage.attendance.codes import fresh_code
from awards.stage.attendance.queries import attendees, stored
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.rules import OF_WINNER, RECEIVING, by_rule, checked, name_key
from awards.stage.certificates import stage_certificates
from awards.stage.revising import change_rows, facts_of
from awards.stage.store import StoredCeremony
from awards.stage.words import AttendeeKind
from awards.tables import Attendee, Seating, StageAct
from awards.words import Phrase, listed


class AttendeeWritten(msgspec.Struct, frozen=True):
    revision: int
    attendee: int


class AttendeesTaken(msgspec.Struct, frozen=True):
    """``added`` counts those who did not attend before."""

    revision: int
    added: int


async def attendees_now(commendation: str) -> tuple[StoredCeremony, list[AttendeeRecord]]:
    """Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    return ceremony, await attendees(ceremony.id, await stage_certificates(here))


async def attendee_put(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    draft: AttendeeDraft,
    attendee: int | None = None,
) -> AttendeeWritten:
    """Add somebody, or replace what is written about ``attendee``; the code and seat stay.

    Raises NotFound, CeremonyChanged and AttendeeRefused.
    """
    clean = checked(draft)
    made = attendee or 0

    async def work(
        here: CommendationRecord, ceremony: StoredCeremony
    ) -> Mapping[str, object] | None:
        nonlocal made
        people = await stored(ceremony.id)
        old = next((each for each in people if each.id == attendee), None)
        if attendee is not None and old is None:
            raise NotFound(what=Phrase("attendee"), key=attendee)
        if old and old.draft == clean:
            return None
        others = [each for each in people if each.id != attendee]
        await _require_winner(here, clean)
        require_sound([*(each.draft for each in others), clean])
        if old:
            await rewrite(old.id, clean)
        else:
            [made] = await add(ceremony.id, [clean])
        return facts_of([clean.name])

    revision = await change_rows(actor, commendation, arranged_on, StageAct.ATTENDEE_PUT, work)
    return AttendeeWritten(revision, made)


async def attendee_remove(
    actor: str, commendation: str, arranged_on: int | None, attendee: int
) -> int:
    """Somebody does not attend; the seat becomes free. Returns the new revision.

    Raises NotFound, CeremonyChanged, and AttendeeRefused while companions attend with them.
    """

    async def work(_: CommendationRecord, ceremony: StoredCeremony) -> Mapping[str, object]:
        people = await stored(ceremony.id)
        old = next((each for each in people if each.id == attendee), None)
        if old is None:
            raise NotFound(what=Phrase("attendee"), key=attendee)
        require_sound([each.draft for each in people if each.id != attendee])
        await remove([old.id])
        return facts_of([old.name])

    return await change_rows(actor, commendation, arranged_on, StageAct.ATTENDEE_REMOVED, work)


async def winners_attend(
    actor: str, commendation: str, arranged_on: int | None, *, only_on_stage: bool
) -> AttendeesTaken:
    """Let all winners attend, or those who go on stage; who attends already is not touched.

    Raises NotFound, CeremonyChanged, and AttendeeRefused if a name cannot be printed.
    """
    added = 0

    async def work(
        here: CommendationRecord, ceremony: StoredCeremony
    ) -> Mapping[str, object] | None:
        nonlocal added
        drafts = await _missing(here, ceremony, only_on_stage=only_on_stage)
        added = len(await add(ceremony.id, [checked(each) for each in drafts]))
        return {"rows": added, **facts_of([each.name for each in drafts])} if added else None

    act = StageAct.ATTENDEES_IMPORTED
    return AttendeesTaken(await change_rows(actor, commendation, arranged_on, act, work), added)


async def _missing(
    here: CommendationRecord, ceremony: StoredCeremony, *, only_on_stage: bool
) -> list[AttendeeDraft]:
    draft = ceremony.draft
    standing = await stage_certificates(here)
    staged = set(draft.on_stage)
    members = [member for group in draft.groups for member in group.members]
    return by_rule(
        [each for each in standing if each.winner in staged or not only_on_stage],
        {each.code: each.recipient_kind for each in here.categories},
        {each.winner: each.recipient for each in members},
        {
            each.winner
            for each in await stored(ceremony.id)
            if each.kind in RECEIVING and each.winner
        },
    )


def require_sound(people: Sequence[AttendeeDraft]) -> None:
    """One receives for each winner, and companions come with one who does.

    Raises AttendeeRefused.
    """
    received: dict[int, str] = {}
    for each in people:
        if each.kind in RECEIVING and each.winner:
            if each.winner in received:
                names = listed([received[each.winner], each.name])
                raise AttendeeRefused(
                    reason=Phrase("%(names)s would attend for one winner.", names=names)
                )
            received[each.winner] = each.name
    alone = [
        each.name
        for each in people
        if each.kind is AttendeeKind.COMPANION and each.winner not in received
    ]
    if alone:
        raise AttendeeRefused(
            reason=Phrase(
                "%(names)s would accompany somebody who does not attend.", names=listed(alone[:10])
            )
        )


async def _require_winner(here: CommendationRecord, draft: AttendeeDraft) -> None:
    if draft.kind not in OF_WINNER:
        if draft.winner is not None:
            raise AttendeeRefused(reason=Phrase("Only who belongs to a winner names one."))
        return
    if draft.winner not in {each.winner for each in await stage_certificates(here)}:
        raise NotFound(what=Phrase("winner"), key=draft.winner or "")


async def add(ceremony: int, drafts: Sequence[AttendeeDraft]) -> list[int]:
    """Store new attendees with fresh codes, in the caller's transaction. Their ids."""
    database.require_transaction()
    # Codes of every ceremony, so that no two slips of any year are one.
    taken = {row["code"] for row in await Attendee.select(Attendee.code)}
    rows = []
    for draft in drafts:
        code = fresh_code(taken)
        taken.add(code)
        rows.append(Attendee(ceremony=ceremony, code=code, **_values(draft)))
    made: list[int] = []
    for batch in database.batches(rows, Attendee):
        made += [row["id"] for row in await Attendee.insert(*batch).returning(Attendee.id)]
    return made


async def rewrite(attendee: int, draft: AttendeeDraft) -> None:
    await Attendee.update(**_values(draft)).where(Attendee.id == attendee)


async def remove(attendees: Sequence[int]) -> None:
    await Seating.delete().where(Seating.attendee.is_in(list(attendees)))
    await Attendee.delete().where(Attendee.id.is_in(list(attendees)))


def _values(draft: AttendeeDraft) -> dict[str, Any]:
    """The columns that say who somebody is."""
    return {
        "winner": draft.winner,
        "kind": draft.kind.value,
        "name": draft.name,
        "duty": draft.duty,
        "unit": draft.unit,
        "name_key": name_key(draft.name, draft.unit),
    }
