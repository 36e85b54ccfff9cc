"""A list on paper as plain data: columns, and rows in groups. How it looks is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from awards.text import dates
from awards.words import Joined, Language, Phrase, listed, translated

#: Texts of the register stay as they are; a phrase is translated where it is written.
Cell = str | int | Phrase


class PaperColumn(NamedTuple):
    """``key`` is for programs; ``width`` is in characters of the body type, a Chinese one is two.

    In a ``spaced`` column a name of two characters is set as wide as three. A ``whole`` text is not
    broken if it can be avoided. Print leaves out a column that is ``grouped``: the line above the
    rows says the same. A column to be ``copied``, such as a message, is not on paper either. What is
    ``printed`` alone is for people: files for programs leave it out. A column to ``sign`` in has
    empty cells and is on paper alone.
    """

    key: str
    heading: Phrase | str
    width: int
    spaced: bool = False
    whole: bool = False
    grouped: bool = False
    copied: bool = False
    printed: bool = False
    sign: bool = False


class PaperGroup(NamedTuple):
    """Rows under a ``heading``; with a ``sheet`` they also get a sheet of their own in a workbook.

    What is ``printed`` alone is for people: files for programs leave it out. With ``new_page`` it
    begins a page; ``closing`` stands below its rows.
    """

    rows: tuple[tuple[Cell, ...], ...]
    heading: Phrase | str = ""
    sheet: str = ""
    title: str = ""
    printed: bool = False
    new_page: bool = False
    closing: str = ""


class PaperTable(NamedTuple):
    """``title`` and ``whole``, the name of the list, stand above the rows.

    ``lines`` are below the title, ``closing`` at the right below the last row. ``size`` is that of
    the words in points, so that they can be read from a wall. ``foot`` stands at the foot of each
    page, with {page} and {pages} for its number, in place of the title and the number. Every page
    ends with ``blank_rows`` for names that are added by hand. A ``stamp`` is a warning in red.
    """

    title: str
    whole: Phrase | str
    columns: tuple[PaperColumn, ...]
    groups: tuple[PaperGroup, ...]
    lines: tuple[Phrase | Joined | str, ...] = ()
    closing: tuple[Phrase | str, ...] = ()
    size: float = 10.5
    foot: str = ""
    blank_rows: int = 0
    stamp: str = ""

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        return [row for group in self.groups for row in group.rows]

    @property
    def bare(self) -> PaperTable:
        """Without the columns that are for people alone."""
        shown = [
            at for at, column in enumerate(self.columns) if not (column.printed or column.sign)
        ]
        groups = [
            group._replace(rows=tuple(tuple(row[at] for at in shown) for row in group.rows))
            for group in self.groups
            if not group.printed
        ]
        return self._replace(columns=tuple(self.columns[at] for at in shown), groups=tuple(groups))

    def records(self, language: Language) -> list[dict[str, str | int]]:
        """Each row by the keys of its columns."""
        table = self.bare
        keys = [column.key for column in table.columns]
        return [dict(zip(keys, in_language(row, language), strict=True)) for row in table.rows]


def in_language(row: tuple[Cell, ...], language: Language) -> tuple[str | int, ...]:
    return tuple(cell if isinstance(cell, int) else translated(cell, language) for cell in row)


def heading_of(table: PaperTable, language: Language) -> str:
    """The title in two lines: of the commendation, and of the list."""
    return "\n".join(filter(None, (table.title, translated(table.whole, language))))


def signed_by(issuers: Iterable[str], day: date, language: Language) -> tuple[str, ...]:
    """The closing of a paper: its issuing bodies, then its date."""
    return (*issuers, dates.plain(day) if language == "zh" else dates.in_english(day))


def made_line(issuers: Iterable[str], day: date) -> Phrase:
    """The line below the title of a list for use in the office."""
    return Phrase("Issued by: %(issuers)s; made on %(day)s", issuers=listed(issuers), day=day)
