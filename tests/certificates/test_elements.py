"""Elements draw inside their boxes, with closed paths and small files, and no invented seal."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from math import dist

import pytest
from PIL import Image

from certificates import Layout, LayoutRefused, Shelf, load, preflight, shipped, shipped_ids
from certificates.content import SAMPLES
from certificates.drawing import draw
from certificates.elements import ELEMENT_KINDS
from certificates.elements.guilloche import PIECES, ROSETTE, WEAVE, Ring, Strand
from certificates.marks import Colour, Mark, Matrix, Path, Picture, Squares, TextRun
from certificates.ornaments.curves import TURN, petals, traced, turned, wave
from certificates.ornaments.flourishes import MOTIFS
from certificates.paper import Box
from certificates.place import place, place_static
from certificates.problems import Problem
from tests.certificates.conftest import content

HEAD = """
id = "one"
name = "单件"

[page]
width = 297
height = 210

[styles.words]
font = "kai"
size = 14

[[elements]]
id = "it"
"""

RED = Colour(1.0, 0.0, 0.0)


def layout(keys: str) -> Layout:
    return load(HEAD + keys)


def marks(keys: str, shelf: Shelf) -> tuple[Mark, ...]:
    return place_static(layout(keys), shelf).marks


def paths(placed: Iterable[Mark]) -> list[Path]:
    return [mark for mark in placed if isinstance(mark, Path)]


def runs(placed: Iterable[Mark]) -> list[TextRun]:
    return [mark for mark in placed if isinstance(mark, TextRun)]


def points(path: Path) -> list[tuple[float, float]]:
    """Return the points of a path in all its places, without the handles."""
    ends = [(float(step[-2]), float(step[-1])) for step in path.steps if len(step) > 2]
    return [at(*end) for at in path.places or (Matrix(),) for end in ends]


def test_every_kind_is_used_by_a_layout_that_is_shipped() -> None:
    sources = "".join(shipped(each, edition) for each in shipped_ids() for edition in (1, 2))
    assert [kind for kind in ELEMENT_KINDS if f'kind = "{kind}"' not in sources] == []


GUILLOCHE = 'kind = "guilloche"\nbox = [7, 7, 283, 196]\nband = 10\nmedallions = true\n'


def test_a_guilloche_stays_inside_its_box_and_is_small(shelf: Shelf) -> None:
    drawn = paths(marks(GUILLOCHE, shelf))
    box = Box(7, 7, 283, 196).inset(-0.2)
    assert all(box.holds(Box(x, y, 0, 0)) for path in drawn for x, y in points(path))
    assert len(zlib.compress(draw(drawn, 210).operators.encode(), 9)) < 12_000


@pytest.mark.parametrize("strand", WEAVE)
def test_a_strand_of_the_weave_goes_on_where_its_period_ends(strand: Strand) -> None:
    curve = wave(10 / strand.waves, strand.height, strand.phase)
    steps = traced(curve, 0, 10, PIECES * strand.waves)
    assert steps[-1][-1] == pytest.approx(steps[0][-1])
    assert _slope(steps[1], steps[0]) == pytest.approx(_slope(steps[-1]))


def _slope(curve: tuple[object, ...], start: tuple[object, ...] | None = None) -> float:
    """Return the slope of a curve at its end; with the part before it, at its start."""
    x1, y1, x2, y2, x3, y3 = (float(str(n)) for n in curve[1:])
    if start:
        return (y1 - float(str(start[2]))) / (x1 - float(str(start[1])))
    return (y3 - y2) / (x3 - x2)


def test_the_weave_closes_at_every_joint(shelf: Shelf) -> None:
    """On each side, a line ends where its next place begins, to a hundredth."""
    for path in paths(marks(GUILLOCHE, shelf)):
        lines = _lines(path)
        along = [place for place in path.places if abs(place.b) < 1e-6 and place.a > 0]
        if len(path.places) != 36:
            continue
        for one, two in pairwise(along):
            for start, end in lines:
                assert dist(one(*end), two(*start)) < 0.011


def _lines(path: Path) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return the first and the last point of each line of a path."""
    found: list[list[tuple[float, float]]] = []
    for step in path.steps:
        if step == ("h",):
            continue
        point = float(step[-2]), float(step[-1])
        found += [[point]] if step[0] == "m" else []
        found[-1].append(point)
    return [(line[0], line[-1]) for line in found]


