"""Book and answers in, preview out: every fault of every row, and no decision on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from awards.intake.checking import messages, questions
from awards.intake.checking.award_columns import AwardNames, award_names
from awards.intake.checking.choices import Choices, RegistrySnapshot
from awards.intake.checking.chosen_sheets import chosen
from awards.intake.checking.contacts import to_ask
from awards.intake.checking.list_parts import SheetParts, parts_of
from awards.intake.checking.preview import (
    CheckedRow,
    ImportMessage,
    ImportPreview,
    Question,
    RowState,
)
from awards.intake.checking.quotas import overfull, tallied
from awards.intake.checking.repeats import KeyOf, Sieve
from awards.intake.checking.rows import RowReader
from awards.intake.checking.sheets import ReadySheet, ready
from awards.intake.checking.totals import with_totals
from awards.intake.checking.unit_headings import units_of
from awards.intake.reading.book import Book, SourceSheet
from awards.intake.reading.refusals import NoHeader, NoHeaderInText
from awards.winner_fields import NAME, UNIT


def check(book: Book, choices: Choices, register: RegistrySnapshot, key_of: KeyOf) -> ImportPreview:
    """Everything to report before an import. Raises `FileRefused` if no list can be found."""
    selection = chosen(book, choices)
    told = (messages.text_file(book),) if book.kind == "csv" else ()
    if selection.question:
        return ImportPreview((), (), (selection.question,), told, tallied((), register.slots), {})
    awards = award_names(register.slots, register.own)
    lists = [_ready(book, sheet, choices, awards) for sheet in selection.sheets]
    parts = parts_of(lists, register.slots, choices)
    units = [units_of(one, choices) for one in lists]
    headings = {one.sheet.name: one.heading for one in lists}
    sifted = Sieve(register.known, choices, key_of).sifted(
        row
        for one, own_parts, own_units in zip(lists, parts, units, strict=True)
        for reader in (
            RowReader(
                one.sheet.name,
                one.heading,
                register.slots,
                choices,
                awards.names,
                own_parts,
                own_units,
                delimited=book.kind == "csv",
                own=register.own,
            ),
        )
        for source in one.lines
        for row in reader.rows(source)
    )
    rows = tuple(with_totals(sifted))
    sums = tallied(rows, register.slots)
    preview = ImportPreview(
        rows,
        overfull(sums),
        (
            *_questions(lists, choices),
            *_of_parts(parts, register),
            *(questions.is_unit(heading) for own in units for heading in own.open()),
            *_of_recipients(lists, rows, choices, register),
            *_doubts(rows),
        ),
        (*told, *selection.messages, *_messages(lists)),
        sums,
        headings,
    )
    return preview if preview.registrations or preview.faults else _with_nothing_new(preview)


def _ready(book: Book, sheet: SourceSheet, choices: Choices, awards: AwardNames) -> ReadySheet:
    """Raises what `ready` does. A text without a header was perhaps read wrongly."""
    try:
        return ready(sheet, choices, awards)
    except NoHeader as missing:
        if book.kind != "csv":
            raise
        raise NoHeaderInText(**missing.facts, **messages.text_facts(book)) from missing


def _questions(lists: Sequence[ReadySheet], choices: Choices) -> Iterator[Question]:
    hidden_rows = sum(one.hidden_rows for one in lists)
    if hidden_rows and choices.hidden_rows is None:
        yield questions.hidden_rows(hidden_rows)
    hidden_columns = [label for one in lists for label in one.hidden_columns]
    if hidden_columns and choices.hidden_columns is None:
        yield questions.hidden_columns(dict.fromkeys(hidden_columns))
    filled_rows = sum(one.filled_rows for one in lists)
    if filled_rows and choices.fill_down is None:
        yield questions.fill_down(filled_rows)


def _of_parts(lists: Iterable[SheetParts], register: RegistrySnapshot) -> Iterator[Question]:
    for one in lists:
        for part in one.without_category():
            yield questions.which_category(part, register.slots)
        for part, slot in one.without_honour(register.slots):
            yield questions.which_honour(part, slot)


def _of_recipients(
    lists: Sequence[ReadySheet],
    rows: Sequence[CheckedRow],
    choices: Choices,
    register: RegistrySnapshot,
) -> Iterator[Question]:
    heading = to_ask(lists, rows, register.slots, choices)
    if heading is not None:
        body, person = (heading.words[heading.columns[field]] for field in (UNIT, NAME))
        yield questions.which_recipient(body, person)


def _doubts(rows: Iterable[CheckedRow]) -> Iterator[Question]:
    for row in rows:
        if row.several:
            yield questions.is_several(row, row.several)
        elif row.state is RowState.DOUBTFUL and row.non_record:
            yield questions.is_record(row, row.non_record)


def _messages(lists: Iterable[ReadySheet]) -> Iterator[ImportMessage]:
    for one in lists:
        if one.heading.ignored:
            yield messages.ignored_columns(one.sheet.name, one.heading.ignored)
        if one.sheet.hides_by_default:
            yield messages.hidden_by_default(one.sheet.name)
        hidden = [source.line.number for source in one.lines if source.line.hidden]
        if hidden or one.hidden_columns:
            columns = sorted(one.sheet.hidden_columns & set(one.heading.words))
            yield messages.hidden_lines(one.sheet.name, hidden, columns)
        if one.numbers_only:
            yield messages.numbers_only(one.sheet.name, one.numbers_only)


def _with_nothing_new(preview: ImportPreview) -> ImportPreview:
    return replace(preview, messages=(*preview.messages, messages.nothing_new()))
