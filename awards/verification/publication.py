"""The public list of winners, from its announcement until it is withdrawn."""

from __future__ import annotations

from collections import Counter

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import NotFound
from awards.tables import Commendation, Values, Winner, WinnerState
from awards.winners.queries import in_order
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: Nobody is announced before the award is settled.
PUBLIC = (WinnerState.CONFIRMED, WinnerState.ISSUED)

#: Only these are ever held back: a confirmed winner who is held must be confirmed again.
UNSETTLED = (WinnerState.DRAFT, WinnerState.NOTICED)


class AnnouncedCategory(msgspec.Struct, frozen=True):
    category: CategoryRecord
    winners: list[WinnerRecord]

    @property
    def has_units(self) -> bool:
        return any(winner.unit for winner in self.winners)

    @property
    def has_honours(self) -> bool:
        return any(winner.honour for winner in self.winners)


class AnnouncementCounts(msgspec.Struct, frozen=True):
    """How many are on the list, how many are left out, and why. Each is counted once."""

    public: int
    held: int
    unsettled: int
    withdrawn: int
    revoked: int


async def groups(here: CommendationRecord) -> list[AnnouncedCategory]:
    """Return the list by category, in the one order.

    Held winners are not confirmed, so not in it.
    """
    winners = await in_order(here, states=PUBLIC)
    found = [
        AnnouncedCategory(each, [w for w in winners if w.category == each.code])
        for each in here.categories
    ]
    return [group for group in found if group.winners]


async def announced(code: str) -> CommendationRecord:
    """Raises NotFound, also for a commendation that is not announced."""
    try:
        here = await catalogue.find("" if "\x00" in code else code)
    except NotFound:
        here = None
    if here is None or here.announced_at is None:
        raise NotFound(what=Phrase("list"), key=code[:40])
    return here


async def announcement_counts(here: CommendationRecord) -> AnnouncementCounts:
    rows = await Winner.select(Winner.state, Winner.held).where(
        Winner.category.commendation == here.id
    )
    states = Counter(row["state"] for row in rows)
    held = sum(bool(row["held"]) for row in rows if row["state"] in UNSETTLED)
    return AnnouncementCounts(
        public=sum(states[state] for state in PUBLIC),
        held=held,
        unsettled=sum(states[state] for state in UNSETTLED) - held,
        withdrawn=states[WinnerState.WITHDRAWN],
        revoked=states[WinnerState.REVOKED],
    )


async def announce(actor: str, code: str) -> None:
    """Publish the list. A public list stays unchanged. Raises NotFound."""
    here = await catalogue.find(code)
    async with database.transaction():
        at = clock.now()
        values: Values = {Commendation.announced_at: at}
        concealed = (Commendation.id == here.id) & Commendation.announced_at.is_null()
        if await Commendation.update(values).where(concealed).returning(Commendation.id):
            told = {"announced_at": at, "winners": (await announcement_counts(here)).public}
            await audit.record(
                actor,
                [Change(Action.COMMENDATION_ANNOUNCED, f"commendation/{here.id}", None, told)],
            )


async def conceal(actor: str, code: str) -> None:
    """Withdraw the list. Names on the pages of certificates are masked again. Raises NotFound."""
    here = await catalogue.find(code)
    async with database.transaction():
        values: Values = {Commendation.announced_at: None}
        public = (Commendation.id == here.id) & Commendation.announced_at.is_not_null()
        if await Commendation.update(values).where(public).returning(Commendation.id):
            was = {"announced_at": here.announced_at}
            await audit.record(
                actor,
                [Change(Action.COMMENDATION_CONCEALED, f"commendation/{here.id}", was, None)],
            )
