"""The list of a notice as a workbook, to post elsewhere."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.notices.records import NoticeRecord
from awards.statements.records import StatedLine, StatementRecord
from awards.statements.rules import correction_line
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


def workbook(
    here: CommendationRecord,
    notice: NoticeRecord,
    statement: StatementRecord,
    language: Language = "zh",
) -> bytes:
    """Plain texts, as the notice was published, with its corrections."""
    book, buffer = text_workbook(here.title)
    sheet = book.add_worksheet(translated(Phrase(C_("workbook", "Public notice")), language))
    bold = book.add_format({"bold": True})
    title, *lines = (translated(each, language) for each in head(here, notice, statement))
    table = len(lines) + 2
    sheet.write_string(0, 0, title, bold)
    for row, text in enumerate(lines, 1):
        sheet.write_string(row, 0, text)
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(table, column, translated(heading, language), bold)
        sheet.set_column(column, column, width)
    for row, line in enumerate(statement.lines, 1):
        name = translated(shown_name(line), language)
        cells = (str(row), line.category_name, line.honour, name, line.unit)
        for column, text in enumerate(cells):
            sheet.write_string(table + row, column, text)
    return finished(book, buffer)


def shown_name(line: StatedLine) -> Phrase | str:
    """The name, with a note if the commendation of this winner was revoked later."""
    return Phrase("%(name)s (revoked later)", name=line.name) if line.revoked else line.name


def head(
    here: CommendationRecord, notice: NoticeRecord, statement: StatementRecord
) -> tuple[Phrase, ...]:
    """The title, and the lines below it: the last ones are the corrections, by date."""
    return (
        Phrase("%(title)s: winners proposed for commendation", title=here.title),
        Phrase(
            "Notice: %(begins_on)s to %(ends_on)s (%(days)s working days)",
            begins_on=notice.begins_on,
            ends_on=notice.ends_on,
            days=notice.days,
        ),
        Phrase("Contact: %(contact)s", contact=notice.contact),
        *(correction_line(each) for each in statement.corrections),
    )
