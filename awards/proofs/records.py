"""What the proofs station returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.proofs.rules import COMMENT, UnitProgress, Words, agreed, last_day, progress
from awards.statements.records import StatedLine
from awards.statements.rules import lines_of
from awards.tables import ProposalState, WinnerState
from awards.winner_fields import PROOFREAD
from awards.winners.records import WinnerRecord


class ConfirmableWinner(NamedTuple):
    """The values of a winner that show whether it is still as confirmed."""

    id: int
    name: str
    unit: str
    honour: str
    name_en: str = ""
    unit_en: str = ""


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
    words: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_reason: str = ""

    @property
    def confirmed(self) -> Words:
        return msgspec.json.decode(self.words, type=Words) if self.words else {}

    @property
    def until(self) -> date:
        return last_day(self.deadline)

    def is_over(self, at: datetime) -> bool:
        return at >= self.deadline or self.closed_at is not None


class UnitRecord(msgspec.Struct, frozen=True):
    """A unit of the registry, with its link; ``proposals`` counts the open ones.

    ``changed`` are the winners that differ from what the unit confirmed.
    """

    unit: str
    winners: int
    link: LinkRecord | None
    proposals: int
    changed: int
    progress: UnitProgress


class ProposalRecord(msgspec.Struct, frozen=True):
    """``now`` is the current value of the field in the registry."""

    id: int
    link: int
    winner: int
    field: str
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
    name_en: str = ""
    unit_en: str = ""

    @property
    def now(self) -> str:
        return "" if self.field == COMMENT else str(getattr(self, self.field))

    @property
    def is_stale(self) -> bool:
        return self.now not in (self.before, self.proposed)


def unit_record(
    unit: str,
    winners: Sequence[ConfirmableWinner],
    link: LinkRecord | None,
    proposals: int,
    at: datetime,
) -> UnitRecord:
    deadline, confirmed = (link.deadline, link.confirmed_at) if link else (None, None)
    changed = len(disagreeing(link, winners)) if link else 0
    closed = link is not None and link.closed_at is not None
    reached = progress(deadline, confirmed, at, changed, closed=closed)
    return UnitRecord(unit, len(winners), link, proposals, changed, reached)


def disagreeing(link: LinkRecord, winners: Sequence[ConfirmableWinner | WinnerRecord]) -> list[int]:
    """The unit's winners that differ from its confirmation; none before that."""
    words = link.confirmed
    return [each.id for each in winners if words and not agreed(words, each.id, named(each))]


def stated_words(here: CommendationRecord, winners: Sequence[WinnerRecord]) -> list[StatedLine]:
    """What a unit reads about its winners, as the lines of its proof."""
    english = {winner.id: winner for winner in winners}
    return [
        msgspec.structs.replace(
            line,
            name_en=english[line.winner].name_en,
            unit_en=english[line.winner].unit_en,
        )
        for line in lines_of(here.categories, winners, {})
    ]


def named(winner: ConfirmableWinner | WinnerRecord) -> dict[str, str]:
    """The values of a winner that a unit reads and may correct."""
    return {field.name: getattr(winner, field.name) for field in PROOFREAD}
