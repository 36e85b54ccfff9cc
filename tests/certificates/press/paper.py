"""Simulated printed sheets, and the search for the crosses of a card on them."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable

import pypdfium2 as pdfium
from PIL import ImageOps
from PIL.Image import Image, Resampling, Transform
from reportlab.pdfgen.canvas import Canvas

from certificates.marks import Mark, Matrix, Path
from certificates.paper import POINTS_PER_MM, Box
from certificates.press import Cross

DPI = 300
PIXEL = 25.4 / DPI

AROUND = 7.0
"""Millimetres around the place of a cross where no line or letter is as long as its arms.

A print that is four millimetres off is therefore still found.
"""

CLEAR = 0.7
"""Millimetres beside an arm without any letter."""


def printed(marks: Iterable[Mark], sheet: Box, sent: Matrix) -> Image:
    """Return only the paths; tests of places do not need the words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM))
    for path in (mark for mark in marks if isinstance(mark, Path)):
        _draw(path, canvas, sheet.height, sent)
    canvas.save()
    return pages(out.getvalue())[0]


def pages(pdf: bytes) -> list[Image]:
    """Return each page as a perfect printer prints it."""
    with pdfium.PdfDocument(pdf) as document:
        return [_page(page) for page in document]


def _page(page: pdfium.PdfPage) -> Image:
    """Widen the page by a part of a pixel, because the renderer stretches pages to whole pixels."""
    wide, high = ((math.ceil(side * DPI / 72) - 0.01) * 72 / DPI for side in page.get_size())
    left, _, _, top = page.get_mediabox()
    for widen in (page.set_mediabox, page.set_cropbox):
        widen(left, top - high, left + wide, top)
    image: Image = page.render(scale=DPI / 72).to_pil().convert("L")
    return image


def misprinted(image: Image, printer: Matrix) -> Image:
    """Return the sheet of a printer that moves each point; what lies outside the page is white."""
    size = printer.a * printer.d - printer.b * printer.c
    a, b, c, d = (each / size for each in (printer.d, -printer.b, -printer.c, printer.a))
    e, f = (a * printer.e + c * printer.f) / PIXEL, (b * printer.e + d * printer.f) / PIXEL
    back = (a, c, -e, b, d, -f)
    return image.transform(image.size, Transform.AFFINE, back, Resampling.BICUBIC, fillcolor=255)


def found(cross: Cross, image: Image) -> tuple[float, float]:
    """Find a cross around its expected place, where most ink is in line."""
    x, y = _longest(image, cross.x, cross.y)
    for _ in range(3):
        x, y = _middle(image, x, y)
    return x, y


def _longest(image: Image, x: float, y: float) -> tuple[float, float]:
    box = x - AROUND, y - AROUND, x + AROUND, y + AROUND
    along, down = _ink(image, box)
    return (
        box[0] + (along.index(max(along)) + 0.5) * PIXEL,
        box[1] + (down.index(max(down)) + 0.5) * PIXEL,
    )


def _middle(image: Image, x: float, y: float) -> tuple[float, float]:
    """Find the middle of an arm from equal parts of both sides, so that a slanted one works too."""
    long, half = 5.0, CLEAR
    along, _ = _ink(image, (x - half, y - long, x + half, y + long))
    _, down = _ink(image, (x - long, y - half, x + long, y + half))
    left, top = (int((at - half) / PIXEL) for at in (x, y))
    return (left + _balance(along)) * PIXEL, (top + _balance(down)) * PIXEL


def _ink(image: Image, box: tuple[float, float, float, float]) -> tuple[list[int], list[int]]:
    """Return the ink of each column and of each row of a part of the sheet."""
    left, top, right, bottom = (int(edge / PIXEL) for edge in box)
    dark = ImageOps.invert(image.crop((left, top, right, bottom)))
    wide, ink = dark.width, dark.tobytes()
    columns = [sum(ink[column::wide]) for column in range(wide)]
    return columns, [sum(ink[row : row + wide]) for row in range(0, len(ink), wide)]


def _balance(ink: list[int]) -> float:
    return sum(each * (at + 0.5) for at, each in enumerate(ink)) / sum(ink)


def _draw(path: Path, canvas: Canvas, height: float, sent: Matrix) -> None:
    drawn = canvas.beginPath()
    for operator, *numbers in path.steps:
        if operator == "h":
            drawn.close()
        else:
            x, y = sent(*map(float, numbers))
            step = drawn.moveTo if operator == "m" else drawn.lineTo
            step(x * POINTS_PER_MM, (height - y) * POINTS_PER_MM)
    canvas.setLineWidth(path.pen.width * POINTS_PER_MM)
    canvas.drawPath(drawn, stroke=int(bool(path.pen.stroke)), fill=int(bool(path.pen.fill)))
