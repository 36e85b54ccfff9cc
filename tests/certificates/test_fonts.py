"""Fonts are found by name, checked, and embedded with any kind of outlines."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TypeVar

import pylopdf_fonts_zh_cn
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from certificates import Content, Face, FontRefused, Layout, Shelf, find
from certificates.marks import TextRun
from certificates.words import chinese
from tests.certificates.conftest import content
from tests.certificates.reading import lines, pdf, picture

Pen = TypeVar("Pen", T2CharStringPen, TTGlyphPen)

HAS = "欧阳一二："


def make(
    path: Path,
    name: str,
    *,
    has: str = HAS,
    cff: bool = False,
    fs_type: int = 0,
    ink: tuple[int, int] = (0, 800),
    advance: int = 1000,
) -> Path:
    """Make a font with a plain box of these heights for a few characters."""
    builder = FontBuilder(1000, isTTF=not cff)
    glyphs = [".notdef", *(f"g{ord(c):X}" for c in has)]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(c): f"g{ord(c):X}" for c in has})
    if cff:
        drawn = dict.fromkeys(glyphs, _box(T2CharStringPen(advance, None), *ink).getCharString())
        builder.setupCFF(name, {"FullName": name}, drawn, {})
    else:
        builder.setupGlyf(dict.fromkeys(glyphs, _box(TTGlyphPen(None), *ink).glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (advance, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {"familyName": name, "styleName": "Regular", "fullName": name, "psName": name}
    builder.setupNameTable(names)
    builder.setupOS2(fsType=fs_type)
    builder.setupPost()
    builder.save(path)
    return path


def _box(pen: Pen, bottom: int, top: int) -> Pen:
    pen.moveTo((100, bottom))
    for corner in ((100, top), (900, top), (900, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def test_a_face_in_a_given_folder_comes_first_for_its_role(tmp_path: Path) -> None:
    made = make(tmp_path / "any.ttf", "KaiTi")
    face = find([tmp_path], system=False).chosen["kai"]
    assert (face.name, face.path) == ("KaiTi", made)
    assert face.digest == hashlib.sha256(made.read_bytes()).hexdigest()
    assert face.covers("欧")
    assert not face.covers("甲")


def test_every_role_has_a_face_on_a_machine_without_fonts() -> None:
    chosen = find(system=False).chosen
    assert {role: face.name for role, face in chosen.items() if role in ("kai", "hei")} == {
        "kai": "Noto Serif SC",
        "hei": "Noto Sans SC",
    }


def test_a_face_that_must_not_be_embedded_is_passed_over_with_the_reason(tmp_path: Path) -> None:
    path = make(tmp_path / "kaiti.ttf", "KaiTi", fs_type=0x0002)
    shelf = find([tmp_path], system=False)
    assert shelf.chosen["kai"].name == "Noto Serif SC"
    ((passed, reason),) = shelf.passed_over
    assert passed == path
    assert "嵌入" in chinese(reason)
    with pytest.raises(FontRefused):
        Face(path)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_a_font_that_is_cut_short_is_passed_over(kept: float, tmp_path: Path) -> None:
    whole = Path(pylopdf_fonts_zh_cn.serif_path())
    data = whole.read_bytes()
    (tmp_path / f"cut{whole.suffix}").write_bytes(data[: int(len(data) * kept)])

    ((passed, _),) = find([tmp_path], system=False).passed_over

    assert passed.stem == "cut"


def test_a_folder_of_fonts_that_is_not_there_is_reported(tmp_path: Path) -> None:
    ((passed, reason),) = find([tmp_path / "none"], system=False).passed_over
    assert (passed, str(reason)) == (tmp_path / "none", "is not a folder.")


@pytest.mark.parametrize("junk", [b"", b"not a font", b"OTTO\x00\x01" + bytes(200)])
def test_a_file_that_is_no_font_is_passed_over(junk: bytes, tmp_path: Path) -> None:
    (tmp_path / "junk.otf").write_bytes(junk)
    assert [p.path.name for p in find([tmp_path], system=False).passed_over] == ["junk.otf"]


@pytest.mark.parametrize("kind", ["ttf", "otf", "ttc"])
def test_every_kind_of_font_is_drawn_and_read_back(
    kind: str, tmp_path: Path, classic: Layout
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    if kind == "ttc":
        pair = TTCollection()
        made = [make(tmp_path / f"{n}.ttf", n) for n in ("Other", "KaiTi")]
        pair.fonts = [TTFont(path) for path in made]
        pair.save(fonts / "kai.ttc")
    else:
        make(fonts / f"kai.{kind}", "KaiTi", cff=kind == "otf")
    shelf = find([fonts], system=False)
    assert shelf.chosen["kai"].name == "KaiTi"
    given = content(salutation="欧阳一二：甲")
    data = pdf([given], classic, shelf)
    (page,) = lines(data)
    assert "欧阳一二：甲" in page
    baseline = _baseline(given, classic, shelf)
    assert _is_dark_box(data, classic, baseline, at=0)
    assert not _is_dark_box(data, classic, baseline, at=5)


def _baseline(given: Content, layout: Layout, shelf: Shelf) -> float:
    """Return the height of the salutation, the first line of the words."""
    words = next(element for element in layout.elements if element.id == "words")
    (y,) = {m.y for m in words.place(given, shelf).marks[:1] if isinstance(m, TextRun)}
    return y


def _is_dark_box(data: bytes, layout: Layout, baseline: float, at: int) -> bool:
    """Return whether the salutation shows the box of the font made here at that character."""
    box = next(element.box for element in layout.elements if element.id == "words")
    em = 28 / 72 * 25.4
    x, y = box.x + (at + 0.5) * em, baseline - 0.38 * em
    image = picture(data, dpi=72).convert("L")
    scale = image.width / layout.page.width
    inside = [round(n * scale) for n in (x - 3, y - 2, x + 3, y + 2)]
    return max(image.crop((inside[0], inside[1], inside[2], inside[3])).tobytes()) < 80


def test_a_used_font_is_embedded_with_its_used_glyphs_only(classic: Layout) -> None:
    out = pdf([content()], classic, find(system=False))
    assert len(out) < 60_000


def test_a_face_for_rare_characters_is_asked_last(tmp_path: Path, classic: Layout) -> None:
    make(tmp_path / "rare.ttf", "HanaMinB", has="𪚥甲")
    shelf = find([tmp_path], system=False)
    assert shelf.chosen["kai"].name == "Noto Serif SC"
    given = content(salutation="甲𪚥：")
    data, baseline = pdf([given], classic, shelf), _baseline(given, classic, shelf)
    assert "甲𪚥：" in lines(data)[0]
    assert [_is_dark_box(data, classic, baseline, at=n) for n in (0, 1)] == [False, True]


def test_a_collection_keeps_every_face_it_holds(tmp_path: Path) -> None:
    pair = TTCollection()
    pair.fonts = [TTFont(make(tmp_path / f"{n}.ttf", n)) for n in ("KaiTi", "FangSong")]
    out = io.BytesIO()
    pair.save(out)
    (tmp_path / "both.ttc").write_bytes(out.getvalue())
    for name in ("KaiTi", "FangSong"):
        (tmp_path / f"{name}.ttf").unlink()
    chosen = find([tmp_path], system=False).chosen
    assert {r: (chosen[r].path.name, chosen[r].index) for r in ("kai", "fangsong")} == {
        "kai": ("both.ttc", 0),
        "fangsong": ("both.ttc", 1),
    }
