"""The list of a notice as PDF, to post on paper: on A4, category by category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.catalogue.records import CommendationRecord
from awards.layouts.service import shelf
from awards.notices.notice_workbook import head
from awards.notices.records import NoticeRecord
from awards.printed_lists import LANGUAGE_TAGS, group_line, list_pdf, numbered
from awards.settings import Settings
from awards.winners.records import WinnerRecord
from awards.words import Language, Phrase, translated
from certificates import ListColumn, ListItem, ListPage, ListWords

#: Points of the words, which are read from a wall.
SIZE = 12.0


def notice_pdf(
    here: CommendationRecord,
    notice: NoticeRecord,
    winners: Sequence[WinnerRecord],
    settings: Settings,
) -> bytes:
    """The winners in the one order. Raises PrintRefused."""
    language = settings.language
    title, *lines = (translated(each, language) for each in head(here, notice))
    page = ListPage(
        title,
        _columns(language, has_honours=any(each.honour for each in winners)),
        lines=[ListWords(line) for line in lines],
        footer=numbered(language),
        size=SIZE,
        language=LANGUAGE_TAGS[language],
    )
    items = _items(here, winners, language, has_honours=len(page.columns) > _LEAST)
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
    here: CommendationRecord,
    winners: Sequence[WinnerRecord],
    language: Language,
    *,
    has_honours: bool,
) -> Iterator[ListItem]:
    number = 0
    for category in here.categories:
        members = [winner for winner in winners if winner.category == category.code]
        if members:
            line = Phrase("%(name)s (%(count)s)", name=category.name, count=len(members))
            yield group_line(translated(line, language), language)
        for winner in members:
            number += 1
            cells = (number, winner.name, winner.unit)
            yield (*cells, winner.honour) if has_honours else cells
