"""The acts of the day: where the meeting goes, and what is given. Each is one transaction.

``seen`` is the revision that a page showed; with None nobody is refused for being late. Of two people
who act at once the later one is refused, with what the earlier one did.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.day import queries, store
from awards.day.event_words import since
from awards.day.records import DayProgress, EventRecord, GivenLine
from awards.day.rules.folding import UNDOABLE, counted, progress, standing
from awards.day.rules.places import places, position
from awards.day.store import RunningCeremony
from awards.errors import DayChanged, DayClosed, DayRefused, NotFound
from awards.stage import day as stage_day
from awards.stage.content import StageContent, StageMember
from awards.stage.words import DayChange
from awards.tables import Ceremony, DayAct, GivenWay
from awards.words import Phrase


class HeldDay(NamedTuple):
    """The ceremony, held until the transaction ends. ``events`` are all, ``now`` what counts."""

    here: CommendationRecord
    ceremony: RunningCeremony
    events: list[EventRecord]
    now: DayProgress

    @property
    def next(self) -> int:
        return len(self.events) + 1

    @property
    def counted(self) -> list[EventRecord]:
        return counted(self.events, rehearsal=self.ceremony.rehearsal)


async def hold(code: str, seen: str | None, *, closed: bool = False) -> HeldDay:
    """Raises NotFound, DayChanged, and DayClosed unless ``closed`` allows it."""
    here = await catalogue.find(code)
    await Ceremony.update({Ceremony.revision: Ceremony.revision}).where(
        Ceremony.commendation == here.id
    )
    ceremony = await store.ceremony(here)
    if not ceremony.version:
        raise NotFound(what=Phrase("version of the ceremony"), key=code)
    events = await store.events(ceremony.id)
    known = await queries.revision(code)
    if seen is not None and acts_of(seen) != known.acts:
        raise DayChanged(changes=await since(events, acts_of(seen)))
    if ceremony.closed_at and not closed:
        raise DayClosed(at=shown(ceremony.closed_at))
    now = progress(counted(events, rehearsal=ceremony.rehearsal))
    return HeldDay(here, ceremony, events, now)


def acts_of(seen: str) -> str:
    """Without the arrivals: nobody's decision is refused because somebody arrived."""
    return seen.partition("-")[0]


def shown(at: datetime) -> str:
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


async def act(
    actor: str,
    held: HeldDay,
    kind: DayAct,
    *,
    action: Action = Action.CEREMONY_DAY_ACT,
    change: int = 0,
    given: Sequence[GivenLine] = (),
    facts: dict[str, object] | None = None,
    **more: object,
) -> None:
    """Add an event with its entry in the history."""
    await store.add(actor, held.ceremony, held.next, kind, change=change, given=given, **more)
    told = {"day_act": kind.value, **(facts or {})}
    if held.ceremony.rehearsal:
        told["rehearsal"] = True
    subject = f"ceremony/{held.ceremony.id}"
    await audit.record(actor, [Change(action, subject, None, told)])


async def show(actor: str, code: str, item: int, group: int, seen: str | None = None) -> None:
    """Go to a place of the meeting; it is seen on script and screen. Raises DayRefused."""
    async with database.transaction():
        held = await hold(code, seen)
        today = await stage_day.today(code)
        found = [each for each in places(today.content) if (each.item, each.group) == (item, group)]
        if not found:
            raise DayRefused(reason=Phrase("the meeting has no such place"))
        await act(
            actor, held, DayAct.SHOWN, change=today.revision, item=item, group=group,
            facts={"place": found[0].title},
        )  # fmt: skip


async def blank(actor: str, code: str, *, is_blank: bool, seen: str | None = None) -> None:
    """Darken the screen, or light it again."""
    async with database.transaction():
        held = await hold(code, seen)
        await act(actor, held, DayAct.BLANKED if is_blank else DayAct.LIT)


