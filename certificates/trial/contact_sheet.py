"""Pages of PDF files side by side on one picture, each with its name below.

PDFium draws them. Only this module needs it, so it is imported when it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from typing import NamedTuple

import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFont

COLUMNS = 4
CELL, GAP, LABEL = 440, 36, 42
"""Pixels: the side of a page's square, the free space around it, the height of its label."""

GROUND, INK, EDGE = "#EFEBE2", "#4A4338", "#CFC8B8"

COLOURS = 127


class CaptionedPage(NamedTuple):
    label: str
    picture: Image.Image


def pages(pdf: bytes, labels: Sequence[str]) -> Iterator[CaptionedPage]:
    """The pages of a file. Raises `ModuleNotFoundError` without ``pypdfium2``."""
    with import_module("pypdfium2").PdfDocument(pdf) as document:
        for page, label in zip(document, labels, strict=True):
            # Draw larger and scale down, or hairlines would be as thick as pixels.
            scale = 3 * CELL / max(page.get_size())
            picture = page.render(scale=scale).to_pil().convert("RGB")
            picture.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
            yield CaptionedPage(label, picture)


def contact_sheet(shown: Iterable[CaptionedPage]) -> bytes:
    """A PNG with few colours, to keep it small."""
    cells = list(shown)
    rows = [cells[i : i + COLUMNS] for i in range(0, len(cells), COLUMNS)]
    heights = [max(each.picture.height for each in row) + LABEL + GAP for row in rows]
    size = min(COLUMNS, len(cells)) * (CELL + GAP) + GAP, sum(heights) + GAP
    sheet = Image.new("RGB", size, GROUND)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for column, each in enumerate(row):
            left = GAP + column * (CELL + GAP) + (CELL - each.picture.width) // 2
            _put(sheet, each, left, top + height - LABEL - GAP - each.picture.height)
        top += height
    out = BytesIO()
    sheet.quantize(COLOURS, Image.Quantize.MEDIANCUT).save(out, "PNG", optimize=True)
    return out.getvalue()


def _put(sheet: Image.Image, shown: CaptionedPage, left: int, top: int) -> None:
    draw = ImageDraw.Draw(sheet)
    right, bottom = left + shown.picture.width, top + shown.picture.height
    draw.rectangle((left - 1, top - 1, right, bottom), outline=EDGE)
    sheet.paste(shown.picture, (left, top))
    font = ImageFont.truetype(pylopdf_fonts_zh_cn.sans_path(), 20)
    draw.text(((left + right) / 2, bottom + 12), shown.label, INK, font, anchor="ma")
