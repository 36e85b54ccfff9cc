"""Read the registry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from piccolo.columns import Column
from piccolo.columns.combination import Where

from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.free_fields import FreeFieldRecord, read
from awards.tables import Winner, WinnerState
from awards.winner_fields import StoredRegistration, hidden
from awards.winners.order import in_category
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: The states on the roster: all but withdrawn and revoked.
STANDING = (
    WinnerState.DRAFT,
    WinnerState.NOTICED,
    WinnerState.CONFIRMED,
    WinnerState.ISSUED,
)


def columns_of(record: type[StoredRegistration], *without: str) -> tuple[Column, ...]:
    """The columns of a record's fields; category and honour are in other tables."""
    joined = {
        "category": Winner.category.code.as_alias("category"),
        "honour": Winner.honour.name.as_alias("honour"),
    }
    own = [field for field in record.__struct_fields__ if field not in without]
    return tuple(joined.get(field) or getattr(Winner, field) for field in own)


_COLUMNS = columns_of(WinnerRecord)


def select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    """Rows for `record`."""
    return Winner.select(*_COLUMNS)


def record(row: dict[str, Any]) -> WinnerRecord:
    return msgspec.convert(decoded(row), WinnerRecord)


def decoded(row: dict[str, Any]) -> dict[str, Any]:
    """A row of `columns_of` as a record holds it."""
    return {**row, "honour": row["honour"] or "", "free": read(row["free"])}


def without_personal(
    winners: Iterable[WinnerRecord], declared: Iterable[FreeFieldRecord]
) -> list[WinnerRecord]:
    """The records as lists show them: personal free fields are hidden."""
    personal = {each.key for each in declared if each.personal}

    def shown(values: dict[str, str]) -> dict[str, str]:
        return {key: hidden(text) if key in personal else text for key, text in values.items()}

    return [msgspec.structs.replace(each, free=shown(each.free)) for each in winners]


async def find(winner: int) -> WinnerRecord:
    """Raises NotFound."""
    row = await select().where(Winner.id == winner).first()
    if row is None:
        raise NotFound(what=Phrase("winner"), key=winner)
    return record(row)


async def listing(
    commendation: CommendationRecord,
    *,
    category: str | None = None,
    states: Sequence[WinnerState] = (),
) -> list[WinnerRecord]:
    """List winners by category, then by place. Without states, winners in every state."""
    wanted: list[Where] = [Winner.category.commendation == commendation.id]
    if category is not None:
        wanted.append(Winner.category.code == category)
    if states:
        wanted.append(Winner.state.is_in([state.value for state in states]))
    query = select().where(*wanted).order_by(Winner.category.place, Winner.place)
    return [record(row) for row in await query]


def literal(text: str) -> str:
    """Drop LIKE's own signs: no name contains them."""
    return text.translate({ord(sign): None for sign in "%_\\"})


async def in_order(
    commendation: CommendationRecord,
    *,
    category: str | None = None,
    states: Sequence[WinnerState] = STANDING,
) -> list[WinnerRecord]:
    """The one order: by category, then by the category's own order.

    A place by hand counts among all standing winners. So the order is computed over all of them,
    and only then are other states left out. Print and roster agree at any stage of issue.
    """
    everyone = await listing(commendation, category=category, states=STANDING)
    ordered: list[WinnerRecord] = []
    for each in commendation.categories:
        ordered += in_category((w for w in everyone if w.category == each.code), each.order_method)
    return [winner for winner in ordered if winner.state in states]


class KnownRecipient(NamedTuple):
    """A registered winner: who that is, and the honour."""

    words: str
    honour: str


async def known_recipients(commendation: CommendationRecord) -> dict[str, KnownRecipient]:
    """By recipient key within its category (``code:key``), without withdrawn winners."""
    rows = await Winner.select(
        Winner.category.code,
        Winner.recipient_key,
        Winner.name,
        Winner.unit,
        Winner.honour.name.as_alias("honour"),
    ).where(Winner.category.commendation == commendation.id, Winner.recipient_key.is_not_null())
    return {
        f"{row['category.code']}:{row['recipient_key']}": KnownRecipient(
            f"{row['name']}（{row['unit']}）" if row["unit"] else row["name"], row["honour"] or ""
        )
        for row in rows
    }
