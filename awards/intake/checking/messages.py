"""Messages that a person should read and need not answer."""

from __future__ import annotations

from collections.abc import Iterable

from awards.intake.checking.preview import ImportMessage
from awards.intake.reading.book import Book, SourceSheet
from awards.words import N_, Phrase

_SEPARATORS = {
    ",": Phrase("comma"),
    "\t": Phrase("tab"),
    ";": Phrase("semicolon"),
    "，": Phrase("full-width comma"),
}


def text_file(book: Book) -> ImportMessage:
    facts = {
        "encoding": book.encoding.upper(),
        "separator": _SEPARATORS.get(book.separator, book.separator),
    }
    read = (
        N_(
            "Read as %(encoding)s (inferred), separated by %(separator)s; if it looks wrong, "
            "choose another encoding."
        )
        if book.guessed
        else N_(
            "Read as %(encoding)s, separated by %(separator)s; if it looks wrong, "
            "choose another encoding."
        )
    )
    return ImportMessage("notice.text-file", Phrase(read, **facts))


def sheet_chosen(chosen: SourceSheet, others: Iterable[SourceSheet]) -> ImportMessage:
    listed = "、".join(sheet.name for sheet in others)
    return ImportMessage(
        "notice.sheet-chosen",
        Phrase(
            "Only “%(name)s” has a known header and was read; not read: %(listed)s.",
            name=chosen.name,
            listed=listed,
        ),
    )


def hidden_sheets(sheets: Iterable[SourceSheet]) -> ImportMessage:
    listed = "、".join(sheet.name for sheet in sheets)
    return ImportMessage(
        "notice.hidden-sheets",
        Phrase("Hidden sheets were not read: %(listed)s.", listed=listed),
    )


def ignored_columns(sheet: str, columns: Iterable[str]) -> ImportMessage:
    listed = "、".join(columns)
    return ImportMessage(
        "notice.ignored-columns",
        Phrase(
            "These columns of “%(sheet)s” were not read: %(listed)s.", sheet=sheet, listed=listed
        ),
    )


def numbers_only(sheet: str, count: int) -> ImportMessage:
    return ImportMessage(
        "notice.numbers-only",
        Phrase(
            "In “%(sheet)s”, %(count)s rows have only a position: they were not read.",
            sheet=sheet,
            count=count,
        ),
    )


def nothing_new() -> ImportMessage:
    return ImportMessage(
        "notice.nothing-new",
        Phrase("There is no new row to import."),
    )
