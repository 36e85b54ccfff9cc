"""An element of a layout is turned about the middle of its box."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageDraw, ImageStat

from certificates import Content, LayoutRefused, Shelf, load
from certificates.images import Assets
from certificates.svg import svg
from tests.certificates.reading import lines, pdf, picture

LAYOUT = """
id = "turned"
name = "转角"
edition = 2
[page]
width = 100
height = 100
[styles.plain]
font = "kai"
size = 30
align = "centre"
[[elements]]
id = "it"
box = [20, 35, 60, 30]
%s
turn = %s
"""
KINDS = {
    "text": 'kind = "field"\nfield = "name"\nstyle = "plain"',
    "box": 'kind = "box"\nstroke = "#B8141C"\nwidth = 2\nradius = 6',
    "picture": 'kind = "image"\nimage = "flag.png"\nfit = "stretch"',
    "ornament": 'kind = "ornament"\nmotif = "laurel"',
}
WORDS = Content("1", "欧阳一二", {"name": "欧阳一二", "code": "https://awards.example.org/v/1"})


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    flag = Image.new("RGB", (600, 300), "white")
    ImageDraw.Draw(flag).rectangle((0, 0, 300, 150), fill="#B8141C")
    flag.save(tmp_path / "flag.png")
    return Assets((tmp_path,))


def shot(kind: str, turn: float, assets: Assets, shelf: Shelf) -> Image.Image:
    layout = load(LAYOUT % (KINDS[kind], turn), assets=assets)
    return picture(pdf([WORDS], layout, shelf), 150).convert("L")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("turn", [90, -35])
def test_a_turned_element_looks_like_the_turned_sheet(
    kind: str, turn: float, assets: Assets, shelf: Shelf
) -> None:
    upright, turned = (shot(kind, each, assets, shelf) for each in (0, turn))

    # Pillow turns the other way.
    wanted = upright.rotate(-turn, Image.Resampling.BICUBIC, fillcolor="white")

    def apart(other: Image.Image) -> float:
        return ImageStat.Stat(ImageChops.difference(turned, other)).mean[0]

    assert apart(wanted) < 1.5
    assert apart(wanted) < apart(upright) / 4


def test_a_turned_code_is_scanned_and_turned_words_are_read(assets: Assets, shelf: Shelf) -> None:
    code = LAYOUT.replace("[20, 35, 60, 30]", "[35, 35, 30, 30]") % ('kind = "qr"', 30)
    found = zxingcpp.read_barcodes(picture(pdf([WORDS], load(code), shelf), 200))
    assert [each.text for each in found] == ["https://awards.example.org/v/1"]
    words = load(LAYOUT % (KINDS["text"], 90))
    assert lines(pdf([WORDS], words, shelf)) == [["欧阳一二"]]


def test_an_engraver_gets_the_same_turn(assets: Assets, shelf: Shelf) -> None:
    drawn = svg(WORDS, load(LAYOUT % (KINDS["picture"], 45), assets=assets), shelf)
    assert 'transform="rotate(45 50 50)"' in drawn


def test_an_element_is_not_turned_over_the_edge(shelf: Shelf) -> None:
    wide = LAYOUT.replace("[20, 35, 60, 30]", "[20, 60, 60, 30]")
    with pytest.raises(LayoutRefused) as refusal:
        load(wide % (KINDS["text"], 90))
    assert [fault.path for fault in refusal.value.faults] == ["elements[0].turn"]
