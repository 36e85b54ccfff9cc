"""The codes of a batch are readable from paper, even from damaged paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from math import hypot, pi, sqrt
from random import Random

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter

from certificates import Content, Layout, Shelf, render
from certificates.marks import Squares
from certificates.place import place
from tests.certificates.conftest import content

pytestmark = pytest.mark.usual  # draws and stains hundreds of codes

DPI = 150
PER_MM = DPI / 25.4
AROUND = 3
"""Millimetres of paper around the code in a picture of it."""

FINDER = 8
"""Modules of a corner by which a reader finds the code, with its white margin."""

COUNT = 400


def addresses() -> Iterator[str]:
    """Return addresses like those of the service: 128 random bits each, the same in every run."""
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    chance = Random(2024)  # noqa: S311 - no secret
    for _ in range(COUNT):
        yield "https://award.example.cn/v/" + "".join(chance.choices(signs, k=22))


@pytest.fixture(scope="module")
def batch() -> list[Content]:
    return [content(code=address, number=address[-6:]) for address in addresses()]


@pytest.fixture(scope="module")
def codes(batch: list[Content], classic: Layout, shelf: Shelf) -> list[Image.Image]:
    """Return the surroundings of the code on every page, at 150 dpi."""
    out = io.BytesIO()
    render(batch, classic, shelf, out)
    page, box = classic.page, next(e.box for e in classic.elements if e.id == "code")
    crop = tuple(
        side / 25.4 * 72 - AROUND
        for side in (box.x, page.height - box.y - box.width, page.width - box.right, box.y)
    )
    with pdfium.PdfDocument(out.getvalue()) as document:
        return [each.render(scale=DPI / 72, crop=crop).to_pil().convert("RGB") for each in document]


@pytest.fixture(scope="module")
def code(batch: list[Content], classic: Layout, shelf: Shelf) -> Squares:
    (found,) = (m for m in place(batch[0], classic, shelf).marks if isinstance(m, Squares))
    return found


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def stained(picture: Image.Image, code: Squares, chance: Random) -> Image.Image:
    """Put an opaque blot on a tenth of the code, outside its finder patterns."""
    module = code.module * PER_MM
    side = len(code.rows) * module
    left, top = (picture.width - side) / 2, (picture.height - side) / 2
    radius = sqrt(0.1 / pi) * side
    corner, far = FINDER * module, side - FINDER * module
    corners = [(0.0, 0.0), (far, 0.0), (0.0, far)]
    while True:
        x, y = (chance.uniform(radius, side - radius) for _ in range(2))
        if all(_away(x, a, corner, y, b) >= radius for a, b in corners):
            break
    hurt, middle = picture.copy(), (left + x, top + y)
    reach = [m + way * radius for way in (-1, 1) for m in middle]
    ImageDraw.Draw(hurt).ellipse(reach, fill=(110, 70, 30))
    return hurt


def _away(x: float, left: float, side: float, y: float, top: float) -> float:
    """Return the distance of a point from a square."""
    return hypot(max(left - x, 0, x - left - side), max(top - y, 0, y - top - side))


def worn(picture: Image.Image) -> Image.Image:
    """Return the picture rotated by three degrees and out of focus."""
    turned = picture.rotate(3, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return turned.filter(ImageFilter.GaussianBlur(1.2))


def test_every_code_of_a_batch_is_read(batch: list[Content], codes: list[Image.Image]) -> None:
    assert [read(each) for each in codes] == [[each.fields["code"]] for each in batch]


def test_blurred_turned_and_stained_nearly_all_are_still_read(
    batch: list[Content], codes: list[Image.Image], code: Squares
) -> None:
    chance = Random(7)  # noqa: S311 - no secret
    hurt = [worn(stained(each, code, chance)) for each in codes]
    right = [
        each.fields["code"] in read(picture) for each, picture in zip(batch, hurt, strict=True)
    ]
    assert sum(right) >= 0.99 * COUNT
