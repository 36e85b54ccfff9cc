"""A change of the arrangement writes what it changes, and keeps what was recorded beside it."""

from __future__ import annotations

from typing import Any

from awards import clock
from awards.catalogue import service as catalogue
from awards.settings import Settings
from awards.stage import placing, service, store
from awards.stage.arrangement import Arrangement
from awards.tables import GroupPresenter, Letter, ProgrammeItem, StagedGroup
from tests.stage.year import arrange

CORA = "web/cora"


async def _ids(table: Any) -> list[int]:  # noqa: ANN401 - a table with an id
    return [row["id"] for row in await table.select(table.id).order_by(table.id)]


async def _draft() -> Arrangement:
    return (await store.require(await catalogue.find("2023"))).draft


async def test_a_move_rewrites_two_groups_and_keeps_all_other_rows(year: Settings) -> None:
    before = (await arrange()).draft
    groups = [group for item in before.items for group in item.groups]
    one, other = groups[0].members[2].winner, groups[4].members[0].winner
    rows = await _ids(ProgrammeItem), await _ids(StagedGroup), await _ids(Letter)
    blocks = set(await _ids(GroupPresenter))

    moved = await placing.members_move(CORA, "2023", None, [one], 5, 1)

    after = [group for item in moved.draft.items for group in item.groups]
    assert [each.winner for each in after[4].members[:2]] == [one, other]
    assert one not in [each.winner for each in after[0].members]
    assert after[1:4] + after[5:] == groups[1:4] + groups[5:]
    assert await _draft() == moved.draft
    assert (await _ids(ProgrammeItem), await _ids(StagedGroup), await _ids(Letter)) == rows
    assert len(blocks - set(await _ids(GroupPresenter))) < len(blocks) / 2


async def test_a_letter_that_was_handed_in_stays_so_whatever_else_changes(year: Settings) -> None:
    await arrange()
    [unit, *_] = [row["unit"] for row in await Letter.select(Letter.unit).order_by(Letter.id)]
    at = clock.now()
    await Letter.update({Letter.handed_at: at}).where(Letter.unit == unit)

    await service.item_move(CORA, "2023", None, 1, 2)
    await service.presenters_put(CORA, "2023", None, (await _draft()).presenters[:-1])

    rows = await Letter.select(Letter.unit, Letter.handed_at).where(Letter.handed_at.is_not_null())
    assert [(row["unit"], row["handed_at"]) for row in rows] == [(unit, at)]
