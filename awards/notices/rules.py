"""Whether a winner may be confirmed now, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, Stale
from awards.notices.records import NoticeRecord
from awards.winners.records import WinnerRecord
from awards.winners.rules import CONFIRM_FROM, account_of
from awards.words import Phrase

#: As many names as a message holds.
NAMED = 5


#: A notice begins within a year: further ahead a wrong year was typed.
FURTHEST = timedelta(days=366)


class Obstacle(StrEnum):
    """Why not; in the order in which they are told."""

    STATE = "state"
    HELD = "held"
    SAME_PERSON = "same-person"
    NOT_NOTICED = "not-noticed"
    NOTICE_RUNS = "notice-runs"


#: What an admin's justification sets aside.
OVERRIDABLE = (Obstacle.NOT_NOTICED, Obstacle.NOTICE_RUNS)


class Standing(NamedTuple):
    """What decides: the commendation's rules, its notices by id, and the day it is in China."""

    here: CommendationRecord
    notices: Mapping[int, NoticeRecord]
    today: date


def obstacle(winner: WinnerRecord, actor: str, standing: Standing) -> Obstacle | None:
    """Whoever is on a notice waits for its end, even if none is asked for any more."""
    here, notices, today = standing
    if winner.state not in CONFIRM_FROM:
        return Obstacle.STATE
    if winner.held:
        return Obstacle.HELD
    if here.two_person and winner.written_by == account_of(actor):
        return Obstacle.SAME_PERSON
    notice = notices.get(winner.notice or 0)
    if notice is None:
        return Obstacle.NOT_NOTICED if here.notice_days else None
    return None if notice.is_over(today) else Obstacle.NOTICE_RUNS


def sorted_out(
    winners: Sequence[WinnerRecord], actor: str, standing: Standing
) -> dict[Obstacle | None, list[WinnerRecord]]:
    """By what stands in the way; None are those who may be confirmed."""
    found: dict[Obstacle | None, list[WinnerRecord]] = {None: []}
    for winner in winners:
        found.setdefault(obstacle(winner, actor, standing), []).append(winner)
    return found


def require_seen(winners: Sequence[WinnerRecord], seen: Mapping[int, int]) -> None:
    """Raises Stale, naming whom it is about."""
    changed = [w for w in winners if seen.get(w.id, w.revision) != w.revision]
    if changed:
        raise Stale(name=named(changed))


def named(winners: Sequence[WinnerRecord]) -> str:
    """The first few by name, and how many there are."""
    listed = "、".join(winner.name for winner in winners[:NAMED])
    return listed if len(winners) <= NAMED else f"{listed} … ({len(winners)})"


def case_number(commendation: str, sequence: int) -> str:
    return f"{commendation}-YY{sequence:03}"


def may_begin(begins_on: date, today: date) -> bool:
    return today <= begins_on <= today + FURTHEST


def require_notice(here: CommendationRecord) -> None:
    """A notice of no days would be none. Raises FieldRefused."""
    if not here.notice_days:
        raise FieldRefused(
            field="notice_days",
            value=0,
            reason=Phrase(
                "this commendation asks for no notice; its settings say how long one lasts."
            ),
        )


def require_words(field: str, words: str) -> None:
    if not words.strip():
        raise FieldRefused(field=field, value="", reason=Phrase("fill it in."))
