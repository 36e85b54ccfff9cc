"""A line that is set by the example of another is set as it would be by itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from certificates import Layout, load
from certificates.place import place
from tests.certificates.one_text import SHELF, said, toml

LINES = (
    "欧阳一二同志：", "王 磊同志：", "王磊", "李四", "阿依古丽·买买提同志：", "表〔2024〕GR000123号", "第3名",
    "第13名", "2023年", "−5℃ ≥95%", "O’Neill", "AVATAR与GR", "「甲」：", "《乙》", "甲、乙、丙", "ＡＢＣ１２", "ひらがな甲",
    "𪚥一", "乙\U00020089", "龘靐", "é甲é", "——甲", "“甲”与“O”", "１２３号", "甲" * 12, "3" * 9, "x", "（1）", "甲！！",
    "〇一", "々", " 甲 ", "甲\n乙", "Ａ", "11/12",
)  # fmt: skip
"""Each like another, or unlike it in a way that a rule sees."""

STYLES: Mapping[str, Mapping[str, object]] = {
    "plain": {},
    "centred": {"align": "centre", "weight": 0.02},
    "justified": {"align": "justify", "indent": 2, "punctuation": "hang"},
    "spread": {"spread": 100, "floor": 8},
    "paired": {"pair": True, "latin_gap": 0.25},
    "small": {"size": 40, "floor": 8, "condense": 0.8, "tighten": 0.05},
}


def _alone(style: Mapping[str, object], edition: int) -> Layout:
    return load(toml({"words": "{name}"}, {"font": "kai", **style}, edition))


def _beside_nothing(style: Mapping[str, object], edition: int) -> Layout:
    """The same text with a second paragraph, which is empty."""
    source = toml({}, {"font": "kai", **style}, edition)
    for keys in ('words = "{name}"', 'field = "closing"\noptional = true'):
        source += f'[[elements.paragraphs]]\nstyle = "it"\n{keys}\n'
    return load(source.replace('\nstyle = "it"\n[[', "\n[[", 1))


@pytest.mark.parametrize("edition", [1, 2])
@pytest.mark.parametrize("style", STYLES)
def test_a_line_is_set_by_itself_as_it_is_in_a_longer_text(style: str, edition: int) -> None:
    alone, longer = (make(STYLES[style], edition) for make in (_alone, _beside_nothing))
    for line in (*LINES, *LINES):
        given = said(name=line, closing="")
        assert place(given, alone, SHELF) == place(given, longer, SHELF), line
