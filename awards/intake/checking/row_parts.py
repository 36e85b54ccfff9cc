"""The part of a row that names one winner, where the row names several."""

from __future__ import annotations

import re
from typing import NamedTuple

from awards.intake.reading.book import address
from awards.words import Phrase

_PLACE = re.compile(r"(?P<sheet>.*)!(?P<row>\d+)(?:/[A-Z]+)?(?:/\d+)?", re.DOTALL)


class RowPart(NamedTuple):
    """``column`` are the letters of a list that stands beside others in the same rows.

    ``person`` counts from 1 to ``persons`` where one cell names several; else both are 0.
    """

    column: str = ""
    person: int = 0
    persons: int = 0

    def of_row(self, row: int) -> str:
        """The name of the row, without its sheet: 12, 12/B, 12/2 or 12/B/2."""
        column = f"/{self.column}" if self.column else ""
        return f"{row}{column}{self._suffix}"

    def of_cell(self, column: int, row: int) -> str:
        """The name of a cell, without its sheet: B12, or B12/2 for the second person."""
        return f"{address(column, row)}{self._suffix}"

    def words(self, where: str) -> Phrase | str:
        """The words for a row or a cell ``where``, with the person in it."""
        if not self.person:
            return where
        return Phrase(
            "%(where)s, person %(person)s of %(persons)s",
            where=where,
            person=self.person,
            persons=self.persons,
        )

    @property
    def _suffix(self) -> str:
        return f"/{self.person}" if self.person else ""


WHOLE = RowPart()


class SheetAndRow(NamedTuple):
    sheet: str
    row: int


def row_of(place: str) -> SheetAndRow:
    """The sheet and the row of a place, without the part of the row."""
    found = _PLACE.fullmatch(place)
    return SheetAndRow(found["sheet"], int(found["row"])) if found else SheetAndRow(place, 0)
