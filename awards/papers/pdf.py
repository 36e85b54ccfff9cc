"""Any list as PDF: on A4, upright if its columns have room so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.papers.columns import ShownColumn, shape
from awards.papers.table import Cell, PaperTable, heading_of, in_language
from awards.printed_lists import LANGUAGE_TAGS, group_line, list_pdf, numbered, shelf
from awards.settings import Settings
from awards.words import C_, Language, Phrase, translated
from certificates import ListColumn, ListFooter, ListGroup, ListItem, ListPage, ListWords

#: Millimetres of a column of figures, and of one to sign in.
FIGURES, SIGNED = 12.0, 32.0


def as_pdf(table: PaperTable, settings: Settings) -> bytes:
    """Raises PrintRefused with every row and column that cannot be printed."""
    return list_pdf(
        items_of(table, settings.language),
        page_of(table, settings.language),
        shelf(settings.font_dirs),
    )


def page_of(table: PaperTable, language: Language, *, is_upright: bool = False) -> ListPage:
    """It lies as its columns need, unless ``is_upright`` says that it stands."""
    found = shape(table, language, is_upright=is_upright)
    return ListPage(
        heading_of(table, language),
        [_column(each, language) for each in found.columns],
        lines=[
            ListWords(translated(line, language), gap=0 if at else 2)
            for at, line in enumerate(table.lines)
        ],
        closing=[
            ListWords(translated(line, language), align="right", gap=0 if at else 4)
            for at, line in enumerate(table.closing)
        ],
        footer=ListFooter(page=table.foot) if table.foot else numbered(language, table.title),
        landscape=not found.is_upright,
        size=table.size,
        blank_rows=table.blank_rows,
        stamp=table.stamp,
        language=LANGUAGE_TAGS[language],
    )


def _column(shown: ShownColumn, language: Language) -> ListColumn:
    column, heading = shown.column, translated(shown.column.heading, language)
    if column.sign:
        return ListColumn(heading, SIGNED, sign=True)
    if shown.is_figures:
        return ListColumn(heading, FIGURES, align="centre")
    return ListColumn(heading, share=shown.width, whole=column.whole, pair=column.spaced)


def items_of(table: PaperTable, language: Language) -> Iterator[ListItem]:
    filled = [each.at for each in shape(table, language).columns if not each.column.sign]
    if not table.rows:
        yield ListGroup(translated(Phrase(C_("list", "None")), language))
    for group in table.groups:
        if group.heading and group.rows:
            yield group_line(translated(group.heading, language), language, new_page=group.new_page)
        yield from _rows(group.rows, filled, language)
        if group.closing:
            yield ListWords(group.closing, align="right", gap=3)


def _rows(
    rows: Sequence[tuple[Cell, ...]], filled: Sequence[int], language: Language
) -> Iterator[ListItem]:
    for row in rows:
        cells = in_language(row, language)
        yield [cells[at] for at in filled]
