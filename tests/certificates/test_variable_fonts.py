"""A variable font is printed at the weight of its role, and found again by its name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.designspaceLib import DesignSpaceDocument
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from fontTools.varLib import build

from certificates import Face, Layout, find
from certificates.fonts.program import cut
from tests.certificates.conftest import content
from tests.certificates.reading import entries, lines, pdf
from tests.certificates.test_fonts import HAS, make

KINDS = ("ttf", "otf")


def variable(folder: Path, name: str, kind: str, has: str = HAS) -> Path:
    """Make a font whose boxes grow from weight 100 to 900: height 400 to 800, advance 1000 to 1200.

    The last box has half that advance.
    """
    document = DesignSpaceDocument()
    document.addAxisDescriptor(name="Weight", tag="wght", minimum=100, default=100, maximum=900)
    for weight, top, advance in ((100, 400, 1000), (900, 800, 1200)):
        master = io.BytesIO()
        made = make(
            folder / "master", name, has=has, cff=kind == "otf", ink=(0, top), advance=advance
        )
        master.write(made.read_bytes())
        made.unlink()
        font = TTFont(master)
        font["hmtx"].metrics[font.getBestCmap()[ord(has[-1])]] = advance // 2, 100
        document.addSourceDescriptor(font=font, location={"Weight": weight})
    font, _, _ = build(document)
    path = folder / f"{name}.{kind}"
    font.save(path)
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_the_title_is_bold_and_the_rest_is_regular(kind: str, tmp_path: Path) -> None:
    variable(tmp_path, "Noto Serif SC", kind)
    chosen = find([tmp_path], system=False).chosen
    assert chosen["title"].name == "Noto Serif SC wght=700"
    assert chosen["song"].name == "Noto Serif SC wght=400"
    widths = [face.glyph("欧") for face in (chosen["title"], chosen["song"])]
    assert [glyph.advance for glyph in widths if glyph] == [1.15, 1.075]


@pytest.mark.parametrize("kind", KINDS)
def test_its_words_are_drawn_and_read_back(kind: str, tmp_path: Path, classic: Layout) -> None:
    variable(tmp_path, "KaiTi", kind)
    shelf = find([tmp_path], system=False)
    data = pdf([content(salutation="欧阳一二：甲")], classic, shelf)
    assert "欧阳一二：甲" in lines(data)[0]
    assert any("wght400" in key for each in entries(data) for key in each)


def test_the_program_stands_where_the_role_put_it(tmp_path: Path) -> None:
    face = Face(variable(tmp_path, "KaiTi", "ttf"), weight=500)
    glyph = face.glyph("阳")
    assert glyph
    program = cut(face, {glyph.number})
    with TTFont(io.BytesIO(program.data)) as font:
        name = font.getGlyphName(program.numbers[glyph.number])
        assert not {"fvar", "gvar"} & set(font.keys())
        assert font["hmtx"][name][0] == round(glyph.advance * 1000) == 1100
        assert font["glyf"][name].yMax == 600


_NOWHERE = NullPen()


def test_cff2_becomes_cff_with_widths_and_the_numbers_it_had(tmp_path: Path) -> None:
    face = Face(variable(tmp_path, "KaiTi", "otf"), weight=500)
    glyph = face.glyph("二")
    assert glyph
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(cut(face, {glyph.number}).data), None)
    top = fonts[0]
    assert top.charset == [".notdef", f"cid{glyph.code:05d}"]
    drawn = top.CharStrings[top.charset[1]]
    drawn.decompile()
    drawn.draw(_NOWHERE)
    assert drawn.width == round(glyph.advance * 1000)


def test_a_weight_beyond_the_axis_is_its_end(tmp_path: Path) -> None:
    path = variable(tmp_path, "KaiTi", "ttf")
    assert Face(path, weight=2000).axes == {"wght": 900}


def test_a_sheet_finds_the_instance_it_was_made_with(tmp_path: Path) -> None:
    variable(tmp_path, "Noto Serif SC", "ttf")
    shelf = find([tmp_path], system=False)
    title = shelf.chosen["title"]
    limited = shelf.limited_to({title.name: title.digest})
    assert limited.chosen["title"] is title
    assert limited.glyphs["kai"].chain == ()
