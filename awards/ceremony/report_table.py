"""A report as plain data: columns, and rows in groups. How it looks is decided elsewhere."""

from __future__ import annotations

from typing import NamedTuple

from awards.words import Language, Phrase, translated

#: Texts of the register stay as they are; a phrase is translated where it is written.
Cell = str | int | Phrase


class ReportColumn(NamedTuple):
    """``key`` is for programs; ``width`` is in characters of the body type, a Chinese one is two.

    In a ``spaced`` column a name of two characters is set as wide as three. A ``whole`` text is not
    broken if it can be avoided. Print leaves out a column that is ``grouped``: the line above the
    rows says the same. What is ``printed`` alone is for people: files for programs leave it out.
    """

    key: str
    heading: Phrase | str
    width: int
    spaced: bool = False
    whole: bool = False
    grouped: bool = False
    printed: bool = False


class ReportGroup(NamedTuple):
    """Rows under a ``heading``; with a ``sheet`` they also get a sheet of their own in a workbook."""

    rows: tuple[tuple[Cell, ...], ...]
    heading: Phrase | str = ""
    sheet: str = ""
    title: str = ""


class ReportTable(NamedTuple):
    """``title`` stands above the rows; ``whole`` names the sheet that holds all of them."""

    title: str
    whole: Phrase | str
    columns: tuple[ReportColumn, ...]
    groups: tuple[ReportGroup, ...]

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        return [row for group in self.groups for row in group.rows]

    @property
    def bare(self) -> ReportTable:
        """Without the columns that are for people alone."""
        shown = [at for at, column in enumerate(self.columns) if not column.printed]
        groups = [
            group._replace(rows=tuple(tuple(row[at] for at in shown) for row in group.rows))
            for group in self.groups
        ]
        return self._replace(columns=tuple(self.columns[at] for at in shown), groups=tuple(groups))

    def records(self, language: Language) -> list[dict[str, str | int]]:
        """Each row by the keys of its columns."""
        table = self.bare
        keys = [column.key for column in table.columns]
        return [dict(zip(keys, in_language(row, language), strict=True)) for row in table.rows]


def in_language(row: tuple[Cell, ...], language: Language) -> tuple[str | int, ...]:
    return tuple(cell if isinstance(cell, int) else translated(cell, language) for cell in row)
