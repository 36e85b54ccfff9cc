"""Read imports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any

import msgspec
from piccolo.query.functions import Count

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.intake.checking.matched_rows import RegisteredWinner
from awards.intake.records import Receipt
from awards.tables import AmendedField, Intake, Winner
from awards.text.names import match_key
from awards.winners.identity import may_be_corrected
from awards.winners.queries import STANDING, columns_of, decoded
from awards.words import Phrase

PAGE = 50

#: So many are asked for at once. Other requests are answered between two pieces.
_PIECE = 500


def _select() -> Any:  # noqa: ANN401 - Piccolo's query type is not nameable
    return Intake.select(
        Intake.id,
        Intake.reference,
        Intake.file_name,
        Intake.rows,
        Intake.actor,
        Intake.at,
        Intake.undone_at,
        Intake.undone_by,
        Intake.corrects.reference.as_alias("corrects"),
    )


def _receipt(row: dict[str, Any]) -> Receipt:
    return msgspec.convert({**row, "corrects": row["corrects"] or ""}, Receipt)


async def earlier(here: CommendationRecord, sha256: str) -> Receipt | None:
    """The latest import of the same file that was not undone."""
    row = (
        await _select()
        .where(Intake.commendation == here.id, Intake.sha256 == sha256, Intake.undone_at.is_null())
        .order_by(Intake.id, ascending=False)
        .first()
    )
    return _receipt(row) if row else None


async def receipts(here: CommendationRecord, offset: int = 0) -> list[Receipt]:
    """The latest first, a page at a time."""
    query = _select().where(Intake.commendation == here.id)
    rows = await query.order_by(Intake.id, ascending=False).limit(PAGE).offset(offset)
    return [_receipt(row) for row in rows]


async def count(here: CommendationRecord) -> int:
    found: int = await Intake.count().where(Intake.commendation == here.id)
    return found


async def receipt(here: CommendationRecord, reference: str) -> Receipt:
    """Raises NotFound."""
    mine = Intake.commendation == here.id
    row = await _select().where(mine, Intake.reference == reference).first()
    if row is None:
        raise NotFound(what=Phrase("import"), key=reference)
    return _receipt(row)


async def family(here: CommendationRecord, intake: int) -> list[int]:
    """The import and its corrections, without undone ones."""
    own = (Intake.id == intake) | (Intake.corrects == intake)
    rows = await Intake.select(Intake.id).where(
        Intake.commendation == here.id, own, Intake.undone_at.is_null()
    )
    return [row["id"] for row in rows]


async def corrected_since(reference: str) -> list[str]:
    """Names of the import's registered winners that were changed after it."""
    rows = (
        await Winner.select(Winner.id, Winner.name)
        .where(
            Winner.intake.reference == reference,
            Winner.state.is_in([state.value for state in STANDING]),
        )
        .order_by(Winner.id)
    )
    names = {row["id"]: row["name"] for row in rows}
    found: set[int] = set()
    for batch in database.batches(list(names), most=_PIECE):
        amended = AmendedField.select(AmendedField.winner).distinct()
        rows = await amended.where(AmendedField.winner.is_in(list(batch)))
        found |= {row["winner"] for row in rows}
    return [name for winner, name in names.items() if winner in found]


async def stored(here: CommendationRecord, intake: int) -> list[RegisteredWinner]:
    """Standing winners of that import and its corrections, in the order of the decision."""
    intakes = await family(here, intake)
    return await _stored(Winner.intake.is_in(intakes or [0]))


async def registered(here: CommendationRecord, keys: Sequence[str]) -> list[RegisteredWinner]:
    """The winners among these recipients in this commendation."""
    mine = Winner.category.is_in([category.id for category in here.categories] or [0])
    found: list[RegisteredWinner] = []
    for batch in database.batches(keys, most=_PIECE):
        found += await _stored(mine & Winner.recipient_key.is_in(list(batch)))
    return found


async def _stored(which: Any) -> list[RegisteredWinner]:  # noqa: ANN401 - Piccolo has no one type of it
    """Standing winners, in the order of the decision."""
    rows = (
        await Winner.select(
            *columns_of(RegisteredWinner, "fingerprint", "place", "key"),
            Winner.number_fingerprint.as_alias("fingerprint"),
            Winner.intake_row.as_alias("place"),
            Winner.recipient_key.as_alias("key"),
        )
        .where(
            which,
            Winner.state.is_in([state.value for state in STANDING]),
        )
        .order_by(Winner.category.place, Winner.place)
    )
    return [
        msgspec.convert(
            {**decoded(row), "key": f"{row['category']}:{row['key']}"}, RegisteredWinner
        )
        for row in rows
    ]


