"""The public list of winners, from its announcement until it is withdrawn.

The list is frozen. Confirming puts winners on it, holding and revoking takes them off; any other
change of the register waits until somebody publishes a correction.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, NotFound
from awards.notices.rules import require_not_own, require_words
from awards.statements import queries as stated
from awards.statements import service as statements
from awards.statements.differing import differences
from awards.statements.records import StatedGroup, StatementRecord
from awards.statements.rules import groups_of
from awards.tables import Commendation, StatementKind, Values, Winner, WinnerState
from awards.winners import lists
from awards.winners.publicity import PUBLIC, proposed
from awards.winners.writers import writers
from awards.words import Phrase

#: Only these are ever held back: a confirmed winner who is held must be confirmed again.
UNSETTLED = (WinnerState.DRAFT, WinnerState.NOTICED)


class AnnouncementCounts(msgspec.Struct, frozen=True):
    """How many are on the list, how many are left out, and why. Each is counted once."""

    public: int
    held: int
    unsettled: int
    withdrawn: int
    revoked: int


async def list_of(here: CommendationRecord) -> StatementRecord:
    """The list as it was published. Raises NotFound unless it is public."""
    statement = await stated.of_list(here)
    if statement is None:
        raise NotFound(what=Phrase("list"), key=here.code)
    return statement


async def groups(here: CommendationRecord) -> list[StatedGroup]:
    """The list by category: as it was published, or as it would be published now."""
    statement = await stated.of_list(here)
    return groups_of(statement.lines if statement else await proposed(here))


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
    """Of everybody in the register today; the announced list may say something else."""
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
    async with database.transaction():
        here = await _locked(code)
        at = clock.now()
        values: Values = {Commendation.announced_at: at}
        concealed = (Commendation.id == here.id) & Commendation.announced_at.is_null()
        if await Commendation.update(values).where(concealed).returning(Commendation.id):
            lines = await proposed(here)
            await statements.state_list(actor, here.id, lines)
            told = {"announced_at": at, "winners": len(lines)}
            await audit.record(
                actor,
                [Change(Action.COMMENDATION_ANNOUNCED, f"commendation/{here.id}", None, told)],
            )


async def correct(actor: str, code: str, reason: str) -> None:
    """Publish the next version of the list: what the register says now, with a dated line.

    Under the two-person rule nobody publishes words that they wrote. Raises NotFound, FieldRefused,
    or CorrectionOfOwn.
    """
    require_words("reason", reason)
    async with database.transaction():
        here = await _locked(code)
        statement = await list_of(here)
        changed = {each.winner for each in await differences(here, StatementKind.PUBLISHED)}
        them = await lists.records(here, sorted(changed))
        require_not_own(here, actor, them, await writers(here, them))
        if not await statements.renew(
            actor, statement.id, await proposed(here), reason, with_heading=True
        ):
            raise FieldRefused(
                field="reason", value="", reason=Phrase("the list says the same already.")
            )
        told = {"rows": len(changed), "reason": reason}
        change = Change(Action.LIST_CORRECTED, f"commendation/{here.id}", None, told)
        await audit.record(actor, [change])


async def _locked(code: str) -> CommendationRecord:
    """The commendation, read after its categories are locked. Raises NotFound."""
    here = await catalogue.find(code)
    await locks.hold(category.id for category in here.categories)
    return await catalogue.find(code)


async def conceal(actor: str, code: str) -> None:
    """Withdraw the list. Names on the pages of certificates are masked again. Raises NotFound."""
    async with database.transaction():
        here = await _locked(code)
        values: Values = {Commendation.announced_at: None}
        public = (Commendation.id == here.id) & Commendation.announced_at.is_not_null()
        if await Commendation.update(values).where(public).returning(Commendation.id):
            await statements.end_list(here.id)
            was = {"announced_at": here.announced_at}
            await audit.record(
                actor,
                [Change(Action.COMMENDATION_CONCEALED, f"commendation/{here.id}", was, None)],
            )
