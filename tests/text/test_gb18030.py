from __future__ import annotations

import pytest

from awards.text.gb18030 import standard


@pytest.mark.parametrize(
    ("encoded", "character"),
    [
        (b"\xfe\x59", "\u9fb4"),
        (b"\xfe\xa0", "\u9fbb"),
        (b"\xa6\xd9", "\ufe10"),
        (b"\xa6\xf3", "\ufe19"),
        (b"\xfe\x51", "\U00020087"),
        (b"\xfe\x91", "\U000241fe"),
    ],
)
def test_positions_the_codec_leaves_private_become_the_characters_of_2022(
    encoded: bytes, character: str
) -> None:
    assert standard(encoded.decode("gb18030")) == character


def test_the_components_of_old_gbk_fonts_become_ordinary_characters() -> None:
    assert standard("\ue815\ue863") == "\u2e81\u4dae"


def test_other_characters_stay() -> None:
    assert standard("张三\ue000\U00020087") == "张三\ue000\U00020087"


def test_all_eighty_places_of_old_gbk_fonts_have_a_character() -> None:
    moved = [standard(chr(0xE815 + offset)) for offset in range(80)]

    assert [one for one in moved if "\ue000" <= one <= "\uf8ff"] == []
    assert len(set(moved)) == 80
    assert standard("\ue843\ue844") == "\u9fb9\u4723"  # FE7E and FE80: there is no FE7F


def test_the_characters_beside_these_places_stay() -> None:
    assert standard("\ue814\ue865") == "\ue814\ue865"
