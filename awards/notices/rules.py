"""Whether a winner may be confirmed now, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.errors import CorrectionOfOwn, FieldRefused, Stale
from awards.notices.records import NoticeRecord
from awards.winners.records import WinnerRecord
from awards.winners.rules import CONFIRM_FROM, account_of
from awards.winners.writers import require_known_writers, require_person, unknown_writer
from awards.words import Phrase

#: The most names in a message.
NAMED = 5


#: A notice begins within a year. A later date is a mistyped year.
FURTHEST = timedelta(days=366)


class Obstacle(StrEnum):
    """The reasons against confirmation, in the order in which they are reported."""

    STATE = "state"
    HELD = "held"
    SAME_PERSON = "same-person"
    WRITER_UNKNOWN = "writer-unknown"
    NOT_NOTICED = "not-noticed"
    NOTICE_RUNS = "notice-runs"


#: The obstacles that an administrator's justification overrides.
OVERRIDABLE = (Obstacle.NOT_NOTICED, Obstacle.NOTICE_RUNS)


class ConfirmationFacts(NamedTuple):
    """The facts that decide: the commendation's rules, its notices by id, and today in China.

    ``writers`` are the accounts that wrote words since the last confirmation, by winner.
    """

    here: CommendationRecord
    notices: Mapping[int, NoticeRecord]
    today: date
    writers: Mapping[int, Sequence[str]]


def obstacle(winner: WinnerRecord, actor: str, facts: ConfirmationFacts) -> Obstacle | None:
    """A winner on a notice waits for its end, even if notices are no longer required."""
    here, notices, today, writers = facts
    if winner.state not in CONFIRM_FROM:
        return Obstacle.STATE
    if winner.held:
        return Obstacle.HELD
    if here.two_person and account_of(actor) in writers.get(winner.id, ()):
        return Obstacle.SAME_PERSON
    if here.two_person and unknown_writer(writers.get(winner.id, ())):
        return Obstacle.WRITER_UNKNOWN
    notice = notices.get(winner.notice or 0)
    if notice is None:
        return Obstacle.NOT_NOTICED if here.notice_days else None
    return None if notice.is_over(today) else Obstacle.NOTICE_RUNS


def sorted_out(
    winners: Sequence[WinnerRecord], actor: str, facts: ConfirmationFacts
) -> dict[Obstacle | None, list[WinnerRecord]]:
    """Winners by obstacle; under None those who may be confirmed."""
    found: dict[Obstacle | None, list[WinnerRecord]] = {None: []}
    for winner in winners:
        found.setdefault(obstacle(winner, actor, facts), []).append(winner)
    return found


def require_seen(winners: Sequence[WinnerRecord], seen: Mapping[int, int]) -> None:
    """Raises Stale with the names of changed winners."""
    changed = [w for w in winners if seen.get(w.id, w.revision) != w.revision]
    if changed:
        raise Stale(name=named(changed))


def named(winners: Sequence[WinnerRecord]) -> str:
    """The first few by name, and the total."""
    listed = "、".join(winner.name for winner in winners[:NAMED])
    return listed if len(winners) <= NAMED else f"{listed} … ({len(winners)})"


def named_with_writers(winners: Sequence[WinnerRecord], facts: ConfirmationFacts) -> str:
    """Like `named`, each with the accounts that wrote the words."""
    told = [f"{w.name} ({', '.join(facts.writers.get(w.id, ()))})" for w in winners[:NAMED]]
    more = f" … ({len(winners)})" if len(winners) > NAMED else ""
    return "、".join(told) + more


def case_number(commendation: str, sequence: int) -> str:
    return f"{commendation}-YY{sequence:03}"


def may_begin(begins_on: date, today: date) -> bool:
    return today <= begins_on <= today + FURTHEST


def require_notice(here: CommendationRecord) -> None:
    """A notice needs at least one day. Raises FieldRefused."""
    if not here.notice_days:
        raise FieldRefused(
            field="notice_days",
            value=0,
            reason=Phrase(
                "this commendation requires no notice; its settings say how long a notice lasts."
            ),
        )


def require_not_own(
    here: CommendationRecord,
    actor: str,
    them: Sequence[WinnerRecord],
    writers: Mapping[int, Sequence[str]],
) -> None:
    """Under the two-person rule nobody publishes words that they wrote, confirmed or not.

    Raises CorrectionOfOwn, ShellUnlinked or WriterUnlinked.
    """
    account = account_of(actor)
    own = [w for w in them if account in (w.written_by, *writers.get(w.id, ()))]
    if here.two_person and own:
        raise CorrectionOfOwn(names=named(own))
    require_person(here, actor)
    require_known_writers(them, writers)


def require_words(field: str, words: str) -> None:
    if not words.strip():
        raise FieldRefused(field=field, value="", reason=Phrase("fill it in."))
