"""One field of many winners changed at once: all or none, with the fault of each row."""

from __future__ import annotations

import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, QuotaFull, WrongState
from awards.tables import Honour
from awards.winner_fields import Registration
from awards.winners import lists, many_changes
from awards.winners.many_changes import ChangedField, PlannedChange
from awards.winners.records import WinnerRecord
from awards.winners.service import confirm
from tests.cast import ACME, LIN, OUYANG, SECRET, register

ACTOR = "web/rita"


async def _winners(ids: list[int]) -> list[WinnerRecord]:
    return await lists.records(await catalogue.find("2023"), ids)


async def _planned(field: str, ids: list[int], *values: str) -> list[PlannedChange]:
    return many_changes.plan(ChangedField(field), await _winners(ids), values)


async def test_a_unit_of_all_is_changed_and_each_is_counted_once(
    commendation: CommendationRecord,
) -> None:
    ids = await register(LIN, OUYANG)
    planned = await _planned("unit", ids, LIN.unit)

    changed = await many_changes.change(ACTOR, commendation, planned, secret=SECRET)

    assert changed == 1
    assert [winner.unit for winner in await _winners(ids)] == [LIN.unit, LIN.unit]


async def test_a_value_for_each_follows_the_order_of_the_list(
    commendation: CommendationRecord,
) -> None:
    ids = await register(LIN, OUYANG)

    planned = await _planned("note", ids, "甲", "乙")

    assert [each.after for each in planned] == ["甲", "乙"]
    with pytest.raises(FieldRefused):
        await _planned("note", [*ids, *await register(ACME)], "甲", "乙")


async def test_a_rehearsal_names_each_fault_and_changes_nobody(
    commendation: CommendationRecord,
) -> None:
    ids = await register(LIN, OUYANG)
    await Honour.update({Honour.quota: 1}).where(Honour.name == "营商环境先进个人")
    here = await catalogue.find("2023")
    planned = await _planned("honour", ids, "营商环境先进个人")

    faults = await many_changes.rehearse(ACTOR, here, planned, secret=SECRET, reason="")

    assert {winner: type(fault) for winner, fault in faults.items()} == {ids[1]: QuotaFull}
    with pytest.raises(QuotaFull):
        await many_changes.change(ACTOR, here, planned, secret=SECRET)
    assert [winner.honour for winner in await _winners(ids)] == [LIN.honour, OUYANG.honour]


async def test_a_draft_moves_to_another_category_and_frees_its_place(
    commendation: CommendationRecord,
) -> None:
    [first, moved] = await register(ACME, Registration("CX", "郑州长风精密制造有限公司"))
    planned = await _planned("category", [moved], "TC")

    await many_changes.change(ACTOR, commendation, planned, secret=SECRET)

    here = await catalogue.find("2023")
    assert (here.require_category("CX").taken, here.require_category("TC").taken) == (1, 1)
    assert [each.category for each in await _winners([first, moved])] == ["TC", "CX"]


async def test_somebody_confirmed_does_not_move_and_needs_a_reason_for_another_unit(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(ACME)
    await confirm("web/anna", [winner])

    moving = await _planned("category", [winner], "TC")
    unit = await _planned("unit", [winner], "另一单位")
    refused = await many_changes.rehearse(ACTOR, commendation, moving, secret=SECRET, reason="改")
    silent = await many_changes.rehearse(ACTOR, commendation, unit, secret=SECRET, reason="")
    said = await many_changes.rehearse(ACTOR, commendation, unit, secret=SECRET, reason="更正")

    assert type(refused[winner]) is WrongState
    assert silent[winner].facts["field"] == "reason"
    assert said == {}
