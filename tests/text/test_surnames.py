from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.text.surnames import COMPOUND, split


@pytest.mark.parametrize(
    ("name", "surname", "given_name"),
    [
        ("王伟", "王", "伟"),
        ("王伟明", "王", "伟明"),
        ("欧阳修", "欧阳", "修"),
        ("欧阳", "欧", "阳"),
        ("尉迟敬德", "尉迟", "敬德"),
        ("爱新觉罗启骧", "爱新觉罗", "启骧"),
        ("王孙权", "王", "孙权"),
        ("张　三", "张", "三"),
        ("葛\U000e0100城", "葛\U000e0100", "城"),
        ("𰻞三", "𰻞", "三"),
        ("张王美玲", "张", "王美玲"),
    ],
)
def test_a_chinese_name_is_split_after_its_surname(
    name: str, surname: str, given_name: str
) -> None:
    assert split(name) == (surname, given_name)


@pytest.mark.parametrize("name", ["阿里·木", "Jean Petit", "A君", "郑州启明实业有限公司", ""])
def test_other_names_are_not_split(name: str) -> None:
    assert split(name) == (name, "")


def test_a_stated_length_decides() -> None:
    assert split("王孙权", 2) == ("王孙", "权")
    assert split("欧阳修", 1) == ("欧", "阳修")
    assert split("扎西顿珠", 0) == ("", "扎西顿珠")


@given(st.text(), st.none() | st.integers(0, 5))
def test_nothing_but_spaces_is_lost_in_splitting(name: str, length: int | None) -> None:
    assert "".join("".join(split(name, length)).split()) == "".join(name.split())


def test_the_table_holds_whole_compound_surnames_only() -> None:
    assert {"欧阳", "司马", "上官", "诸葛", "长孙", "慕容", "万俟", "澹台"} <= COMPOUND
    assert all(2 <= len(surname) <= 5 for surname in COMPOUND)
