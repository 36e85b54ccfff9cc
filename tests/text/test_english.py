"""Words in English hold no Chinese; the sound of a name is proposed in letters."""

from __future__ import annotations

import pytest

from awards.text.english import examine_english
from awards.text.pinyin import in_letters


def test_chinese_among_english_is_a_fault_that_names_the_characters() -> None:
    [finding] = examine_english("Lin 晚舟 of the 𬭎 Office")

    assert finding.severity == "fault"
    assert finding.words("en") == (
        "It holds Chinese characters: 晚舟𬭎.",
        "Write it in English letters, or leave it empty.",
    )


@pytest.mark.parametrize(
    "text", ["Lin Wanzhou", "Ouyang Yi’er", "×× Office (Zone B)", "Øyvind Åse"]
)
def test_letters_of_any_language_are_english_enough(text: str) -> None:
    assert examine_english(text) == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("曾丽丽", "Zeng Lili"),
        ("欧阳修", "Ouyang Xiu"),
        ("吕一", "Lü Yi"),
        ("单于朔", "Chanyu Shuo"),
    ],
)
def test_a_name_in_letters_has_no_tones_and_a_surname_its_own_sound(
    name: str, letters: str
) -> None:
    assert in_letters(name) == letters
