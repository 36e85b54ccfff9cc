"""Publish notices, and confirm winners.

Every confirmation goes through here: `awards.winners.service.confirm` does not check notices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    FieldRefused,
    NoticeMissing,
    NoticeRunning,
    SamePerson,
    WinnerHeld,
    WriterUnlinked,
    WrongState,
)
from awards.notices import queries, rules
from awards.notices.records import NoticeRecord
from awards.notices.rules import Obstacle
from awards.notices.working_days import ends_on
from awards.statements import service as statements
from awards.statements.rules import lines_of
from awards.tables import Notice, Values, Winner, WinnerState
from awards.winners import lists
from awards.winners import service as winners
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord
from awards.winners.writers import require_person, unknown_writer
from awards.words import Phrase


async def publish(
    actor: str, commendation: str, begins_on: date, contact: str, chosen: Sequence[int]
) -> NoticeRecord:
    """Put registered winners on notice for the commendation's working days.

    Raises FieldRefused for a day that is past or too far ahead or if no notice is required,
    WrongState with the winners that cannot be put on notice.
    """
    rules.require_words("contact", contact)
    async with database.transaction():
        here = await _held_still(commendation)
        rules.require_notice(here)
        if not rules.may_begin(begins_on, clock.today()):
            raise FieldRefused(
                field="begins_on",
                value=begins_on,
                reason=Phrase("it is in the past, or more than a year away."),
            )
        them = await lists.records(here, chosen)
        _require_drafts(them)
        number = await Notice.count().where(Notice.commendation == here.id) + 1
        row = Notice(
            commendation=here.id,
            number=number,
            begins_on=begins_on,
            ends_on=ends_on(begins_on, here.notice_days, await queries.calendar()),
            days=here.notice_days,
            contact=contact,
            actor=actor,
            published_at=clock.now(),
        )
        [made] = await Notice.insert(row).returning(Notice.id)
        notice = await queries.find(made["id"])
        await _to_noticed(them, notice)
        ordered = [winner for winner in await in_order(here) if winner.notice == notice.id]
        await statements.state_notice(
            actor, here.id, notice.id, lines_of(here.categories, ordered, {})
        )
        await audit.record(actor, _published(notice, them))
    return notice


def _require_drafts(them: Sequence[WinnerRecord]) -> None:
    for winner in them:
        if winner.state is not WinnerState.DRAFT:
            raise WrongState(
                name=winner.name,
                state=winner.state.value,
                action=Phrase("put on notice"),
            )
    if not them:
        raise FieldRefused(field="winners", value="", reason=Phrase("no winner is waiting."))


async def _to_noticed(them: Sequence[WinnerRecord], notice: NoticeRecord) -> None:
    values: Values = {
        Winner.state: WinnerState.NOTICED.value,
        Winner.notice: notice.id,
        Winner.revision: Winner.revision + 1,
    }
    for batch in database.batches([winner.id for winner in them]):
        await Winner.update(values).where(Winner.id.is_in(list(batch)))


def _published(notice: NoticeRecord, them: Sequence[WinnerRecord]) -> list[Change]:
    facts = {
        "number": notice.number,
        "begins_on": notice.begins_on,
        "ends_on": notice.ends_on,
        "rows": len(them),
    }
    told = {"number": notice.number, "ends_on": notice.ends_on}
    return [
        Change(Action.NOTICE_PUBLISHED, f"notice/{notice.id}", None, facts),
        *(Change(Action.WINNER_NOTICED, f"winner/{winner.id}", None, told) for winner in them),
    ]


async def confirm(
    actor: str,
    chosen: Sequence[int],
    *,
    justification: str = "",
    may_override: bool = False,
    seen: Mapping[int, int] = {},
) -> None:
    """All or none. Only a person who ``may_override`` can override a notice, with a justification.

    The history records this for exactly the winners that needed it. ``seen`` are the revisions that
    the confirming person read: later changes are not covered.

    Raises ShellUnlinked, Stale, WrongState, WinnerHeld, SamePerson, WriterUnlinked, NoticeMissing,
    NoticeRunning or NotFound, with the winners concerned.
    """
    setting_aside = bool(justification.strip()) and may_override
    early: set[int] = set()
    async with database.transaction():
        for here, them in await _by_commendation(chosen):
            require_person(here, actor)
            facts = await queries.confirmation_facts(here, them)
            found = rules.sorted_out(them, actor, facts)
            rules.require_seen(them, seen)
            for obstacle in Obstacle:
                if obstacle in rules.OVERRIDABLE and setting_aside:
                    early |= {winner.id for winner in found.get(obstacle, [])}
                elif obstacle in found:
                    _refuse(obstacle, found[obstacle], facts)
        await winners.confirm(actor, [winner for winner in chosen if winner not in early])
        if early:
            told = {"notice_set_aside": True, "justification": justification.strip()}
            await winners.confirm(actor, sorted(early), told)


async def _by_commendation(
    chosen: Sequence[int],
) -> list[tuple[CommendationRecord, list[WinnerRecord]]]:
    """Lock, then read. `awards.winners.service.confirm` reports unknown winners."""
    rows = []
    for batch in database.batches(chosen):
        rows += await Winner.select(
            Winner.category, Winner.category._.commendation._.code.as_alias("code")
        ).where(Winner.id.is_in(list(batch)))
    await locks.hold({row["category"] for row in rows})
    codes = sorted({row["code"] for row in rows})
    found = []
    for code in codes:
        here = await catalogue.find(code)
        found.append((here, await lists.records(here, chosen)))
    return found


def _refuse(
    obstacle: Obstacle, them: Sequence[WinnerRecord], facts: rules.ConfirmationFacts
) -> None:
    names = rules.named(them)
    if obstacle is Obstacle.HELD:
        raise WinnerHeld(names=names)
    if obstacle is Obstacle.SAME_PERSON:
        raise SamePerson(names=rules.named_with_writers(them, facts))
    if obstacle is Obstacle.WRITER_UNKNOWN:
        os_user = unknown_writer(facts.writers[them[0].id])
        raise WriterUnlinked(names=rules.named_with_writers(them, facts), os_user=os_user)
    if obstacle is Obstacle.NOT_NOTICED:
        raise NoticeMissing(names=names, days=facts.here.notice_days)
    if obstacle is Obstacle.NOTICE_RUNS:
        ends = max(facts.notices[winner.notice or 0].ends_on for winner in them)
        raise NoticeRunning(names=names, ends_on=ends)


async def _held_still(commendation: str) -> CommendationRecord:
    """Lock, then read again: the facts of a decision must not change meanwhile."""
    here = await catalogue.find(commendation)
    await locks.hold(category.id for category in here.categories)
    return await catalogue.find(commendation)
