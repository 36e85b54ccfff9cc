"""Colours of four inks and of spot inks: how a layout writes them, and on which plate they are."""

from __future__ import annotations

import io
from pathlib import Path

import page as validation
import pytest
from PIL import Image

from certificates import (
    ContentRefused,
    Layout,
    LayoutRefused,
    Page,
    Shelf,
    load,
    print_sheets,
    render_pages,
)
from certificates.marks import Colour, Grey, Process, Spot, every_ink
from certificates.place import place_static
from certificates.press import Setup, load_stock, shipped_stock
from tests.certificates.conftest import content
from tests.certificates.programs import needs, run
from tests.certificates.reading import pdf, picture

LAYOUT = """
id = "plates"
name = "专色"
edition = 2
[page]
width = 100
height = 80
[inks.gold]
name = "专金"
alternate = "cmyk(15 35 85 10)"
[styles.black]
font = "hei"
size = 40
colour = "#1A1A1A"
[[elements]]
id = "tint"
kind = "box"
box = [5, 5, 40, 30]
fill = "gold 50%"
[[elements]]
id = "solid"
kind = "box"
box = [55, 5, 40, 30]
fill = "{colour}"
[[elements]]
id = "words"
kind = "text"
box = [7, 8, 37, 24]
words = "墨"
style = "black"
"""


def layout(colour: str = "cmyk(0 100 80 10)", source: str = LAYOUT) -> Layout:
    return load(source.replace("{colour}", colour))


@pytest.mark.parametrize(
    ("colour", "ink"),
    [
        ("#B8141C", Colour(0.7216, 0.0784, 0.1098)),
        ("cmyk(0 100 80 10)", Process(0, 1, 0.8, 0.1)),
        ("cmyk(0%, 12.5%, 80%, 0%)", Process(0, 0.125, 0.8, 0)),
        ("cmyk(0 0 0 100)", Grey(0)),
        ("cmyk(0 0 0 40)", Grey(0.6)),
        ("gold", Spot("专金", 1, Process(0.15, 0.35, 0.85, 0.1))),
        ("gold 25%", Spot("专金", 0.25, Process(0.15, 0.35, 0.85, 0.1))),
    ],
)
def test_a_colour_is_rgb_four_inks_or_an_ink_of_the_layout(
    colour: str, ink: object, shelf: Shelf
) -> None:
    assert ink in every_ink(place_static(layout(colour), shelf).marks)


@pytest.mark.parametrize(
    "colour",
    [
        "silver", "gold 101%", "gold 40", "gold -1%", "cmyk(0 0 0)", "cmyk(0 0 0 101)", "#12345",
        "cmyk(0 0 0 0 0)", "rgb(0 0 0)", "", "专金",
    ],
)  # fmt: skip
def test_a_wrong_colour_is_reported_where_it_is_written(colour: str) -> None:
    with pytest.raises(LayoutRefused) as refused:
        layout(colour)
    (fault,) = refused.value.faults
    assert fault.path == "elements[1].fill"
    assert "cmyk(0 100 90 10)" in str(fault)


def test_a_misspelt_ink_is_answered_with_the_right_one() -> None:
    with pytest.raises(LayoutRefused) as refused:
        layout("glod")
    assert [fault.suggestion for fault in refused.value.faults] == ["gold"]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ('name = "Black"\nalternate = "#C9A24B"', "inks.foil.name"),
        ('name = "all"\nalternate = "#C9A24B"', "inks.foil.name"),
        ('name = "专金"\nalternate = "#C9A24B"', "inks.foil.name"),
        (f'name = "{"金" * 40}"\nalternate = "#C9A24B"', "inks.foil.name"),
        ('alternate = "#C9A24B"', "inks.foil.name"),
        ('name = "Foil"', "inks.foil.alternate"),
        ('name = "Foil"\nalternate = "gold"', "inks.foil.alternate"),
        ('name = "Foil"\nalternate = "#C9A24B"\ntint = 5', "inks.foil.tint"),
    ],
)
def test_a_wrong_ink_is_reported_with_its_place(written: str, path: str) -> None:
    with pytest.raises(LayoutRefused) as refused:
        layout(source=LAYOUT.replace("[styles.black]", f"[inks.foil]\n{written}\n[styles.black]"))
    assert [fault.path for fault in refused.value.faults] == [path]


