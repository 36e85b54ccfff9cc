"""Rare characters on a machine that has a font for them (Debian: fonts-hanazono)."""

from __future__ import annotations

import os
from pathlib import Path

import page as validation
import pytest

from certificates import Content, Layout, Shelf, find, inspect, preflight
from certificates.marks import TextRun
from certificates.place import place
from tests.certificates.conftest import hard_names, named
from tests.certificates.reading import lines, pdf
from tests.certificates.test_fonts import make

FOLDER = Path("/usr/share/fonts/truetype/hanazono")

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir() and "AWARDS_TEST_STRICT" not in os.environ,
    reason="fonts-hanazono is not installed",
)


@pytest.fixture(scope="module")
def rare() -> Shelf:
    return find([FOLDER], system=False)


def test_every_hard_name_of_unicode_8_is_printed_and_read_back(
    classic: Layout, rare: Shelf
) -> None:
    names = [name for name in hard_names() if max(map(ord, name)) < 0x2CEB0 or "\U000e0100" in name]
    assert preflight(map(named, names), classic, rare) == []
    pages = lines(pdf(list(map(named, names)), classic, rare))
    assert [
        name for name, said in zip(names, pages, strict=True) if name not in "".join(said)
    ] == []


def test_a_rare_character_stands_as_large_as_its_neighbours(classic: Layout, rare: Shelf) -> None:
    runs = [m for m in place(named("周𪚥"), classic, rare).marks if isinstance(m, TextRun)]
    by_text = {run.text: run for run in runs}
    rare_run, neighbour = by_text["𪚥"], next(run for text, run in by_text.items() if "周" in text)
    assert rare_run.face is not neighbour.face
    high = [_height(run) for run in (rare_run, neighbour)]
    assert high[0] == pytest.approx(high[1], rel=0.12)


def _height(run: TextRun) -> float:
    """Return the height of the ink of its first character, in points."""
    glyph = run.face.glyph(run.text[0])
    assert glyph
    extents = run.face.font.get_glyph_extents(glyph.number)
    assert extents
    return -float(extents.height) / float(run.face.hb.upem) * run.size


def test_the_file_stays_archival(classic: Layout, rare: Shelf) -> None:
    data = pdf([named("周𪚥"), named("王𬀩")], classic, rare)
    report = validation.validate_pdf_bytes(data, profile=validation.ValidationProfile.PDF_A_2A)
    assert [str(failure) for failure in report.failures] == []


def test_a_sheet_printed_again_with_its_own_faces_is_the_same(
    classic: Layout, tmp_path: Path
) -> None:
    """A face that draws nothing on the sheet may be the one that another was fitted to."""
    make(tmp_path / "kai.ttf", "KaiTi", has="甲乙丙丁", ink=(100, 700))
    shelf = find([tmp_path, FOLDER], system=False)
    content = Content(
        "1", "𪚥", dict.fromkeys(classic.fields, "𪚥") | {"code": "https://x.example"}
    )
    (faces,) = inspect([content], classic, shelf).faces
    again = shelf.limited_to({face.name: face.digest for face in faces})
    assert pdf([content], classic, again) == pdf([content], classic, shelf)
