"""What a PDF reader finds in a file."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
from PIL.Image import Image

from certificates import Content, Layout, Shelf, render


def pdf(contents: list[Content], layout: Layout, shelf: Shelf) -> bytes:
    out = io.BytesIO()
    render(contents, layout, shelf, out)
    return out.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    """Open the file with qpdf, as objects."""
    return pikepdf.open(io.BytesIO(data))


def entries(data: bytes) -> list[dict[str, str]]:
    """Return the dictionary of every object: keys, and values that are names."""
    with opened(data) as document:
        found = (dict(_dictionary(each).items()) for each in document.objects)
        return [{key: _name(value) for key, value in each.items()} for each in found]


def _dictionary(thing: pikepdf.Object) -> pikepdf.Dictionary:
    if isinstance(thing, pikepdf.Stream):
        return thing.stream_dict
    return thing if isinstance(thing, pikepdf.Dictionary) else pikepdf.Dictionary()


def _name(value: object) -> str:
    return str(value) if isinstance(value, pikepdf.Name) else ""


def lines(data: bytes) -> list[list[str]]:
    """Return the text of every page, line by line."""
    pages = []
    with pdfium.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage().get_text_range()
            pages.append(text.replace("\ufffe", "-").split("\r\n"))
    return pages


def picture(data: bytes, dpi: int) -> Image:
    """Return the first page as a picture, as printed."""
    with pdfium.PdfDocument(data) as document:
        image: Image = document[0].render(scale=dpi / 72).to_pil()
        return image


def squeezed(text: str) -> str:
    return "".join(text.split())
