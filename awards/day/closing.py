"""Close the day: a statement of what was given to whom, and what is left. It is final."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from awards import clock, database
from awards.audit.rules import Action
from awards.catalogue import service as catalogue
from awards.day import queries, store
from awards.day.records import GivenCertificate
from awards.day.service import act, hold
from awards.errors import DayRefused, NotFound
from awards.stage.certificates import canonical_json, stage_certificates, with_number
from awards.tables import Ceremony, DayAct, DayClosing, GivenWay, Values
from awards.words import Phrase


class ClosedLine(msgspec.Struct, frozen=True):
    """A certificate at the close. ``way`` is empty if it is left."""

    number: str
    name: str
    unit: str
    honour: str
    category: str
    way: str = ""
    at: datetime | None = None
    to: str = ""


class DayStatement(msgspec.Struct, frozen=True):
    """What was given to whom. ``number`` counts the statements of a ceremony; 0 is not closed."""

    number: int
    version: int
    lines: tuple[ClosedLine, ...]
    letters: dict[str, datetime] = {}
    digest: str = ""
    made_by: str = ""
    made_at: datetime | None = None

    def count(self, way: str) -> int:
        """How many were given this way; an empty one counts what is left."""
        return sum(line.way == way for line in self.lines)

    @property
    def ways(self) -> dict[str, int]:
        return {way: self.count(way) for way in (*GivenWay, "")}


class _ClosingContent(msgspec.Struct, frozen=True):
    version: int
    lines: tuple[ClosedLine, ...]
    letters: dict[str, datetime]


async def statement(code: str) -> DayStatement:
    """The final one of a closed day; else as it would be now. Raises NotFound."""
    here = await catalogue.find(code)
    ceremony = await store.ceremony(here)
    if ceremony.closed_at:
        return await latest(ceremony.id)
    return await _now(code)


async def latest(ceremony: int) -> DayStatement:
    row = (
        await DayClosing.select()
        .where(DayClosing.ceremony == ceremony)
        .order_by(DayClosing.number, ascending=False)
        .first()
    )
    if row is None:
        raise NotFound(what=Phrase("statement of the day"), key=ceremony)
    content = msgspec.json.decode(row["content"], type=_ClosingContent)
    return DayStatement(
        row["number"],
        content.version,
        content.lines,
        content.letters,
        row["digest"],
        row["made_by"],
        row["made_at"],
    )


async def _now(code: str) -> DayStatement:
    here = await catalogue.find(code)
    ceremony = await store.ceremony(here)
    out = await queries.given(here)
    lines = tuple(
        _line(each.number, each.name, each.unit, each.honour, each.category, out.get(each.number))
        for each in with_number(await stage_certificates(here))
    )
    letters = (await queries.progress_of(ceremony, rehearsal=False)).letters
    return DayStatement(0, ceremony.version, lines, letters)


def _line(
    number: str, name: str, unit: str, honour: str, category: str, given: GivenCertificate | None
) -> ClosedLine:
    if given is None:
        return ClosedLine(number, name, unit, honour, category)
    return ClosedLine(
        number, name, unit, honour, category, given.way.value, given.at, given.to or name
    )


async def close(actor: str, code: str, seen: str | None = None) -> DayStatement:
    """Raises NotFound, DayChanged, DayClosed, and DayRefused in a rehearsal."""
    async with database.transaction():
        held = await hold(code, seen)
        if held.ceremony.rehearsal:
            raise DayRefused(reason=Phrase("a rehearsal goes on; end it first"))
        now = await _now(code)
        content = canonical_json(_ClosingContent(now.version, now.lines, now.letters))
        number = await DayClosing.count().where(DayClosing.ceremony == held.ceremony.id) + 1
        digest, at = hashlib.sha256(content).hexdigest(), clock.now()
        await DayClosing.insert(
            DayClosing(
                ceremony=held.ceremony.id,
                number=number,
                content=content.decode(),
                digest=digest,
                made_by=actor,
                made_at=at,
            )
        )
        await _set_closed(held.ceremony.id, at)
        facts: dict[str, object] = {"digest": digest[:6], "rows": len(now.lines)}
        await act(actor, held, DayAct.CLOSED, action=Action.CEREMONY_DAY_CLOSED, facts=facts)
    return await latest(held.ceremony.id)


async def reopen(actor: str, code: str, reason: str, seen: str | None = None) -> None:
    """The statement stays; the next close makes another one. Raises DayRefused."""
    async with database.transaction():
        held = await hold(code, seen, closed=True)
        if not held.ceremony.closed_at:
            raise DayRefused(reason=Phrase("the day is not closed"))
        if not reason.strip():
            raise DayRefused(reason=Phrase("it does not say why the day is reopened"))
        await _set_closed(held.ceremony.id, None)
        await act(
            actor,
            held,
            DayAct.REOPENED,
            action=Action.CEREMONY_DAY_REOPENED,
            facts={"reason": reason},
            reason=reason,
        )


async def _set_closed(ceremony: int, at: datetime | None) -> None:
    values: Values = {Ceremony.closed_at: at}
    await Ceremony.update(values).where(Ceremony.id == ceremony)
