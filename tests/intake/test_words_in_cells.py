"""Words in other cells than the name's: the same as above, nothing, not known yet."""

from __future__ import annotations

import pytest

from awards.errors import Severity
from awards.text import names
from awards.words import translated
from tests.intake.cast import codes
from tests.intake.test_check import WORKER, checked, person


@pytest.mark.parametrize("word", ["同上", "〃", "同 上", "″", "如上"])
def test_the_same_as_above_repeats_the_record_above_and_says_so(word: str) -> None:
    preview = checked(
        person("甲一", "潮河办事处"),
        person("乙二", word),
        ("", word, word, "丙三", word, "", "", ""),
        person("丁四", "一科"),
        person("戊五", word),
    )

    assert [each.unit for each in preview.registrations] == [*["潮河办事处"] * 3, *["一科"] * 2]
    assert [each.honour for each in preview.registrations] == [WORKER] * 5
    assert [remark.address for remark in preview.remarks if remark.code == "row.same-as-above"] == [
        "E3",
        "B4",
        "C4",
        "E4",
        "E6",
    ]
    assert "潮河办事处" in translated(preview.remarks[0].finding.what, "zh")


def test_a_reference_to_nothing_is_a_fault() -> None:
    first = checked(person("甲一", "同上"))
    over_blank = checked(person("甲一", ""), person("乙二", "同上"))

    assert [(each.address, each.code) for each in first.faults] == [("E2", "row.same-as-nothing")]
    assert [each.address for each in over_blank.faults] == ["E3"]


def test_nothing_is_repeated_over_a_total() -> None:
    preview = checked(
        person("甲一", "一科"), ("合计：1人", "", "", "", "", "", "", ""), person("乙二", "同上")
    )

    assert [each.unit for each in preview.registrations] == ["一科", "一科"]


@pytest.mark.parametrize("word", ["无", "/", "—", "-"])
def test_a_unit_or_a_number_that_says_none_is_empty_and_reported(word: str) -> None:
    preview = checked(("", "先进个人", WORKER, "甲一", word, "", word, ""))

    [kept] = preview.registrations
    assert (kept.unit, kept.personal_number) == ("", "")
    assert codes(preview).count("row.none") == 2


@pytest.mark.parametrize(
    "unit", ["待定", "N/A", "#REF!", "见附件", "13800000000", "12", "所在单位"]
)
def test_what_stands_for_no_unit_is_a_fault_wherever_it_is_typed(unit: str) -> None:
    [finding] = names.examine_unit(unit)
    preview = checked(person("甲一", unit))

    assert (finding.code, finding.severity) == ("unit.nobody", Severity.FAULT)
    assert [each.address for each in preview.faults] == ["E2"]


@pytest.mark.parametrize(
    "unit", ["", "360公司", "无锡分公司", "待业青年服务站", "110指挥中心", "七一〇所"]
)
def test_a_unit_that_begins_like_one_has_no_fault(unit: str) -> None:
    assert names.examine_unit(unit) == ()
    assert checked(person("甲一", unit)).ready
