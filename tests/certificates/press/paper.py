"""Paths as a printer puts them on paper, and where the crosses of a card are found there."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2 as pdfium
from PIL import ImageOps
from PIL.Image import Image
from reportlab.pdfgen.canvas import Canvas

from certificates.marks import Mark, Matrix, Path
from certificates.paper import POINTS_PER_MM, Box
from certificates.press import Cross

DPI = 300
PIXEL = 25.4 / DPI
AROUND = 8.0
"""Millimetres around the place of a cross in which nothing else is printed."""


def printed(marks: Iterable[Mark], sheet: Box, sent: Matrix) -> Image:
    """The paths alone: no test of a place needs the words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM))
    for path in (mark for mark in marks if isinstance(mark, Path)):
        _draw(path, canvas, sheet.height, sent)
    canvas.save()
    with pdfium.PdfDocument(out.getvalue()) as document:
        image: Image = document[0].render(scale=DPI / 72).to_pil().convert("L")
        return image


def found(cross: Cross, image: Image) -> tuple[float, float]:
    """Looked for where it should be, then where it was seen, so that no arm is cut off."""
    x, y = cross.x, cross.y
    for _ in range(3):
        x, y = _middle(image, x, y)
    return x, y


def _middle(image: Image, x: float, y: float) -> tuple[float, float]:
    """Of all that is dark around: a cross is the same on all sides."""
    left, top = int((x - AROUND) / PIXEL), int((y - AROUND) / PIXEL)
    side = int(2 * AROUND / PIXEL)
    dark = ImageOps.invert(image.crop((left, top, left + side, top + side))).tobytes()
    across = sum(sum(dark[column::side]) * (column + 0.5) for column in range(side))
    down = sum(sum(dark[row * side : (row + 1) * side]) * (row + 0.5) for row in range(side))
    return (left + across / sum(dark)) * PIXEL, (top + down / sum(dark)) * PIXEL


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
