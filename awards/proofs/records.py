"""What proofreading hands out."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from awards.proofs.rules import Field, Standing, last_day, standing
from awards.tables import ProposalState, WinnerState


class LinkRecord(msgspec.Struct, frozen=True):
    id: int
    commendation: int
    unit: str
    deadline: datetime
    made_by: str
    made_at: datetime
    revoked_at: datetime | None
    confirmed_by: str
    confirmed_at: datetime | None

    @property
    def until(self) -> date:
        return last_day(self.deadline)

    def is_over(self, at: datetime) -> bool:
        return at >= self.deadline


class UnitRecord(msgspec.Struct, frozen=True):
    """A unit of the registry, with the link it was given; ``proposals`` counts the open ones."""

    unit: str
    winners: int
    link: LinkRecord | None
    proposals: int
    standing: Standing


class ProposalRecord(msgspec.Struct, frozen=True):
    """``now`` is what the registry says today of the field it is about."""

    id: int
    winner: int
    field: Field
    before: str
    proposed: str
    comment: str
    proposer: str
    state: ProposalState
    made_at: datetime
    decided_by: str
    decided_at: datetime | None
    name: str
    unit: str
    category: str
    honour: str
    winner_state: WinnerState

    @property
    def now(self) -> str:
        known = {Field.NAME: self.name, Field.UNIT: self.unit, Field.HONOUR: self.honour}
        return known.get(self.field, "")

    @property
    def is_stale(self) -> bool:
        return self.now not in (self.before, self.proposed)


def unit_record(
    unit: str, winners: int, link: LinkRecord | None, proposals: int, at: datetime
) -> UnitRecord:
    deadline, confirmed = (link.deadline, link.confirmed_at) if link else (None, None)
    return UnitRecord(unit, winners, link, proposals, standing(deadline, confirmed, at))
