"""A layout without an edition is typeset as before there were editions. Twenty sheets show it."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import ImageChops, ImageStat
from PIL.Image import Image
from zxingcpp import read_barcodes

from certificates import Layout, LayoutRefused, Shelf, load, resolve, shipped, shipped_ids
from certificates.elements.qr import Qr
from certificates.marks import Colour, Grey, Ink, TextRun
from tests.certificates.conftest import content
from tests.certificates.kept_sheets import (
    DPI,
    FOLDER,
    KeptSheet,
    kept,
    kept_picture,
    kept_sheets,
    loaded,
    on_paper,
    picture,
    printed,
)
from tests.certificates.reading import picture as raster

pytestmark = pytest.mark.usual  # draws and reads twenty sheets

NEAR = 0.01
"""Millimetres by which a place may differ."""

SHEETS = list(kept_sheets())
EACH = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


def test_twenty_sheets_of_every_shipped_layout_are_kept() -> None:
    assert len(SHEETS) == 20
    assert {sheet.layout for sheet in SHEETS} == {
        "bilingual", "citation", "classic", "folder", "folder-12k", "overlay", "plaque",
    }  # fmt: skip


@EACH
def test_a_sheet_of_the_first_edition_has_the_same_glyphs_inks_and_places(
    sheet: KeptSheet, shelf: Shelf
) -> None:
    data = printed(sheet, shelf)
    expected, found = kept(sheet), on_paper(data)

    assert _differences(expected.characters, found.characters) == []
    assert _differences(expected.shapes, found.shapes) == []
    before, now = (_without_code(each, sheet) for each in (kept_picture(sheet), picture(data)))
    assert _unlike(before, now) < 0.2
    assert [found.text for found in read_barcodes(raster(data, 150))] == _codes(sheet)


@pytest.mark.parametrize("layout", shipped_ids())
def test_a_shipped_layout_is_of_the_second_edition(layout: str) -> None:
    assert "\nedition = 2\n" in resolve(shipped(layout))


@pytest.mark.parametrize("layout", sorted({sheet.layout for sheet in SHEETS}))
def test_a_layout_that_was_shipped_before_is_kept_in_the_first_edition(layout: str) -> None:
    assert shipped(layout, edition=1) == (FOLDER / f"{layout}.toml").read_text("utf-8")


def test_a_source_without_an_edition_has_the_base_that_it_was_made_on(shelf: Shelf) -> None:
    own = 'id = "our"\nname = "我们的"\nbase = "overlay"\n'
    assert _ink_of_the_number(load(own), shelf) == Colour(0.4196, 0.3882, 0.3412)
    assert _ink_of_the_number(load(own + "edition = 2\n"), shelf) == Grey(0)


def _ink_of_the_number(layout: Layout, shelf: Shelf) -> Ink:
    (number,) = (element for element in layout.elements if element.id == "number")
    marks = number.place(content(), shelf).marks
    return next(mark.colour for mark in marks if isinstance(mark, TextRun))


@pytest.mark.parametrize("edition", ["0", "3", "1.5", '"2"', "true"])
def test_an_edition_that_is_unknown_is_refused(edition: str) -> None:
    source = shipped("classic").replace("edition = 2", f"edition = {edition}")
    with pytest.raises(LayoutRefused) as refused:
        load(source)
    assert [fault.path for fault in refused.value.faults] == ["edition"]


def _codes(sheet: KeptSheet) -> list[str]:
    return [sheet.content.fields["code"]] if sheet.layout != "plaque" else []


def _without_code(picture: Image, sheet: KeptSheet) -> Image:
    """Return the picture with a white box over the code, which is compared by what it says."""
    codes = [e for e in loaded(sheet.layout).elements_for(sheet.content) if isinstance(e, Qr)]
    for code in codes:
        edges = (code.box.x, code.box.y, code.box.right, code.box.bottom)
        left, top, right, bottom = (round(edge * DPI / 25.4) for edge in edges)
        picture.paste(255, (left, top, right, bottom))
    return picture


def _unlike(one: Image, other: Image) -> float:
    """Return the mean difference of pixels, of 255."""
    assert one.size == other.size
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def _differences(expected: list[list[Any]], found: list[list[Any]]) -> list[tuple[Any, Any]]:
    pairs = [(a, b) for a, b in zip(expected, found, strict=False) if not _same(a, b)]
    return pairs + [("number of them", (len(expected), len(found)))] * (len(expected) != len(found))


def _same(expected: list[Any], found: list[Any]) -> bool:
    return len(expected) == len(found) and all(
        abs(a - b) <= NEAR if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(expected, found, strict=True)
    )
