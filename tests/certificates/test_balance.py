"""Long names of units break into lines of similar length, where a reader pauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import find
from certificates.typeset.atoms import Atom, atoms
from certificates.typeset.balance import balanced
from certificates.typeset.breaking import lines, measured, starts
from certificates.typeset.seams import BODIES, DISTRICTS, seams
from tests.certificates.golden import assert_golden
from tests.certificates.one_text import one_text, placed

GLYPHS = find(system=False).glyphs["song"]

UNITS = [
    "",
    "××市先进制造业开发区市场监督管理局行政审批服务科",
    "××智能装备科技集团股份有限公司××经济开发区分公司党政综合办公室",
    "××经济技术开发区管理委员会",
    "××市××区应急管理局综合行政执法大队",
    "××省××市××区××街道办事处××社区居民委员会",
    "××供应链管理（××）有限公司",
    "××新能源汽车零部件制造有限责任公司",
    "××跨境电商综合试验区建设工作专班",
    "中国（××）自由贸易试验区××片区招商引资工作领导小组办公室",
    "××生物医药股份有限公司技术研发中心",
    "××县人力资源和社会保障局",
    "“放管服”改革暨优化营商环境工作专班",
    "××市公安局经济开发区分局交通警察大队第三中队",
    "国家税务总局××经济开发区税务局第一税务所",
    "××银行股份有限公司××自贸区支行营业部",
    "Administrative Committee of ×× Economic Development Zone",
    "",
][1:-1]


def set_in(text: str, room: float) -> list[str]:
    pieces = atoms(text, GLYPHS)
    count = len(starts(pieces, room, 0))
    return [line.text for line in lines(pieces, balanced(pieces, room, 0, count), 0)]


def test_units_are_broken_as_accepted() -> None:
    said = (f"{room:2}  {' / '.join(set_in(unit, room))}" for unit in UNITS for room in (16, 12))
    assert_golden("balanced", "\n".join((*said, "")))


names = st.lists(
    st.sampled_from(["××", "经济", "科技", "（甲）", "2024", "甲", "ISO", *BODIES, *DISTRICTS]),
    min_size=1,
    max_size=20,
).map("".join)


@given(names, st.floats(min_value=7, max_value=30))
def test_balance_takes_no_more_lines_and_no_more_room(text: str, room: float) -> None:
    pieces = atoms(text, GLYPHS)
    filled = starts(pieces, room, 0)
    found = balanced(pieces, room, 0, len(filled))
    assert len(found) == len(filled)
    for line in lines(pieces, found, 0):
        assert line.width <= room + 1e-6 or len(atoms(line.text, GLYPHS)) == 1
    assert measured(pieces) > 0


@given(names)
def test_the_ending_of_a_company_name_stays_whole_where_it_fits(text: str) -> None:
    for line in set_in(f"{text[:4]}甲乙丙丁股份有限公司戊己庚辛", 12)[1:]:
        assert not line.startswith(("份有限公司", "限公司", "司"))


def _plain(count: int, lead: float = 0.0) -> list[Atom]:
    return [Atom("甲", 1.0, 0.0, lead)] * count


def test_the_indent_counts_as_a_part_of_the_first_line() -> None:
    assert balanced(_plain(12), 8, 0, 2) == [0, 6]
    assert balanced(_plain(12), 8, 2, 2) == [0, 5]


def test_the_space_before_a_character_counts_except_at_the_start_of_a_line() -> None:
    assert balanced([*_plain(6), *_plain(3, lead=1.0)], 12, 0, 2) == [0, 6]


def test_a_part_that_may_stick_out_needs_no_room() -> None:
    hanging = Atom("甲，", 2.0, 1.0, 0.0)
    assert balanced([*_plain(4), hanging, *_plain(5)], 5, 0, 2) == [0, 5]


def test_atoms_that_are_tightened_where_they_must_be_fit_into_fewer_lines() -> None:
    tight = [Atom("甲", 0.9, 0.0, 0.0)] * 10
    assert balanced(_plain(10), 4.5, 0, 2, tight) == [0, 5]


def test_an_atom_wider_than_the_line_stands_alone() -> None:
    wide = Atom("Donaudampfschifffahrt", 9.0, 0.0, 0.0)
    assert balanced([*_plain(1), wide, *_plain(1)], 4, 0, 3) == [0, 1, 2]


def test_a_reader_pauses_after_a_closing_mark_a_space_and_before_an_opening_mark() -> None:
    assert seams("甲，乙 丙“丁”戊") == dict.fromkeys((2, 4, 5, 8), 0.0)


@pytest.mark.parametrize(
    ("name", "costs"),
    [
        ("登封市甲", {3: 0.0}),
        ("甲市场乙", {2: 4.0}),
        ("甲乙办公室", {2: 0.4, 3: 4.0, 4: 4.0, 5: 0.0}),
        ("甲乙街道丙", {2: 4.0, 3: 4.0, 4: 0.0}),
        ("先进甲", {1: 4.0}),
    ],
)
def test_a_break_costs_nothing_after_a_place_and_most_within_a_word(
    name: str, costs: dict[int, float]
) -> None:
    assert seams(name) == costs


def test_a_style_asks_for_balance() -> None:
    words = "××市××区应急管理局综合行政执法大队"
    rows = [
        [run.text for run in placed(one_text({"words": words}, {"size": 26, "balance": each}))]
        for each in (False, True)
    ]
    assert rows == [
        ["××市××区应急管理局综合", "行政执法大队"],
        ["××市××区应急管理局", "综合行政执法大队"],
    ]
