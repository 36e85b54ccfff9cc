"""The list of a notice as a workbook, to post elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.notices.records import NoticeRecord
from awards.winners.records import WinnerRecord
from awards.words import C_, Language, Phrase, translated
from awards.workbooks import finished, text_workbook

_HEADINGS = (
    Phrase("No."),
    Phrase("Category"),
    Phrase("Honour"),
    Phrase("Name of the person or body"),
    Phrase("Unit"),
)
_WIDTHS = (6, 20, 22, 26, 34)
#: The row of the headings, below the notice's text.
_TABLE = 4


def workbook(
    here: CommendationRecord,
    notice: NoticeRecord,
    winners: Sequence[WinnerRecord],
    language: Language = "zh",
) -> bytes:
    """Plain texts, in the one order."""
    names = {category.code: category.name for category in here.categories}
    book, buffer = text_workbook(here.title)
    sheet = book.add_worksheet(translated(Phrase(C_("workbook", "Public notice")), language))
    bold = book.add_format({"bold": True})
    title, *lines = (translated(each, language) for each in head(here, notice))
    sheet.write_string(0, 0, title, bold)
    for row, text in enumerate(lines, 1):
        sheet.write_string(row, 0, text)
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(_TABLE, column, translated(heading, language), bold)
        sheet.set_column(column, column, width)
    for line, winner in enumerate(winners, 1):
        cells = (str(line), names[winner.category], winner.honour, winner.name, winner.unit)
        for column, text in enumerate(cells):
            sheet.write_string(_TABLE + line, column, text)
    return finished(book, buffer)


def head(here: CommendationRecord, notice: NoticeRecord) -> tuple[Phrase, ...]:
    """The title, and the lines below it."""
    return (
        Phrase("%(title)s: winners proposed for commendation", title=here.title),
        Phrase(
            "Notice: %(begins_on)s to %(ends_on)s (%(days)s working days)",
            begins_on=notice.begins_on,
            ends_on=notice.ends_on,
            days=notice.days,
        ),
        Phrase("Contact: %(contact)s", contact=notice.contact),
    )
