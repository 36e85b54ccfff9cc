"""The list of winners as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awards.catalogue.records import CommendationRecord
from awards.web.labels import STATES
from awards.winner_fields import CATEGORY, FIELDS
from awards.winners.records import WinnerRecord
from awards.words import Language, translations
from awards.workbooks import finished, text_workbook

_WORDS = tuple(field for field in FIELDS if field.list_width and not field.office_only)
_REMARKS = tuple(field for field in FIELDS if field.list_width and field.office_only)
_STATE_WIDTH, _NUMBER_WIDTH = 10, 26


def workbook(
    here: CommendationRecord,
    winners: Sequence[WinnerRecord],
    numbers: Mapping[int, str],
    language: Language = "zh",
    *,
    personal: bool = False,
) -> bytes:
    """Plain texts only. Personal free fields are hidden unless ``personal`` asks for them."""
    names = {category.code: category.name for category in here.categories}
    _ = translations(language).gettext
    book, buffer = text_workbook(here.title)
    sheet = book.add_worksheet(_("Winners"))
    bold = book.add_format({"bold": True})
    headings = (
        *((_(field.label), field.list_width) for field in _WORDS),
        (_("State"), _STATE_WIDTH),
        (_("Number"), _NUMBER_WIDTH),
        *((_(field.label), field.list_width) for field in _REMARKS),
        *((field.label_in(language), field.list_width) for field in here.own_fields),
    )
    for column, (heading, width) in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, width)
    for line, winner in enumerate(winners, 1):
        own = {field: field.shown_of(winner) for field in (*_WORDS, *_REMARKS)}
        own[CATEGORY] = names[winner.category]
        cells = (
            *(own[field] for field in _WORDS),
            _(STATES[winner.state]),
            numbers.get(winner.id, ""),
            *(own[field] for field in _REMARKS),
            *(
                field.shown_of(winner) if personal else field.listed_of(winner)
                for field in here.own_fields
            ),
        )
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text)
    sheet.freeze_panes(1, 0)
    return finished(book, buffer)
