"""Take and return places. The update itself checks whether there is room.

Its row lock holds until the caller's transaction ends, so no race can oversell. CHECK constraints
guard it as well. Categories are taken by id, as in `awards.catalogue.locks`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from awards import database
from awards.catalogue.records import CommendationRecord, HonourRecord
from awards.errors import NotFound, QuotaFull
from awards.tables import Category, Honour, Winner
from awards.words import Phrase

#: A category's code and an honour's name, empty if there is none.
Claim = tuple[str, str]


async def take(commendation: CommendationRecord, claims: Iterable[Claim]) -> None:
    """Raises QuotaFull with the category or honour and the number of winners too many.

    Raises NotFound if it was removed meanwhile.
    """
    honoured = Counter(claims)
    wanted: Counter[str] = Counter()
    for (code, _), count in honoured.items():
        wanted[code] += count
    for category in sorted(commendation.categories, key=attrgetter("id")):
        if wanted[category.code]:
            await _take(Category, category.id, category.name, wanted[category.code])
        for honour in category.honours:
            if count := honoured[category.code, honour.name]:
                await take_honour(honour, category.name, count)


async def take_honour(honour: HonourRecord, category_name: str, wanted: int = 1) -> None:
    await _take(Honour, honour.id, f"{category_name}·{honour.name}", wanted)


async def _take(table: type[Category | Honour], key: int, name: str, wanted: int) -> None:
    room = table.quota.is_null() | (table.taken <= table.quota - wanted)
    update = table.update({table.taken: table.taken + wanted})
    if await update.where(table.id == key, room).returning(table.id):
        return
    row = await table.select(table.quota, table.taken).where(table.id == key).first()
    if row is None:
        raise NotFound(what=Phrase("category or honour"), key=name)
    over = row["taken"] + wanted - row["quota"]
    raise QuotaFull(category=name, wanted=wanted, over=over, **row)


async def give_back(winners: Sequence[int]) -> None:
    """Free the places of these winners."""
    for table, column in ((Category, Winner.category), (Honour, Winner.honour)):
        for batch in database.batches(winners):
            mine = Winner.id.is_in(list(batch))
            held = await Winner.select(column.as_alias("held")).where(mine)
            for key, count in sorted(Counter(row["held"] for row in held if row["held"]).items()):
                await table.update({table.taken: table.taken - count}).where(table.id == key)


async def give_back_honour(honour: int) -> None:
    await Honour.update({Honour.taken: Honour.taken - 1}).where(Honour.id == honour)
