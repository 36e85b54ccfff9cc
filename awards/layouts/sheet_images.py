"""A sheet as a picture for the screen, drawn by the engine itself, so it looks like the print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from io import BytesIO
from threading import Lock
from typing import NamedTuple

import anyio
import pylopdf_fonts_zh_cn
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw, ImageFont

from certificates import Page, Problem, render_pages
from certificates.trial.preview import sheet

DPI = 110

#: The most pixels of the longer side: a plaque is larger than any screen.
LONGEST = 1300

#: Colours of a picture; few, to keep it small.
COLOURS = 128

#: The text across the picture of a sheet that was never issued.
DRAFT = "样张 DRAFT"
_DRAFT_INK, _DRAFT_STRENGTH, _DRAFT_TURN = "#7A6A55", 60, 28

_POINTS_AN_INCH = 72

#: PDFium is not safe in two threads at once.
_pdfium = Lock()


async def sheet_image(page: Page, *, draft: bool = False, dpi: int = DPI) -> bytes:
    """A PNG of the sheet, marked as a draft if it is one. Raises ContentRefused."""
    return await anyio.to_thread.run_sync(partial(_picture, page, draft=draft, dpi=dpi))


async def of_file(pdf: bytes, *, dpi: int = DPI) -> bytes:
    """A PNG of the first page of a file that the engine made."""
    return await anyio.to_thread.run_sync(lambda: _png(_raster(pdf, dpi)))


def pages_in_pixels(pdf: bytes, size: tuple[int, int]) -> Iterator[bytes]:
    """A PNG of every page of a file that the engine made, of exactly these pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        for at in range(len(document)):
            with _pdfium:
                drawn = _in_pixels(document, at, size)
            yield _png(drawn)


def page_count(pdf: bytes) -> int:
    with _pdfium, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _in_pixels(document: pypdfium2.PdfDocument, at: int, size: tuple[int, int]) -> Image.Image:
    bitmap = pypdfium2.PdfBitmap.new_native(*size, pdfium.FPDFBitmap_BGR)
    page = document[at]
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, pdfium.FPDF_ANNOT)
    page.close()
    drawn: Image.Image = bitmap.to_pil().convert("RGB")
    return drawn


class TriedSheet(NamedTuple):
    """The picture as far as it can be drawn, and what would prevent printing."""

    png: bytes
    problems: tuple[Problem, ...]


async def trial_image(page: Page, *, dpi: int = DPI) -> TriedSheet:
    """Draw an unfinished layout without refusing anything."""
    return await anyio.to_thread.run_sync(partial(_tried, page, dpi))


def _tried(page: Page, dpi: int) -> TriedSheet:
    pdf, problems = sheet(page)
    return TriedSheet(_png(_raster(pdf, dpi)), problems)


def _picture(page: Page, *, draft: bool, dpi: int) -> bytes:
    pdf = BytesIO()
    render_pages([page], pdf)
    drawn = _raster(pdf.getvalue(), dpi)
    if draft:
        drawn.paste(_DRAFT_INK, mask=_across(drawn.size))
    return _png(drawn)


def _png(drawn: Image.Image) -> bytes:
    few = drawn.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG")
    return out.getvalue()


def _raster(pdf: bytes, dpi: int) -> Image.Image:
    with _pdfium, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        longest = LONGEST * dpi / DPI
        scale = min(dpi / _POINTS_AN_INCH, longest / max(page.get_size()))
        raster: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
        return raster


@cache
def _across(size: tuple[int, int]) -> Image.Image:
    """How strongly the draft's words cover each pixel."""
    font = ImageFont.truetype(pylopdf_fonts_zh_cn.sans_path(), min(size) // 6)
    mask = Image.new("L", size, 0)
    middle = (size[0] / 2, size[1] / 2)
    ImageDraw.Draw(mask).text(middle, DRAFT, _DRAFT_STRENGTH, font, anchor="mm")
    return mask.rotate(_DRAFT_TURN)
