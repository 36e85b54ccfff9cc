"""A character's code in a PDF depends only on the face, and means one character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from certificates import Face, Layout, find
from certificates.fonts.codes import FontString, encode
from tests.certificates.conftest import content
from tests.certificates.reading import lines, pdf
from tests.certificates.test_fonts import make

pytestmark = pytest.mark.usual  # draws and reads many codes

SERIF, SANS = pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()


def alike(path: Path, shared: str, *, has: str) -> Face:
    """A face that draws some characters with the same glyph."""
    make(path, "KaiTi", has=has)
    with TTFont(path) as font:
        for table in font["cmap"].tables:
            table.cmap |= dict.fromkeys(map(ord, shared), table.cmap[ord(has[0])])
        font.save(path)
    return Face(path)


def codes(face: Face, clusters: Iterable[str], *, upright: bool = False) -> list[FontString]:
    return [coded for c in clusters for coded in encode(face, c, upright)]


def all_of(face: Face) -> list[str]:
    """Return all characters that the face draws by themselves, so no accents."""
    return [c for c in map(chr, face.hb.unicodes) if face.covers(c)]


@pytest.mark.parametrize("path", [SERIF, SANS])
def test_no_two_characters_of_a_face_share_a_code(path: Path) -> None:
    face = Face(path)
    everything = all_of(face)
    plain = codes(face, everything)
    assert len(set(plain)) == len(everything) > 30_000
    upright = codes(face, everything, upright=True)
    assert len(set(upright)) == len(everything)
    # A character without a vertical form of its own is the same object in both directions.
    meanings = {*zip(everything, plain, strict=True), *zip(everything, upright, strict=True)}
    assert len({*plain, *upright}) == len(meanings)


@pytest.mark.parametrize("path", [SERIF, SANS])
def test_variation_sequences_have_codes_of_their_own(path: Path) -> None:
    face = Face(path)
    sequences = [
        chr(point) + chr(selector)
        for selector in face.hb.variation_selectors
        for point in (*face.hb.variation_unicodes(selector), ord("甲"))
    ]
    assert sequences
    every = [*all_of(face), *sequences]
    assert len(set(codes(face, every))) == len(every)


def test_the_ordinary_character_comes_before_the_radical() -> None:
    face = Face(SERIF)
    ordinary = {each.font for each in codes(face, "中方金")}
    assert len(ordinary) == 1
    assert not ordinary & {each.font for each in codes(face, "⽅⾦\uf90a")}


@given(st.permutations("AΑАＡ"), st.text("AΑАＡ欧", max_size=12))
def test_codes_do_not_depend_on_what_was_drawn_before(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], text: str
) -> None:
    path = tmp_path_factory.mktemp("fonts") / "alike.ttf"
    face, other = alike(path, "ΑАＡ", has="A欧"), Face(path)
    codes(other, order)
    assert encode(face, text) == encode(other, text)
    assert len(set(codes(face, "AΑАＡ欧"))) == 5


def test_letters_of_three_scripts_in_one_glyph_are_read_back(
    tmp_path: Path, classic: Layout
) -> None:
    alike(tmp_path / "alike.ttf", "ΑАＡ", has="A欧：")
    shelf = find([tmp_path], system=False)
    for said in ("".join(order) for order in list(permutations("AΑАＡ"))[::5]):
        (page,) = lines(pdf([content(salutation=f"{said}欧：")], classic, shelf))
        assert f"{said}欧：" in page


def test_an_accent_typed_apart_has_the_code_of_the_whole() -> None:
    face = Face(SERIF)
    assert encode(face, unicodedata.normalize("NFD", "José")) == encode(face, "José")


def test_a_vertical_form_has_a_code_of_its_own() -> None:
    face = Face(SERIF)
    for character in "（）「」《》、。…“”":
        assert face.glyph(character, upright=True) != face.glyph(character)
        assert encode(face, character, upright=True) != encode(face, character)
    assert encode(face, "欧阳甲A", upright=True) == encode(face, "欧阳甲A")


def test_a_character_the_face_lacks_has_no_code() -> None:
    with pytest.raises(LookupError, match="𪚥"):
        encode(Face(SERIF), "𪚥")