async def give_group(
    actor: str, code: str, number: int, seen: str | None = None, *, go_on: bool = False
) -> None:
    """Give out all of a group that were not given yet; then go on to the next place if asked.

    Raises DayRefused if there is nothing to give.
    """
    async with database.transaction():
        held = await hold(code, seen)
        today = await stage_day.today(code)
        content = today.content
        if not 1 <= number <= len(content.groups):
            raise NotFound(what=Phrase("group"), key=number)
        group = content.groups[number - 1]
        open_ = [each for each in group.members if each.certificate.winner not in held.now.given]
        if not open_:
            raise DayRefused(reason=Phrase("group %(number)s was given out", number=number))
        item, following = _after(content, group.item, number) if go_on else (None, None)
        await act(
            actor, held, DayAct.GIVEN, change=today.revision, given=await _lines(held, open_),
            item=item, group=following, facts={"group": number, "rows": len(open_)},
        )  # fmt: skip


def _after(content: StageContent, item: int, group: int) -> tuple[int, int]:
    found = places(content)
    following = found[min(position(found, (item, group)) + 1, len(found) - 1)]
    return following.item, following.group


async def _lines(held: HeldDay, members: Sequence[StageMember]) -> list[GivenLine]:
    """A stand-in was named on the day; who receives for a body by the programme is none."""
    made = await stage_day.changes(held.ceremony.id, held.ceremony.version)
    replaced = {
        each.winner for each in made if each.kind is DayChange.STAND_IN and each.undone_by is None
    }
    return [
        GivenLine(
            each.certificate.winner,
            each.certificate.number,
            GivenWay.STAND_IN if each.certificate.winner in replaced else GivenWay.STAGE,
            each.recipient,
        )
        for each in members
    ]


async def give(actor: str, code: str, winner: int, seen: str | None = None) -> None:
    """Give out one certificate on stage."""
    async with database.transaction():
        held = await hold(code, seen)
        today = await stage_day.today(code)
        member = member_of(today.content, winner)
        if winner in held.now.given:
            raise DayRefused(reason=Phrase("%(name)s was given", name=member.certificate.name))
        await act(
            actor, held, DayAct.GIVEN, change=today.revision, given=await _lines(held, [member]), winner=winner,
            facts={"names": member.certificate.name},
        )  # fmt: skip


def member_of(content: StageContent, winner: int) -> StageMember:
    """Raises DayRefused."""
    for each in content.on_stage:
        if each.certificate.winner == winner:
            return each
    raise DayRefused(reason=Phrase("winner %(winner)s is not on stage", winner=winner))


async def take_back(actor: str, code: str, winner: int, seen: str | None = None) -> None:
    """One certificate of those that were given out was not. Raises DayRefused."""
    async with database.transaction():
        held = await hold(code, seen)
        known = held.now.given.get(winner)
        if known is None:
            raise DayRefused(reason=Phrase("winner %(winner)s was given nothing", winner=winner))
        line = GivenLine(winner, known.number, known.way, known.to)
        await act(
            actor, held, DayAct.RETURNED, given=[line], winner=winner,
            facts={"number": known.number},
        )  # fmt: skip


async def letter(actor: str, code: str, unit: str, seen: str | None = None) -> None:
    """A unit handed in its letter of responsibility."""
    async with database.transaction():
        held = await hold(code, seen)
        today = await stage_day.today(code)
        units = {each.unit for item in today.content.items for each in item.letters}
        if unit not in units or unit in held.now.letters:
            raise DayRefused(reason=Phrase("no letter of %(unit)s is open", unit=unit or "—"))
        await act(actor, held, DayAct.LETTER, unit=unit, facts={"unit": unit})


async def undo(actor: str, code: str, revision: int, seen: str | None = None) -> None:
    """Take an act back. Raises NotFound, and DayRefused if it was taken back or cannot be."""
    async with database.transaction():
        held = await hold(code, seen)
        found = [each for each in held.counted if each.revision == revision]
        if not found:
            raise NotFound(what=Phrase("act of the day"), key=revision)
        if found[0].act not in UNDOABLE or found[0] not in standing(held.counted):
            raise DayRefused(reason=Phrase("it was undone before, or cannot be undone"))
        await act(
            actor, held, DayAct.UNDONE, undoes=revision,
            facts={"undone_act": found[0].act.value},
        )  # fmt: skip
