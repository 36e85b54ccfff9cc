"""The shipped layouts are as accepted, stay within their sheets, and suit their use."""

from __future__ import annotations

import dataclasses
import io
from itertools import combinations

import pytest
from PIL import Image

from certificates import Content, Layout, Shelf, load, shipped, shipped_ids
from certificates.elements.qr import Qr
from certificates.elements.text import Text
from certificates.inks.screen import on_screen
from certificates.marks import Path, Picture, Squares, TextRun
from certificates.paper import Box
from certificates.place import place, place_static
from tests.certificates.conftest import sample
from tests.certificates.golden import assert_golden, described
from tests.certificates.reading import pdf

LAYOUTS = {layout_id: load(shipped(layout_id)) for layout_id in shipped_ids()}
EACH = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)

FOR_HANDS = [layout for layout in LAYOUTS.values() if layout.id != "plaque"]


@EACH
def test_each_is_placed_as_accepted(layout: Layout, shelf: Shelf) -> None:
    static, own = place_static(layout, shelf), place(sample(layout.id), layout, shelf)
    text = f"the same on every sheet:\n{described(static.marks)}\nits own:\n{described(own.marks)}"
    assert_golden(f"shipped-{layout.id}", text)


@EACH
def test_one_sheet_is_a_small_file(layout: Layout, shelf: Shelf) -> None:
    """An engraver's lines are contours, which take more room."""
    assert len(pdf([sample(layout.id)], layout, shelf)) < (100_000 if layout.outlined else 60_000)


@EACH
def test_words_codes_and_numbers_keep_apart(layout: Layout) -> None:
    given = sample(layout.id)
    in_chinese = {name: words for name, words in given.fields.items() if name != "body_en"}
    for content in (given, dataclasses.replace(given, fields=in_chinese)):
        shown = layout.elements_for(content)
        boxes = [(e.id, e.box) for e in shown if e.fields and e.id != "portrait"]
        meeting = [(a[0], b[0]) for a, b in combinations(boxes, 2) if _overlap(a[1], b[1])]
        assert meeting == []


@pytest.mark.parametrize("layout", FOR_HANDS, ids=lambda layout: layout.id)
def test_a_code_is_at_least_twenty_millimetres_wide(layout: Layout, shelf: Shelf) -> None:
    (code,) = (e for e in layout.elements if isinstance(e, Qr))
    (mark,) = (m for m in code.place(sample(layout.id), shelf).marks if isinstance(m, Squares))
    assert mark.module * len(mark.rows) >= 20


@pytest.mark.parametrize("layout", FOR_HANDS, ids=lambda layout: layout.id)
def test_a_code_says_what_it_is_for(layout: Layout, shelf: Shelf) -> None:
    (code,) = (e for e in layout.elements if isinstance(e, Qr))
    marks = code.place(sample(layout.id), shelf).marks
    said = "".join(mark.text for mark in marks if isinstance(mark, TextRun))
    assert said.startswith("扫码核验")


@pytest.mark.parametrize("layout", FOR_HANDS, ids=lambda layout: layout.id)
def test_the_wording_is_a_whole_number_of_characters_wide(layout: Layout) -> None:
    """A line of whole characters is filled without being spread."""
    wordings = [e for e in layout.elements if isinstance(e, Text) and "body" in e.fields]
    assert wordings
    for words in wordings:
        body = next(each for each in words.paragraphs if each.template.fields == ("body",))
        characters = words.box.width / (body.style.size / 72 * 25.4)
        assert 0 <= characters - round(characters) < 0.03


def test_on_the_stock_of_the_overlay_only_words_number_and_code_are_printed(shelf: Shelf) -> None:
    overlay = LAYOUTS["overlay"]
    static = place_static(overlay, shelf, preprinted=True)
    own = place(sample("overlay"), overlay, shelf, preprinted=True)
    assert static.marks == ()
    assert not [mark for mark in own.marks if isinstance(mark, Path)]
    printed = {e.id for e in overlay.elements_for(sample("overlay"), preprinted=True)}
    assert printed == {"words", "signature", "code", "number"}


def test_the_overlay_looks_like_the_classic_on_the_screen(shelf: Shelf) -> None:
    classic, overlay = (place_static(LAYOUTS[name], shelf) for name in ("classic", "overlay"))
    assert classic.marks == overlay.marks


def test_a_folder_shows_a_portrait_of_a_person_and_never_of_an_enterprise(shelf: Shelf) -> None:
    out = io.BytesIO()
    Image.new("RGB", (300, 420), "grey").save(out, "PNG")
    pictured = dataclasses.replace(sample("folder"), pictures={"photo": out.getvalue()})
    shown = place(pictured, LAYOUTS["folder"], shelf).marks
    assert [mark for mark in shown if isinstance(mark, Picture)]
    hidden = place(dataclasses.replace(pictured, kind="enterprise"), LAYOUTS["folder"], shelf).marks
    assert not [mark for mark in hidden if isinstance(mark, Picture)]


@EACH
def test_on_a_stock_that_is_printed_already_ink_is_dark(layout: Layout, shelf: Shelf) -> None:
    given = sample(layout.id)
    own = place(given, layout, shelf, preprinted=True)
    runs = [mark for mark in own.marks if isinstance(mark, TextRun)]
    pale = [run.text for run in runs if sum(on_screen(run.colour)) > 1.5]
    assert pale == []


def test_an_english_sentence_never_names_a_person_in_chinese(shelf: Shelf) -> None:
    fields = {**sample("bilingual").fields, "body_en": "is hereby commended."}
    unnamed = {name: words for name, words in fields.items() if name != "name_en"}

    placed = place(Content("1", "欧阳一二", unnamed, "individual"), LAYOUTS["bilingual"], shelf)

    right = [mark for mark in placed.marks if isinstance(mark, TextRun) and mark.x > 150]
    words = "".join(mark.text for mark in right)
    assert "The recipientis hereby commended." in words
    assert "欧阳" not in words


def test_a_plaque_is_for_an_engraver() -> None:
    assert LAYOUTS["plaque"].outlined
    assert not any(layout.outlined for layout in FOR_HANDS)


def test_a_plaque_has_lines_of_one_weight(shelf: Shelf) -> None:
    paths = [m for m in place_static(LAYOUTS["plaque"], shelf).marks if isinstance(m, Path)]

    assert {mark.pen.width for mark in paths if mark.pen.stroke} == {0.9}


def test_a_plaque_has_room_for_a_long_unit_and_four_bodies_and_its_number_is_legible(
    shelf: Shelf,
) -> None:
    given, four = sample("plaque"), "郑州经济技术开发区管理委员会\n" * 4
    words = {**given.fields, "name": "甲" * 66, "issuers": four.strip()}
    sheet = place(dataclasses.replace(given, fields=words), LAYOUTS["plaque"], shelf)

    assert sheet.problems == ()
    [number] = [m for m in sheet.marks if isinstance(m, TextRun) and "编号" in m.text]
    assert number.size / 72 * 25.4 >= 8  # millimetres, read at an arm's length


def test_paper_is_coloured_into_the_bleed() -> None:
    for layout in (LAYOUTS[name] for name in ("appointment", "award", "citation", "classic-warm")):
        paper = next(e for e in layout.elements if e.id == "paper")
        assert paper.box == layout.page.inset(-3)


def _overlap(a: Box, b: Box) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
