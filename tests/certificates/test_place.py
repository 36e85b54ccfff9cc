"""Marks are placed inside their boxes before anything is drawn."""

from __future__ import annotations

from certificates import Layout, Shelf, preflight
from certificates.marks import Squares, TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.place import place, place_static
from certificates.typeset import LEFT_BLANK, RIGHT_BLANK
from tests.certificates.conftest import content, hard_names, named
from tests.certificates.golden import assert_golden, described

LONG = (
    "在2024年度经济社会高质量发展工作中，立足岗位、担当作为，圆满完成《关于推进“放管服”改革的"
    "实施意见》所列各项任务，为全区经济总量突破1,000亿元作出了重要贡献，经研究决定，授予"
    "“经济社会高质量发展先进个人（优秀网格员）”荣誉称号……"
)


def test_a_sheet_is_placed_as_accepted(classic: Layout, shelf: Shelf) -> None:
    assert_golden("classic", described(place(content(), classic, shelf).marks))


def test_a_long_text_is_placed_as_accepted(classic: Layout, shelf: Shelf) -> None:
    given = content(salutation="阿卜杜热合曼·阿卜杜热伊木同志：", body=LONG)
    assert_golden("classic-long", described(place(given, classic, shelf).marks))


def test_what_is_the_same_on_every_sheet_is_placed_as_accepted(
    classic: Layout, shelf: Shelf
) -> None:
    assert_golden("classic-static", described(place_static(classic, shelf).marks))


def test_what_all_sheets_share_is_placed_once(classic: Layout, shelf: Shelf) -> None:
    assert place_static(classic, shelf, named("甲")) is place_static(classic, shelf, named("乙"))


def test_everything_lies_inside_the_box_of_its_element(classic: Layout, shelf: Shelf) -> None:
    boxes = [element.box for element in classic.elements if element.fields]
    for name in hard_names():
        sheet = place(named(name), classic, shelf)
        strays = [m for m in sheet.marks if not any(b.holds(_extent(m), 0.1) for b in boxes)]
        assert not strays


def test_a_long_text_shrinks_in_half_points_and_never_below_its_floor(
    classic: Layout, shelf: Shelf
) -> None:
    sizes = set()
    for length in range(0, 320, 20):
        given = content(body="先进工作者荣誉称号先"[: length or 1] * max(1, length // 10))
        if not preflight([given], classic, shelf):
            runs = [m for m in place(given, classic, shelf).marks if isinstance(m, TextRun)]
            sizes |= {run.size for run in runs if "荣誉称号" in run.text and run.y > 60}
    assert len(sizes) > 5
    assert min(sizes) >= 14
    assert all(size * 2 == int(size * 2) for size in sizes)


def test_the_salutation_is_flush_left_and_the_body_indented_by_two(
    classic: Layout, shelf: Shelf
) -> None:
    runs = {m.text[:1]: m for m in place(content(), classic, shelf).marks if isinstance(m, TextRun)}
    left = next(e.box.x for e in classic.elements if e.id == "words")
    assert runs["欧"].x == left
    two = round(left + 2 * runs["在"].size / POINTS_PER_MM, 3)
    assert runs["在"].x == runs["特"].x == two


def _extent(mark: object) -> Box:
    """Return the em boxes of a run without the outer blank halves, or the dark part of a code."""
    if isinstance(mark, Squares):
        side = len(mark.rows) * mark.module
        return Box(mark.x, mark.y, side, side)
    assert isinstance(mark, TextRun)
    ems = sum(glyph.advance for c in mark.text if (glyph := mark.face.glyph(c)))
    ems -= 0.5 if mark.text[-1] in RIGHT_BLANK else 0
    flush = 0.5 if mark.text[0] in LEFT_BLANK else 0
    size = mark.size / POINTS_PER_MM
    width = (ems - flush) * size + mark.spacing * (len(mark.text) - 1) / POINTS_PER_MM
    return Box(mark.x + flush * size, mark.y - 0.88 * size, width, size)
