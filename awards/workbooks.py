"""Workbooks and CSV files of plain texts, without formulas, links or dates."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.text.cell_widths import lines

CELL_LENGTH = 32_767
"""The most characters Excel takes in one cell."""

LINE_HEIGHT = 15.0
_TALLEST = 409.0
"""Points: the height of a line, and of the tallest row in Excel."""

_A4 = 9
_PAGE_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter writes it as UTC and wants it naive


#: What begins so, a line of it too, is taken for a formula by some program (OWASP, CSV injection).
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]", re.MULTILINE)


def text_workbook(title: str = "") -> tuple[xlsxwriter.Workbook, io.BytesIO]:
    """Text that begins with ``=`` or ``http`` came from a stranger and stays text.

    The file's date is fixed, so that the same content gives the same file.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"title": title, "created": _CREATED})
    return workbook, buffer


def finished(workbook: xlsxwriter.Workbook, buffer: io.BytesIO) -> bytes:
    workbook.close()
    return buffer.getvalue()


def page_names(names: Iterable[str]) -> list[str]:
    """Sheet names that Excel accepts, each once without regard to case."""
    taken = {"history"}  # Excel reserves this name.
    result = []
    for number, name in enumerate(names, 1):
        clean = _FORBIDDEN.sub("_", name)[:_PAGE_NAME_LENGTH].strip("'") or f"Sheet{number}"
        if clean.lower() in taken:
            clean = f"{clean[: _PAGE_NAME_LENGTH - 5]}-{number}"
        taken.add(clean.lower())
        result.append(clean)
    return result


def set_columns(page: Worksheet, widths: Sequence[int], look: Format | None = None) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width, look)


def set_up_print(page: Worksheet, header_row: int = 0) -> None:
    """Fit all columns on one page and repeat the header, whose row counts from 1."""
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    if header_row:
        page.repeat_rows(header_row - 1)


def row_height(cells: Iterable[tuple[str, int]], line_height: float = LINE_HEIGHT) -> float:
    """The height in points that shows every line of these wrapped texts in columns of these widths.

    Not every program computes it by itself.
    """
    most = max((lines(text, width) for text, width in cells), default=1)
    return min(_TALLEST, line_height * most)


def csv_file(rows: Iterable[Sequence[str | int]]) -> bytes:
    """UTF-8 with BOM, as Excel needs it; a text that looks like a formula is made inert."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.search(cell) else cell
