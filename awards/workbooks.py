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

from awards.text.cell_widths import columns, lines
from awards.words import Language, Phrase, translated

CELL_LENGTH = 32_767
"""The most characters Excel takes in one cell."""

LINE_HEIGHT = 15.0
_TALLEST = 409.0
"""Points: the height of a line, and of the tallest row in Excel."""

_A4 = 9
_MARGINS = (0.45, 0.45, 0.6, 0.7)
"""Inches: left, right, top, bottom."""

_FOOTER_WIDTH = 60
"""Columns of one digit that a footer has beside its page number."""

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


def set_up_print(
    page: Worksheet,
    language: Language,
    header_row: int = 0,
    *,
    title: str = "",
    upright: bool = False,
    foot: str = "",
) -> None:
    """A4, all columns on one page, the header (its row counts from 1) repeated, pages counted.

    ``foot`` are words with {page} and {pages}, in place of the title and the number.
    """
    page.set_paper(_A4)
    if upright:
        page.set_portrait()
    else:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(*_MARGINS)
    page.center_horizontally()
    page.set_footer(_own_footer(foot) if foot else _footer(title, language))
    if header_row:
        page.repeat_rows(header_row - 1)


def _footer(title: str, language: Language) -> str:
    """The title stands at the left if it has room beside the page number.

    An ampersand begins a field code here, so one of the title is doubled. The space ends the size:
    the title may begin with a figure.
    """
    words = title.replace("\n", " ").replace("&", "&&") if columns(title) <= _FOOTER_WIDTH else ""
    return f"&L&9 {words}&R&9 {translated(Phrase('Page &P of &N'), language)}"


def _own_footer(foot: str) -> str:
    words = foot.replace("&", "&&").replace("{pages}", "&N").replace("{page}", "&P")
    return f"&C&9 {words}"


def row_height(
    cells: Iterable[tuple[str, int]], line_height: float = LINE_HEIGHT, padding: float = 0.0
) -> float:
    """The height in points that shows every line of these wrapped texts in columns of these widths.

    Not every program computes it by itself.
    """
    most = max((lines(text, width) for text, width in cells), default=1)
    return min(_TALLEST, line_height * most + padding)


def csv_file(rows: Iterable[Sequence[str | int]]) -> bytes:
    """UTF-8 with BOM, as Excel needs it; a text that looks like a formula is made inert."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.search(cell) else cell
