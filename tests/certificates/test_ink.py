"""Which inks a sheet takes: what is printed on stock that has the rest is black ink alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certificates import Layout, Shelf, load, print_card, print_run, shipped
from certificates.compose import Page
from certificates.press import Feed, Setup, load_stock, shipped_stock
from tests.certificates.conftest import content
from tests.certificates.programs import needs, run
from tests.certificates.reading import opened, pdf

LAYOUT = """
id = "inks"
name = "墨"
{edition}
[page]
width = 100
height = 80
[styles.dark]
font = "song"
size = 20
colour = "{colour}"
[[elements]]
id = "words"
kind = "text"
box = [5, 5, 90, 12]
words = "墨色"
style = "dark"
[[elements]]
id = "rule"
kind = "line"
from = [5, 20]
to = [95, 20]
width = 0.5
colour = "{colour}"
[[elements]]
id = "code"
kind = "qr"
box = [5, 30, 40, 40]
colour = "{colour}"
"""


def sheet(colour: str, edition: str = "edition = 2") -> Layout:
    return load(LAYOUT.format(colour=colour, edition=edition))


def inks(layout: Layout, shelf: Shelf) -> list[str]:
    """Return every operator that sets an ink, with its numbers, in the order of the file."""
    with opened(pdf([content()], layout, shelf)) as document:
        page = document.pages[0]
        forms = [form.read_bytes() for form in page.Resources.get("/XObject", {}).values()]
        said = b"\n".join((page.Contents.read_bytes(), *forms)).decode()
    return re.findall(r"(?:[\d.]+ ){1,4}(?:rg|RG|g|G|k|K)\b", said)


@pytest.mark.parametrize("colour", ["#000000", "#1A1A1A", "#333333", "#2A1A12"])
def test_dark_words_and_codes_are_black_ink_alone_and_lines_keep_their_colour(
    colour: str, shelf: Shelf
) -> None:
    mixed = " ".join(f"{round(int(colour[at : at + 2], 16) / 255, 4):g}" for at in (1, 3, 5))
    assert sorted(set(inks(sheet(colour), shelf))) == sorted({"0 g", f"{mixed} RG"})


@pytest.mark.parametrize("colour", ["#343434", "#003400", "#B8141C", "#6B6357"])
def test_other_colours_are_as_the_layout_says(colour: str, shelf: Shelf) -> None:
    assert {ink.split()[-1] for ink in inks(sheet(colour), shelf)} == {"rg", "RG"}


def test_a_layout_without_an_edition_mixes_its_black_as_before(shelf: Shelf) -> None:
    assert set(inks(sheet("#1A1A1A", ""), shelf)) == {
        "0.102 0.102 0.102 rg", "0.102 0.102 0.102 RG",
    }  # fmt: skip


def covered(file: Path) -> list[float]:
    """Return the share of the page that cyan, magenta, yellow and black cover."""
    return [
        float(n) for n in run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", file).stdout.split()[:4]
    ]


@needs("gs")
def test_a_run_on_preprinted_stock_takes_black_ink_alone(tmp_path: Path, shelf: Shelf) -> None:
    setup = Setup(load_stock(shipped_stock("a4-landscape-preprinted")))
    page = Page(content(), load(shipped("overlay")), shelf)
    (volume,) = print_run([page], setup, tmp_path, "证书")
    cyan, magenta, yellow, black = covered(tmp_path / volume.file)
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0.001


@needs("gs")
def test_the_words_of_a_test_card_take_black_ink_alone(tmp_path: Path, shelf: Shelf) -> None:
    setup = Setup(load_stock(shipped_stock("a4-landscape")))
    with (tmp_path / "card.pdf").open("wb") as out:
        print_card(setup, Feed("打印机", "手送纸", "a4-landscape"), shelf, out)
    cyan, magenta, yellow, black = covered(tmp_path / "card.pdf")
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black > 0.001
