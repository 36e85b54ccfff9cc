"""Make, extend and revoke links."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, NotFound
from awards.proofs import queries
from awards.proofs.records import LinkRecord, UnitRecord
from awards.proofs.rules import LONGEST_DAYS, end_of, last_day, unit_key
from awards.statements import service as statements
from awards.tables import Commendation, ProofLink, Values
from awards.words import Phrase


async def make_links(
    actor: str, code: str, deadline: date, units: Collection[str] | None = None
) -> int:
    """Make links for these units, or for all, where there is none; return their number.

    Raises NotFound, or FieldRefused for a deadline that is past or too far ahead.
    """
    here = await catalogue.find(code)
    require_ahead(deadline)
    async with database.transaction():
        await hold(here)
        new = _without_link(await queries.units(here), units)
        made: list[int] = []
        for batch in database.batches(new, ProofLink):
            rows = [_row(actor, here, each, deadline) for each in batch]
            made += [row["id"] for row in await ProofLink.insert(*rows).returning(ProofLink.id)]
        told = {"deadline": deadline}
        await audit.record(
            actor, [Change(Action.PROOF_LINK_MADE, f"proof-link/{key}", None, told) for key in made]
        )
    return len(made)


def require_ahead(deadline: date) -> None:
    """Raises FieldRefused."""
    today = clock.today()
    if not today <= deadline <= today + timedelta(days=LONGEST_DAYS):
        raise FieldRefused(
            field="deadline",
            value=deadline.isoformat(),
            reason=Phrase("from today to %(longest_days)s days ahead", longest_days=LONGEST_DAYS),
        )


async def hold(here: CommendationRecord) -> None:
    """Lock the links, so that the second of two requests finds the links of the first."""
    same: Values = {Commendation.year: Commendation.year}
    await Commendation.update(same).where(Commendation.id == here.id)


def _without_link(known: Sequence[UnitRecord], units: Collection[str] | None) -> list[UnitRecord]:
    wanted = None if units is None else {unit_key(unit) for unit in units}
    return [
        each
        for each in known
        if each.link is None and (wanted is None or unit_key(each.unit) in wanted)
    ]


def _row(actor: str, here: CommendationRecord, unit: UnitRecord, deadline: date) -> ProofLink:
    return ProofLink(
        commendation=here.id,
        unit=unit.unit,
        winners=unit.winners,
        deadline=end_of(deadline),
        made_by=actor,
        made_at=clock.now(),
    )


async def extend(actor: str, code: str, link: int, deadline: date) -> None:
    """Set another last day; it also opens a closed link again.

    Raises NotFound, or FieldRefused for a deadline that is past or too far ahead.
    """
    require_ahead(deadline)
    before = await _of(code, link)
    async with database.transaction():
        values: Values = {ProofLink.deadline: end_of(deadline), ProofLink.closed_at: None}
        await ProofLink.update(values).where(ProofLink.id == link)
        facts = {"deadline": last_day(before.deadline)}, {"deadline": deadline}
        await audit.record(
            actor, [Change(Action.PROOF_LINK_EXTENDED, f"proof-link/{link}", *facts)]
        )


async def revoke(actor: str, code: str, link: int) -> None:
    """Revoke a link; people who open it then read that it does not work. Raises NotFound."""
    await _of(code, link)
    async with database.transaction():
        standing = (ProofLink.id == link) & ProofLink.revoked_at.is_null()
        values: Values = {ProofLink.revoked_at: clock.now()}
        if await ProofLink.update(values).where(standing).returning(ProofLink.id):
            await statements.end_proof(link)
            await audit.record(actor, [Change(Action.PROOF_LINK_REVOKED, f"proof-link/{link}")])


async def _of(code: str, link: int) -> LinkRecord:
    """Raises NotFound, also for a link of another commendation or a revoked one."""
    here = await catalogue.find(code)
    found = await queries.link(link)
    if found.commendation != here.id or found.revoked_at is not None:
        raise NotFound(what=Phrase("link"), key=link)
    return found
