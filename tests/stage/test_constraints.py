"""The database itself refuses an arrangement that cannot be."""

from __future__ import annotations

from typing import Any

from awards import clock, database
from awards.catalogue import service as catalogue
from awards.issuing.queries import numbers
from awards.tables import (
    Ceremony,
    Commendation,
    FillRule,
    ItemKind,
    PlatformRule,
    PositionRule,
    ProgrammeItem,
    StagedGroup,
    StagedWinner,
    WalkOn,
)
from tests.api.test_flow import LIN, OUYANG, issue
from tests.people import Cast


async def ceremony_row() -> int:
    [here] = await Commendation.select(Commendation.id)
    row = Ceremony(
        commendation=here["id"],
        begins_at=clock.now(),
        position_rule=PositionRule.LEFT_TO_RIGHT,
        platform_rule=PlatformRule.A,
        walk_on_side=WalkOn.RIGHT,
        fill_rule=FillRule.AISLE,
    )
    [made] = await Ceremony.insert(row).returning(Ceremony.id)
    return int(made["id"])


async def refused(row: Any) -> bool:  # noqa: ANN401 - a row of any table
    try:
        async with database.transaction():
            await type(row).insert(row)
    except Exception as fault:
        if database.is_unique_violation(fault) or database.is_check_violation(fault):
            return True
        raise
    return False


async def test_sql_by_hand_puts_nobody_in_two_groups_and_no_two_items_at_a_place(
    cast: Cast,
) -> None:
    await issue(cast, LIN, OUYANG)
    winner, other = list(await numbers(await catalogue.find("2023")))
    ceremony = await ceremony_row()
    award = ProgrammeItem(ceremony=ceremony, place=1, kind=ItemKind.AWARD)
    [item] = await ProgrammeItem.insert(award).returning(ProgrammeItem.id)
    groups = [StagedGroup(item=item["id"], place=place) for place in (1, 2)]
    first, second = [
        row["id"] for row in await StagedGroup.insert(*groups).returning(StagedGroup.id)
    ]
    await StagedWinner.insert(StagedWinner(ceremony=ceremony, group=first, place=1, winner=winner))

    assert await refused(StagedWinner(ceremony=ceremony, group=second, place=1, winner=winner))
    assert await refused(StagedWinner(ceremony=ceremony, winner=winner))
    assert await refused(StagedWinner(ceremony=ceremony, group=first, place=1, winner=other))
    assert await refused(StagedWinner(ceremony=ceremony, group=first, place=0, winner=other))
    assert await refused(StagedWinner(ceremony=ceremony, group=first, winner=other))
    assert await refused(ProgrammeItem(ceremony=ceremony, place=1, kind=ItemKind.BREAK))
    assert await refused(ProgrammeItem(ceremony=ceremony, place=0, kind=ItemKind.BREAK))
    assert await refused(ProgrammeItem(ceremony=ceremony, place=2, kind="dance"))
    assert await refused(StagedGroup(item=item["id"], place=2))


async def test_a_commendation_has_one_ceremony(cast: Cast) -> None:
    await ceremony_row()
    [first] = await Ceremony.objects()

    second = Ceremony(**{key: value for key, value in first.to_dict().items() if key != "id"})

    assert await refused(second)