@pytest.mark.parametrize("ring", ROSETTE)
def test_a_petal_begins_where_the_one_before_it_ends(ring: Ring) -> None:
    curve = petals(ring.radius, ring.height, ring.petals, ring.phase)
    steps = traced(curve, 0, TURN / ring.petals, PIECES)
    start = float(steps[0][1]), float(steps[0][2])
    assert turned(360 / ring.petals)(*start) == pytest.approx(steps[-1][-2:], abs=1e-5)


def test_curves_are_true_to_a_hundredth_of_their_height() -> None:
    """Compare the middle of each Bézier curve with the wave that it approximates."""
    curve = wave(10, 1, 0.07)
    steps = traced(curve, 0, 10, 6)
    for i, (before, step) in enumerate(pairwise(steps)):
        ys = float(before[-1]), *(float(n) for n in step[2::2])
        middle = (ys[0] + 3 * ys[1] + 3 * ys[2] + ys[3]) / 8
        assert middle == pytest.approx(curve((i + 0.5) * 10 / 6)[0][1], abs=0.01)


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize(("high", "corners"), [(80, 0), (30, 0), (80, 20)])
def test_an_ornament_stays_inside_its_box(
    motif: str, high: float, corners: float, shelf: Shelf
) -> None:
    keys = f'kind = "ornament"\nmotif = "{motif}"\nbox = [50, 60, 80, {high}]\n'
    drawn = paths(marks(keys + f"corners = {corners}\n", shelf))
    assert drawn
    box = Box(50, 60, 80, high).inset(-0.1)
    assert all(box.holds(Box(x, y, 0, 0)) for path in drawn for x, y in points(path))


def test_a_box_is_ruled_inside_its_edges(shelf: Shelf) -> None:
    keys = 'kind = "box"\nbox = [10, 10, 50, 40]\nstroke = "#FF0000"\nwidth = 2\nradius = 5\n'
    (path,) = paths(marks(keys, shelf))
    across, down = zip(*points(path), strict=True)
    assert (min(across), max(across), min(down), max(down)) == (11, 59, 11, 49)
    assert path.pen.stroke == RED


SEAL = 'kind = "seal"\nbox = [100, 100, 42, 42]\n'


def test_nothing_stands_where_the_stamp_will_unless_asked(shelf: Shelf) -> None:
    assert marks(SEAL, shelf) == ()
    assert len(marks(SEAL + 'show = "ring"\n', shelf)) == 1


def test_a_specimen_says_that_it_is_one_and_nothing_else(shelf: Shelf) -> None:
    drawn = marks(SEAL + 'show = "specimen"\n', shelf)
    said = runs(drawn)
    assert "".join(run.text for run in said) == "样章样章"
    assert {run.turn != 0 for run in said[:2]} == {True}
    assert {run.turn % 360 for run in said[2:]} == {0.0}
    assert all(Box(100, 100, 42, 42).holds(Box(run.x, run.y, 0, 0)) for run in said)


def test_a_seal_is_an_image_or_a_drawing_and_not_both() -> None:
    with pytest.raises(LayoutRefused, match="is set together with image"):
        layout(SEAL + 'show = "ring"\nimage = "seal.png"\n')


SIGNATURE = (
    'kind = "signature"\nbox = [40, 150, 80, 20]\nstyle = "words"\ncaption = "主任（签字）："\n'
)


