"""The declared free fields of a commendation: stored, and read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Collection, Sequence
from typing import Any

import msgspec

from awards.audit.rules import Action, Change
from awards.catalogue.faults import CommendationFault, of_all
from awards.catalogue.word_writers import count_as_writer
from awards.errors import Severity
from awards.free_fields import FreeFieldRecord, as_field, read
from awards.layouts import service as layouts
from awards.search_keys import search_key
from awards.statements import marks
from awards.tables import FreeField, Values, Winner
from awards.words import Phrase

_LISTS = ("choices", "shown")


async def declared(commendation: int) -> tuple[FreeFieldRecord, ...]:
    """In the order of the file."""
    rows = (
        await FreeField.select()
        .where(FreeField.commendation == commendation)
        .order_by(FreeField.place, FreeField.id)
    )
    return tuple(_record(row) for row in rows)


def _record(row: dict[str, Any]) -> FreeFieldRecord:
    lists = {name: msgspec.json.decode(row[name]) for name in _LISTS}
    return msgspec.convert({**row, **lists}, FreeFieldRecord)


async def store(
    actor: str,
    commendation: int,
    wanted: Sequence[FreeFieldRecord],
    layout: str,
    changes: list[Change],
) -> list[CommendationFault]:
    """Bring the stored fields to these, within the caller's transaction.

    Returns what values of winners and the layout prevent; then the caller stores nothing.
    """
    before = await declared(commendation)
    if tuple(wanted) == before:
        return []
    faults = await _against(commendation, before, wanted)
    faults += await _against_layout(layout, before, wanted)
    if faults:
        return faults
    await _replace(commendation, wanted)
    await _count_as_writer(actor, commendation, _printed_otherwise(before, wanted))
    if _searched(before) != _searched(wanted):
        await _refresh_search(commendation, wanted)
    await marks.settle_commendation(commendation)
    changes.append(_change(commendation, before, wanted))
    return []


def _printed_otherwise(
    before: Sequence[FreeFieldRecord], wanted: Sequence[FreeFieldRecord]
) -> frozenset[str]:
    """Fields that were there already, and whose values certificates print in another way now."""
    known = {each.key: each for each in before}
    old = ((known[each.key], each) for each in wanted if each.printed and each.key in known)
    return frozenset(new.key for was, new in old if not was.printed or was.kind is not new.kind)


async def _count_as_writer(actor: str, commendation: int, keys: Collection[str]) -> None:
    """Who lets values be printed has written them, as the two-person rule counts."""
    if keys:
        rows = await Winner.select(Winner.id, Winner.free).where(
            Winner.category.commendation == commendation, Winner.free != "{}"
        )
        filled = [row["id"] for row in rows if any(map(read(row["free"]).get, keys))]
        await count_as_writer(actor, filled)


async def _replace(commendation: int, wanted: Sequence[FreeFieldRecord]) -> None:
    """The rows are few, and nothing refers to them."""
    await FreeField.delete().where(FreeField.commendation == commendation)
    rows = [
        FreeField(commendation=commendation, place=place, **_values(each))
        for place, each in enumerate(wanted, 1)
    ]
    if rows:
        await FreeField.insert(*rows)


def _values(each: FreeFieldRecord) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(each)
    return values | {name: msgspec.json.encode(values[name]).decode() for name in _LISTS}


def _change(
    commendation: int, before: Sequence[FreeFieldRecord], after: Sequence[FreeFieldRecord]
) -> Change:
    old, new = ([each.name for each in fields] for fields in (before, after))
    if old == new:
        told = [each for each in after if each not in before]
        old = [each.name for each in before if each.key in {one.key for one in told}]
        new = [each.name for each in told]
    return Change(
        Action.COMMENDATION_AMENDED,
        f"commendation/{commendation}",
        {"free_fields": old},
        {"free_fields": new},
    )


async def _against(
    commendation: int, before: Sequence[FreeFieldRecord], wanted: Sequence[FreeFieldRecord]
) -> list[CommendationFault]:
    """Removed fields that winners have, and values that do not fit a field any more."""
    new = {each.key: each for each in wanted}
    gone = [each for each in before if each.key not in new]
    changed = [
        new[each.key]
        for each in before
        if each.key in new
        and (new[each.key].kind, new[each.key].choices) != (each.kind, each.choices)
    ]
    if not gone and not changed:
        return []
    filled: Counter[str] = Counter()
    unfit: Counter[str] = Counter()
    async for values in _stored_values(commendation):
        filled.update(values.keys())
        unfit.update(each.key for each in changed if not _fits(each, values.get(each.key, "")))
    places = {each.key: place for place, each in enumerate(wanted, 1)}
    return [
        *(_kept(each, filled[each.key]) for each in gone if filled[each.key]),
        *(_unfit(each, unfit[each.key], places[each.key]) for each in changed if unfit[each.key]),
    ]


async def _against_layout(
    layout: str, before: Sequence[FreeFieldRecord], wanted: Sequence[FreeFieldRecord]
) -> list[CommendationFault]:
    """Fields that lose their place on sheets, although the layout asks for them."""
    printed = {each.key for each in wanted if each.printed}
    gone = [each for each in before if each.printed and each.key not in printed]
    asked = await layouts.asked_by(layout) if gone else frozenset()
    return [
        of_all(
            Phrase("of %(name)s: the layout %(layout)s prints it", name=each.name, layout=layout)
        )
        for each in gone
        if each.key in asked
    ]


def _fits(declared: FreeFieldRecord, value: str) -> bool:
    check = as_field(declared).check
    if not value or check is None:
        return True
    return all(found.severity is not Severity.FAULT for found in check(value, None))


def _kept(field: FreeFieldRecord, count: int) -> CommendationFault:
    return of_all(
        Phrase(
            "the field %(name)s is stored but not in the file: %(count)s winners have it",
            name=field.name,
            count=count,
        )
    )


def _unfit(field: FreeFieldRecord, count: int, place: int) -> CommendationFault:
    return CommendationFault(
        f"field[{place}].",
        "kind",
        Phrase(
            "of %(name)s: %(count)s winners have a value that would not fit",
            name=field.name,
            count=count,
        ),
    )


async def _stored_values(commendation: int) -> AsyncIterator[dict[str, str]]:
    rows = await Winner.select(Winner.free).where(
        Winner.category.commendation == commendation, Winner.free != "{}"
    )
    for row in rows:
        yield read(row["free"])


def _searched(fields: Sequence[FreeFieldRecord]) -> set[str]:
    return {each.key for each in fields if each.searchable}


async def _refresh_search(commendation: int, wanted: Sequence[FreeFieldRecord]) -> None:
    """Let the search look into the fields that are searchable now."""
    rows = await Winner.select(
        Winner.id, Winner.name, Winner.unit, Winner.surname_length, Winner.free
    ).where(Winner.category.commendation == commendation, Winner.free != "{}")
    for row in rows:
        values = read(row["free"])
        more = [values[each.key] for each in wanted if each.searchable and each.key in values]
        key = search_key(row["name"], row["unit"], row["surname_length"], more)
        update: Values = {Winner.search_key: key}
        await Winner.update(update).where(Winner.id == row["id"])
