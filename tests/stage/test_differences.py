"""What two versions say differently, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from awards.stage.content import StageContent, StageGroup, StageMember, StagePresenter
from awards.stage.rules.comparing import compare
from awards.stage.rules.composing import is_prize
from awards.stage.rules.difference_words import difference_lines
from awards.words import Language, translated
from tests.stage.arranged import arranged

replace = msgspec.structs.replace

FIRST = "group 1 place 1, tray 1 no. 1"
WORDS = (
    "Version of the certificate: 1 → 2; Name: 河南璟旻栩精密机械有限公司 → 河南璟旻栩精密机械集团"
)


def _lines(old: StageContent, new: StageContent, language: Language = "en") -> list[str]:
    return [translated(line, language) for line in difference_lines(compare(old, new), old, new)]


def _group(content: StageContent, at: int, change: Callable[[StageGroup], StageGroup]) -> Any:  # noqa: ANN401
    groups = [change(each) if n == at else each for n, each in enumerate(content.groups)]
    return replace(content, groups=tuple(groups))


def _member(at: int, **words: object) -> Callable[[StageGroup], StageGroup]:
    def change(group: StageGroup) -> StageGroup:
        members = [
            replace(each, **words) if n == at else each for n, each in enumerate(group.members)
        ]
        return replace(group, members=tuple(members))

    return change


def _certificate(at: int, **words: object) -> Callable[[StageGroup], StageGroup]:
    def change(group: StageGroup) -> StageGroup:
        kept = group.members[at]
        new: StageMember = replace(kept, certificate=replace(kept.certificate, **words))
        return replace(group, members=(*group.members[:at], new, *group.members[at + 1 :]))

    return change


def test_equal_versions_have_no_difference() -> None:
    assert _lines(arranged(), arranged()) == []
    assert compare(arranged(), arranged()).is_empty


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            {"title": "表彰大会"},
            "the meeting, Title: 2024年推进高质量发展再造新经开行动大会 → 表彰大会",
        ),
        ({"allowed_minutes": 90}, "the meeting, Minutes allowed: 120 → 90"),
        ({"hall": ""}, "the meeting, Hall: 会议中心大礼堂 → —"),
        ({"texts": {"opening": "新"}}, "the text “opening”, opening: — → 新"),
        ({"texts": {"opening": "新" * 61}}, "the text “opening”, opening: another text"),
        ({"texts": {"opening": "新" * 60}}, f"the text “opening”, opening: — → {'新' * 60}"),
    ],
)
def test_a_part_of_the_meeting_is_named_with_old_and_new(
    words: dict[str, object], line: str
) -> None:
    bare = replace(arranged(), texts={})

    assert _lines(bare, replace(bare, **words)) == [line]


def test_items_groups_and_presenters_are_named_by_their_numbers() -> None:
    old = arranged()
    item = replace(old.items[0], minutes=25.0)
    third = StagePresenter(3, "柏如松", "管委会副主任")
    new = replace(
        _group(old, 1, lambda each: replace(each, name="企业二批")),
        items=(item, *old.items[1:]),
        presenters=(*old.presenters[:2], third, *old.presenters[3:]),
    )

    assert _lines(old, new) == [
        "item 1, Minutes: 30 → 25",
        "group 2, Name: 突出贡献企业 → 企业二批",
        "presenter 3, Name: 区党工委副书记 纪云舒 → 管委会副主任 柏如松",
    ]


def test_a_winner_who_moves_is_named_with_both_places() -> None:
    old = arranged()
    name = old.groups[0].members[0].certificate.name
    moved = _group(old, 0, _member(0, place=2, tray_place=3))
    carried = _group(old, 0, _member(0, tray=0, presenter=0))

    assert _lines(old, moved) == [
        f"{name}: {FIRST}, from 蓝一鸣 → group 1 place 2, tray 1 no. 3, from 蓝一鸣"
    ]
    assert _lines(old, carried) == [f"{name}: {FIRST}, from 蓝一鸣 → group 1 place 1, tray — no. 1"]


def test_a_winner_who_goes_to_a_bag_or_is_not_there_is_named() -> None:
    old = arranged()
    gone = old.bags[0].certificates[0]
    bag = replace(old.bags[0], certificates=old.bags[0].certificates[1:])
    without = replace(old, bags=(bag, *old.bags[1:]))

    assert _lines(old, without) == [f"{gone.name}: in a bag → not in it"]
    assert _lines(without, old) == [f"{gone.name}: not in it → in a bag"]


def test_words_of_a_certificate_are_named_after_its_place() -> None:
    old = arranged()
    name = "河南璟旻栩精密机械集团"
    new = _group(_group(old, 0, _certificate(0, name=name, version=2)), 0, _member(0, place=7))

    assert _lines(old, new) == [
        f"{name}: {FIRST}, from 蓝一鸣 → group 1 place 7, tray 1 no. 1, from 蓝一鸣; {WORDS}"
    ]


def test_the_sentences_are_chinese_for_chinese_readers() -> None:
    old = arranged()

    [line] = _lines(old, replace(old, allowed_minutes=90), "zh")

    assert line == "会议 限定分钟：120 → 90"


@pytest.mark.parametrize(
    ("honour", "expected"),
    [
        ("一等奖", True),
        ("金奖", True),
        ("第一名", True),
        ("第一批", False),
        ("有名", False),
        ("先进工作者", False),
    ],
)
def test_a_prize_has_a_place_in_an_order(honour: str, *, expected: bool) -> None:
    assert is_prize(honour) is expected
