"""Keep a list within the rows and columns that may be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from awards.intake.reading.book import SourceRow, address
from awards.intake.reading.limits import HEADER_ROWS, Limits
from awards.intake.reading.refusals import TooManyRows, TooWide


class Extent:
    """Counts the rows of all sheets together."""

    def __init__(self, limits: Limits, *, sheets: int = 1) -> None:
        self._limits = limits
        self._room = limits.lines(sheets)

    def add_sheet(self) -> None:
        """Make room for the header of one more sheet."""
        self._room += HEADER_ROWS

    def within(self, sheet: str, lines: Iterable[SourceRow]) -> Iterator[SourceRow]:
        """The rows that hold any text. Raises `TooManyRows` or `TooWide`."""
        for line in lines:
            kept = self._cut(sheet, line)
            if not any(cell.text for cell in kept.cells):
                continue
            if not self._room:
                raise TooManyRows(limit=self._limits.rows)
            self._room -= 1
            yield kept

    def _cut(self, sheet: str, line: SourceRow) -> SourceRow:
        """Without blank cells at the end. White space far to the right is blank too."""
        most, end = self._limits.columns, len(line.cells)
        while end and not (
            line.cells[end - 1].text.strip() if end > most else line.cells[end - 1].text
        ):
            end -= 1
        if end > most:
            far = address(end - 1, line.number)
            raise TooWide(sheet=sheet, address=far, limit=most)
        return (
            line
            if end == len(line.cells)
            else msgspec.structs.replace(line, cells=line.cells[:end])
        )
