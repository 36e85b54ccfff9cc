"""Read units, their links, their winners and their proposals."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import msgspec

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, ProofLinkUnknown
from awards.proofs.records import (
    ConfirmableWinner,
    LinkRecord,
    ProposalRecord,
    UnitRecord,
    unit_record,
)
from awards.proofs.rules import link_of, unit_key, unit_of
from awards.tables import Ceremony, Commendation, ProofLink, Proposal, ProposalState, Winner
from awards.winners.queries import STANDING, record, select
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: Decided proposals shown below the open ones.
MOST_DECIDED = 100

_STANDING = [state.value for state in STANDING]
#: LIKE's own signs match any one character; wrong matches are removed afterwards.
_SIGNS = str.maketrans("%_\\", "___")


async def units(here: CommendationRecord) -> list[UnitRecord]:
    """Units in the order of their first winner, then links of units that no longer exist."""
    winners, spelled = await _by_unit(here)
    links = {unit_key(link.unit): link for link in await unrevoked_links(here)}
    proposals = await _open_proposals(here)
    at = clock.now()

    def row(key: str) -> UnitRecord:
        link = links.get(key)
        unit = spelled.get(key) or (link.unit if link else "")
        own = winners.get(key, [])
        return unit_record(unit, own, link, proposals[link.id] if link else 0, at)

    gone = [key for key in links if key not in winners]
    return [row(key) for key in [*winners, *gone]]


async def _by_unit(
    here: CommendationRecord,
) -> tuple[dict[str, list[ConfirmableWinner]], dict[str, str]]:
    """The winners of each unit by its key, and the unit's spelling at the first of them."""
    key_of = cache(unit_key)
    honours = {each.id: each.name for category in here.categories for each in category.honours}
    rows = (
        await Winner.select(
            Winner.id, Winner.name, Winner.unit, Winner.honour, Winner.name_en, Winner.unit_en
        )
        .where(Winner.category.commendation == here.id, Winner.state.is_in(_STANDING))
        .order_by(Winner.category.place, Winner.place)
    )
    found: dict[str, list[ConfirmableWinner]] = {}
    spelled: dict[str, str] = {}
    for row in rows:
        unit = unit_of(row["name"], row["unit"])
        winner = ConfirmableWinner(**{**row, "honour": honours.get(row["honour"], "")})
        found.setdefault(key_of(unit), []).append(winner)
        spelled.setdefault(key_of(unit), unit)
    return found, spelled


async def unrevoked_links(here: CommendationRecord) -> list[LinkRecord]:
    """The links that were not revoked, the oldest first."""
    mine = (ProofLink.commendation == here.id) & ProofLink.revoked_at.is_null()
    rows = await ProofLink.select().where(mine).order_by(ProofLink.id)
    return [msgspec.convert(row, LinkRecord) for row in rows]


async def _open_proposals(here: CommendationRecord) -> Counter[int]:
    rows = await Proposal.select(Proposal.link).where(
        Proposal.link.commendation == here.id, Proposal.state == ProposalState.OPEN.value
    )
    return Counter(row["link"] for row in rows)


async def link(key: int) -> LinkRecord:
    """Raises NotFound."""
    row = await ProofLink.select().where(ProofLink.id == key).first()
    if row is None:
        raise NotFound(what=Phrase("link"), key=key)
    return msgspec.convert(row, LinkRecord)


async def by_token(token: str, secret: bytes) -> LinkRecord:
    """Raises ProofLinkUnknown. The database query is the same for every token."""
    key = link_of(token, secret) or 0
    row = (
        await ProofLink.select().where(ProofLink.id == key, ProofLink.revoked_at.is_null()).first()
    )
    if row is None:
        raise ProofLinkUnknown
    return msgspec.convert(row, LinkRecord)


async def code_of(link: LinkRecord) -> str:
    """The code of its commendation."""
    [row] = await Commendation.select(Commendation.code).where(Commendation.id == link.commendation)
    return str(row["code"])


async def replies_until(commendation: int) -> date | None:
    """The last day on which units say who attends its ceremony; None if they are not asked."""
    row = (
        await Ceremony.select(Ceremony.replies_until)
        .where(Ceremony.commendation == commendation)
        .first()
    )
    return row["replies_until"] if row else None


async def winners_of(link: LinkRecord) -> list[WinnerRecord]:
    """The unit's standing winners, by category and place."""
    key = unit_key(link.unit)
    near = Winner.search_key.like(f"%|{key.translate(_SIGNS)}|%")
    own = (Winner.unit == "") & (Winner.name_key == key)
    rows = (
        await select()
        .where(
            Winner.category.commendation == link.commendation,
            Winner.state.is_in(_STANDING),
            near | own,
        )
        .order_by(Winner.category.place, Winner.place)
    )
    found = [record(row) for row in rows]
    return [winner for winner in found if unit_key(unit_of(winner.name, winner.unit)) == key]


def _proposals() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    winner = Proposal.winner
    return Proposal.select(
        *(getattr(Proposal, field) for field in _OWN),
        winner.name.as_alias("name"),
        winner.unit.as_alias("unit"),
        winner.name_en.as_alias("name_en"),
        winner.unit_en.as_alias("unit_en"),
        winner.state.as_alias("winner_state"),
        winner._.category._.name.as_alias("category"),
        winner._.honour._.name.as_alias("honour"),
    )


_JOINED = {"name", "unit", "name_en", "unit_en", "category", "honour", "winner_state"}
_OWN = [field for field in ProposalRecord.__struct_fields__ if field not in _JOINED]


def _proposal(row: dict[str, Any]) -> ProposalRecord:
    return msgspec.convert({**row, "honour": row["honour"] or ""}, ProposalRecord)


async def open_proposals(here: CommendationRecord) -> list[ProposalRecord]:
    """The oldest first."""
    rows = (
        await _proposals()
        .where(Proposal.link.commendation == here.id, Proposal.state == ProposalState.OPEN.value)
        .order_by(Proposal.id)
    )
    return [_proposal(row) for row in rows]


async def decided_proposals(here: CommendationRecord) -> list[ProposalRecord]:
    """The most recent ones, the newest first."""
    rows = (
        await _proposals()
        .where(Proposal.link.commendation == here.id, Proposal.state != ProposalState.OPEN.value)
        .order_by(Proposal.decided_at, Proposal.id, ascending=False)
        .limit(MOST_DECIDED)
    )
    return [_proposal(row) for row in rows]


async def proposals_of(link: LinkRecord) -> list[ProposalRecord]:
    """All proposals of this link, the oldest first."""
    rows = await _proposals().where(Proposal.link == link.id).order_by(Proposal.id)
    return [_proposal(row) for row in rows]


async def proposal(here: CommendationRecord, key: int) -> ProposalRecord:
    """Raises NotFound, also for a proposal of another commendation."""
    mine = (Proposal.id == key) & (Proposal.link.commendation == here.id)
    row = await _proposals().where(mine).first()
    if row is None:
        raise NotFound(what=Phrase("proposal"), key=key)
    return _proposal(row)
