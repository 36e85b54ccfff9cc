"""A picture that is too coarse for its size on paper is refused below 72 dpi, warned of below 150."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest
from PIL import Image

from certificates import Content, LayoutRefused, Shelf, inspect, load, preflight, shipped
from certificates.images import Assets
from tests.certificates.conftest import content

BADGE = """
id = "pass"
name = "证件"
edition = 2

[page]
width = 100
height = 100

[styles]

[[elements]]
id = "portrait"
kind = "image"
box = [10, 10, 25.4, 50.8]
fit = "FIT"
"""
"""A box of one inch by two."""


def file(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "grey").save(out, "JPEG")
    return out.getvalue()


def pictured(size: tuple[int, int]) -> Content:
    return dataclasses.replace(content(), pictures={"photo": file(size)})


@pytest.mark.parametrize(
    ("fit", "size", "said"),
    [
        ("stretch", (150, 300), None),
        ("stretch", (149, 300), "149"),
        ("stretch", (300, 299), "149"),
        ("stretch", (72, 300), "72"),
        ("stretch", (71, 300), "refused"),
        # A square of one inch is printed in the middle of the box.
        ("contain", (150, 150), None),
        ("contain", (149, 149), "149"),
        ("contain", (71, 71), "refused"),
        # A square of two inches is cut to its middle half.
        ("cover", (300, 300), None),
        ("cover", (298, 298), "149"),
        ("cover", (142, 142), "refused"),
    ],
)
def test_pixels_are_counted_at_the_size_on_paper(
    fit: str, size: tuple[int, int], said: str | None, shelf: Shelf
) -> None:
    layout = load(BADGE.replace("FIT", fit) + 'field = "photo"\n')
    found = inspect([pictured(size)], layout, shelf)
    refused, warned = [p.code for p in found.problems], [p.code for p in found.warnings]
    assert refused == (["picture-too-coarse"] if said == "refused" else [])
    assert warned == (["picture-coarse"] if said and said != "refused" else [])
    if warned:
        assert f" {said} dpi" in found.warnings[0].en.what
        assert preflight([pictured(size)], layout, shelf) == []


def test_the_finding_names_the_person_the_picture_and_the_pixels_needed(shelf: Shelf) -> None:
    (problem,) = preflight([pictured((60, 84))], load(shipped("folder")), shelf)
    assert (problem.code, problem.element) == ("picture-too-coarse", "portrait")
    assert "欧阳一二" in problem.zh.what
    assert "36 dpi" in problem.zh.what
    # 42 by 58.8 mm at 150 dpi.
    assert "248 × 348" in problem.zh.remedy


def test_a_phone_s_upright_picture_is_counted_as_it_is_seen(shelf: Shelf) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("RGB", (300, 150), "grey").save(out, "JPEG", exif=exif.tobytes())
    given = dataclasses.replace(content(), pictures={"photo": out.getvalue()})
    found = inspect([given], load(BADGE.replace("FIT", "stretch") + 'field = "photo"\n'), shelf)
    assert (found.problems, found.warnings) == ((), ())


def test_the_first_edition_prints_coarse_pictures_as_it_did(shelf: Shelf) -> None:
    layout = load(BADGE.replace("FIT", "cover").replace("edition = 2\n", "") + 'field = "photo"\n')
    found = inspect([pictured((20, 40))], layout, shelf)
    assert (found.problems, found.warnings) == ((), ())


@pytest.mark.parametrize("kind", ["image", "seal"])
def test_a_layouts_own_picture_is_judged_when_it_is_read(kind: str, tmp_path: Path) -> None:
    source = BADGE.replace('kind = "image"', f'kind = "{kind}"').replace("25.4, 50.8", "25.4, 25.4")
    source = source.replace('fit = "FIT"\n', "") + 'image = "logo.jpg"\n'
    folder = tmp_path / "logo.jpg"
    folder.write_bytes(file((100, 100)))
    layout = load(source, assets=Assets([tmp_path]))
    assert [warning.path for warning in layout.warnings] == ["elements[0].image"]
    assert "100 dpi" in layout.warnings[0].en.what
    folder.write_bytes(file((60, 60)))
    with pytest.raises(LayoutRefused) as refusal:
        load(source, assets=Assets([tmp_path]))
    (fault,) = refusal.value.faults
    assert fault.path == "elements[0].image"
    assert "150 × 150" in fault.en.remedy
