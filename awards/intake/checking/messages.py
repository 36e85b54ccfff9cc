"""Messages that a person should read and need not answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from awards.intake.checking.preview import ImportMessage
from awards.intake.reading.book import Book, SourceSheet, Unseen, letters
from awards.words import N_, Phrase

_MOST_PLACES = 30

_SEPARATORS = {
    ",": Phrase("comma"),
    "\t": Phrase("tab"),
    ";": Phrase("semicolon"),
    "|": Phrase("vertical bar"),
    "，": Phrase("full-width comma"),
    "；": Phrase("full-width semicolon"),
    "｜": Phrase("full-width bar"),
}


_UNSEEN = {
    Unseen.FORMULAS: N_(
        "In a .%(kind)s file nothing tells whether a formula reads another workbook or was never "
        "calculated: check values that come from formulas."
    ),
    Unseen.MARKS: N_(
        "A part of the .%(kind)s file is broken: hidden rows, merged cells, padded numbers and "
        "what is struck through cannot be seen. Save it as .xlsx to be sure."
    ),
    Unseen.TRACKED_CHANGES: N_(
        "The document has tracked changes: it was read as if all were accepted."
    ),
}


def unseen(book: Book) -> tuple[ImportMessage, ...]:
    """What the file's format keeps from the reader."""
    return tuple(
        ImportMessage(f"notice.unseen-{each.value}", Phrase(_UNSEEN[each], kind=book.kind))
        for each in book.unseen
    )


def text_facts(book: Book) -> dict[str, Phrase | str]:
    """How a text file was read, in words."""
    return {
        "encoding": book.encoding.upper(),
        "separator": _SEPARATORS.get(book.separator, book.separator),
    }


def text_file(book: Book) -> ImportMessage:
    facts = text_facts(book)
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


def side_by_side(sheet: str, spans: Iterable[str]) -> ImportMessage:
    return ImportMessage(
        "notice.side-by-side",
        Phrase(
            "“%(sheet)s” holds lists side by side: columns %(listed)s. Each was read by itself.",
            sheet=sheet,
            listed="、".join(spans),
        ),
    )


def stacked(sheet: str, rows: Iterable[int]) -> ImportMessage:
    return ImportMessage(
        "notice.stacked",
        Phrase(
            "“%(sheet)s” holds lists below each other, with headers in rows %(listed)s. Each was "
            "read by itself.",
            sheet=sheet,
            listed="、".join(map(str, rows)),
        ),
    )


def pivoted(sheet: str, columns: Iterable[str]) -> ImportMessage:
    return ImportMessage(
        "notice.pivoted",
        Phrase(
            "In “%(sheet)s” names stand below headings of categories: %(listed)s. Each column was "
            "read as a list.",
            sheet=sheet,
            listed="、".join(columns),
        ),
    )


def ignored_columns(sheet: str, columns: Iterable[str]) -> ImportMessage:
    listed = "、".join(columns)
    return ImportMessage(
        "notice.ignored-columns",
        Phrase(
            "These columns of “%(sheet)s” were not read: %(listed)s. To keep one, declare it as a "
            "field of the commendation's own, then check the file again.",
            sheet=sheet,
            listed=listed,
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


def hidden_by_default(sheet: str) -> ImportMessage:
    return ImportMessage(
        "notice.hidden-by-default",
        Phrase(
            "“%(sheet)s” hides rows or columns by default: a row or column that was read may not "
            "be seen in Excel.",
            sheet=sheet,
        ),
    )


def hidden_lines(sheet: str, rows: Sequence[int], columns: Iterable[int]) -> ImportMessage:
    """Where the hidden rows and columns are that hold something."""
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in _runs(rows)]
    places = [*shown[:_MOST_PLACES], *(["…"] if len(shown) > _MOST_PLACES else [])]
    listed = "、".join((*places, *map(letters, columns)))
    return ImportMessage(
        "notice.hidden-lines",
        Phrase("Hidden in “%(sheet)s”: %(listed)s.", sheet=sheet, listed=listed),
    )


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbours together: 3, 4, 5, 9 is 3 to 5 and 9."""
    for _, run in groupby(enumerate(numbers), key=lambda each: each[1] - each[0]):
        members = [number for _, number in run]
        yield members[0], members[-1]


def nothing_new() -> ImportMessage:
    return ImportMessage(
        "notice.nothing-new",
        Phrase("There is no new row to import."),
    )