@pytest.mark.parametrize(("where", "right"), [("below", False), ("before", True)])
def test_a_line_to_sign_on_is_above_its_caption_or_right_of_it(
    where: str, right: bool, shelf: Shelf
) -> None:
    part = "part = 0.6\n" if right else ""
    drawn = marks(SIGNATURE + f'where = "{where}"\n{part}', shelf)
    (rule,), (caption, *_) = paths(drawn), runs(drawn)
    (x0, y0), (x1, y1) = points(rule)
    assert y0 == y1
    assert (caption.y > y0, x0 > caption.x) == (not right, right)
    assert x1 == 120


def test_a_caption_may_name_the_signer(shelf: Shelf) -> None:
    named = SIGNATURE.replace("主任（签字）：", "{signer_duty}　{signer}")
    said = place(content(signer="王一二", signer_duty="主任"), layout(named), shelf)
    assert "".join(run.text for run in runs(said.marks)) == "主任　王一二"
    (problem,) = place(content(signer="王一二"), layout(named), shelf).problems
    assert (problem.code, "signer_duty" in problem.en.what) == ("missing-field", True)


@pytest.mark.parametrize(("where", "part"), [("below", 0.5), ("before", 0.6)])
def test_a_picture_of_a_signature_stands_on_the_line(where: str, part: float, shelf: Shelf) -> None:
    keys = SIGNATURE + f'field = "signature"\nwhere = "{where}"\npart = {part}\n'
    out = BytesIO()
    Image.new("RGBA", (900, 300), "#1A1A1A80").save(out, "PNG")
    signed = dataclasses.replace(content(), pictures={"signature": out.getvalue()})

    marks = place(signed, layout(keys), shelf).marks

    (picture,), (rule,) = [m for m in marks if isinstance(m, Picture)], paths(marks)
    (x0, y), (x1, _) = points(rule)
    assert (x0 <= picture.box.x, picture.box.right <= x1) == (True, True)
    assert picture.box.bottom <= y
    assert len(place(content(), layout(keys), shelf).marks) == len(marks) - 1  # signed by hand


def test_a_caption_that_does_not_fit_is_reported(shelf: Shelf) -> None:
    problems = place_static(layout(SIGNATURE.replace("主任", "主任" * 30)), shelf).problems
    assert [(p.code, p.element) for p in problems] == [("does-not-fit", "it")]


def test_a_number_says_what_it_is(shelf: Shelf) -> None:
    keys = 'kind = "number"\nbox = [10, 10, 100, 10]\nstyle = "words"\n'
    said = place(content(), layout(keys), shelf).marks
    assert "".join(run.text for run in runs(said)) == "编号：表〔2024〕TC001号"


def test_a_field_is_a_text_of_one_field(shelf: Shelf) -> None:
    keys = 'kind = "field"\nbox = [10, 10, 100, 10]\nstyle = "words"\nfield = "date"\n'
    (run,) = runs(place(content(), layout(keys), shelf).marks)
    assert run.text == "二〇二五年一月八日"


def test_a_code_is_a_figure_with_alternative_text_and_may_have_a_caption(
    shelf: Shelf,
) -> None:
    keys = 'kind = "qr"\nbox = [10, 10, 30, 40]\ncaption = "扫码查验"\nstyle = "words"\n'
    sheet = place(content(), layout(keys), shelf)
    assert [(group.tag, bool(group.alt)) for group in sheet.groups] == [("Figure", True)]
    (code,), (caption,) = [m for m in sheet.marks if isinstance(m, Squares)], runs(sheet.marks)
    assert code.y + code.module * (len(code.rows) + 4) < 40.01
    assert 40 < caption.y < 50


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_every_shipped_layout_prints_the_samples(layout_id: str, shelf: Shelf) -> None:
    problems: list[Problem] = []
    for kind in ("individual", "enterprise"):
        given = content(**SAMPLES)
        problems += preflight([given], load(shipped(layout_id)).for_kind(kind), shelf)
    assert problems == []
