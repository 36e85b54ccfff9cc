"""An arrangement read from its tables, whole; see `awards.stage.writing`."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import msgspec
from piccolo.columns import Column

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
from awards.stage.seats.blocks import block_from
from awards.tables import (
    Ceremony,
    GroupPresenter,
    Letter,
    Presenter,
    ProgrammeItem,
    SeatBlock,
    StagedGroup,
    StagedWinner,
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
    seat_blocks: Rows


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
        row = (
            await Ceremony.select(
                *Ceremony.all_columns(), Ceremony.hall.digest.as_alias("hall_digest")
            )
            .where(mine)
            .first()
        )
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
    """In seven statements, between which somebody may change the ceremony."""
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
        await SeatBlock.select().where(SeatBlock.ceremony == ceremony).order_by(SeatBlock.place),
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
        hall=row["hall_digest"] or "",
        blocks=tuple(block_from(each["block"], each["whom"]) for each in rows.seat_blocks),
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
