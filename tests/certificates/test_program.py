"""Font programs have only used glyphs, always the same bytes, and are made quickly."""

from __future__ import annotations

import io
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import Face
from certificates.fonts.glyph_source import PATIENCE
from certificates.fonts.program import cut
from tests.certificates.test_fonts import make
from tests.certificates.test_variable_fonts import variable

CID_KEYED, OTHER = pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()
TEXT = "".join(
    dict.fromkeys("欧阳一二同志在2024年度工作中成绩突出被评为先进工作者特发此证以资鼓励")
)


def numbers(face: Face, text: str) -> frozenset[int]:
    return frozenset(glyph.number for c in text if (glyph := face.glyph(c)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="module", params=["CFF with CIDs", "CFF", "TrueType", "variable", "CFF2"])
def path(request: pytest.FixtureRequest, folder: Path) -> Path:
    made = {
        "CFF with CIDs": lambda: CID_KEYED,
        "CFF": lambda: make(folder / "plain.otf", "Plain", has=TEXT, cff=True),
        "TrueType": lambda: make(folder / "plain.ttf", "Plain", has=TEXT),
        "variable": lambda: variable(folder, "Variable", "ttf", TEXT),
        "CFF2": lambda: variable(folder, "Variable", "otf", TEXT),
    }
    return made[request.param]()


@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(st.sampled_from(TEXT), min_size=1, max_size=9), min_size=2, max_size=5))
def test_the_bytes_do_not_depend_on_what_was_cut_before(path: Path, texts: list[str]) -> None:
    face = Face(path)
    for text in [*texts, *texts[:1] * PATIENCE, *texts]:
        assert cut(face, numbers(face, text)) == cut(Face(path), numbers(face, text))


def test_a_program_is_as_wide_as_its_face_says(path: Path) -> None:
    face = Face(path)
    program = cut(face, numbers(face, TEXT))
    wanted = {g.number: g.advance for c in TEXT if (g := face.glyph(c))}
    widths = _widths(program.data, cff=face.is_cff)
    for number, advance in wanted.items():
        assert widths[program.numbers[number]] / face.hb.upem == pytest.approx(advance)


def _widths(program: bytes, *, cff: bool) -> list[int]:
    """Return the width of each glyph in order, as the program states it."""
    if not cff:
        with TTFont(io.BytesIO(program)) as font:
            return [font["hmtx"][name][0] for name in font.getGlyphOrder()]
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    widths = []
    for name in fonts[0].charset:
        drawn = fonts[0].CharStrings[name]
        drawn.draw(NullPen())
        widths.append(drawn.width)
    return widths


def test_a_certificate_needs_few_bytes() -> None:
    both = [Face(CID_KEYED), Face(OTHER)]
    assert sum(len(cut(face, numbers(face, TEXT)).data) for face in both) < 20_000
