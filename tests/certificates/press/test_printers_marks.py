"""The cutter's marks are beside the certificates and never touch one."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

from certificates import Layout, Shelf
from certificates.marks import Colour, Grey, Mark, Path, Pen, Spot, TextRun
from certificates.ornaments.shapes import rectangle
from certificates.paper import Box, around
from certificates.place import place_static
from certificates.press import (
    FillOrder,
    Setup,
    Side,
    Stock,
    boxes_of,
    inks_of,
    load_stock,
    marks_of,
    shipped_stock,
    with_dividers,
)
from certificates.press.lettering import width_of
from certificates.press.margins import SCALE
from certificates.press.trim import HAIRLINE, crop_marks

A4, CARD = Box(0, 0, 297, 210), Box(0, 0, 90, 54)
SRA3 = Setup(
    load_stock(shipped_stock("sra3-2up")),
    bleed=3,
    crop_marks=True,
    colour_bar=True,
    slug="年度表彰",
    duplex=True,
)
CARDS = Setup(
    load_stock(shipped_stock("sra3-21up-cards")),
    bleed=3,
    crop_marks=True,
    colour_bar=True,
    slug="席卡",
    start=5,
)


def sides(setup: Setup, trim: Box, count: int) -> list[Side[int]]:
    return list(setup.sides(range(count), trim))


def extents(marks: tuple[Mark, ...]) -> list[Box]:
    """Return the extents of every stroke, patch and start of a word."""
    boxes = []
    for mark in marks:
        if isinstance(mark, TextRun):
            boxes.append(Box(mark.x, mark.y - 2, 2, 2))
        elif isinstance(mark, Path):
            points = [Box(float(s[1]), float(s[2]), 0, 0) for s in mark.steps if len(s) > 1]
            pairs = zip(points[::2], points[1::2], strict=True) if mark.pen.stroke else [points]
            boxes += [around(part) for part in pairs]
    return boxes


def strokes(side: Side[int], setup: Setup, shelf: Shelf) -> list[Box]:
    marks = marks_of(side, setup, shelf, 1)
    return extents(tuple(m for m in marks if isinstance(m, Path) and m.pen == HAIRLINE))


ASKEW = Setup(
    Stock("askew", "左宽右窄", Box(0, 0, 160, 90), (Box(40, 12, 90, 54),)),
    crop_marks=True,
    colour_bar=True,
    slug="席卡",
    duplex=True,
)


def test_no_mark_lies_on_a_certificate_or_its_bleed_or_off_the_sheet(shelf: Shelf) -> None:
    for setup, trim in ((SRA3, A4), (CARDS, CARD), (ASKEW, CARD)):
        for side in sides(setup, trim, 30):
            for extent in extents(marks_of(side, setup, shelf, 9)):
                assert side.sheet.holds(extent, 1e-6)
                assert not any(cell.clip.meets(extent) for cell in side.cells)


def test_every_cut_is_marked_at_both_its_ends_outside_the_bleed(shelf: Shelf) -> None:
    for setup, trim in ((SRA3, A4), (CARDS, CARD), (ASKEW, CARD)):
        for side in sides(setup, trim, 30):
            marks = strokes(side, setup, shelf)
            cuts_x = {x for box in side.trims for x in (box.x, box.right)}
            cuts_y = {y for box in side.trims for y in (box.y, box.bottom)}
            assert sorted(m.x for m in marks if not m.width) == sorted([*cuts_x, *cuts_x])
            assert sorted(m.y for m in marks if not m.height) == sorted([*cuts_y, *cuts_y])


def test_crop_marks_are_hairlines_of_five_millimetres_in_every_ink(shelf: Shelf) -> None:
    marks = strokes(sides(SRA3, A4, 2)[0], SRA3, shelf)
    assert {round(max(mark.width, mark.height), 3) for mark in marks} == {5}
    assert isinstance(HAIRLINE.stroke, Spot)
    assert HAIRLINE.stroke.name == "All"  # ISO 32000-1, 8.6.6.4


def test_a_crop_mark_begins_a_millimetre_from_the_cut() -> None:
    """Of 80 × 50 mm in the middle of 100 × 70 mm, without a bleed."""
    card = Box(10, 10, 80, 50)
    assert crop_marks([card], card, Box(0, 0, 100, 70), 0).steps == (
        *(("m", 4, 10), ("l", 9, 10), ("m", 91, 10), ("l", 96, 10)),
        *(("m", 4, 60), ("l", 9, 60), ("m", 91, 60), ("l", 96, 60)),
        *(("m", 10, 4), ("l", 10, 9), ("m", 10, 61), ("l", 10, 66)),
        *(("m", 90, 4), ("l", 90, 9), ("m", 90, 61), ("l", 90, 66)),
    )


def test_the_colour_bar_shows_the_inks_of_the_job_first(shelf: Shelf) -> None:
    side, gold = sides(SRA3, A4, 2)[0], Colour(0.8, 0.6, 0.2)
    marks = marks_of(side, SRA3, shelf, 1, inks=(gold,))
    patches = [m for m in marks if isinstance(m, Path) and m.pen.fill]
    assert [patch.pen.fill for patch in patches] == [gold, *SCALE]
    assert all(round(b.x - a.right, 3) == 0 for a, b in pairwise(extents(tuple(patches))))


def test_the_inks_of_a_layout_are_found_in_its_marks(classic: Layout, shelf: Shelf) -> None:
    inks = inks_of(place_static(classic, shelf).marks)
    assert inks
    assert not set(inks) & set(SCALE)
    assert inks_of([rectangle(A4, Pen(fill=Grey(0)))]) == ()


def test_the_slug_says_which_sheet_of_how_many_and_which_side(shelf: Shelf) -> None:
    said = [words(marks_of(side, SRA3, shelf, 2)) for side in sides(SRA3, A4, 3)]
    assert said == [
        "年度表彰　1 / 2　正面 FRONT",
        "年度表彰　1 / 2　背面 BACK",
        "年度表彰　2 / 2　正面 FRONT",
        "年度表彰　2 / 2　背面 BACK",
    ]


def test_the_slug_of_sheets_that_nobody_counted_has_their_number_alone(shelf: Shelf) -> None:
    said = [words(marks_of(side, SRA3, shelf, 0)) for side in sides(SRA3, A4, 2)]
    assert said == ["年度表彰　1　正面 FRONT", "年度表彰　1　背面 BACK"]


def test_a_half_used_sheet_gets_no_second_slug_and_no_second_bar(shelf: Shelf) -> None:
    first, second = sides(CARDS, CARD, 20)
    assert [m for m in marks_of(first, CARDS, shelf, 2) if m not in crop(first, shelf)] == []
    assert words(marks_of(second, CARDS, shelf, 2)).startswith("席卡　2 / 2")


def crop(side: Side[int], shelf: Shelf) -> tuple[Mark, ...]:
    return marks_of(side, dataclasses.replace(CARDS, colour_bar=False, slug=""), shelf, 2)


def test_a_plain_run_has_no_marks_at_all(shelf: Shelf) -> None:
    plain = Setup(load_stock(shipped_stock("a4-landscape")))
    assert marks_of(sides(plain, A4, 1)[0], plain, shelf, 1) == ()


def test_a_divider_shows_its_group_whole_and_how_many_follow(shelf: Shelf) -> None:
    long = "推动经济社会高质量发展作出突出贡献的先进集体和先进个人（优秀网格员、优秀楼宇管家）"
    run = Setup(
        load_stock(shipped_stock("a4-landscape")), order=FillOrder.CUT_AND_STACK, duplex=True
    )
    front, back, *_ = run.sides(with_dividers(range(20), lambda _: long), A4)
    assert words(marks_of(front, run, shelf, 21)) == long + "共 20 份"
    assert all(front.sheet.holds(extent) for extent in extents(marks_of(front, run, shelf, 21)))
    assert marks_of(back, run, shelf, 21) == ()


def test_a_word_that_cannot_be_broken_is_small_enough_for_its_sheet(shelf: Shelf) -> None:
    run = Setup(load_stock(shipped_stock("a4-10up-cards")))
    (divider, *_) = run.sides(with_dividers(["W" * 90], str), CARD)
    runs = [mark for mark in marks_of(divider, run, shelf, 1) if isinstance(mark, TextRun)]
    for each in runs:
        wide = width_of(each.text, shelf.glyphs["hei"], each.size)
        assert each.x >= 0
        assert each.x + wide <= divider.sheet.width


def test_boxes_lie_in_one_another_and_are_the_same_on_every_sheet() -> None:
    plain = Setup(load_stock(shipped_stock("a4-landscape")))
    for setup, trim in ((SRA3, A4), (CARDS, CARD), (ASKEW, CARD), (plain, A4)):
        boxes = {s.back: boxes_of(s, setup.bleed) for s in sides(setup, trim, 30)}
        for side in sides(setup, trim, 30):
            assert boxes_of(side, setup.bleed) == boxes[side.back]
            assert boxes[side.back].trim.holds(around(side.trims), 1e-6)
            assert boxes[side.back].bleed.holds(boxes[side.back].trim, 1e-6)
            assert boxes[side.back].media.holds(boxes[side.back].bleed, 1e-6)


def test_the_trim_box_is_all_that_is_cut_from_a_sheet() -> None:
    media, bleed, trim = boxes_of(sides(SRA3, A4, 1)[0], 3)
    assert (media, trim) == (Box(0, 0, 320, 450), Box(11.5, 12, 297, 426))
    assert bleed == Box(8.5, 9, 303, 432)


def words(marks: tuple[Mark, ...]) -> str:
    return "".join(mark.text for mark in marks if isinstance(mark, TextRun))
