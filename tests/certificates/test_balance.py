"""Long names of units break into lines of similar length, where a reader pauses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from certificates import find
from certificates.typeset.atoms import atoms
from certificates.typeset.balance import balanced
from certificates.typeset.breaking import lines, measured, starts
from certificates.typeset.seams import BODIES, DISTRICTS
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
def test_what_a_company_ends_with_is_not_torn_where_it_can_stand_whole(text: str) -> None:
    for line in set_in(f"{text[:4]}甲乙丙丁股份有限公司戊己庚辛", 12)[1:]:
        assert not line.startswith(("份有限公司", "限公司", "司"))


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
