"""Words turned into outlines look the same as the words."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from pathlib import Path as File

import pylopdf_fonts_zh_cn
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import ImageChops, ImageStat

from certificates import Face
from certificates.drawing import draw
from certificates.fonts.embed import embed
from certificates.marks import Colour, Mark, Path, Pen, TextRun
from certificates.outlines import outlined
from certificates.output.document import Document
from certificates.output.metadata import About
from certificates.paper import Box
from certificates.press.sides import SheetBoxes
from tests.certificates.reading import lines, picture
from tests.certificates.test_variable_fonts import variable

SHEET = Box(0, 0, 60, 40)
SERIF = Face(pylopdf_fonts_zh_cn.serif_path())
RED = Colour(0.8, 0, 0)


def sheet(marks: Sequence[Mark]) -> bytes:
    out = io.BytesIO()
    document, drawing = Document(out), draw(marks, SHEET.height)
    document.add_page(zlib.compress(drawing.operators.encode()), SheetBoxes(*[SHEET] * 3), [])
    for face, drawn in drawing.texts:
        embed(face, {drawn}, document)
    document.close(About("甲", ()), ["1"])
    return out.getvalue()


def round_font(path: File) -> Face:
    """Make a TrueType font whose 欧 is a disc, with only quadratic curves."""
    pen = TTGlyphPen(None)
    pen.moveTo((500, 0))
    pen.qCurveTo(
        (100, 0), (100, 400), (100, 800), (500, 800), (900, 800), (900, 400), (900, 0), (500, 0)
    )
    pen.closePath()
    disc = pen.glyph()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "disc"])
    builder.setupCharacterMap({ord("欧"): "disc"})
    builder.setupGlyf(dict.fromkeys([".notdef", "disc"], disc))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", "disc"], (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Disc", "styleName": "Regular", "psName": "Disc"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return Face(path)


RUNS = {
    "plain": TextRun(5, 20, "欧阳A g，", SERIF, 24, RED),
    "spread": TextRun(5, 20, "欧阳A一", SERIF, 24, RED, spacing=6),
    "condensed": TextRun(5, 20, "欧阳Ag一", SERIF, 24, RED, spacing=4, stretch=0.8),
    "turned": TextRun(10, 5, "欧阳Ag", SERIF, 24, RED, turn=30),
    "turned a quarter": TextRun(20, 5, "欧阳A", SERIF, 24, RED, spacing=2, stretch=0.9, turn=90),
    "upright": TextRun(5, 20, "（欧），。", SERIF, 24, RED, upright=True),
    "heavy": TextRun(5, 20, "欧阳Ag", SERIF, 24, RED, weight=0.8),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_outlines_look_as_the_words_did(run: TextRun) -> None:
    assert_alike(run)


def test_quadratic_curves_and_instances_keep_their_shape(tmp_path: File) -> None:
    assert_alike(TextRun(5, 25, "欧欧", round_font(tmp_path / "disc.ttf"), 50, RED))
    assert_alike(
        TextRun(5, 25, "欧阳", Face(variable(tmp_path, "KaiTi", "ttf"), weight=600), 50, RED)
    )


def assert_alike(run: TextRun) -> None:
    words, paths = sheet([run]), sheet(outlined([run]))
    assert run.text.replace(" ", "")[0] in lines(words)[0][0]
    assert not "".join(lines(paths)[0])
    one, other = (picture(data, dpi=400).convert("L") for data in (words, paths))
    assert min(one.tobytes()) < 120
    # Different smoothing of edges gives 0.03. A shift by a twentieth of a millimetre gives over 0.5.
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] < 0.2


def test_blanks_leave_nothing_and_other_marks_stay() -> None:
    line = Path((("m", 0, 0), ("l", 5, 5)), Pen(stroke=RED, width=0.2))
    assert outlined([line, TextRun(5, 20, "  ", SERIF, 24, RED)]) == (line,)


def test_points_are_rounded_to_a_thousandth_of_a_millimetre() -> None:
    (path,) = outlined([RUNS["turned"]])
    assert isinstance(path, Path)
    numbers = [n for step in path.steps for n in step[1:] if isinstance(n, float)]
    assert numbers
    assert all(n == round(n, 3) for n in numbers)