def test_a_layout_changes_an_ink_of_its_base(shelf: Shelf) -> None:
    own = (
        'id = "own"\nname = "自"\nbase = "plates"\nedition = 2\n[inks.gold]\nalternate = "#C0A000"'
    )
    base = LAYOUT.replace("{colour}", "gold")
    found = load(own, find_base=lambda _: base)
    spots = [i for i in every_ink(place_static(found, shelf).marks) if isinstance(i, Spot)]
    assert {(ink.name, ink.alternate) for ink in spots} == {("专金", Colour(0.7529, 0.6275, 0))}


def test_four_inks_and_spots_make_an_archival_file(shelf: Shelf) -> None:
    data = pdf([content()], layout(), shelf)
    report = validation.validate_pdf_bytes(data, profile=validation.ValidationProfile.PDF_A_2A)
    assert [str(failure) for failure in report.failures] == []


def test_a_viewer_shows_the_alternate_of_a_spot_and_the_mixture_of_four_inks(shelf: Shelf) -> None:
    shown = picture(pdf([content()], layout("gold"), shelf), 72).convert("RGB")
    # FOGRA39L has L*a*b* 75, 9, 50 near this mixture: a muted gold.
    red, green, blue = shown.getpixel((250, 90))  # type: ignore[misc]
    assert (red > green > blue, 190 < red < 235, blue < 110) == (True, True, True)


def test_two_layouts_of_a_file_may_not_disagree_about_an_ink(shelf: Shelf) -> None:
    one, other = layout(), layout(source=LAYOUT.replace("15 35 85 10", "20 40 90 10"))
    with pytest.raises(ContentRefused) as refused:
        render_pages([Page(content(), each, shelf) for each in (one, other)], io.BytesIO())
    assert [problem.code for problem in refused.value.problems] == ["two-inks"]


def plates(file: Path) -> dict[str, Image.Image]:
    """The plate of each ink, by name: 0 where it prints in full, 255 where it does not."""
    run("gs", "-q", "-r72", "-sDEVICE=tiffsep", f"-o{file.with_suffix('')}-%d.tif", file)
    found = file.parent.glob(f"{file.stem}-1(*).tif")
    return {each.stem.split("(")[1][:-1]: Image.open(each).convert("L") for each in found}


def share(plate: Image.Image, x: float, y: float) -> float:
    """The share of paper that the ink covers at a place in millimetres."""
    level = plate.getpixel((round(x / 25.4 * 72), round(y / 25.4 * 72)))
    assert isinstance(level, int)
    return round(1 - level / 255, 2)


@needs("gs")
def test_each_ink_is_on_its_plate_in_the_archival_file(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf([content()], layout(), shelf))
    found = plates(tmp_path / "one.pdf")
    gold = next(name for name in found if name not in ("Cyan", "Magenta", "Yellow", "Black"))
    at = {name: share(plate, 75, 20) for name, plate in found.items()}
    assert at == {"Cyan": 0, "Magenta": 1, "Yellow": 0.8, "Black": 0.1, gold: 0}
    at = {name: share(plate, 40, 32) for name, plate in found.items()}
    assert at == {"Cyan": 0, "Magenta": 0, "Yellow": 0, "Black": 0, gold: 0.5}
    # Black words are printed over the gold, which has no gap below them.
    assert found["Black"].getextrema()[0] == 0
    assert found[gold].crop((15, 15, 125, 98)).getextrema() == (128, 128)


@needs("gs")
def test_crop_marks_are_on_every_plate_and_the_bar_has_a_patch_of_the_spot(
    tmp_path: Path, shelf: Shelf
) -> None:
    setup = Setup(load_stock(shipped_stock("sra3-2up")), bleed=3, crop_marks=True, colour_bar=True)
    large = LAYOUT.replace("width = 100\nheight = 80", "width = 297\nheight = 210")
    with (tmp_path / "run.pdf").open("wb") as out:
        print_sheets([Page(content(), layout(source=large), shelf)], setup, out)
    found = plates(tmp_path / "run.pdf")
    spot = next(name for name in found if name not in ("Cyan", "Magenta", "Yellow", "Black"))
    # A mark of 5 mm ends 3 mm left of the first cut, which is 12 mm below the edge of the sheet.
    marks = {name: plate.crop((9, 33, 24, 36)).getextrema()[0] for name, plate in found.items()}
    assert marks == dict.fromkeys(found, 0)
    bar = {name: plate.crop((40, 8, 860, 24)).getextrema()[0] for name, plate in found.items()}
    assert bar[spot] == 128
    assert bar["Cyan"] == bar["Magenta"] == bar["Yellow"] == bar["Black"] == 0
