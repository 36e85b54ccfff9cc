"""Changes of an arrangement, from values alone: what moves, what stays, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from awards.clock import CHINA
from awards.errors import ArrangementRefused
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
from awards.stage.rules import editing
from awards.stage.rules.checking import require_sound
from awards.stage.words import ItemKind
from awards.words import Phrase, translated

MEETING = CeremonySettings("大会", "礼堂", datetime(2024, 2, 28, 9, 0, tzinfo=CHINA))


def _group(name: str, category: str, *winners: int, by: tuple[int, ...] = ()) -> PlacedGroup:
    """``by`` are the ranks of its presenters; the last one has all members that are left."""
    last = len(winners)
    blocks = tuple(
        PresenterBlock(rank, at, at if at < len(by) else last) for at, rank in enumerate(by, 1)
    )
    return PlacedGroup(name, category, "", tuple(map(PlacedMember, winners)), blocks)


#: A speech, two awards of two groups each, and letters; winner 9 lies in a bag.
NOW = Arrangement(
    MEETING,
    (
        ArrangedItem(ItemKind.SPEECH, "讲话", "向北辰"),
        ArrangedItem(
            ItemKind.AWARD,
            "颁奖一",
            groups=(_group("甲", "TC", 1, 2, 3, by=(2, 1)), _group("乙", "TC", 4, 5)),
        ),
        ArrangedItem(
            ItemKind.AWARD, "颁奖二", groups=(_group("丙", "CX", 6), _group("丁", "JT", 7, 8))
        ),
        ArrangedItem(ItemKind.LETTERS, "递交", letters=(PlacedLetter("云桥办事处", "乐知秋"),)),
    ),
    (PlacedPresenter("蓝一鸣"), PlacedPresenter("向北辰"), PlacedPresenter("纪云舒")),
    frozenset({9}),
)


def _titles(now: Arrangement) -> list[str]:
    return [item.title for item in now.items]


def _shape(now: Arrangement) -> list[list[str]]:
    """The groups of each item with groups, as “name winners”."""
    return [
        [f"{group.name} {' '.join(map(str, group.winners))}".strip() for group in item.groups]
        for item in now.items
        if item.groups
    ]


def _blocks(now: Arrangement, number: int) -> list[tuple[int, int, int]]:
    return [(each.rank, each.first, each.last) for each in now.groups[number - 1].presenters]


def _reason(act: Callable[[], object]) -> str:
    with pytest.raises(ArrangementRefused) as refused:
        act()
    reason = refused.value.facts["reason"]
    assert isinstance(reason, Phrase)
    return translated(reason, "en")


@pytest.mark.parametrize(
    ("place", "to", "titles"),
    [
        (1, 3, ["颁奖一", "颁奖二", "讲话", "递交"]),
        (4, 1, ["递交", "讲话", "颁奖一", "颁奖二"]),
        (3, 2, ["讲话", "颁奖二", "颁奖一", "递交"]),
        (2, 2, ["讲话", "颁奖一", "颁奖二", "递交"]),
        (1, 99, ["颁奖一", "颁奖二", "递交", "讲话"]),
        (4, 0, ["递交", "讲话", "颁奖一", "颁奖二"]),
    ],
)
def test_an_item_moves_to_its_new_place_and_the_others_keep_their_order(
    place: int, to: int, titles: list[str]
) -> None:
    assert _titles(editing.item_move(NOW, place, to)) == titles


def test_groups_move_with_their_item() -> None:
    assert _shape(editing.item_move(NOW, 3, 1)) == [["丙 6", "丁 7 8"], ["甲 1 2 3", "乙 4 5"]]


def test_an_item_without_groups_is_removed_alone_and_one_with_groups_is_refused() -> None:
    assert _titles(editing.item_remove(NOW, 1)) == ["颁奖一", "颁奖二", "递交"]
    assert _titles(editing.item_remove(NOW, 4)) == ["讲话", "颁奖一", "颁奖二"]
    assert _reason(lambda: editing.item_remove(NOW, 2)) == (
        "item 2 has groups: move or remove them first"
    )


def test_new_words_of_an_item_keep_its_groups_and_letters() -> None:
    award = editing.item_put(NOW, ArrangedItem(ItemKind.AWARD, "颁发奖牌", seconds=900), 2).items[1]
    letters = editing.item_put(NOW, ArrangedItem(ItemKind.LETTERS, "递交责任书"), 4).items[3]
    other = (PlacedLetter("明湖办事处"),)

    assert (award.title, award.seconds) == ("颁发奖牌", 900)
    assert [group.name for group in award.groups] == ["甲", "乙"]
    assert (letters.title, letters.letters[0].unit) == ("递交责任书", "云桥办事处")
    replaced = editing.item_put(NOW, ArrangedItem(ItemKind.LETTERS, "递交", letters=other), 4)
    assert replaced.items[3].letters == other
    assert _titles(editing.item_put(NOW, ArrangedItem(ItemKind.PHOTO, "合影")))[-1] == "合影"


def test_the_groups_of_a_category_come_where_its_first_one_was() -> None:
    new = [_group("新一", "JT", 8, 1), _group("新二", "JT", 9)]

    placed = editing.groups_put(NOW, 2, "JT", new)

    assert _shape(placed) == [["甲 2 3", "乙 4 5"], ["丙 6", "新一 8 1", "新二 9"]]
    assert placed.bagged == frozenset()


def test_a_category_that_had_no_group_comes_last_in_its_item() -> None:
    placed = editing.groups_put(NOW, 2, "SS", [_group("新", "SS", 10)])

    assert _shape(placed) == [["甲 1 2 3", "乙 4 5", "新 10"], ["丙 6", "丁 7 8"]]


@pytest.mark.parametrize(
    ("at", "groups"),
    [
        (None, ["甲 1 2", "甲 3", "乙 4 5"]),
        (2, ["甲 1", "甲 2 3", "乙 4 5"]),
        (3, ["甲 1 2", "甲 3", "乙 4 5"]),
    ],
)
def test_a_group_is_split_before_a_place(at: int | None, groups: list[str]) -> None:
    split = editing.group_split(NOW, 1, at)

    assert _shape(split)[0] == groups
    assert split.groups[1].presenters == ()


@pytest.mark.parametrize("at", [0, 1, 4])
def test_a_split_leaves_members_on_both_sides(at: int) -> None:
    assert _reason(lambda: editing.group_split(NOW, 1, at)) == (
        f"group 1 has no members before and from {at}"
    )


def test_a_group_is_joined_with_the_next_of_its_item_alone() -> None:
    third = editing.groups_put(NOW, 3, "SS", [_group("戊", "SS", 10)])

    joined = editing.group_join(third, 3)

    assert _shape(joined) == [["甲 1 2 3", "乙 4 5"], ["丙 6 7 8", "戊 10"]]
    assert joined.groups[2].category == ""
    assert editing.group_join(NOW, 1).groups[0].category == "TC"
    assert _blocks(editing.group_join(NOW, 1), 1) == [(2, 1, 3), (1, 4, 5)]
    assert _reason(lambda: editing.group_join(NOW, 2)) == "groups 2 and 3 are in two items"


def test_a_group_takes_the_number_and_the_item_of_another() -> None:
    assert _shape(editing.group_move(NOW, 1, 4)) == [["乙 4 5"], ["丙 6", "甲 1 2 3", "丁 7 8"]]
    assert _shape(editing.group_move(NOW, 4, 1)) == [["丁 7 8", "甲 1 2 3", "乙 4 5"], ["丙 6"]]
    assert _shape(editing.group_to_item(NOW, 1, 3)) == [["乙 4 5"], ["丙 6", "丁 7 8", "甲 1 2 3"]]
    assert _reason(lambda: editing.group_move(NOW, 1, 5)) == "there is no group 5"


def test_who_is_in_a_removed_group_stays_nowhere() -> None:
    left = editing.group_remove(NOW, 1)

    assert _shape(left) == [["乙 4 5"], ["丙 6", "丁 7 8"]]
    assert left.bagged == frozenset({9})


@pytest.mark.parametrize(
    ("winners", "to", "at", "shape"),
    [
        ([9, 1], 4, None, [["甲 2 3", "乙 4 5"], ["丙 6", "丁 7 8 9 1"]]),
        ([1], 2, 1, [["甲 2 3", "乙 1 4 5"], ["丙 6", "丁 7 8"]]),
        ([3], 1, 1, [["甲 3 1 2", "乙 4 5"], ["丙 6", "丁 7 8"]]),
        ([1], 1, 99, [["甲 2 3 1", "乙 4 5"], ["丙 6", "丁 7 8"]]),
        ([6, 6], "bag", None, [["甲 1 2 3", "乙 4 5"], ["丙", "丁 7 8"]]),
    ],
)
def test_winners_move_between_groups_bags_and_the_box(
    winners: list[int], to: int | editing.Elsewhere, at: int | None, shape: list[list[str]]
) -> None:
    moved = editing.members_move(NOW, winners, to, at)

    assert _shape(moved) == shape
    assert moved.bagged == {"bag": frozenset({6, 9}), 4: frozenset()}.get(to, frozenset({9}))


def test_a_member_steps_up_and_down_in_its_group_and_not_out_of_it() -> None:
    assert _shape(editing.member_step(NOW, 1, 1))[0][0] == "甲 2 1 3"
    assert _shape(editing.member_step(NOW, 3, -1))[0][0] == "甲 1 3 2"
    assert _shape(editing.member_step(NOW, 1, -1))[0][0] == "甲 1 2 3"
    assert _shape(editing.member_step(NOW, 3, 1))[0][0] == "甲 1 2 3"
    assert _reason(lambda: editing.member_step(NOW, 9, 1)) == "winner 9 is in no group"


def test_a_receiver_and_a_reading_go_to_one_member() -> None:
    put = editing.member_put(NOW, 5, "柏如松", "bǎi")

    assert [(each.recipient, each.reading) for each in put.groups[1].members] == [
        ("", ""),
        ("柏如松", "bǎi"),
    ]
    assert put.groups[0] == NOW.groups[0]
    assert _reason(lambda: editing.member_put(NOW, 9, "", "")) == "winner 9 is in no group"


def test_groups_keep_their_presenters_by_name() -> None:
    after = (PlacedPresenter("纪云舒"), PlacedPresenter("蓝一鸣"), PlacedPresenter("向北辰"))

    assert _blocks(editing.presenters_put(NOW, after), 1) == [(3, 1, 1), (2, 2, 3)]
    assert _blocks(editing.presenters_put(NOW, after[:2]), 1) == [(2, 1, 3)]


def test_presenters_are_assigned_to_one_group_or_to_all_in_turn() -> None:
    assert _blocks(editing.presenters_assign(NOW, 1, [2, 3]), 1) == [(2, 1, 2), (3, 3, 3)]
    by_rule = editing.presenters_by_rule(NOW)
    assert [_blocks(by_rule, number)[0][0] for number in (1, 2, 3, 4)] == [1, 2, 3, 1]
    assert _reason(lambda: editing.presenters_assign(NOW, 1, [4])) == (
        "there is no presenter of rank 4"
    )


def _with(group: PlacedGroup) -> Arrangement:
    return Arrangement(
        MEETING, (ArrangedItem(ItemKind.AWARD, "颁奖", groups=(group,)),), NOW.presenters
    )


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (_with(_group("", "TC", 1)), "group 1 has no name"),
        (_with(_group("甲" * 101, "TC", 1)), "group 1: at most 100 characters, not 101"),
        (_with(_group("甲\u202e", "TC", 1)), "group 1 holds a control or direction character"),
        (_with(_group("甲", "XX", 1)), "group 1: there is no category XX"),
        (
            _with(PlacedGroup("甲", "TC", members=(PlacedMember(1, "代" * 51),))),
            "group 1: at most 50 characters, not 51",
        ),
        (_with(_group("甲", "TC", 1, by=(4,))), "group 1: there is no presenter of rank 4"),
        (
            _with(PlacedGroup("甲", "TC", "", (PlacedMember(1),), (PresenterBlock(1, 1, 2),))),
            "group 1: presenter 1 has the members 1 to 2",
        ),
        (_with(_group("甲", "TC", 1, 2, by=(1, 1))), "group 1 has presenter 1 twice"),
        (_with(_group("甲", "TC", 1, 1)), "winner 1 is placed twice"),
        (
            Arrangement(MEETING, texts={"k" * 101: ""}),
            f"{'k' * 101}: at most 100 characters, not 101",
        ),
        (
            Arrangement(MEETING, (ArrangedItem(ItemKind.SPEECH, " "),)),
            "item 1 has no title",
        ),
        (
            Arrangement(MEETING, (ArrangedItem(ItemKind.SPEECH, "讲话", seconds=86_401),)),
            "item 1 takes 0 minutes to 24 hours",
        ),
    ],
)
def test_a_fault_of_a_draft_says_where_it_is(draft: Arrangement, reason: str) -> None:
    assert _reason(lambda: require_sound(draft, ["TC"])) == reason


def test_texts_may_be_as_long_as_their_limits() -> None:
    require_sound(_with(_group("甲" * 100, "TC", 1, 2, by=(1, 2))), ["TC"])
    require_sound(
        Arrangement(MEETING, (ArrangedItem(ItemKind.SPEECH, "讲话", seconds=86_400),)), []
    )
    require_sound(Arrangement(MEETING, texts={"k" * 100: "甲\n乙"}), [])
