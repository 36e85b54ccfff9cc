"""Contradictions of a run are reported before the first sheet, each with a remedy."""

from __future__ import annotations

import dataclasses

import pytest

from certificates import Shelf
from certificates.paper import Box
from certificates.press import PrintCalibration, Setup, faults, load_stock, shipped_stock, stock_ids

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
def test_contradictions_are_named(contradiction: Setup, expected: list[str], shelf: Shelf) -> None:
    assert paths(contradiction, A4, shelf) == expected


def test_what_is_missing_is_reported_in_both_languages(shelf: Shelf) -> None:
    (fault,) = faults(setup("a4-2up-a5"), A4, shelf)
    assert "宽差 87.0 毫米" in fault.zh.what
    assert "87.0 mm of width" in fault.en.what


@pytest.mark.parametrize(
    ("wrong", "trim", "zh", "en"),
    [
        (
            setup("a4-2up-a5"),
            A4,
            (
                (
                    "“A4 竖放，A5 横版两份”每格 210 × 148 毫米，放不下 297 × 210 毫米的证书："
                    "宽差 87.0 毫米，高差 62.0 毫米。"
                ),
                "请换用更大的纸张，或换用较小的版式。",
            ),
            (
                (
                    "“A4 竖放，A5 横版两份” has slots of 210 × 148 mm, and the certificate is "
                    "297 × 210 mm: 87.0 mm of width and 62.0 mm of height are missing."
                ),
                "Use a larger stock, or a smaller layout.",
            ),
        ),
        (
            setup("a4-landscape-preprinted"),
            A5,
            (
                (
                    "“A4 横放，已印边框（套打）”是裁好或印好的 297 × 210 毫米，"
                    "证书却是 210 × 148 毫米。"
                ),
                "请换用同样大小的版式或纸张。",
            ),
            (
                (
                    "“A4 横放，已印边框（套打）” is cut or printed already, 297 × 210 mm, "
                    "and the certificate is 210 × 148 mm."
                ),
                "Use a layout, or a stock, of the same size.",
            ),
        ),
        (
            setup("a4-landscape", start=2),
            A4,
            ("没有第 2 格，“A4 横放，一张一份”每张有 1 格。", "请填 1 到 1。"),
            ("2 is not a slot: “A4 横放，一张一份” has 1.", "Use a number from 1 to 1."),
        ),
        (
            setup("a4-landscape-preprinted", colour_bar=True),
            A4,
            (
                "“A4 横放，已印边框（套打）”已经裁好或印好，不再裁切。",
                "请取消出血、裁切线和色标，或换用空白大纸。",
            ),
            (
                (
                    "is for paper that is cut later; “A4 横放，已印边框（套打）” is cut or printed "
                    "already."
                ),
                "Leave out bleed, crop marks and colour bar, or use a larger blank stock.",
            ),
        ),
        (
            setup("a4-landscape", bleed=3),
            A4,
            ("3 毫米出血会伸出纸面或压到相邻的证书。", "请减小出血，或换用留有空隙的纸张。"),
            (
                "of 3 mm would leave the sheet or lie on the certificate beside it.",
                "Use less bleed, or a stock with gaps and margins.",
            ),
        ),
        (
            setup("sra3-2up", bleed=-1),
            A4,
            ("-1 毫米不是出血。", "请填 0 到 20，通常为 3。"),
            ("of -1 mm is not possible.", "Use 0 to 20 mm; 3 is usual."),
        ),
        (
            setup("a4-landscape", colour_bar=True),
            A4,
            ("裁切和出血以外的纸边放不下：还差 4.0 毫米。", "请取消此项，或换用更大的纸张。"),
            (
                "does not fit outside trim and bleed: 4.0 mm are missing.",
                "Leave it out, or use a larger stock.",
            ),
        ),
        (
            dataclasses.replace(SRA3, slug="表彰" * 100),
            A4,
            (f"“{'表彰' * 100}”太长，纸边写不下。", "请改短作业名。"),
            (f"“{'表彰' * 100}” is too long for the margin.", "Shorten the name of the job."),
        ),
    ],
)
def test_a_contradiction_is_reported_with_a_remedy(
    wrong: Setup, trim: Box, zh: tuple[str, str], en: tuple[str, str], shelf: Shelf
) -> None:
    (fault,) = faults(wrong, trim, shelf)
    assert (tuple(fault.zh), tuple(fault.en)) == (zh, en)


def test_a_colour_bar_alone_is_named_on_paper_that_is_cut_already(shelf: Shelf) -> None:
    for mark in ("crop_marks", "colour_bar"):
        assert paths(setup("a4-landscape-preprinted", **{mark: True}), A4, shelf) == [mark]


def test_a_smaller_certificate_lies_in_the_middle_with_marks_around_it(shelf: Shelf) -> None:
    shown = setup("a4-landscape", bleed=3, crop_marks=True, colour_bar=True, slug="表彰")
    assert faults(shown, A5, shelf) == []
    (side,) = shown.sides(["一"], A5)
    assert side.trims == (Box(43.5, 31, 210, 148),)


def test_each_side_has_its_own_calibration_and_preprinted_is_a_fact_of_the_stock() -> None:
    run = setup("a4-landscape-preprinted", front=PrintCalibration(x=1), back=PrintCalibration(x=2))
    assert [run.calibration(back=back).x for back in (False, True)] == [1, 2]
    assert run.preprinted
    assert not setup("a4-landscape").preprinted
