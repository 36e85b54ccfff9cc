"""An arrangement written to its tables, in the caller's transaction: what changed, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any, NamedTuple

import msgspec
from piccolo.columns import Column

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    PlacedGroup,
    PlacedLetter,
    PlacedPresenter,
    PresenterBlock,
)
from awards.stage.seats.blocks import whom_of
from awards.stage.seats.moving import move_hall
from awards.stage.store import settings_values
from awards.tables import (
    Ceremony,
    GroupPresenter,
    Letter,
    Presenter,
    ProgrammeItem,
    SeatBlock,
    StagedGroup,
    StagedWinner,
    Values,
)


class _Keys(NamedTuple):
    """The ids that rows of groups refer to: of categories by code, of presenters by rank."""

    ceremony: int
    categories: Mapping[str, int]
    ranks: Mapping[int, int]


class _Change(NamedTuple):
    """A place of an item whose group is another. ``row`` is the stored one, ``new`` comes."""

    item: int
    place: int
    row: int | None
    new: PlacedGroup | None


async def write(
    here: CommendationRecord, ceremony: int, old: Arrangement, new: Arrangement
) -> None:
    """Bring the rows from one arrangement to another. The caller holds the ceremony."""
    database.require_transaction()
    await _write_settings(ceremony, old, new)
    await _write_hall(ceremony, old, new)
    categories = {category.code: category.id for category in here.categories}
    if _same_programme(old, new):
        keys = _Keys(ceremony, categories, await _ranks(ceremony))
        changes = await _changes(ceremony, old, new)
        await _clear_groups([each.row for each in changes if each.row is not None])
        await _delete_groups([each.row for each in changes if each.row and each.new is None])
        await _unbag(ceremony, old.bagged - new.bagged)
        await _write_groups(keys, changes)
    else:
        handed = await _handed(ceremony)
        await _clear(ceremony)
        await _unbag(ceremony, old.bagged - new.bagged)
        keys = _Keys(ceremony, categories, await _write_presenters(ceremony, new.presenters))
        await _write_items(keys, new.items, handed)
    added = sorted(new.bagged - old.bagged)
    await _insert_members([(ceremony, None, None, winner, "", "") for winner in added])


async def _write_settings(ceremony: int, old: Arrangement, new: Arrangement) -> None:
    if (old.settings, old.texts) != (new.settings, new.texts):
        values: Values = dict(settings_values(new.settings).items())
        values[Ceremony.texts] = msgspec.json.encode(new.texts, order="sorted").decode()
        await Ceremony.update(values).where(Ceremony.id == ceremony)


async def _write_hall(ceremony: int, old: Arrangement, new: Arrangement) -> None:
    if old.hall != new.hall:
        await move_hall(ceremony, new.hall)
    if old.blocks == new.blocks:
        return
    await SeatBlock.delete().where(SeatBlock.ceremony == ceremony)
    rows = [
        SeatBlock(ceremony=ceremony, block=each.block, place=place, whom=whom_of(each))
        for place, each in enumerate(new.blocks, 1)
    ]
    if rows:
        await SeatBlock.insert(*rows)


def _same_programme(old: Arrangement, new: Arrangement) -> bool:
    """Whether the two differ in their groups and bags alone."""
    alone = [[msgspec.structs.replace(i, groups=()) for i in each.items] for each in (old, new)]
    return old.presenters == new.presenters and alone[0] == alone[1]


async def _ranks(ceremony: int) -> dict[int, int]:
    rows = await Presenter.select(Presenter.id, Presenter.rank).where(
        Presenter.ceremony == ceremony
    )
    return {row["rank"]: row["id"] for row in rows}


async def _changes(ceremony: int, old: Arrangement, new: Arrangement) -> list[_Change]:
    """The groups that differ, place by place."""
    if old.items == new.items:
        return []
    items = await _items(ceremony)
    rows = await StagedGroup.select(StagedGroup.id, StagedGroup.item, StagedGroup.place).where(
        StagedGroup.item.is_in(list(items.values()))
    )
    stored = {(row["item"], row["place"]): row["id"] for row in rows}
    changes = []
    for place, (before, after) in enumerate(zip(old.items, new.items, strict=True), 1):
        item = items[place]
        for at, (was, now) in enumerate(zip_longest(before.groups, after.groups), 1):
            if was != now:
                changes.append(_Change(item, at, stored.get((item, at)), now))
    return changes


async def _items(ceremony: int) -> dict[int, int]:
    rows = await ProgrammeItem.select(ProgrammeItem.id, ProgrammeItem.place).where(
        ProgrammeItem.ceremony == ceremony
    )
    return {row["place"]: row["id"] for row in rows}


async def _write_groups(keys: _Keys, changes: Sequence[_Change]) -> None:
    """The caller has cleared them: their members may come from one another."""
    members: list[_Member] = []
    for item, place, row, group in changes:
        if group is not None:
            members += await _write_group(keys, item, place, group, row)
    await _insert_members(members)


async def _write_group(
    keys: _Keys, item: int, place: int, group: PlacedGroup, row: int | None = None
) -> list[_Member]:
    """Store a group in its row, or in a new one; return the rows of its members."""
    cells: dict[Column, Any] = {
        StagedGroup.name: group.name,
        StagedGroup.category: keys.categories.get(group.category),
        StagedGroup.script: group.script,
    }
    if row is None:
        own = StagedGroup({StagedGroup.item: item, StagedGroup.place: place, **cells})
        [made] = await StagedGroup.insert(own).returning(StagedGroup.id)
        row = int(made["id"])
    else:
        values: Values = dict(cells.items())
        await StagedGroup.update(values).where(StagedGroup.id == row)
    await _write_blocks(row, group.presenters, keys.ranks)
    return [
        (keys.ceremony, row, at, each.winner, each.recipient, each.reading)
        for at, each in enumerate(group.members, 1)
    ]


async def _clear_groups(groups: Sequence[int]) -> None:
    for batch in database.batches(groups):
        await GroupPresenter.delete().where(GroupPresenter.group.is_in(list(batch)))
        await StagedWinner.delete().where(StagedWinner.group.is_in(list(batch)))


async def _delete_groups(groups: Sequence[int]) -> None:
    for batch in database.batches(groups):
        await StagedGroup.delete().where(StagedGroup.id.is_in(list(batch)))


async def _clear(ceremony: int) -> None:
    items = list((await _items(ceremony)).values())
    rows = await StagedGroup.select(StagedGroup.id).where(StagedGroup.item.ceremony == ceremony)
    groups = [row["id"] for row in rows]
    await _clear_groups(groups)
    await _delete_groups(groups)
    for batch in database.batches(items):
        await Letter.delete().where(Letter.item.is_in(list(batch)))
    await ProgrammeItem.delete().where(ProgrammeItem.ceremony == ceremony)
    await Presenter.delete().where(Presenter.ceremony == ceremony)


async def _handed(ceremony: int) -> dict[str, datetime]:
    """Unit → when its letter was handed in."""
    rows = await Letter.select(Letter.unit, Letter.handed_at).where(
        Letter.item.ceremony == ceremony, Letter.handed_at.is_not_null()
    )
    return {row["unit"]: row["handed_at"] for row in rows}


async def _unbag(ceremony: int, winners: Iterable[int]) -> None:
    for batch in database.batches(sorted(winners)):
        await StagedWinner.delete().where(
            StagedWinner.ceremony == ceremony, StagedWinner.winner.is_in(list(batch))
        )


async def _write_items(
    keys: _Keys, items: Sequence[ArrangedItem], handed: Mapping[str, datetime]
) -> None:
    members: list[_Member] = []
    for place, item in enumerate(items, 1):
        row = ProgrammeItem(
            ceremony=keys.ceremony,
            place=place,
            kind=item.kind.value,
            title=item.title,
            speaker=item.speaker,
            seconds=item.seconds,
            notes=item.notes,
            script=item.script,
        )
        [made] = await ProgrammeItem.insert(row).returning(ProgrammeItem.id)
        await _write_letters(made["id"], item.letters, handed)
        for at, group in enumerate(item.groups, 1):
            members += await _write_group(keys, made["id"], at, group)
    await _insert_members(members)


async def _write_presenters(ceremony: int, presenters: Sequence[PlacedPresenter]) -> dict[int, int]:
    """Store them, and return the id of each rank."""
    rows = [
        Presenter(ceremony=ceremony, rank=rank, **msgspec.structs.asdict(each))
        for rank, each in enumerate(presenters, 1)
    ]
    if not rows:
        return {}
    made = await Presenter.insert(*rows).returning(Presenter.id, Presenter.rank)
    return {row["rank"]: row["id"] for row in made}


async def _write_letters(
    item: int, letters: Sequence[PlacedLetter], handed: Mapping[str, datetime]
) -> None:
    rows = [
        Letter(
            item=item,
            place=place,
            unit=each.unit,
            signer=each.signer,
            handed_at=handed.get(each.unit),
        )
        for place, each in enumerate(letters, 1)
    ]
    if rows:
        await Letter.insert(*rows)


async def _write_blocks(
    group: int, blocks: Sequence[PresenterBlock], ranks: Mapping[int, int]
) -> None:
    rows = [
        GroupPresenter(group=group, presenter=ranks[each.rank], first=each.first, last=each.last)
        for each in blocks
    ]
    if rows:
        await GroupPresenter.insert(*rows)


#: A row of a member, in the order of the columns below.
_Member = tuple[int | str | None, ...]

_COLUMNS = (
    StagedWinner.ceremony,
    StagedWinner.group,
    StagedWinner.place,
    StagedWinner.winner,
    StagedWinner.recipient,
    StagedWinner.reading,
)


async def _insert_members(rows: Sequence[_Member]) -> None:
    for batch in database.batches(rows, most=2000):
        await database.insert_plain(StagedWinner, _COLUMNS, batch)
