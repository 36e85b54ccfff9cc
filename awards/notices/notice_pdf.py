"""The list of a notice as PDF, to post on paper: on A4, category by category."""

from __future__ import annotations

from collections.abc import Iterator

from awards.catalogue.records import CommendationRecord
from awards.layouts.service import shelf
from awards.notices.notice_workbook import head, shown_name
from awards.notices.records import NoticeRecord
from awards.printed_lists import LANGUAGE_TAGS, group_line, list_pdf, numbered
from awards.settings import Settings
from awards.statements.records import StatementRecord
from awards.statements.rules import groups_of
from awards.words import Language, Phrase, translated
from certificates import ListColumn, ListItem, ListPage, ListWords

#: Points of the words, which are read from a wall.
SIZE = 12.0


def notice_pdf(
    here: CommendationRecord,
    notice: NoticeRecord,
    statement: StatementRecord,
    settings: Settings,
) -> bytes:
    """The notice as it was published, with its corrections. Raises PrintRefused."""
    language = settings.language
    title, *lines = (translated(each, language) for each in head(here, notice, statement))
    page = ListPage(
        title,
        _columns(language, has_honours=any(each.honour for each in statement.lines)),
        lines=[ListWords(line) for line in lines],
        footer=numbered(language),
        size=SIZE,
        language=LANGUAGE_TAGS[language],
    )
    items = _items(statement, language, has_honours=len(page.columns) > _LEAST)
    return list_pdf(items, page, shelf(settings.font_dirs))


#: Columns of a list in which no category has honours.
_LEAST = 3


def _columns(language: Language, *, has_honours: bool) -> list[ListColumn]:
    number, name, unit, honour = (
        translated(words, language)
        for words in (
            Phrase("No."),
            Phrase("Name of the person or body"),
            Phrase("Unit"),
            Phrase("Honour"),
        )
    )
    columns = [
        ListColumn(number, 14, align="centre"),
        ListColumn(name, share=6, pair=True),
        ListColumn(unit, share=4),
    ]
    return [*columns, ListColumn(honour, share=4)] if has_honours else columns


def _items(
    statement: StatementRecord, language: Language, *, has_honours: bool
) -> Iterator[ListItem]:
    number = 0
    for group in groups_of(statement.lines):
        words = Phrase("%(name)s (%(count)s)", name=group.name, count=len(group.lines))
        yield group_line(translated(words, language), language)
        for line in group.lines:
            number += 1
            cells = (number, translated(shown_name(line), language), line.unit)
            yield (*cells, line.honour) if has_honours else cells
