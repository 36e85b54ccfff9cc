"""A sheet as a picture, drawn by the very engine that prints it."""

from __future__ import annotations

import threading
from io import BytesIO

import anyio
import pypdfium2

from certificates import Content, Layout, Shelf, render

#: Enough to read every word on a screen.
DPI = 110
_POINTS = 72

# PDFium is not made for several threads at once.
_PDFIUM = threading.Lock()


async def picture(content: Content, layout: Layout, shelf: Shelf, dpi: int = DPI) -> bytes:
    """A PNG. Raises `certificates.ContentRefused` for a sheet that could not be printed right."""
    return await anyio.to_thread.run_sync(_picture, content, layout, shelf, dpi)


def _picture(content: Content, layout: Layout, shelf: Shelf, dpi: int) -> bytes:
    pdf = BytesIO()
    render([content], layout, shelf, pdf)
    png = BytesIO()
    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf.getvalue())
        try:
            bitmap = document[0].render(scale=dpi / _POINTS)
            bitmap.to_pil().quantize(64).save(png, "PNG")
        finally:
            document.close()
    return png.getvalue()
