from __future__ import annotations

from tests.make_stroke_order import table

OFFICIAL = ["一", "乙", "二", "十", "人", "达", "三", "土", "大"]
TOTALS = {"一": 1, "乙": 1, "二": 2, "十": 2, "人": 2, "三": 3, "土": 3, "大": 3, "达": 6}
STRINGS = {
    "一": ["1"],
    "乙": ["5"],
    "二": ["11"],
    "十": ["12"],
    "人": ["34"],
    "三": ["111"],
    "土": ["121"],
    "大": ["134"],
    "达": ["134454"],
}


def lines(totals: dict[str, int], strings: dict[str, list[str]]) -> list[str]:
    text = table(OFFICIAL, TOTALS | totals, STRINGS | strings)
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_the_official_order_is_cut_by_number_of_strokes() -> None:
    assert lines({}, {})[:3] == ["1\t一乙", "2\t二十人", "3\t三土大"]


def test_a_character_both_other_sources_count_alike_moves_to_its_own_line() -> None:
    assert lines({}, {})[3:] == ["6\t达"]


def test_another_character_is_placed_by_its_strokes() -> None:
    assert lines({"丈": 3, "丌": 3}, {"丈": ["134"], "丌": ["132"]})[2] == "3\t三土丌大丈"


def test_a_character_whose_strokes_do_not_fit_its_number_stands_last() -> None:
    assert lines({"\u3400": 3}, {"\u3400": ["1111"]})[2] == "3\t三土大\u3400"


def test_a_character_only_the_stroke_strings_know_is_counted_by_them() -> None:
    assert lines({}, {"〇": ["5"]})[0] == "1\t一乙〇"
