"""Plan a delivery, change the plan, record who received it, cancel it.

Each act is about many winners at once, all or none. A visit on a quiet day is stored as it is asked:
the answer, the list and the bell say that it has no ground.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.deliveries import queries
from awards.deliveries.checking import require_day, require_terms, required_text
from awards.deliveries.records import DeliveryLine, DeliveryRecord, DeliveryTerms
from awards.deliveries.rules import is_quiet
from awards.errors import (
    AlreadyHanded,
    Conflict,
    DeliveryChanged,
    DeliveryMissing,
    DeliveryOpen,
    NothingToDeliver,
)
from awards.tables import Delivery, DeliveryWay, Values
from awards.words import listed

#: So many names stand in a fault.
NAMES = 10


async def plan(
    actor: str, commendation: str, winners: Collection[int], terms: DeliveryTerms
) -> list[DeliveryLine]:
    """Plan a delivery for each of these winners; return their lines.

    Raises FieldRefused, NothingToDeliver, AlreadyHanded and DeliveryOpen.
    """
    require_terms(terms)
    try:
        async with database.transaction():
            here = await _hold(commendation)
            chosen = await _chosen(here, winners)
            _refuse(NothingToDeliver, [each for each in chosen if not each.number])
            _refuse(AlreadyHanded, [each for each in chosen if each.handed])
            _refuse(DeliveryOpen, [each for each in chosen if each.plan])
            await _open(actor, chosen, terms)
            told = [
                _change(Action.DELIVERY_PLANNED, each, None, _facts(here, each, terms))
                for each in chosen
            ]
            await audit.record(actor, told)
    except Exception as fault:
        if database.is_unique_violation(fault):
            raise DeliveryOpen(count=1, names="…") from None
        raise
    return await _lines(commendation, winners)


async def replan(
    actor: str, commendation: str, plans: Mapping[int, int | None], terms: DeliveryTerms
) -> list[DeliveryLine]:
    """Give open deliveries other terms; the history keeps the earlier ones.

    ``plans`` are winners with the revision that the caller read; None takes what is stored. Raises
    FieldRefused, DeliveryMissing and DeliveryChanged.
    """
    require_terms(terms)
    async with database.transaction():
        here = await _hold(commendation)
        chosen = await _planned(here, plans)
        told = []
        for line, old in chosen:
            before, after = _facts(here, line, _terms(old)), _facts(here, line, terms)
            if _terms(old) == terms:
                continue
            values: Values = {}
            values.update(_columns(terms), revision=old.revision + 1)
            await Delivery.update(values).where(Delivery.id == old.id)
            told.append(_change(Action.DELIVERY_AMENDED, line, *_differing(before, after)))
        await audit.record(actor, told)
    return await _lines(commendation, plans)


async def done(
    actor: str,
    commendation: str,
    plans: Mapping[int, int | None],
    recipient: str,
    on: date | None = None,
) -> list[DeliveryLine]:
    """Record who received them, and when; without a plan they were collected.

    Raises FieldRefused, NothingToDeliver, AlreadyHanded and DeliveryChanged.
    """
    recipient = required_text("recipient", recipient, limits.RECEIVED_BY)
    day = on or clock.today()
    require_day("on", day, latest=clock.today())
    async with database.transaction():
        here = await _hold(commendation)
        chosen = await _chosen(here, plans)
        _refuse(NothingToDeliver, [each for each in chosen if not each.number])
        _refuse(AlreadyHanded, [each for each in chosen if each.handed])
        _require_basis(chosen, plans)
        bare = [each for each in chosen if each.plan is None]
        await _open(actor, bare, DeliveryTerms(DeliveryWay.COLLECTED, day))
        values: Values = {
            Delivery.current: None,
            Delivery.recipient: recipient,
            Delivery.done_on: day,
            Delivery.done_at: clock.now(),
            Delivery.done_by: actor,
        }
        await _end(chosen, values)
        told = [
            _change(
                Action.DELIVERY_DONE,
                each,
                None,
                {
                    "way": each.plan.way if each.plan else DeliveryWay.COLLECTED,
                    "recipient": recipient,
                    "done_on": day,
                },
            )
            for each in chosen
        ]
        await audit.record(actor, told)
    return await _lines(commendation, plans)


async def cancel(
    actor: str, commendation: str, plans: Mapping[int, int | None], reason: str
) -> list[DeliveryLine]:
    """Cancel open deliveries; the rows stay with the reason.

    Raises FieldRefused, DeliveryMissing and DeliveryChanged.
    """
    reason = required_text("reason", reason, limits.CANCEL_REASON)
    async with database.transaction():
        here = await _hold(commendation)
        chosen = await _planned(here, plans)
        values: Values = {
            Delivery.current: None,
            Delivery.cancelled_at: clock.now(),
            Delivery.cancelled_by: actor,
            Delivery.cancel_reason: reason,
        }
        await _end([line for line, _ in chosen], values)
        told = [
            _change(
                Action.DELIVERY_CANCELLED,
                line,
                _facts(here, line, _terms(old)),
                {"reason": reason},
            )
            for line, old in chosen
        ]
        await audit.record(actor, told)
    return await _lines(commendation, plans)


async def _hold(commendation: str) -> CommendationRecord:
    here = await catalogue.find(commendation)
    await locks.hold(each.id for each in here.categories)
    return here


async def _chosen(here: CommendationRecord, winners: Iterable[int]) -> list[DeliveryLine]:
    """Raises NothingToDeliver for those that the commendation does not have."""
    lines = {each.winner: each for each in await queries.lines(here)}
    wanted = list(dict.fromkeys(winners))
    if unknown := [str(each) for each in wanted if each not in lines]:
        raise NothingToDeliver(count=len(unknown), names=listed(unknown[:NAMES]))
    return [lines[each] for each in wanted]


async def _planned(
    here: CommendationRecord, plans: Mapping[int, int | None]
) -> list[tuple[DeliveryLine, DeliveryRecord]]:
    chosen = await _chosen(here, plans)
    _refuse(DeliveryMissing, [each for each in chosen if each.plan is None])
    _require_basis(chosen, plans)
    return [(each, each.plan) for each in chosen if each.plan]


def _require_basis(chosen: Sequence[DeliveryLine], plans: Mapping[int, int | None]) -> None:
    """A revision of 0 says that the caller saw no plan."""
    changed = [
        each
        for each in chosen
        if plans[each.winner] not in (None, each.plan.revision if each.plan else 0)
    ]
    _refuse(DeliveryChanged, changed)


def _refuse(fault: type[Conflict], whom: Sequence[DeliveryLine]) -> None:
    if whom:
        names = [f"{each.name}（{each.number}）" if each.number else each.name for each in whom]
        raise fault(count=len(whom), names=listed(names[:NAMES]))


async def _open(actor: str, chosen: Sequence[DeliveryLine], terms: DeliveryTerms) -> None:
    rows = [
        Delivery(
            winner=each.winner,
            current=each.winner,
            made_by=actor,
            made_at=clock.now(),
            **_columns(terms),
        )
        for each in chosen
    ]
    for batch in database.batches(rows):
        await Delivery.insert(*batch)


async def _end(chosen: Sequence[DeliveryLine], values: Values) -> None:
    for batch in database.batches([each.winner for each in chosen]):
        await Delivery.update(values).where(Delivery.current.is_in(list(batch)))


def _columns(terms: DeliveryTerms) -> dict[str, Any]:
    ground = terms.ground
    return {
        "way": terms.way.value,
        "planned_on": terms.planned_on,
        "carrier": terms.carrier,
        "ground": ground.kind.value,
        "asked_by": ground.asked_by,
        "asked_on": ground.asked_on,
        "reference": ground.reference,
        "reason": ground.reason,
    }


def _terms(old: DeliveryRecord) -> DeliveryTerms:
    return DeliveryTerms(old.way, old.planned_on, old.carrier, old.ground)


def _facts(here: CommendationRecord, line: DeliveryLine, terms: DeliveryTerms) -> dict[str, object]:
    """What the history keeps: only what was filled in, and whether the day was quiet."""
    said = _columns(terms)
    said["matter"] = said.pop("reason")
    facts = {key: value for key, value in said.items() if value not in ("", None)}
    quiet = is_quiet(here.quiet, line.kind, terms.way, terms.planned_on)
    return {**facts, "on_quiet_day": True} if quiet else facts


def _differing(
    before: dict[str, object], after: dict[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return (
        {key: before[key] for key in keys if key in before},
        {key: after[key] for key in keys if key in after},
    )


def _change(
    action: Action,
    line: DeliveryLine,
    before: dict[str, object] | None,
    after: dict[str, object] | None,
) -> Change:
    return Change(action, f"winner/{line.winner}", before, after)


async def _lines(commendation: str, winners: Collection[int]) -> list[DeliveryLine]:
    here = await catalogue.find(commendation)
    return [each for each in await queries.lines(here) if each.winner in winners]
