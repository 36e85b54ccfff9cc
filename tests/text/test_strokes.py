from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.text import strokes
from awards.text.strokes import StrokeOrder

HAN_NAMES = st.lists(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))


@pytest.mark.parametrize("variant", list(StrokeOrder))
@pytest.mark.parametrize(
    "order",
    [
        ["龙", "田", "白", "乐", "冯"],  # all of five strokes: 1… 25… 32… 35… 41…
        ["丁", "王", "文", "林", "欧"],
        ["欧阳大海", "洪大海"],
        ["于", "马", "王", "龙", "达", "刘", "李", "张", "陈", "赵"],
    ],
)
def test_surnames_stand_in_the_official_order(order: list[str], variant: StrokeOrder) -> None:
    assert strokes.sort(reversed(order), variant) == order


def test_a_single_given_name_comes_first_in_the_order_by_surname() -> None:
    assert strokes.sort(["田大利", "田富"], StrokeOrder.SURNAME) == ["田富", "田大利"]


def test_a_single_given_name_has_no_privilege_in_the_order_by_full_name() -> None:
    assert strokes.sort(["田富", "田大利"], StrokeOrder.FULLNAME) == ["田大利", "田富"]


def test_a_single_given_name_after_a_compound_surname_comes_first_too() -> None:
    assert strokes.sort(["欧阳一凡", "欧阳麟"], StrokeOrder.SURNAME) == ["欧阳麟", "欧阳一凡"]


def test_a_stated_surname_length_decides_where_the_blank_stands() -> None:
    assert strokes.surname_key("王孙权", 2) != strokes.surname_key("王孙权")
    assert strokes.surname_key("王孙权", 2) == (
        *strokes.fullname_key("王孙"),
        0,
        strokes.rank("权"),
    )


def test_dots_brackets_and_variation_selectors_do_not_count() -> None:
    assert strokes.fullname_key("阿里·木") == strokes.fullname_key("阿里木")
    assert strokes.fullname_key("葛\U000e0100城（甲）") == strokes.fullname_key("葛城甲")


def test_equal_names_keep_the_order_they_came_in() -> None:
    rows = [("王伟", 2), ("王伟", 1)]
    assert sorted(rows, key=lambda row: strokes.surname_key(row[0])) == rows


@pytest.mark.parametrize(
    ("character", "count"),
    [
        ("一", 1),
        ("王", 4),
        ("达", 6),
        ("赵", 9),
        ("戴", 17),
        ("䶮", 9),
        ("㛃", 9),
        ("𬭎", 12),
    ],
)
def test_strokes_are_counted_as_in_mainland_china(character: str, count: int) -> None:
    assert strokes.count(character) == count


def test_the_number_of_strokes_never_falls_along_the_order() -> None:
    characters = [chr(code) for code in range(0x3400, 0x323B0) if strokes.rank(chr(code))]
    characters.sort(key=lambda one: strokes.rank(one) or 0)
    counts = [strokes.count(one) or 0 for one in characters]
    assert all(one <= other for one, other in pairwise(counts))
    assert len(characters) > 97_000


def test_every_character_of_everyday_chinese_has_a_place_of_its_own() -> None:
    block = [chr(code) for code in range(0x4E00, 0x9FA6)]
    assert strokes.unknown(block) == []
    assert len({strokes.rank(one) for one in block}) == len(block)


def test_a_character_without_data_stands_last_and_is_reported() -> None:
    newest = "\U0002ebf0"
    names = [newest + "三", "龘三", "A三"]
    assert strokes.sort(names, StrokeOrder.SURNAME)[0] == "龘三"
    assert strokes.unknown([*names, "阿里·木（一）"]) == [newest]


def test_a_character_missing_from_the_ranked_list_is_marked_as_derived() -> None:
    assert strokes.derived(["王䶮", "A王·㛃", "张\U0002ebf0"]) == ["䶮", "㛃"]


@given(HAN_NAMES)
def test_sorting_keeps_every_name_and_does_not_depend_on_how_they_came(names: list[str]) -> None:
    for variant in StrokeOrder:
        ordered = strokes.sort(names, variant)
        assert sorted(ordered) == sorted(names)
        assert strokes.sort(reversed(names), variant) == ordered


def test_compatibility_forms_stand_beside_their_unified_character() -> None:
    assert unicodedata.normalize("NFC", "\uf967") == "不"
    assert strokes.count("\uf967") == strokes.count("不")


def test_characters_without_data_stand_by_code_point_after_all_others() -> None:
    first, second = "\U0002ebf0", "\U0002ebf1"
    assert strokes.sort([second, first, "龘"], StrokeOrder.FULLNAME) == ["龘", first, second]


def test_the_standard_lists_all_from_u_4e00_to_u_9fa5() -> None:
    assert strokes.derived(["\u4e00\u9fa5", "\u9fa6"]) == ["\u9fa6"]
