"""An ideograph from another face has the size and the baseline of its neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from certificates import Face, find
from certificates.fonts.shelf import Glyphs
from tests.certificates.test_fonts import make


def face(path: Path, has: str, bottom: int, top: int, advance: int = 1000) -> Face:
    """A face with ideographs of that height, in thousandths of an em."""
    return Face(make(path, path.stem, has=has, ink=(bottom, top), advance=advance))


def test_a_larger_ideograph_is_made_as_large_and_stands_level(tmp_path: Path) -> None:
    first = face(tmp_path / "first.ttf", "欧阳A", 0, 800)
    other = face(tmp_path / "other.ttf", "𪚥B", -100, 780)
    placed = Glyphs([first, other])["𪚥"]
    assert placed.face is other
    assert placed.advance == 1
    assert placed.scale == pytest.approx((800 + 800) / (800 + 880), abs=0.001)
    # The middle of its ink is that of the first face, and the ink is centred.
    assert placed.scale * 0.34 + placed.rise == pytest.approx(0.4, abs=0.001)
    assert placed.shift + placed.scale / 2 == pytest.approx(0.5, abs=0.001)


def test_letters_and_the_first_face_itself_stay_as_they_are(tmp_path: Path) -> None:
    first = face(tmp_path / "first.ttf", "欧阳A", 0, 800)
    other = face(tmp_path / "other.ttf", "𪚥B", -100, 780)
    glyphs = Glyphs([first, other])
    assert [glyphs[c][2:5] for c in "欧B"] == [(1, 0, 0)] * 2


def test_bounds_hold_and_another_advance_is_left_alone(tmp_path: Path) -> None:
    first = face(tmp_path / "first.ttf", "欧", 0, 800)
    tall = face(tmp_path / "tall.ttf", "𪚥", -1000, 1000)
    narrow = face(tmp_path / "narrow.ttf", "甲", -100, 780, advance=900)
    glyphs = Glyphs([first, tall, narrow])
    assert glyphs["𪚥"].scale == 0.85
    assert glyphs["甲"][1:5] == (0.9, 1, 0, 0)


def test_a_difference_that_nobody_would_see_is_not_corrected() -> None:
    shelf = find(system=False)
    serif, sans = shelf.chosen["song"], shelf.chosen["hei"]
    only = next(c for c in map(chr, sans.hb.unicodes) if c > "\u3400" and not serif.covers(c))
    assert Glyphs([serif, sans])[only][2:5] == (1, 0, 0)
