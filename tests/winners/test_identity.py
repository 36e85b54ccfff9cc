"""Who may be one recipient: one rule, and an index that finds what the rule says."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from awards.errors import Finding
from awards.winner_fields import Registration
from awards.winners.identity import (
    Identity,
    IdentityIndex,
    Likeness,
    is_near,
    likeness,
    may_be_corrected,
)
from awards.winners.known_awards import KnownAward, findings


def _of(name: str, unit: str = "甲局", number: str = "", code: str = "") -> Identity:
    return Identity.of(name, unit, number, code)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (_of("甲", "一", "N1"), _of("乙", "二", "N1"), Likeness.NUMBER),
        (_of("甲", "一", "", "91 41"), _of("乙", "二", "", "9141"), Likeness.CODE),
        (_of("甲双", number="N1"), _of("甲双", number="N2"), Likeness.NAME),
        (_of("甲 双"), _of("甲双"), Likeness.NAME),
        (_of("甲双", "市甲局"), _of("甲双", "甲局"), Likeness.NEAR),
        (_of("甲双", ""), _of("甲双", "甲局"), Likeness.NEAR),
        (_of("甲双", "乙局"), _of("甲双", "甲局"), None),
        (_of("甲双", "局"), _of("甲双", "甲局"), None),
        (_of("李雷", "乙局"), _of("李蕾", "甲局"), None),
        (_of("", number=""), _of("乙", number=""), None),
    ],
)
def test_the_strongest_reason_counts(
    one: Identity, other: Identity, found: Likeness | None
) -> None:
    assert likeness(one, other) is found
    assert likeness(other, one) is found


DOTS = "\u02d9\u3002\uff61\u2024\ufe52\u2022\u2027\u30fb\u00b7"


@pytest.mark.parametrize("dot", [*DOTS, ""])
def test_every_dot_and_none_is_one_name(dot: str) -> None:
    found = likeness(_of(f"阿卜杜拉{dot}艾合买提{dot}库尔班"), _of("阿卜杜拉·艾合买提·库尔班"))

    assert found in (Likeness.NAME, Likeness.NEAR)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("李雷", "李蕾", True),
        ("章伟", "张伟", True),
        ("张晓明", "张小明", True),
        ("王建国", "王建军", True),
        ("周七", "周七七", True),
        ("赵国强", "趙國強", True),
        ("王峰", "王峯", True),
        ("甲一", "甲壹", True),
        ("欧阳若水", "欧阳若冰", True),
        ("阿卜杜拉艾合买提", "阿卜杜拉艾合麦提", True),
        ("郑州市宏达有限公司", "郑州宏达有限公司", True),
        ("郑州鸿达有限公司", "郑州宏达有限公司", True),
        ("杨凯", "杨堃", False),
        ("左仲秋", "宋仲秋", False),
        ("欧阳若水", "司马若水", False),
        ("甲一", "甲二", False),
        ("东网格", "西网格", False),
        ("东网格", "东一网格", False),
        ("第一工作专班", "第二工作专班", False),
        ("甲公司", "乙公司", False),
        ("李雷", "雷李", False),
        ("李", "王", False),
        ("李雷", "王李雷", False),
    ],
)
def test_near_names_are_slips_and_no_names_that_people_share(
    one: str, other: str, near: bool
) -> None:
    assert is_near(one, other) is near
    assert is_near(other, one) is near


def test_a_corrected_name_may_have_one_more_character_of_any_kind() -> None:
    assert may_be_corrected("东一网格", "东网格")
    assert may_be_corrected("李·雷", "李蕾")
    assert not may_be_corrected("甲公司", "乙公司")


_words = strategies.text(alphabet="李雷蕾王小晓明一东·", min_size=1, max_size=4)
_identities = strategies.builds(
    Identity.of,
    _words,
    strategies.sampled_from(["", "甲局", "市甲局", "乙局"]),
    strategies.sampled_from(["", "", "N1", "N2"]),
    strategies.sampled_from(["", "", "C1"]),
)


@given(strategies.lists(_identities, max_size=12), _identities)
def test_the_index_finds_what_the_rule_says(known: list[Identity], asked: Identity) -> None:
    index: IdentityIndex[int] = IdentityIndex()
    for at, identity in enumerate(known):
        index.add(identity, at)

    found = {alike.thing: alike.likeness for alike in index.alike(asked)}

    said = {at: likeness(each, asked) for at, each in enumerate(known)}
    assert found == {at: each for at, each in said.items() if each}


def test_the_strongest_likeness_comes_first() -> None:
    index: IdentityIndex[str] = IdentityIndex()
    index.add(_of("李蕾"), "near")
    index.add(_of("李雷"), "name")
    index.add(_of("王五", "乙局", "N1"), "number")

    found = index.alike(_of("李雷", number="N1"))

    assert [each.thing for each in found] == ["number", "name", "near"]


def test_of_very_many_near_names_only_as_many_as_help_are_found() -> None:
    index: IdentityIndex[str] = IdentityIndex()
    for each in "芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华":
        index.add(_of(f"李伟{each}"), each)
        index.add(_of(f"李{each}兰"), each)
    index.add(_of("李伟兰", unit="", number="N1"), "the same number")

    found = [each.thing for each in index.alike(_of("李伟兰", number="N1"))]

    assert found[0] == "the same number"
    assert len(found) == 21


def _award(**more: object) -> KnownAward:
    facts: dict[str, object] = {
        "likeness": Likeness.NAME,
        "winner": 7,
        "here": False,
        "year": 2022,
        "category": "先进个人",
        "category_code": "GR",
        "honour": "",
        "name": "李雷",
        "unit": "甲局",
        "number": "TC012",
        "ended": False,
    }
    return KnownAward(**(facts | more))  # type: ignore[arg-type] # handed on


def _told(*awards: KnownAward) -> list[tuple[str, str]]:
    wanted = Registration("GR", "李雷", "甲局")
    return [(each.code, _what(each)) for each in findings(wanted, awards)]


def _what(finding: Finding) -> str:
    return finding.words("zh").what


def test_an_earlier_award_is_named_with_year_category_and_number() -> None:
    assert _told(_award()) == [("winner.earlier-award", "以前获过奖：2022年度 先进个人 TC012。")]
    assert _told(_award(ended=True)) == [
        ("winner.earlier-award", "以前获过奖：2022年度 先进个人 TC012（已撤销）。")
    ]
    assert _told(_award(likeness=Likeness.NEAR, name="李蕾", number="")) == [
        ("winner.earlier-near", "可能以前获过奖：2022年度 先进个人（李蕾，甲局）。")
    ]


def test_another_category_of_the_same_year_matters_only_under_another_name() -> None:
    other = {"here": True, "category_code": "JT", "number": ""}

    assert _told(_award(**other)) == []
    assert _told(_award(**other, likeness=Likeness.NUMBER)) == []
    assert [code for code, _ in _told(_award(**other, likeness=Likeness.CODE, name="王五"))] == [
        "winner.known-code"
    ]
    assert [code for code, _ in _told(_award(here=True))] == ["winner.known-name"]


def test_more_than_five_awards_are_counted_by_dots() -> None:
    [(_, said)] = _told(*[_award(year=2010 + n) for n in range(7)])

    assert "2014年度" in said
    assert "2015年度" not in said
    assert "…" in said
