from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.text import pinyin


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("曾丽", "Zēng Lì"),
        ("单红", "Shàn Hóng"),
        ("仇英", "Qiú Yīng"),
        ("解明", "Xiè Míng"),
        ("任远", "Rén Yuǎn"),
        ("区明", "Ōu Míng"),
        ("查明", "Zhā Míng"),
        ("尉迟明", "Yùchí Míng"),
        ("长孙明", "Zhǎngsūn Míng"),
        ("盖明", "Gě Míng"),
        ("朴明", "Piáo Míng"),
        ("覃明", "Qín Míng"),
        ("冼明", "Xiǎn Míng"),
        ("翟明", "Zhái Míng"),
        ("繁明", "Pó Míng"),
        ("华明", "Huà Míng"),
        ("员明", "Yùn Míng"),
        ("乐明", "Yuè Míng"),
        ("缪明", "Miào Míng"),
        ("召明", "Shào Míng"),
        ("折明", "Shé Míng"),
        ("黑明", "Hè Míng"),
        ("秘明", "Bì Míng"),
        ("隗明", "Wěi Míng"),
        ("万俟明", "Mòqí Míng"),
        ("澹台明", "Tántái Míng"),
        ("宿明", "Sù Míng"),
        ("单于明", "Chányú Míng"),
        ("李西安", "Lǐ Xī'ān"),
        ("吕晟", "Lǚ Shèng"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, read: str) -> None:
    assert pinyin.readings(name) == read


def test_a_surname_character_within_a_given_name_is_read_as_usual() -> None:
    assert pinyin.readings("李任重") == "Lǐ Rènzhòng"


def test_names_that_are_not_split_are_read_part_by_part() -> None:
    assert pinyin.readings("阿里·木") == "Ālǐ·Mù"
    assert pinyin.readings("Jean Petit") == "Jean Petit"
    assert pinyin.readings("郑州启明") == "Zhèng Zhōuqǐmíng"
    assert pinyin.readings("郑州启明公司") == "zhèng zhōu qǐ míng gōng sī"


def test_a_stated_surname_length_changes_the_reading() -> None:
    assert pinyin.readings("欧阳修", 1) == "Ōu Yángxiū"


def test_initials_follow_the_surname_reading() -> None:
    assert pinyin.initials("曾丽丽") == "ZLL"
    assert pinyin.initials("单　雄信") == "SXX"
    assert pinyin.initials("阿里·Smith") == "ALSMITH"


def test_names_sort_by_letters_then_tone_then_strokes_with_each_surname_together() -> None:
    order = ["安宁", "单红", "张二", "张一", "章一", "张\U0002ebf0", "赵一"]
    assert sorted(order, key=pinyin.key) == [
        "安宁",
        "单红",
        "张二",
        "张一",
        "张\U0002ebf0",
        "章一",
        "赵一",
    ]


def test_umlauted_u_stands_with_u_as_in_dictionaries() -> None:
    names = ["罗一", "栾一", "吕一", "陆一", "卢一"]
    assert sorted(names, key=pinyin.key) == ["卢一", "陆一", "吕一", "栾一", "罗一"]


@given(st.text())
def test_every_text_has_a_key_and_initials(text: str) -> None:
    assert pinyin.key(text) == pinyin.key(text)
    assert isinstance(pinyin.initials(text) + pinyin.readings(text), str)


def test_a_compound_surname_of_uncommon_reading_is_read_syllable_by_syllable() -> None:
    assert pinyin.readings("乐正明") == "Yuèzhèng Míng"
    assert pinyin.readings("夹谷明") == "Jiágǔ Míng"
    assert pinyin.initials("夹谷明") == "JGM"


def test_a_stated_surname_length_changes_initials_and_spelling() -> None:
    assert (pinyin.initials("单于修"), pinyin.initials("单于修", 1)) == ("CYX", "SYX")
    assert pinyin.spelled("单于修", 1) == [("单", "shàn"), ("于", "yú"), ("修", "xiū")]


def test_a_character_without_a_sound_of_its_own_is_spelled_with_none() -> None:
    assert pinyin.spelled("阿·A") == [("阿", "ā"), ("·", ""), ("A", "")]


def test_equal_sounds_sort_by_strokes_and_not_by_code_point() -> None:
    """力 has two strokes and 丽 seven; 丽 (U+4E3D) comes before 力 (U+529B) in Unicode."""
    assert sorted(["李丽", "李力"], key=pinyin.key) == ["李力", "李丽"]


def test_a_stated_surname_length_changes_the_place_in_the_order() -> None:
    """单于 is read chán yú as a surname, and shàn yú if the surname is 单."""
    assert [sound for sound, *_ in pinyin.key("单于修")] == ["chan", "yu", "xiu"]
    assert [sound for sound, *_ in pinyin.key("单于修", 1)] == ["shan", "yu", "xiu"]
