"""Problems on paper are reported before printing: who, what, where."""

from __future__ import annotations

import dataclasses

import pytest

from certificates import Content, Layout, Problem, Shelf, find, load, preflight, shipped
from certificates.characters import clusters
from tests.certificates.conftest import WORDS, content, hard_names, named, sample
from tests.certificates.one_text import one_text


def one_problem(given: Content, layout: Layout, shelf: Shelf) -> Problem:
    (problem,) = preflight([given], layout, shelf)
    return problem


def test_hard_names_print_or_say_which_character_is_missing(classic: Layout, shelf: Shelf) -> None:
    lacking = {
        name: f"U+{ord(character[0]):04X}"
        for name in hard_names()
        for character in clusters(name)
        if not any(face.covers(character) for face in shelf.glyphs["kai"].chain)
    }
    problems = preflight(map(named, hard_names()), classic, shelf)
    assert lacking
    assert {p.person: p.en.what.split("(")[1].split(")")[0] for p in problems} == lacking
    assert {p.code for p in problems} == {"missing-glyph"}


def test_a_variation_selector_is_never_missing(classic: Layout, shelf: Shelf) -> None:
    assert preflight([named("葛\U000e0100甲\ufe00")], classic, shelf) == []


@pytest.mark.parametrize("character", ["\u202e", "\u200b", "\x07", "\u00ad", "\ufeff", "\u3164"])
def test_a_character_without_ink_is_refused_by_name(
    character: str, classic: Layout, shelf: Shelf
) -> None:
    problem = one_problem(named(f"甲{character}乙"), classic, shelf)
    assert (problem.code, problem.element) == ("unprintable", "words")
    assert f"U+{ord(character):04X}" in problem.zh.what


def test_a_fault_of_the_layout_itself_is_reported_for_everyone(shelf: Shelf) -> None:
    layout = one_text({"words": "甲\U000e0000乙"})
    (problem,) = preflight([named("丁一"), named("丁二")], layout, shelf)
    assert problem.zh.what.startswith("每份证书中")
    assert "every certificate" in problem.en.what


def test_words_that_do_not_fit_say_by_how_much(classic: Layout, shelf: Shelf) -> None:
    problem = one_problem(content("丁一", body="先进工作者" * 90), classic, shelf)
    assert (problem.code, problem.person, problem.element) == ("does-not-fit", "丁一", "words")
    assert "220.2 × 70" in problem.en.what
    assert "14 pt" in problem.en.what
    assert "mm" in problem.en.what


def test_a_long_word_is_not_cut_but_reported(classic: Layout, shelf: Shelf) -> None:
    problem = one_problem(content(salutation="A" * 200), classic, shelf)
    assert problem.code == "does-not-fit"


@pytest.mark.parametrize("field", ["title", "salutation", "body", "issuers", "date", "code"])
@pytest.mark.parametrize("blank", [None, "", "　\n"])
def test_a_blank_field_is_reported(
    field: str, blank: str | None, classic: Layout, shelf: Shelf
) -> None:
    words = {k: v for k, v in (WORDS | {field: blank}).items() if v is not None}
    problem = one_problem(Content("1", "甲", words), classic, shelf)
    assert problem.code == "missing-field"
    assert field in problem.zh.what


def test_an_optional_field_may_be_blank(classic: Layout, shelf: Shelf) -> None:
    assert preflight([content(closing="")], classic, shelf) == []


def test_a_field_nobody_knows_is_reported(classic: Layout, shelf: Shelf) -> None:
    problem = one_problem(content(nickname="甲"), classic, shelf)
    assert (problem.code, "nickname" in problem.en.what) == ("unknown-field", True)


@pytest.mark.parametrize("length", [300, 5_000])
def test_a_code_too_long_to_scan_is_reported(length: int, classic: Layout, shelf: Shelf) -> None:
    problem = one_problem(content(code="https://award.example.cn/" + "a" * length), classic, shelf)
    assert (problem.code, problem.element) == ("code-too-long", "code")


@pytest.mark.parametrize("character", ["\ud800", "\0", "\u202e"])
def test_a_code_says_nothing_that_cannot_be_seen(
    character: str, classic: Layout, shelf: Shelf
) -> None:
    problem = one_problem(content(code=f"https://award{character}"), classic, shelf)
    assert (problem.code, problem.element) == ("unprintable", "code")
    assert f"U+{ord(character):04X}" in problem.zh.what


def test_an_accent_is_printed_only_where_a_font_has_the_whole_letter(
    classic: Layout, shelf: Shelf
) -> None:
    assert preflight([named("Jose\u0301"), named("か\u3099")], classic, shelf) == []
    problem = one_problem(named("甲\u0301"), classic, shelf)
    assert (problem.code, "U+7532 U+0301" in problem.en.what) == ("missing-glyph", True)


def test_all_problems_of_all_people_are_reported_at_once(classic: Layout, shelf: Shelf) -> None:
    problems = preflight([content("甲", title="", code=""), named("周𪚥")], classic, shelf)
    assert [p.person for p in problems] == ["甲", "甲", "周𪚥"]
    assert all(words for p in problems for words in (*p.words("zh"), *p.words("en")))


def test_the_fonts_of_this_machine_can_print_the_cast(classic: Layout) -> None:
    assert preflight([content()], classic, find()) == []


@pytest.mark.parametrize("kind", ["person", "enterprize", "Individual"])
def test_an_unknown_kind_of_recipient_is_reported(kind: str, classic: Layout, shelf: Shelf) -> None:
    (problem,) = preflight([dataclasses.replace(content(), kind=kind)], classic, shelf)
    assert (problem.code, kind in problem.en.what) == ("unknown-kind", True)
    assert "task-force" in problem.en.remedy


def test_an_unknown_picture_is_reported(classic: Layout, shelf: Shelf) -> None:
    given = dataclasses.replace(content(), pictures={"Photo": b"no image"})
    (problem,) = preflight([given], classic, shelf)
    assert (problem.code, "Photo" in problem.en.what) == ("unknown-picture", True)


@pytest.mark.parametrize(
    ("field", "words", "told"),
    [
        ("name_en", "欧阳一二", "欧阳一二"),
        ("body_en", "is an 先进工作者 of 先进集体.", "先进工作者集体"),
        ("issuers_en", "The 管理委员会", "管理委员会"),
    ],
)
def test_chinese_in_a_latin_style_is_refused_with_the_characters(
    shelf: Shelf, field: str, words: str, told: str
) -> None:
    fields = {**sample("bilingual").fields, field: words}
    [problem] = preflight([Content("1", "欧阳一二", fields)], load(shipped("bilingual")), shelf)

    assert problem.code == "chinese-in-latin"
    assert problem.en.what.endswith(f"in an English sentence: {told}.")