async def sharing(here: CommendationRecord, keys: Sequence[str]) -> dict[int, int]:
    """How many of these recipients each import holds, by the import that it is a version of.

    Only in this commendation: people honoured every year are in the lists of every year.
    """
    mine = Winner.category.is_in([category.id for category in here.categories] or [0])
    found: Counter[int] = Counter()
    for batch in database.batches(keys, most=_PIECE):
        rows = (
            await Winner.select(
                Winner.intake.id.as_alias("own"),
                Winner.intake.corrects.as_alias("root"),
                Count(alias="found"),
            )
            .where(mine, Winner.recipient_key.is_in(list(batch)), Winner.intake.is_not_null())
            .group_by(Winner.intake.id, Winner.intake.corrects)
        )
        for row in rows:
            found[row["root"] or row["own"]] += row["found"]
    return dict(found)


async def named(here: CommendationRecord, names: Collection[tuple[str, str, str]]) -> int | None:
    """The import that holds most of these recipients, if at least half.

    Each is given by category, folded name and folded unit; numbers do not count.
    """
    codes = {category.id: category.code for category in here.categories}
    found: defaultdict[int, set[tuple[str, str, str]]] = defaultdict(set)
    for batch in database.batches(sorted({name for _, name, _ in names}), most=_PIECE):
        rows = await Winner.select(
            Winner.category,
            Winner.unit,
            Winner.name_key,
            Winner.intake.id.as_alias("own"),
            Winner.intake.corrects.as_alias("root"),
        ).where(
            Winner.name_key.is_in(list(batch)),
            Winner.category.is_in([*codes] or [0]),
            Winner.intake.is_not_null(),
            Winner.recipient_key.is_not_null(),
        )
        for row in rows:
            said = codes[row["category"]], row["name_key"], match_key(row["unit"])
            if said in names:
                found[row["root"] or row["own"]].add(said)
    best = max(found, key=lambda each: len(found[each]), default=None)
    return best if best is not None and len(found[best]) * 2 >= len(names) else None


async def placed(
    here: CommendationRecord, places: Mapping[str, tuple[str, str, str]]
) -> int | None:
    """The import that holds most of these rows, if at least half.

    ``places`` are category, unit and name by row. A row holds the same recipient if its category is
    the same, and its name, or its unit and a name that may be the corrected form of the other. A
    unit alone says nothing: its second list names other people.
    """
    codes = {category.id: category.code for category in here.categories}
    found: Counter[int] = Counter()
    for batch in database.batches(list(places), most=_PIECE):
        rows = await Winner.select(
            Winner.category,
            Winner.unit,
            Winner.name,
            Winner.intake_row,
            Winner.intake.id.as_alias("own"),
            Winner.intake.corrects.as_alias("root"),
        ).where(
            Winner.intake_row.is_in(list(batch)),
            Winner.category.is_in([*codes] or [0]),
            Winner.recipient_key.is_not_null(),
        )
        for row in rows:
            category, unit, name = places[row["intake_row"]]
            same = match_key(name) == match_key(row["name"])
            mended = unit and unit == row["unit"] and may_be_corrected(row["name"], name)
            if (same or mended) and codes[row["category"]] == category:
                found[row["root"] or row["own"]] += 1
    best, count = max(found.items(), key=itemgetter(1), default=(None, 0))
    return best if count * 2 >= len(places) else None


async def by_id(here: CommendationRecord, intake: int) -> Receipt | None:
    """None if it is undone or belongs elsewhere."""
    row = (
        await _select()
        .where(Intake.commendation == here.id, Intake.id == intake, Intake.undone_at.is_null())
        .first()
    )
    return _receipt(row) if row else None


async def root_of(here: CommendationRecord, reference: str) -> int:
    """The import itself, or the one that it corrected. Raises NotFound."""
    mine, stands = Intake.commendation == here.id, Intake.undone_at.is_null()
    row = (
        await Intake.select(Intake.id, Intake.corrects)
        .where(mine, stands, Intake.reference == reference)
        .first()
    )
    if row is None:
        raise NotFound(what=Phrase("import"), key=reference)
    return int(row["corrects"] or row["id"])


async def id_of(reference: str) -> int | None:
    row = await Intake.select(Intake.id).where(Intake.reference == reference).first()
    return int(row["id"]) if row else None


async def amended(reference: str) -> int:
    """How many registered winners an import changed."""
    row = await Intake.select(Intake.amended).where(Intake.reference == reference).first()
    return int(row["amended"]) if row else 0


async def standing(here: CommendationRecord, reference: str) -> dict[tuple[str, str], int]:
    """The number of winners of that import, by category and state."""
    codes = {category.id: category.code for category in here.categories}
    rows = (
        await Winner.select(Winner.category, Winner.state, Count(alias="found"))
        .where(Winner.intake.reference == reference, Winner.category.is_in([*codes] or [0]))
        .group_by(Winner.category, Winner.state)
    )
    return {(codes[row["category"]], row["state"]): row["found"] for row in rows}
