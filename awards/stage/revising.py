"""Change the draft on the revision it was decided on: one transaction with its history.

An ``arranged_on`` of None takes what is stored. Else the revision must be the newest one: of two
people who save at once the later one is refused, with what the earlier one did.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.people import shown_names
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import CeremonyChanged, WinnersGone
from awards.stage import store, writing
from awards.stage.arrangement import Arrangement
from awards.stage.certificates import stage_certificates
from awards.stage.content import StageCertificate
from awards.stage.rules import editing
from awards.stage.rules.checking import require_sound
from awards.stage.store import StoredCeremony
from awards.tables import Ceremony, StageAct, StageEdit, Winner
from awards.web.labels import STAGE_ACTS
from awards.winners.rules import account_of
from awards.words import C_, Joined, Phrase, listed

Facts = Mapping[str, object]

#: So many names stand in a fault or in the history.
NAMES = 10


async def change(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    act: StageAct,
    edit: Callable[[Arrangement, Sequence[StageCertificate]], Arrangement],
    facts: Facts | None = None,
    named: Collection[int] = (),
) -> StoredCeremony:
    """Store what ``edit`` makes of the newest draft and of those who may be arranged.

    ``named`` are the winners whom the caller names. Nothing is stored if nothing changes. Raises
    NotFound, CeremonyChanged, WinnersGone and ArrangementRefused.
    """
    async with database.transaction():
        here = await catalogue.find(commendation)
        ceremony = await hold(here, arranged_on)
        standing = await stage_certificates(here)
        names = {each.winner: each.name for each in standing}
        if gone := [winner for winner in named if winner not in names]:
            raise WinnersGone(names=listed(await names_of(gone)))
        old = ceremony.draft
        new = edit(_without_gone(old, names), standing)
        require_sound(new, [category.code for category in here.categories])
        if new != old:
            await writing.write(here, ceremony.id, old, new)
            revision = ceremony.revision + 1
            await Ceremony.update({Ceremony.revision: revision}).where(Ceremony.id == ceremony.id)
            told = {**(facts or {}), **_named(names, named)}
            await note_edit(actor, ceremony.id, revision, act, told)
            told = {"stage_act": act.value, **told}
            subject = f"ceremony/{ceremony.id}"
            await audit.record(actor, [Change(Action.CEREMONY_ARRANGED, subject, None, told)])
    return await store.require(here)


async def change_rows(
    actor: str,
    commendation: str,
    arranged_on: int | None,
    act: StageAct,
    work: Callable[[CommendationRecord, StoredCeremony], Awaitable[Facts | None]],
) -> int:
    """Change rows beside the draft, such as attendees; return the new revision.

    ``work`` writes them and returns the facts for the history, or None if nothing changes. Raises
    NotFound and CeremonyChanged.
    """
    async with database.transaction():
        here = await catalogue.find(commendation)
        ceremony = await hold(here, arranged_on)
        facts = await work(here, ceremony)
        if facts is None:
            return ceremony.revision
        revision = ceremony.revision + 1
        await Ceremony.update({Ceremony.revision: revision}).where(Ceremony.id == ceremony.id)
        await note_edit(actor, ceremony.id, revision, act, facts)
        told = {"stage_act": act.value, **facts}
        subject = f"ceremony/{ceremony.id}"
        await audit.record(actor, [Change(Action.CEREMONY_ARRANGED, subject, None, told)])
    return revision


def facts_of(names: Sequence[str]) -> dict[str, object]:
    """The first names, for the history."""
    more = ["…"] if len(names) > NAMES else []
    return {"names": "、".join([*names[:NAMES], *more])} if names else {}


async def hold(here: CommendationRecord, arranged_on: int | None) -> StoredCeremony:
    """Hold the ceremony until the transaction ends. Raises NotFound and CeremonyChanged."""
    await Ceremony.update({Ceremony.revision: Ceremony.revision}).where(
        Ceremony.commendation == here.id
    )
    ceremony = await store.require(here)
    if arranged_on not in (None, ceremony.revision):
        raise CeremonyChanged(changes=await edits_since(ceremony.id, arranged_on or 0))
    return ceremony


async def edits_since(ceremony: int, revision: int, most: int = 5) -> Joined:
    """What was done after a revision, and by whom, for people."""
    rows = (
        await StageEdit.select()
        .where(StageEdit.ceremony == ceremony, StageEdit.revision > revision)
        .order_by(StageEdit.revision, ascending=False)
        .limit(most)
    )
    people = await shown_names()
    told = [_edit_words(row, people) for row in reversed(rows)]
    return Joined(tuple(told) or (Phrase("it has another revision"),), Phrase(C_("list", "; ")))


def _edit_words(row: Mapping[str, object], people: Mapping[str, str]) -> Phrase:
    account = account_of(str(row["made_by"]))
    who = people.get(account, account)
    facts = msgspec.json.decode(str(row["facts"]))
    act = Phrase(STAGE_ACTS[str(row["act"])])
    if names := facts.get("names"):
        return Phrase("%(who)s: %(act)s (%(names)s)", who=who, act=act, names=names)
    return Phrase("%(who)s: %(act)s", who=who, act=act)


async def note_edit(actor: str, ceremony: int, revision: int, act: StageAct, facts: Facts) -> None:
    await StageEdit.insert(
        StageEdit(
            ceremony=ceremony,
            revision=revision,
            act=act.value,
            facts=msgspec.json.encode(facts).decode(),
            made_by=actor,
            made_at=clock.now(),
        )
    )


def _named(names: Mapping[int, str], winners: Collection[int]) -> dict[str, str]:
    if not winners:
        return {}
    told = [names[winner] for winner in list(winners)[:NAMES]]
    more = ["…"] if len(winners) > NAMES else []
    return {"names": "、".join([*told, *more])}


def _without_gone(draft: Arrangement, names: Mapping[int, str]) -> Arrangement:
    """Without those who were withdrawn or revoked since they were placed."""
    gone = [winner for winner in (*draft.on_stage, *draft.bagged) if winner not in names]
    return editing.members_move(draft, gone, "box") if gone else draft


async def require_standing(here: CommendationRecord, winners: Sequence[int]) -> None:
    known = {each.winner for each in await stage_certificates(here)}
    if gone := [winner for winner in winners if winner not in known]:
        raise WinnersGone(names=listed(await names_of(gone)))


async def names_of(winners: Sequence[int]) -> list[str]:
    """Names of winners in any state; an unknown one by its id."""
    rows = await Winner.select(Winner.id, Winner.name).where(Winner.id.is_in(list(winners[:NAMES])))
    known = {row["id"]: row["name"] for row in rows}
    return [known.get(winner, str(winner)) for winner in winners[:NAMES]]
