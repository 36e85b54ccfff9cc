"""Names that may belong to one person are shown to a person, who decides."""

from __future__ import annotations

import pytest

from awards.catalogue.records import CommendationRecord
from awards.winner_fields import Registration
from awards.winners import service, similar_names
from awards.winners.identity import one_character_apart
from awards.winners.queries import find
from tests.cast import LIN, register


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("李雷", "李蕾", True),
        ("王雷", "李雷", True),
        ("欧阳若水", "欧阳若冰", True),
        ("李雷", "李雷雷", True),
        ("李雷", "小李雷", True),
        ("李雷", "李小雷", True),
        ("Ann Lee", "ann leé", True),
        ("李雷", "李雷", False),
        ("李雷", "王蕾", False),
        ("李雷", "李小小雷", False),
        ("李雷", "雷李", False),
        ("李", "王", False),
        ("李", "李雷", False),
    ],
)
def test_names_are_one_apart_if_one_character_is_replaced_or_added(
    one: str, other: str, apart: bool
) -> None:
    assert one_character_apart(one, other) is apart
    assert one_character_apart(other, one) is apart


async def test_similar_winners_of_the_unit_are_found_and_others_are_not(
    commendation: CommendationRecord,
) -> None:
    unit, honour = "潮河办事处", LIN.honour
    ids = await register(
        Registration("GR", "李雷", unit, honour),
        Registration("GR", "李蕾", unit, honour),
        Registration("GR", "李磊", unit, honour),
        Registration("GR", "李蕾", "另一处", honour),
        Registration("GR", "李雷", "另一处", honour),
        Registration("GR", "王大力", unit, honour),
        Registration("GR", "李雷", "", honour),
    )
    await service.withdraw("web/anna", [ids[2]], "重复")
    first, alone = await find(ids[0]), await find(ids[6])

    assert [winner.id for winner in await similar_names.similar_name(commendation, first)] == [
        ids[1]
    ]
    assert [winner.id for winner in await similar_names.same_name(commendation, first)] == [
        ids[4],
        ids[6],
    ]
    assert await similar_names.similar_name(commendation, alone) == []
