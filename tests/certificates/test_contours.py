"""A sheet for an engraver is closed, filled contours that look as the sheet does; also as SVG."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path as File

import pikepdf
import pytest
from click.testing import CliRunner
from defusedxml import ElementTree
from PIL import Image, ImageChops, ImageStat

from certificates import Content, ContentRefused, Layout, Shelf, load, shipped, svg
from certificates.__main__ import main
from certificates.bit_square import BitSquare
from certificates.contours import contoured
from certificates.marks import Colour, Mark, Matrix, Path, Pen, Spot, Squares
from certificates.ornaments.shapes import circle, polyline, rectangle
from certificates.paper import Box
from certificates.place import MarkGroup
from tests.certificates.conftest import sample
from tests.certificates.programs import by_mupdf, needs
from tests.certificates.reading import opened, pdf, picture

pytestmark = pytest.mark.usual  # too long for a run between two edits

GOLD, RED, WHITE = Colour(0.7, 0.5, 0.1), Colour(0.8, 0, 0), Colour(1, 1, 1)

OWN = """
id = "own"
name = "奖牌"
base = "plaque"
edition = 2
[inks.foil]
name = "烫金"
alternate = "#C9A24B"
[[elements]]
id = "laurel"
kind = "ornament"
motif = "laurel"
box = [60, 110, 120, 120]
colours = ["#8C6A1E", "foil"]
width = 0.8
[[elements]]
id = "rule"
kind = "line"
from = [50, 185]
to = [550, 185]
width = 3
colour = "foil"
dash = [9, 4]
[[elements]]
id = "code"
kind = "qr"
box = [300, 250, 60, 60]
"""


def strokes(data: bytes) -> set[str]:
    """Every operator that paints a path, in pages and forms."""
    painting = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"}
    found = set()
    with opened(data) as document:
        for each in document.objects:
            is_form = isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
            if is_form or (isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Page"):
                found |= {str(step.operator) for step in pikepdf.parse_content_stream(each)}
    return found & painting | found & {"Tj", "TJ", "BI"}


def stroked(layout: Layout) -> Layout:
    """The layout as an edition before closed contours would draw it."""
    edition = layout.edition._replace(closed_contours=False)
    kinds = {k: dataclasses.replace(v, edition=edition) for k, v in layout.variants.items()}
    return dataclasses.replace(layout, edition=edition, variants=kinds)


@pytest.mark.parametrize("source", [shipped("plaque"), OWN], ids=["plaque", "own"])
def test_a_plaque_is_filled_contours_that_look_as_its_strokes_did(
    source: str, shelf: Shelf
) -> None:
    given, layout = sample("plaque"), load(source)
    data, before = pdf([given], layout, shelf), pdf([given], stroked(layout), shelf)
    assert strokes(data) == {"f"}
    assert "S" in strokes(before)
    one, other = (picture(each, 144).convert("L").reduce(4) for each in (data, before))
    difference = ImageChops.difference(one, other)
    assert ImageStat.Stat(difference).mean[0] < 0.5
    # A hole that is filled, or a line that is missing, gives over 150.
    assert max(difference.tobytes()) < 80


def areas(groups: Iterable[MarkGroup]) -> list[tuple[str, float]]:
    """The area of each ink of each group in square millimetres, by its shoelace, holes taken off."""
    found = []
    for group in groups:
        for path in group.marks:
            assert isinstance(path, Path)
            assert path.pen.stroke is None
            closed = [step[0] for step in path.steps]
            assert closed.count("m") == closed.count("h")
            found.append((group.id, round(abs(_area(path)), 1)))
    return found


def _area(path: Path) -> float:
    """Contours are nested: each is taken off the one that surrounds it, here by its size."""
    loops: list[list[tuple[float, float]]] = []
    for name, *numbers in path.steps:
        if name == "m":
            loops.append([])
        if numbers:
            loops[-1].append((float(numbers[-2]), float(numbers[-1])))
    sizes = sorted((_size(loop) for loop in loops), reverse=True)
    return sizes[0] - sum(sizes[1:])


def _size(loop: list[tuple[float, float]]) -> float:
    pairs = zip(loop, [*loop[1:], loop[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


def group(name: str, *marks: Mark) -> MarkGroup:
    return MarkGroup(marks, id=name)


FRAME = rectangle(Box(10, 10, 80, 40), Pen(GOLD, 2))
"""It inks 82 × 42 mm less 78 × 38 mm: 480 square millimetres."""


def test_a_stroke_becomes_the_area_that_it_inks() -> None:
    assert areas(contoured([group("frame", FRAME)])) == [("frame", 480.0)]


def test_areas_of_one_ink_that_cross_are_one_contour() -> None:
    across = polyline([(0, 30), (20, 30)], Pen(GOLD, 2))
    (made,) = contoured([group("both", FRAME, across)])
    # 20 × 2 mm, of which 2 × 2 mm lie on the frame.
    assert areas([made]) == [("both", 516.0)]
    assert (
        sum(step[0] == "m" for mark in made.marks if isinstance(mark, Path) for step in mark.steps)
        == 2
    )


def test_what_lies_below_another_ink_is_cut_away() -> None:
    above = polyline([(0, 30), (20, 30)], Pen(RED, 2))
    done = contoured([group("frame", FRAME), group("above", above)])
    assert areas(done[1:]) == [("above", 40.0)]
    (frame,) = done[0].marks
    assert isinstance(frame, Path)
    assert frame.pen.fill == GOLD
    # The frame is open where the red lies: one contour, no hole.
    assert areas(done[:1]) == [("frame", 476.0)]


def test_what_lies_below_paper_is_cut_away_and_paper_is_nothing() -> None:
    hidden = rectangle(Box(5, 5, 90, 20), Pen(fill=WHITE))
    done = contoured([group("frame", FRAME), group("paper", hidden)])
    assert [each.marks for each in done[1:]] == [()]
    # Below 25 mm remain 82 × 2 mm and two sides of 24 × 2 mm.
    assert areas(done[:1]) == [("frame", 260.0)]


def test_contours_of_one_ink_in_two_elements_that_meet_become_one() -> None:
    across = polyline([(0, 30), (20, 30)], Pen(GOLD, 2))
    assert areas(contoured([group("frame", FRAME), group("rule", across)])) == [("rule", 516.0)]


def test_elements_apart_stay_as_they_are() -> None:
    ring = circle((50, 30), 5, Pen(RED, 1))
    done = contoured([group("frame", FRAME)._replace(is_common=True), group("ring", ring)])
    assert [(each.id, each.is_common) for each in done] == [("frame", True), ("ring", False)]
    assert done[0] == contoured([group("frame", FRAME)._replace(is_common=True)])[0]


def test_mirrored_places_do_not_cancel_each_other() -> None:
    bar = polyline([(0, 0), (10, 0)], Pen(GOLD, 2))
    mirrored = bar._replace(places=(Matrix(e=5.0, f=5.0), Matrix(-1, 0, 0, 1, 15.0, 5.0)))
    ((_, area),) = areas(contoured([group("bars", mirrored)]))
    # 10 × 2 mm and the two halves of a round end, here as polygons.
    assert 21.5 < area < 23.2


def test_a_code_is_contours_of_its_dark_squares() -> None:
    code = Squares(10, 10, 2, BitSquare.of(("110", "001", "001")), RED)
    (made,) = contoured([group("code", code)])
    (path,) = made.marks
    assert isinstance(path, Path)
    # Two beside each other and two below each other are a contour each; they meet at a corner.
    assert sum(_size_of(path)) == pytest.approx(16)


def _size_of(path: Path) -> list[float]:
    loops: list[list[tuple[float, float]]] = []
    for name, *numbers in path.steps:
        loops += [[]] if name == "m" else []
        loops[-1] += [(float(numbers[0]), float(numbers[1]))] if numbers else []
    return [_size(loop) for loop in loops]


@needs("mutool")
@pytest.mark.parametrize("source", [shipped("plaque"), OWN, shipped("overlay")])
def test_the_svg_of_a_sheet_looks_as_its_pdf(source: str, tmp_path: File, shelf: Shelf) -> None:
    given, layout = sample("plaque"), load(source)
    if not layout.outlined:
        given = sample("overlay")
    (tmp_path / "one.svg").write_text(svg(given, layout, shelf), encoding="utf-8")
    size = (round(layout.page.width), round(layout.page.height))
    shown = by_mupdf(tmp_path / "one.svg", 100).convert("L").resize(size, Image.Resampling.BOX)
    expected = picture(pdf([given], layout, shelf), 133).convert("L")
    expected = expected.resize(size, Image.Resampling.BOX)
    unlike = ImageStat.Stat(ImageChops.difference(shown, expected)).mean[0]
    blank = Image.new("L", size, 255)
    assert unlike < ImageStat.Stat(ImageChops.difference(blank, expected)).mean[0] / 3


def test_an_svg_is_in_millimetres_without_fonts_and_names_its_spot_inks(shelf: Shelf) -> None:
    given = dataclasses.replace(sample("plaque"), person="甲 & <乙>")
    root = ElementTree.fromstring(svg(given, load(OWN), shelf))
    assert root.attrib["width"] == "600mm"
    assert root.attrib["viewBox"] == "0 0 600 400"
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "title", "g", "path"}
    paths = [element for element in root.iter() if element.tag.endswith("path")]
    assert {path.get("stroke") for path in paths} == {None}
    assert {path.get("data-fill-ink") for path in paths} == {None, "烫金"}
    assert root.findtext("{*}title") == "荣誉证书 甲 & <乙>"
    honour = next(g for g in root if g.get("id") == "honour")
    assert honour.get("aria-label") == given.fields["honour"]


def test_the_lines_of_a_weave_stay_lines_for_a_single_pass(shelf: Shelf) -> None:
    weave = '[[elements]]\nid = "weave"\nkind = "guilloche"\nbox = [60, 60, 480, 280]\nband = 12\n'
    layout = load(OWN + weave)
    assert [(warning.path, "“weave”" in str(warning)) for warning in layout.warnings] == [
        ("plaque: page.outlined", True)
    ]

    root = ElementTree.fromstring(svg(sample("plaque"), layout, shelf))
    woven = next(g for g in root if g.get("id") == "weave")
    others = [g for g in root if g.get("id") not in (None, "weave")]
    assert {path.get("fill") for path in woven} == {"none"}
    assert all(float(path.get("stroke-width", "0")) > 0 for path in woven)
    assert {path.get("stroke") for g in others for path in g} == {None}
    assert pdf([sample("plaque")], layout, shelf)


def test_an_svg_of_what_cannot_be_printed_is_refused(shelf: Shelf) -> None:
    nothing = Content("1", "某人", {}, "enterprise")
    with pytest.raises(ContentRefused):
        svg(nothing, load(shipped("plaque")), shelf)


def test_the_command_writes_the_sample_as_svg(tmp_path: File) -> None:
    done = CliRunner().invoke(main, ["svg", "plaque", "-o", str(tmp_path / "one.svg")])
    assert done.exit_code == 0, done.output
    assert re.match(r"<svg [^>]*width=\"600mm\"", (tmp_path / "one.svg").read_text("utf-8"))


def test_spots_are_inks_of_their_own() -> None:
    foil = Spot("烫金", 1, GOLD)
    across = polyline([(0, 30), (20, 30)], Pen(foil, 2))
    done = contoured([group("frame", FRAME), group("foil", across)])
    assert [mark.pen.fill for each in done for mark in each.marks if isinstance(mark, Path)] == [
        GOLD,
        foil,
    ]
