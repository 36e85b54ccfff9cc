"""The list of winners as a workbook and as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.web.labels import STATES
from awards.winner_fields import CATEGORY, FIELDS
from awards.winners.records import WinnerRecord
from awards.words import Language, translations
from awards.workbooks import csv_file, finished, text_workbook

_WORDS = tuple(field for field in FIELDS if field.list_width and not field.office_only)
_REMARKS = tuple(field for field in FIELDS if field.list_width and field.office_only)
_STATE_WIDTH, _NUMBER_WIDTH = 10, 26


class ListFile(NamedTuple):
    """The list as rows of texts: the first has the headings, ``widths`` are of its columns."""

    title: str
    rows: list[list[str]]
    widths: list[int]


def list_file(
    here: CommendationRecord,
    winners: Sequence[WinnerRecord],
    numbers: Mapping[int, str],
    language: Language = "zh",
    *,
    personal: bool = False,
) -> ListFile:
    """Personal free fields are hidden unless ``personal`` asks for them."""
    names = {category.code: category.name for category in here.categories}
    _ = translations(language).gettext
    own = here.own_fields
    headings = [
        *((field.label_in(language), field.list_width) for field in _WORDS),
        (_("State"), _STATE_WIDTH),
        (_("Number"), _NUMBER_WIDTH),
        *((field.label_in(language), field.list_width) for field in (*_REMARKS, *own)),
    ]
    rows = [[heading for heading, _width in headings]]
    for winner in winners:
        texts = {field: field.shown_of(winner) for field in (*_WORDS, *_REMARKS)}
        texts[CATEGORY] = names[winner.category]
        shown = (field.shown_of(winner) if personal else field.listed_of(winner) for field in own)
        state, number = _(STATES[winner.state]), numbers.get(winner.id, "")
        words, remarks = (texts[field] for field in _WORDS), (texts[field] for field in _REMARKS)
        rows.append([*words, state, number, *remarks, *shown])
    return ListFile(here.title, rows, [width for _heading, width in headings])


def as_workbook(made: ListFile, language: Language = "zh") -> bytes:
    """Plain texts only."""
    book, buffer = text_workbook(made.title)
    sheet = book.add_worksheet(translations(language).gettext("Winners"))
    bold = book.add_format({"bold": True})
    for column, width in enumerate(made.widths):
        sheet.set_column(column, column, width)
    for line, texts in enumerate(made.rows):
        for column, text in enumerate(texts):
            sheet.write_string(line, column, text, bold if line == 0 else None)
    sheet.freeze_panes(1, 0)
    return finished(book, buffer)


def as_text(made: ListFile) -> bytes:
    """CSV."""
    return csv_file(made.rows)
