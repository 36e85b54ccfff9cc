"""Who changes what certificates print has written it, as the two-person rule counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from piccolo.custom_types import Combinable

from awards import database
from awards.accounts.rules import person_of
from awards.catalogue.records import HonourRecord
from awards.catalogue.rules import HonourPlan
from awards.tables import EarlierWriter, Values, Winner, WinnerState

#: What certificates of a whole commendation, and of one category, print.
COMMON = frozenset(
    {
        "title",
        "year",
        "decided_on",
        "issuers",
        "issuers_en",
        "signer",
        "signer_duty",
        "signature",
        "layout",
        "certificate_title",
        "certificate_title_en",
    }
)
OF_CATEGORY = frozenset({"name", "name_en", "salutation", "body", "body_en", "closing", "form"})

#: Nobody prints others again.
_STANDING = (
    WinnerState.DRAFT.value,
    WinnerState.NOTICED.value,
    WinnerState.CONFIRMED.value,
    WinnerState.ISSUED.value,
)


async def count_for_all(actor: str, commendation: int, changed: Collection[str]) -> None:
    """Count the actor as a writer for the whole commendation if these columns are printed."""
    if COMMON & set(changed):
        await _count(actor, Winner.category.commendation == commendation)


async def count_for_category(
    actor: str,
    category: int,
    changed: Collection[str],
    before: Iterable[HonourRecord],
    after: Iterable[HonourPlan],
) -> None:
    """Count the actor for those whose certificates print another word of the category."""
    if OF_CATEGORY & set(changed):
        await _count(actor, Winner.category == category)
    elif honours := _renamed(before, after):
        await _count(actor, Winner.honour.is_in(honours))


def _renamed(before: Iterable[HonourRecord], after: Iterable[HonourPlan]) -> list[int]:
    """Winners keep an honour of another name in English; taken ones keep their name."""
    wanted: Mapping[str, str] = {each.was or each.name: each.name_en for each in after}
    return [each.id for each in before if wanted.get(each.name, each.name_en) != each.name_en]


async def _count(actor: str, those: Combinable) -> None:
    rows = await Winner.select(Winner.id).where(those, Winner.state.is_in(list(_STANDING)))
    await count_as_writer(actor, [row["id"] for row in rows])


async def count_as_writer(actor: str, winners: Iterable[int]) -> None:
    """Remember that this account wrote words of these winners, in the caller's transaction.

    Where the words were confirmed, it is the only one since.
    """
    account = person_of(actor)
    database.require_transaction()
    for batch in database.batches(list(winners)):
        here = Winner.id.is_in(list(batch))
        await _add(batch, account)
        renewed: Values = {Winner.written_by: account, Winner.words_confirmed: False}
        await Winner.update(renewed).where(here, Winner.words_confirmed.eq(True))


async def _add(winners: Collection[int], account: str) -> None:
    rows = await Winner.select(Winner.id).where(
        Winner.id.is_in(list(winners)),
        Winner.words_confirmed.eq(False),
        Winner.written_by != account,
    )
    known = await EarlierWriter.select(EarlierWriter.winner).where(
        EarlierWriter.winner.is_in(list(winners)), EarlierWriter.account == account
    )
    new = {row["id"] for row in rows} - {row["winner"] for row in known}
    columns = (EarlierWriter.winner, EarlierWriter.account)
    await database.insert_plain(EarlierWriter, columns, [(each, account) for each in sorted(new)])
