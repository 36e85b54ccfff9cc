"""Any list as DOCX, to be edited in Word or WPS before it is posted."""

from __future__ import annotations

from collections.abc import Iterator

from awards.documents import (
    ACROSS,
    CLOSING,
    LINE,
    LIST_TITLE,
    UPRIGHT,
    DocumentColumn,
    GroupLine,
    OfficeDocument,
    TableRow,
)
from awards.papers.columns import ShownColumn, shape
from awards.papers.table import PaperTable, heading_of, in_language
from awards.text.names import padded
from awards.words import C_, Language, Phrase, translated


def as_docx(table: PaperTable, language: Language) -> bytes:
    found = shape(table, language)
    title = heading_of(table, language)
    made = OfficeDocument(
        title.replace("\n", " "),
        UPRIGHT if found.is_upright else ACROSS,
        language,
        foot_words=table.foot,
    )
    made.paragraph(title, LIST_TITLE)
    for line in table.lines:
        made.paragraph(translated(line, language), LINE)
    made.table(columns_of(table, language), rows_of(table, language), table.size)
    for line in table.closing:
        made.paragraph(translated(line, language), CLOSING)
    return made.finished()


def columns_of(
    table: PaperTable, language: Language, *, is_upright: bool = False
) -> list[DocumentColumn]:
    found = shape(table, language, is_upright=is_upright)
    return [_column(each, language) for each in found.columns]


def _column(shown: ShownColumn, language: Language) -> DocumentColumn:
    heading = translated(shown.column.heading, language)
    return DocumentColumn(
        heading,
        shown.width,
        "center" if shown.is_figures else "left",
        sign=shown.column.sign,
    )


def rows_of(table: PaperTable, language: Language) -> Iterator[TableRow]:
    columns = shape(table, language).columns
    if not table.rows:
        yield GroupLine(translated(Phrase(C_("list", "None")), language))
    for group in table.groups:
        if group.heading and group.rows:
            yield GroupLine(translated(group.heading, language))
        for row in group.rows:
            cells = in_language(row, language)
            yield [_shown(each, cells[each.at]) for each in columns]


def _shown(column: ShownColumn, cell: str | int) -> str | int:
    return padded(cell) if column.column.spaced and isinstance(cell, str) else cell
