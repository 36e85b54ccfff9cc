"""Workbooks of texts: nothing in them is calculated, linked or dated."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime

import xlsxwriter

CELL_LENGTH = 32_767
"""The most characters Excel takes in one cell."""

_PAGE_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter writes it as UTC and wants it naive


def text_workbook() -> tuple[xlsxwriter.Workbook, io.BytesIO]:
    """What begins with ``=`` or ``http`` came from a stranger and stays a text."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"created": _CREATED})
    return workbook, buffer


def finished(workbook: xlsxwriter.Workbook, buffer: io.BytesIO) -> bytes:
    workbook.close()
    return buffer.getvalue()


def page_names(names: Iterable[str]) -> list[str]:
    """Names that Excel accepts, each once whatever its case."""
    taken = {"history"}  # Excel keeps this one for itself
    result = []
    for number, name in enumerate(names, 1):
        clean = _FORBIDDEN.sub("_", name)[:_PAGE_NAME_LENGTH].strip("'") or f"Sheet{number}"
        if clean.lower() in taken:
            clean = f"{clean[: _PAGE_NAME_LENGTH - 5]}-{number}"
        taken.add(clean.lower())
        result.append(clean)
    return result
