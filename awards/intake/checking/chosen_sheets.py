"""Which sheets of a file are read."""

from __future__ import annotations

from dataclasses import dataclass

from awards.intake.checking import messages, questions
from awards.intake.checking.choices import Choices
from awards.intake.checking.headers import has_heading
from awards.intake.checking.preview import ImportMessage, Question
from awards.intake.reading.book import Book, SourceSheet
from awards.intake.reading.refusals import UnknownChoice

#: More rows are not read before somebody says which of them are meant.
_SHOWN = 5_000


@dataclass(frozen=True, slots=True)
class ChosenSheets:
    """The sheets to read. With a ``question`` they are only shown until it is answered."""

    sheets: tuple[SourceSheet, ...]
    messages: tuple[ImportMessage, ...] = ()
    question: Question | None = None


def chosen(book: Book, choices: Choices) -> ChosenSheets:
    """The given sheets; else the one visible sheet, or the one with a header; never hidden ones."""
    if choices.sheets:
        return ChosenSheets(_told(book, choices))
    full = tuple(sheet for sheet in book.sheets if sheet.lines)
    visible = tuple(sheet for sheet in full if not sheet.hidden)
    hidden = tuple(sheet for sheet in full if sheet.hidden)
    aside = (messages.hidden_sheets(hidden),) if hidden else ()
    if len(visible) == 1:
        return ChosenSheets(visible, aside)
    headed = tuple(sheet for sheet in visible if has_heading(sheet))
    if len(headed) == 1:
        others = [sheet for sheet in visible if sheet is not headed[0]]
        return ChosenSheets(headed, (messages.sheet_chosen(headed[0], others), *aside))
    shown = headed if sum(len(sheet.lines) for sheet in headed) <= _SHOWN else ()
    return ChosenSheets(shown, (), questions.which_sheet(full))


def _told(book: Book, choices: Choices) -> tuple[SourceSheet, ...]:
    by_name = {sheet.name: sheet for sheet in book.sheets}
    for name in choices.sheets:
        if name not in by_name:
            raise UnknownChoice(choice=name)
    return tuple(sheet for sheet in book.sheets if sheet.name in choices.sheets)
