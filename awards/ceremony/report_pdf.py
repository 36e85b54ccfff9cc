"""Any report as PDF: on A4, upright if its columns have room so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.ceremony.report_table import Cell, ReportColumn, ReportTable, in_language
from awards.layouts.service import shelf
from awards.printed_lists import LANGUAGE_TAGS, group_line, list_pdf, numbered
from awards.settings import Settings
from awards.text.cell_widths import columns as characters
from awards.words import Language, translated
from certificates import ListColumn, ListItem, ListPage

UPRIGHT = 94
"""Characters in all columns that an upright A4 has room for, two for a Chinese one."""

#: Columns of figures need little, and their headings wrap: millimetres, and as many characters.
FIGURES, NARROW = 12.0, 7


class _Shown(NamedTuple):
    """A column on paper: its place in the table, its cells as texts, and their characters."""

    at: int
    column: ReportColumn
    is_figures: bool
    width: int


def as_pdf(table: ReportTable, settings: Settings) -> bytes:
    """Raises PrintRefused with every row and column that cannot be printed."""
    language = settings.language
    rows = [in_language(row, language) for row in table.rows]
    shown = list(_shown(table, rows, language))
    page = ListPage(
        f"{table.title}\n{translated(table.whole, language)}",
        [_column(each, language) for each in shown],
        footer=numbered(language, table.title),
        landscape=sum(each.width for each in shown) > UPRIGHT,
        language=LANGUAGE_TAGS[language],
    )
    return list_pdf(_items(table, shown, language), page, shelf(settings.font_dirs))


def _shown(
    table: ReportTable, rows: Sequence[tuple[str | int, ...]], language: Language
) -> Iterator[_Shown]:
    """Leave out what is empty in every row, and what the lines above the rows say."""
    has_lines = any(group.heading for group in table.groups)
    for at, column in enumerate(table.columns):
        cells: list[Cell] = [row[at] for row in rows]
        is_empty = bool(rows) and all(cell == "" for cell in cells)
        if is_empty or (column.grouped and has_lines):
            continue
        heading = characters(translated(column.heading, language))
        longest = max((characters(str(cell)) for cell in cells), default=heading)
        is_figures = bool(rows) and all(isinstance(cell, int) for cell in cells)
        width = NARROW if is_figures else min(column.width, max(longest, heading) + 2)
        yield _Shown(at, column, is_figures, width)


def _column(shown: _Shown, language: Language) -> ListColumn:
    column, heading = shown.column, translated(shown.column.heading, language)
    if shown.is_figures:
        return ListColumn(heading, FIGURES, align="centre")
    return ListColumn(heading, share=shown.width, whole=column.whole, pair=column.spaced)


def _items(table: ReportTable, shown: Sequence[_Shown], language: Language) -> Iterator[ListItem]:
    for group in table.groups:
        if group.heading and group.rows:
            yield group_line(translated(group.heading, language), language)
        for row in group.rows:
            cells = in_language(row, language)
            yield [cells[each.at] for each in shown]
