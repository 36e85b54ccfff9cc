"""Which sheet of paper a page of a file holds, and the other way round."""

from __future__ import annotations

from awards.printing.runs.ranges import numbers_in, read


def page_of(sheets: str, sheet: int, sides: int) -> int | None:
    """The page of the front of this sheet, from 1; None if it is not in the file.

    ``sheets`` are those in the file, as `ranges.written`; each has as many pages as ``sides``.
    """
    for place, number in enumerate(numbers_in(read(sheets))):
        if number == sheet:
            return place * sides + 1
    return None


def sheet_on(sheets: str, page: int, sides: int) -> int | None:
    """The sheet of this page, from 1; None if the file has no such page."""
    for place, number in enumerate(numbers_in(read(sheets))):
        if place == (page - 1) // sides:
            return number
    return None
