"""Pinyin stands in small letters above a name, where a layout asks for it."""

from __future__ import annotations

import pytest

from certificates import Content, LayoutRefused
from certificates.marks import TextRun
from certificates.place import place
from tests.certificates.one_text import SHELF, one_text
from tests.certificates.reading import lines, pdf

RUBY = {"field": "salutation", "ruby_field": "name_pinyin"}


def content(name: str, pinyin: str) -> Content:
    return Content(
        "1", name, {"name": name, "name_pinyin": pinyin, "salutation": f"致{name}同志："}
    )


def runs(name: str, pinyin: str, **style: object) -> list[TextRun]:
    sheet = place(content(name, pinyin), one_text(RUBY, {"size": 20, **style}, 2), SHELF)
    assert sheet.problems == ()
    return [mark for mark in sheet.marks if isinstance(mark, TextRun)]


def test_each_syllable_stands_above_its_character() -> None:
    below = {run.text: run for run in runs("曾庄", "zēng zhuāng")}
    for character, syllable in (("曾", "zēng"), ("庄", "zhuāng")):
        one, small = below[character], below[syllable]
        assert small.size == one.size / 2
        assert small.y < one.y
        assert small.x < one.x < small.x + 10
    assert below["zhuāng"].x > below["zēng"].x + 5


def test_words_of_another_number_stand_above_the_whole_name() -> None:
    below = {run.text: run for run in runs("欧阳一二", "Ōuyáng Yī’èr")}
    name = below["欧阳一二"]
    (above,) = [run for run in below.values() if run.size == 10][:1]
    # Four characters of 20 points; the letters are narrower and stand in their middle.
    assert name.x < above.x < name.x + 4 * 20 * 25.4 / 72


def test_a_name_is_read_before_what_stands_above_it() -> None:
    data = pdf([content("欧阳一二", "Ōuyáng Yī’èr")], one_text(RUBY, {}, 2), SHELF)
    assert lines(data)[0] == ["致欧阳一二同志：", "Ōuyáng Yī’èr"]


def test_nothing_above_a_name_changes_nothing() -> None:
    plain = one_text({"field": "salutation"}, {"size": 20}, 2)
    sheet = place(content("欧阳一二", ""), plain, SHELF)
    assert tuple(runs("欧阳一二", "")) == sheet.marks


def test_lines_make_room_for_what_stands_above_them() -> None:
    (without,) = {run.y for run in runs("曾庄", "")}
    assert max(run.y for run in runs("曾庄", "zēng zhuāng")) > without
    assert min(run.y for run in runs("曾庄", "zēng zhuāng")) > 10 + 0.88 * 10 * 25.4 / 72


def test_a_letter_that_no_font_has_is_reported_above_a_name_too() -> None:
    layout = one_text(RUBY, {}, 2)
    (problem,) = place(content("曾庄", "z\u2bc2ng zhuāng"), layout, SHELF).problems
    assert (problem.code, "U+2BC2" in problem.en.what) == ("missing-glyph", True)


def test_a_text_in_columns_cannot_have_it() -> None:
    with pytest.raises(LayoutRefused) as refused:
        one_text({**RUBY, "writing": "vertical"}, {}, 2)
    assert [fault.path for fault in refused.value.faults] == ["elements[0].ruby_field"]
