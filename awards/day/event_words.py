"""What people did on the day, in words: for the page, and for somebody who acted too late."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from awards.audit.people import shown_names
from awards.day.records import EventRecord
from awards.stage.revising import NAMES, names_of
from awards.stage.rules.script_words import group_name
from awards.tables import DayAct
from awards.web.labels import DAY_ACTS
from awards.winners.rules import account_of
from awards.words import C_, Joined, Phrase

MOST = 5


async def since(events: Sequence[EventRecord], acts: str) -> Joined:
    """What came after a revision such as “3.2.0.17”, the newest last."""
    last = acts.rpartition(".")[2]
    known = int(last) if last.isascii() and last.isdigit() and len(last) < 10 else 0
    people, found = await shown_names(), list(events[known:])[-MOST:]
    told = [who_did(each, people, await names_in(found)) for each in found]
    return Joined(tuple(told) or (Phrase("it has another revision"),), Phrase(C_("list", "; ")))


async def names_in(events: Sequence[EventRecord]) -> dict[int, str]:
    """The names of the winners that events are about."""
    winners = {each.winner for each in events if each.winner}
    winners |= {line.winner for each in events for line in each.given[:NAMES]}
    return await names_of_winners(winners)


async def names_of_winners(winners: Collection[int]) -> dict[int, str]:
    wanted = sorted(winners)
    names: dict[int, str] = {}
    for at in range(0, len(wanted), NAMES):
        some = wanted[at : at + NAMES]
        names |= dict(zip(some, await names_of(some), strict=True))
    return names


def who_did(event: EventRecord, people: Mapping[str, str], names: Mapping[int, str]) -> Phrase:
    account = account_of(event.made_by)
    who = people.get(account, account)
    act = Phrase(DAY_ACTS[event.act])
    if what := about(event, names):
        return Phrase("%(who)s: %(act)s (%(names)s)", who=who, act=act, names=what)
    return Phrase("%(who)s: %(act)s", who=who, act=act)


def about(event: EventRecord, names: Mapping[int, str]) -> str:
    """Whom or what an event is about."""
    if event.given:
        told = [names.get(line.winner, line.number) for line in event.given[:3]]
        return "、".join(told) + ("…" if len(event.given) > 3 else "")
    if event.winner:
        return names.get(event.winner, "")
    if event.act is DayAct.SHOWN and event.group:
        return group_name(event.group)
    return event.unit
