"""What a run on paper contradicts is told before the first sheet, each with a way out."""

from __future__ import annotations

import dataclasses

import pytest

from certificates import Shelf
from certificates.paper import Box
from certificates.press import Calibration, Setup, faults, load_stock, shipped_stock, stock_ids

A4, A5, CARD = Box(0, 0, 297, 210), Box(0, 0, 210, 148), Box(0, 0, 90, 54)
SRA3 = Setup(
    load_stock(shipped_stock("sra3-2up")),
    bleed=3,
    crop_marks=True,
    colour_bar=True,
    slug="2025年度经济社会发展工作表彰",
)


def setup(stock_id: str, **choices: object) -> Setup:
    return dataclasses.replace(Setup(load_stock(shipped_stock(stock_id))), **choices)  # type: ignore[arg-type]  # each test names real fields


def paths(setup: Setup, trim: Box, shelf: Shelf) -> list[str]:
    return [fault.path for fault in faults(setup, trim, shelf)]


@pytest.mark.parametrize("stock_id", stock_ids())
def test_every_stock_takes_a_certificate_of_its_size_with_the_bleed_it_is_made_for(
    stock_id: str, shelf: Shelf
) -> None:
    stock = load_stock(shipped_stock(stock_id))
    marked = bool(stock.bleed)
    made_for = Setup(
        stock, bleed=stock.bleed, crop_marks=marked, colour_bar=marked, slug="表彰" * marked
    )
    assert faults(made_for, Box(0, 0, *stock.slots[0][2:]), shelf) == []


def test_a_run_for_the_print_shop_has_room_for_everything(shelf: Shelf) -> None:
    assert faults(SRA3, A4, shelf) == []


@pytest.mark.parametrize(
    ("contradiction", "expected"),
    [
        (setup("a4-portrait", turn=0), ["stock"]),
        (setup("a4-landscape", start=2), ["start"]),
        (setup("a4-landscape-preprinted", bleed=3), ["bleed"]),
        (setup("a4-landscape-preprinted", crop_marks=True), ["crop_marks"]),
        (setup("a4-landscape", bleed=3), ["bleed"]),
        (setup("a3-2up", bleed=3), ["bleed"]),
        (setup("a3-2up", crop_marks=True, slug="表彰"), ["crop_marks", "slug"]),
        (setup("a4-landscape", colour_bar=True), ["colour_bar"]),
        (dataclasses.replace(SRA3, slug="表彰" * 400), ["slug"]),
        (dataclasses.replace(SRA3, slug="表彰\U0010fffd"), ["slug"]),
        (setup("sra3-2up", bleed=-1), ["bleed"]),
        (setup("sra3-2up", bleed=float("nan")), ["bleed"]),
        (dataclasses.replace(SRA3, bleed=10), ["bleed", "crop_marks", "colour_bar", "slug"]),
    ],
)
def test_what_contradicts_is_named(contradiction: Setup, expected: list[str], shelf: Shelf) -> None:
    assert paths(contradiction, A4, shelf) == expected


def test_what_is_missing_is_told_in_both_languages(shelf: Shelf) -> None:
    (fault,) = faults(setup("a4-2up-a5"), A4, shelf)
    assert "宽差 87.0 毫米" in fault.zh.what
    assert "87.0 mm of width" in fault.en.what


def test_a_smaller_certificate_lies_in_the_middle_with_marks_around_it(shelf: Shelf) -> None:
    shown = setup("a4-landscape", bleed=3, crop_marks=True, colour_bar=True, slug="表彰")
    assert faults(shown, A5, shelf) == []
    (side,) = shown.sides(["一"], A5)
    assert side.trims == (Box(43.5, 31, 210, 148),)


def test_each_side_has_its_own_calibration_and_preprinted_is_a_fact_of_the_stock() -> None:
    run = setup("a4-landscape-preprinted", front=Calibration(x=1), back=Calibration(x=2))
    assert [run.calibration(back=back).x for back in (False, True)] == [1, 2]
    assert run.preprinted
    assert not setup("a4-landscape").preprinted
