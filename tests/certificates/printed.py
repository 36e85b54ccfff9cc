"""What is on a page, found by a reader of PDF files: characters, inks and places in millimetres."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 25.4 / 72


class PrintedCharacter(NamedTuple):
    """``at`` is its origin on the baseline, ``box`` the extent of its outline: left, top, ..."""

    character: str
    at: tuple[float, float]
    box: tuple[float, float, float, float]
    size: float
    ink: str


class PrintedShape(NamedTuple):
    """``kind`` is path or picture. ``ink`` is its fill, then its stroke; ``box`` its extent.

    A mask of one bit is a path: both are painted in one ink.
    """

    kind: str
    ink: str
    box: tuple[float, float, float, float]


def characters(page: pdfium.PdfPage) -> Iterator[PrintedCharacter]:
    """Every character with ink, in the order in which the page draws them."""
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or character == "\ufffe":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        left, bottom, right, top = text.get_charbox(index)
        yield PrintedCharacter(
            character,
            (x.value * MM, (height - y.value) * MM),
            (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM),
            raw.FPDFText_GetFontSize(text, index),
            _ink(raw.FPDFText_GetFillColor, text, index),
        )


def shapes(page: pdfium.PdfPage) -> Iterator[PrintedShape]:
    """Every path and picture, those of forms too, in the order in which the page draws them."""
    height = page.get_height()
    kinds = {raw.FPDF_PAGEOBJ_PATH: "path", raw.FPDF_PAGEOBJ_IMAGE: "picture"}
    for each in page.get_objects(max_depth=8):
        if each.type in kinds:
            left, bottom, right, top = each.get_bounds()
            box = (left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)
            yield PrintedShape("path" if _is_mask(each) else kinds[each.type], _inks(each), box)


def _is_mask(each: pdfium.PdfObject) -> bool:
    return isinstance(each, pdfium.PdfImage) and each.get_metadata().bits_per_pixel == 1


def _inks(each: pdfium.PdfObject) -> str:
    if _is_mask(each):
        return _ink(raw.FPDFPageObj_GetFillColor, each)
    if each.type == raw.FPDF_PAGEOBJ_IMAGE:
        return "its own"
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(each, filled, stroked)
    said = [_ink(raw.FPDFPageObj_GetFillColor, each)] if filled.value else ["-"]
    if stroked.value:
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(each, width)
        said.append(f"{_ink(raw.FPDFPageObj_GetStrokeColor, each)} {width.value * MM:.2f}")
    return " ".join(said)


def _ink(ask: object, *of: object) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    ask(*of, red, green, blue, alpha)  # type: ignore[operator]  # a function of the C library
    return f"#{red.value:02X}{green.value:02X}{blue.value:02X}"
