"""Groups, positions, presenters, trays and minutes from values alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from awards.clock import CHINA
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedMember,
    PlacedPresenter,
    PresenterBlock,
)
from awards.stage.content import StageCertificate
from awards.stage.rules.bagging import bags
from awards.stage.rules.grouping import ChosenBy, representatives, sizes
from awards.stage.rules.positions import as_stage_sees, platform, positions, standing
from awards.stage.rules.presenting import blocks, fitted, presenters_in_turn, running_twice, trays
from awards.stage.rules.timing import item_seconds, largest, starts, total_seconds
from awards.stage.rules.warnings import warnings
from awards.stage.words import ItemKind, PlatformRule, PositionRule
from awards.words import translated

SETTINGS = CeremonySettings("大会", "礼堂", datetime(2024, 2, 28, 9, 0, tzinfo=CHINA))


@pytest.mark.parametrize(
    ("members", "size", "groups"),
    [
        (16, 10, [8, 8]),
        (20, 10, [10, 10]),
        (10, 10, [10]),
        (6, 10, [6]),
        (25, 10, [10, 8, 7]),
        (21, 10, [10, 6, 5]),
        (3, 1, [1, 1, 1]),
    ],
)
def test_the_last_two_groups_share_what_is_left(members: int, size: int, groups: list[int]) -> None:
    assert sizes(members, size) == groups


def _certificate(winner: int, unit: str = "", honour: str = "") -> StageCertificate:
    return StageCertificate(
        winner, f"JT{winner:03}", 1, f"名{winner}", unit, honour, "JT", "certificate"
    )


def test_representatives_come_from_each_honour_or_unit_in_turn() -> None:
    people = [
        _certificate(at, "甲" if at < 4 else "乙", "一" if at < 5 else "二") for at in range(6)
    ]

    assert representatives(people, 2) == [0, 1]
    assert representatives(people, 3, ChosenBy.UNIT) == [0, 1, 4]
    assert representatives(people, 2, ChosenBy.HONOUR) == [0, 5]


@pytest.mark.parametrize(
    ("count", "rule", "row"),
    [
        (7, PlatformRule.A, "7531246"),
        (6, PlatformRule.A, "531246"),
        (6, PlatformRule.B, "642135"),
        (5, PlatformRule.B, "53124"),
        (7, PlatformRule.INTERNATIONAL, "6421357"),
        (8, PlatformRule.INTERNATIONAL, "86421357"),
        (1, PlatformRule.A, "1"),
        (0, PlatformRule.A, ""),
    ],
)
def test_the_platform_is_seated_by_rank(count: int, rule: PlatformRule, row: str) -> None:
    assert "".join(map(str, platform(count, rule))) == row


def test_members_stand_from_the_left_or_from_the_centre_and_both_views_mirror() -> None:
    assert standing(4, PositionRule.LEFT_TO_RIGHT) == [1, 2, 3, 4]
    assert standing(4, PositionRule.CENTRE_A) == [3, 1, 2, 4]
    assert standing(4, PositionRule.CENTRE_B) == [4, 2, 1, 3]
    assert positions(4, PositionRule.CENTRE_A) == [2, 3, 1, 4]
    assert as_stage_sees([3, 1, 2, 4]) == [4, 2, 1, 3]


def test_the_highest_presenter_takes_the_middle_block() -> None:
    assert blocks(10, [5, 6]) == (PresenterBlock(5, 1, 5), PresenterBlock(6, 6, 10))
    assert blocks(7, [1, 2, 3]) == (
        PresenterBlock(3, 1, 3),
        PresenterBlock(1, 4, 5),
        PresenterBlock(2, 6, 7),
    )
    assert blocks(1, [2, 1]) == (PresenterBlock(1, 1, 1),)
    assert blocks(0, [1]) == ()


def test_presenters_take_turns_one_for_each_five_members_begun() -> None:
    turns = presenters_in_turn([10, 6, 3], [1, 2, 3], 5)

    assert [[each.rank for each in turn] for turn in turns] == [[1, 2], [1, 3], [2]]
    assert presenters_in_turn([10], [], 5) == [()]


def test_a_group_of_another_size_keeps_its_presenters_in_their_order() -> None:
    kept = (PresenterBlock(3, 1, 3), PresenterBlock(1, 4, 5))

    assert fitted(kept, 8) == (PresenterBlock(3, 1, 4), PresenterBlock(1, 5, 8))
    assert fitted(kept, 1) == (PresenterBlock(3, 1, 1),)


def test_each_presenter_has_a_tray_and_two_carry_a_plaque() -> None:
    kept = (PresenterBlock(2, 1, 2), PresenterBlock(1, 3, 4))

    lying = trays(["certificate", "plaque", "certificate", "certificate"], kept)

    assert [(each.tray, each.place) for each in lying] == [(1, 1), (0, 1), (2, 1), (2, 2)]
    assert [(each.tray, each.place) for each in trays(["certificate"] * 2, ())] == [(1, 1), (1, 2)]


def _award(*sizes: int, seconds: int | None = None) -> ArrangedItem:
    groups = tuple(
        PlacedGroup(f"第{at}组", members=tuple(PlacedMember(100 * at + n) for n in range(size)))
        for at, size in enumerate(sizes)
    )
    return ArrangedItem(ItemKind.AWARD, "颁奖", seconds=seconds, groups=groups)


def test_a_group_takes_fifty_seconds_and_six_for_each_member() -> None:
    items = (
        ArrangedItem(ItemKind.SPEECH, "讲话", seconds=600),
        _award(10, 8),
        _award(10, seconds=90),
    )

    assert item_seconds(items[1], SETTINGS) == 110 + 98
    assert item_seconds(items[2], SETTINGS) == 90
    assert starts(items, SETTINGS) == [0, 600, 808]
    assert total_seconds(items, SETTINGS) == 898
    assert largest(items, SETTINGS, 2) == [1, 2]


def _said(draft: Arrangement) -> list[str]:
    return [translated(each, "zh") for each in warnings(draft)]


def test_warnings_name_what_is_too_long_too_late_empty_or_twice() -> None:
    long = ArrangedItem(ItemKind.SPEECH, "领导讲话", seconds=16 * 3600)
    group = PlacedGroup("甲", members=(PlacedMember(1),), presenters=(PresenterBlock(1, 1, 1),))
    award = ArrangedItem(ItemKind.AWARD, "颁奖", groups=(group, group, PlacedGroup("空")))
    said = _said(Arrangement(SETTINGS, (long, award), (PlacedPresenter("蓝一鸣"),)))

    assert any("领导讲话" in each and "120" in each for each in said)
    assert any("午夜" in each for each in said)
    assert any("第 3 批“空”没有人" in each for each in said)
    assert any("蓝一鸣" in each and "第 1 批" in each and "第 2 批" in each for each in said)
    assert _said(Arrangement(SETTINGS)) == ["议程不占时间：请填写各项时长"]
    assert running_twice([group, group]) == [(2, 1)]


def test_bags_follow_the_units_of_the_decision_and_those_without_come_last() -> None:
    made = bags(
        [_certificate(1), _certificate(2, "乙"), _certificate(3, "甲"), _certificate(4, "乙")]
    )

    assert [(bag.number, bag.unit, len(bag.certificates)) for bag in made] == [
        (1, "乙", 2),
        (2, "甲", 1),
        (3, "", 1),
    ]
