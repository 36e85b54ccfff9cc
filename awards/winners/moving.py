"""Move a draft to another category: its place there is the last, and its old one becomes free."""

from __future__ import annotations

import msgspec

from awards import database
from awards.audit import service as audit
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.errors import FieldRefused, Stale
from awards.statements import marks
from awards.statements import queries as statements
from awards.tables import Values, Winner, WinnerState
from awards.winners import quotas, rows
from awards.winners.history import difference, store_fields
from awards.winners.preparing import require_fit
from awards.winners.queries import find
from awards.winners.records import WinnerRecord
from awards.winners.rules import account_of, registration_of
from awards.winners.states import categories_of, require_state
from awards.winners.writers import keep_earlier
from awards.words import C_, Phrase


async def move(
    actor: str, winner: int, category: str, honour: str, *, revision: int
) -> WinnerRecord:
    """Only a draft that nobody outside has read; others are withdrawn and registered again.

    Raises Stale, WrongState, QuotaFull, Duplicate, NotFound, FieldRefused or NameRefused.
    """
    async with database.transaction():
        here = await catalogue.find_of_winner(winner)
        target = here.require_category(category)
        await locks.hold(await categories_of([winner]) | {target.id})
        before = await find(winner)
        if before.revision != revision:
            raise Stale(name=before.name)
        require_state(before, (WinnerState.DRAFT,), Phrase(C_("to be done", "moved")))
        if await statements.is_stated(winner):
            raise FieldRefused(field="category", value=target.name, reason=_READ)
        asked = msgspec.structs.replace(registration_of(before), category=category, honour=honour)
        require_fit(here, target, asked)
        [stored] = await Winner.select().where(Winner.id == winner)
        number = {key: stored[key] for key in ("number_tail", "number_fingerprint")}
        values = rows.columns(target, asked, number, here.free_fields)
        claim = rows.RecipientClaim(
            target.id, values["recipient_key"], before.name, before.unit, winner
        )
        await rows.require_new(here, [claim])
        await quotas.take(here, [(category, honour)])
        await quotas.give_back([winner])
        await keep_earlier(before, account_of(actor))
        [placed] = await rows.placed([values], actor, None)
        values |= {
            "place": placed["place"],
            "hand_place": None,
            "revision": before.revision + 1,
            "written_by": account_of(actor),
            "words_confirmed": False,
        }
        stored_values: Values = {}
        stored_values.update(values)
        await Winner.update(stored_values).where(Winner.id == winner)
        after = await find(winner)
        await store_fields(actor, before, after)
        await marks.settle([winner])
        await audit.record(actor, [difference(before, after, here.own_fields)])
    return after


_READ = Phrase("others have read the entry: withdraw it and register it again")
