"""An arrangement in its tables: read whole, written whole in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from piccolo.columns import Column

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.errors import CeremonyChanged, NotFound
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
    PresenterBlock,
)
from awards.tables import (
    Ceremony,
    GroupPresenter,
    Letter,
    Presenter,
    ProgrammeItem,
    StagedGroup,
    StagedWinner,
    Values,
)
from awards.words import Phrase

Rows = list[dict[str, Any]]

#: Columns of other names than the fields of the settings.
_SETTINGS = {"walk_on": "walk_on_side"}


#: A read that somebody changed meanwhile is repeated so often.
_TRIES = 20


class StageRows(NamedTuple):
    """All rows of a ceremony, each list in its order."""

    presenters: Rows
    members: Rows
    items: Rows
    groups: Rows
    letters: Rows
    blocks: Rows


class StoredCeremony(msgspec.Struct, frozen=True):
    """``version`` is the newest frozen one, 0 before any; ``revision`` counts changes."""

    id: int
    version: int
    revision: int
    draft: Arrangement


async def find(here: CommendationRecord) -> StoredCeremony | None:
    """The ceremony of a commendation as it is arranged now: all its rows of one revision.

    Raises CeremonyChanged if it changes faster than it is read.
    """
    mine = Ceremony.commendation == here.id
    codes = {category.id: category.code for category in here.categories}
    for _ in range(_TRIES):
        row = await Ceremony.select().where(mine).first()
        if row is None:
            return None
        rows = await _rows(row["id"])
        again = await Ceremony.select(Ceremony.revision).where(mine).first()
        if again and again["revision"] == row["revision"]:
            draft = _arrangement(row, rows, codes)
            return StoredCeremony(row["id"], row["version"], row["revision"], draft)
    raise CeremonyChanged(changes=Phrase("others change it all the time"))


async def require(here: CommendationRecord) -> StoredCeremony:
    """Raises NotFound."""
    found = await find(here)
    if found is None:
        raise NotFound(what=Phrase("ceremony of the commendation"), key=here.code)
    return found


def settings_values(settings: CeremonySettings) -> dict[Column, Any]:
    given = msgspec.structs.asdict(settings)
    return {
        getattr(Ceremony, _SETTINGS.get(name, name)): getattr(value, "value", value)
        for name, value in given.items()
    }


async def _rows(ceremony: int) -> StageRows:
    """In six statements, between which somebody may change the ceremony."""
    return StageRows(
        await Presenter.select().where(Presenter.ceremony == ceremony).order_by(Presenter.rank),
        await StagedWinner.select()
        .where(StagedWinner.ceremony == ceremony)
        .order_by(StagedWinner.group, StagedWinner.place),
        await ProgrammeItem.select()
        .where(ProgrammeItem.ceremony == ceremony)
        .order_by(ProgrammeItem.place),
        await StagedGroup.select()
        .where(StagedGroup.item.ceremony == ceremony)
        .order_by(StagedGroup.place),
        await Letter.select().where(Letter.item.ceremony == ceremony).order_by(Letter.place),
        await GroupPresenter.select()
        .where(GroupPresenter.group._.item._.ceremony == ceremony)
        .order_by(GroupPresenter.first),
    )


def _arrangement(row: dict[str, Any], rows: StageRows, codes: dict[int, str]) -> Arrangement:
    names = list(CeremonySettings.__struct_fields__)
    settings = {name: row[_SETTINGS.get(name, name)] for name in names}
    return Arrangement(
        settings=msgspec.convert(settings, CeremonySettings),
        items=_items(rows, codes),
        presenters=tuple(_of(PlacedPresenter, each) for each in rows.presenters),
        bagged=frozenset(each["winner"] for each in rows.members if each["group"] is None),
        texts=msgspec.json.decode(row["texts"], type=dict[str, str]),
    )


def _of(kind: type[Any], row: dict[str, Any], **more: object) -> Any:  # noqa: ANN401 - of that kind
    fields = {name: row[name] for name in kind.__struct_fields__ if name in row}
    return msgspec.convert({**fields, **more}, kind)


def _items(rows: StageRows, codes: dict[int, str]) -> tuple[ArrangedItem, ...]:
    ranks = {each["id"]: each["rank"] for each in rows.presenters}
    in_group, by_group, in_item, by_item = map(
        _by,
        (rows.members, rows.blocks, rows.groups, rows.letters),
        ("group", "group", "item", "item"),
    )

    def group_of(row: dict[str, Any]) -> PlacedGroup:
        return _of(  # type: ignore[no-any-return]
            PlacedGroup,
            {**row, "category": codes.get(row["category"], "")},
            members=tuple(_of(PlacedMember, each) for each in in_group[row["id"]]),
            presenters=tuple(
                PresenterBlock(ranks[each["presenter"]], each["first"], each["last"])
                for each in by_group[row["id"]]
            ),
        )

    return tuple(
        _of(
            ArrangedItem,
            row,
            groups=tuple(map(group_of, in_item[row["id"]])),
            letters=tuple(_of(PlacedLetter, each) for each in by_item[row["id"]]),
        )
        for row in rows.items
    )


def _by(rows: Rows, column: str) -> defaultdict[int, Rows]:
    found: defaultdict[int, Rows] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


async def write(
    here: CommendationRecord, ceremony: int, old: Arrangement, new: Arrangement
) -> None:
    """Bring the rows from one arrangement to another. The caller holds the ceremony."""
    database.require_transaction()
    if (old.settings, old.texts) != (new.settings, new.texts):
        texts = msgspec.json.encode(new.texts, order="sorted").decode()
        values: Values = dict(settings_values(new.settings).items())
        values[Ceremony.texts] = texts
        await Ceremony.update(values).where(Ceremony.id == ceremony)
    staged = (old.items, old.presenters) != (new.items, new.presenters)
    if staged:
        await _clear(ceremony)
    await _unbag(ceremony, old.bagged - new.bagged)
    if staged:
        await _write_items(here, ceremony, new)
    added = sorted(new.bagged - old.bagged)
    await _insert_members([(ceremony, None, None, winner, "", "") for winner in added])


async def _clear(ceremony: int) -> None:
    groups = [
        row["id"]
        for row in await StagedGroup.select(StagedGroup.id).where(
            StagedGroup.item.ceremony == ceremony
        )
    ]
    items = [
        row["id"]
        for row in await ProgrammeItem.select(ProgrammeItem.id).where(
            ProgrammeItem.ceremony == ceremony
        )
    ]
    for batch in database.batches(groups):
        await GroupPresenter.delete().where(GroupPresenter.group.is_in(list(batch)))
    await StagedWinner.delete().where(
        StagedWinner.ceremony == ceremony, StagedWinner.group.is_not_null()
    )
    for batch in database.batches(items):
        await Letter.delete().where(Letter.item.is_in(list(batch)))
        await StagedGroup.delete().where(StagedGroup.item.is_in(list(batch)))
    await ProgrammeItem.delete().where(ProgrammeItem.ceremony == ceremony)
    await Presenter.delete().where(Presenter.ceremony == ceremony)


async def _unbag(ceremony: int, winners: Iterable[int]) -> None:
    for batch in database.batches(sorted(winners)):
        await StagedWinner.delete().where(
            StagedWinner.ceremony == ceremony, StagedWinner.winner.is_in(list(batch))
        )


async def _write_items(here: CommendationRecord, ceremony: int, new: Arrangement) -> None:
    categories = {category.code: category.id for category in here.categories}
    ranks = await _write_presenters(ceremony, new.presenters)
    members: list[tuple[int | str | None, ...]] = []
    for place, item in enumerate(new.items, 1):
        row = ProgrammeItem(
            ceremony=ceremony,
            place=place,
            kind=item.kind.value,
            title=item.title,
            speaker=item.speaker,
            seconds=item.seconds,
            notes=item.notes,
            script=item.script,
        )
        [made] = await ProgrammeItem.insert(row).returning(ProgrammeItem.id)
        await _write_letters(made["id"], item.letters)
        for position, group in enumerate(item.groups, 1):
            own = StagedGroup(
                item=made["id"],
                place=position,
                name=group.name,
                category=categories.get(group.category),
                script=group.script,
            )
            [stored] = await StagedGroup.insert(own).returning(StagedGroup.id)
            await _write_blocks(stored["id"], group.presenters, ranks)
            members += (
                (ceremony, stored["id"], at, each.winner, each.recipient, each.reading)
                for at, each in enumerate(group.members, 1)
            )
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


async def _write_letters(item: int, letters: Sequence[PlacedLetter]) -> None:
    rows = [
        Letter(item=item, place=place, unit=each.unit, signer=each.signer)
        for place, each in enumerate(letters, 1)
    ]
    if rows:
        await Letter.insert(*rows)


async def _write_blocks(
    group: int, blocks: Sequence[PresenterBlock], ranks: dict[int, int]
) -> None:
    rows = [
        GroupPresenter(group=group, presenter=ranks[each.rank], first=each.first, last=each.last)
        for each in blocks
    ]
    if rows:
        await GroupPresenter.insert(*rows)


_COLUMNS = (
    StagedWinner.ceremony,
    StagedWinner.group,
    StagedWinner.place,
    StagedWinner.winner,
    StagedWinner.recipient,
    StagedWinner.reading,
)


async def _insert_members(rows: Sequence[tuple[int | str | None, ...]]) -> None:
    for batch in database.batches(rows, most=2000):
        await database.insert_plain(StagedWinner, _COLUMNS, batch)
