"""Book and answers in, preview out: every fault of every row, and no decision on its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby, islice

from awards.errors import FileRefused
from awards.intake.checking import messages, questions
from awards.intake.checking.award_columns import ListVocabulary, vocabulary_of
from awards.intake.checking.choices import Choices, RegistrySnapshot
from awards.intake.checking.chosen_sheets import ChosenSheets, chosen
from awards.intake.checking.contacts import to_ask
from awards.intake.checking.file_labels import FileToCheck, joined
from awards.intake.checking.headers import Heading
from awards.intake.checking.list_parts import SheetParts, parts_of
from awards.intake.checking.preview import (
    CheckedRow,
    ImportMessage,
    ImportPreview,
    Question,
    RowState,
    Tally,
)
from awards.intake.checking.quotas import overfull, tallied_together
from awards.intake.checking.repeats import KeyOf, Sieve
from awards.intake.checking.row_reader import RowReader
from awards.intake.checking.rows import checked_rows
from awards.intake.checking.sheets import ReadySheet, ready
from awards.intake.checking.totals import with_totals
from awards.intake.checking.unit_headings import SheetUnits, units_of
from awards.intake.reading.book import Book, SourceSheet
from awards.intake.reading.refusals import NoHeader, NoHeaderInText, require_readable
from awards.winner_fields import NAME, UNIT


def check(book: Book, choices: Choices, register: RegistrySnapshot, key_of: KeyOf) -> ImportPreview:
    """Everything to report before an import. Raises `FileRefused` if no list can be found."""
    [found] = check_together([FileToCheck(book, choices)], register, key_of)
    return require_readable(found)


def check_together(
    files: Sequence[FileToCheck], register: RegistrySnapshot, key_of: KeyOf
) -> list[ImportPreview | FileRefused]:
    """Check several files as if they were one; a refused file leaves the others as they are.

    Repeats are found across the files, and places are counted over all of them.
    """
    prepared = [_prepared(file.labelled(), register) for file in files]
    lists = [one for one in prepared if isinstance(one, FileLists)]
    rows = _sifted(lists, register, key_of)
    tallies = tallied_together(rows, register.slots)
    previews = map(partial(_preview, register), lists, rows, tallies)
    return [
        file.plain(next(previews)) if isinstance(one, FileLists) else file.plain_refusal(one)
        for file, one in zip(files, prepared, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class FileLists:
    """The lists of one file. ``selection`` has a question if it has none yet."""

    file: FileToCheck
    selection: ChosenSheets
    lists: tuple[ReadySheet, ...]
    parts: tuple[SheetParts, ...]
    units: tuple[SheetUnits, ...]

    @property
    def headings(self) -> dict[str, Heading]:
        return {one.sheet.name: one.heading for one in reversed(self.lists)}

    def rows(self, register: RegistrySnapshot, vocabulary: ListVocabulary) -> Iterator[CheckedRow]:
        """Each row by itself, without the others."""
        for one, parts, units in zip(self.lists, self.parts, self.units, strict=True):
            reader = RowReader(
                one.sheet.name,
                one.heading,
                register.slots,
                self.file.choices,
                vocabulary.awards,
                parts,
                units,
                one.part,
                one.pivoted,
                one.replaced(self.file.choices),
                delimited=self.file.book.kind == "csv",
                own=register.own,
            )
            for line in one.lines:
                rows = checked_rows(reader, line)
                yield from map(_waiting, rows) if self.selection.question else rows


def _waiting(row: CheckedRow) -> CheckedRow:
    """A row of a sheet that nobody has chosen yet; it is compared with no other row."""
    state = RowState.OPEN if row.state is RowState.NEW else row.state
    return replace(row, state=state, registration=None)


def _prepared(file: FileToCheck, register: RegistrySnapshot) -> FileLists | FileRefused:
    choices = file.choices
    try:
        selection = chosen(file.book, choices)
        vocabulary = vocabulary_of(register.slots, register.own)
        read = _ready_or_none if selection.question else _ready
        ready_sheets = (read(file.book, sheet, choices, vocabulary) for sheet in selection.sheets)
        lists = tuple(chain.from_iterable(ready_sheets))
    except FileRefused as refused:
        return refused
    parts = tuple(parts_of(lists, register.slots, choices))
    return FileLists(file, selection, lists, parts, tuple(units_of(one, choices) for one in lists))


def _sifted(
    lists: Sequence[FileLists], register: RegistrySnapshot, key_of: KeyOf
) -> list[tuple[CheckedRow, ...]]:
    """The rows of each file, with the repeats of all."""
    if not lists:
        return []
    vocabulary = vocabulary_of(register.slots, register.own)
    read = [tuple(one.rows(register, vocabulary)) for one in lists]
    sieve = Sieve(register, joined(one.file for one in lists), key_of)
    sifted = with_totals(sieve.sifted(row for rows in read for row in rows))
    return [tuple(islice(sifted, len(rows))) for rows in read]


def _preview(
    register: RegistrySnapshot,
    one: FileLists,
    rows: tuple[CheckedRow, ...],
    tallies: tuple[Tally, ...],
) -> ImportPreview:
    choices, lists, selection = one.file.choices, one.lists, one.selection
    book = one.file.book
    told = (messages.text_file(book),) if book.kind == "csv" else messages.unseen(book)
    if selection.question:
        return ImportPreview(rows, (), (selection.question,), told, tallies, one.headings)
    preview = ImportPreview(
        rows,
        overfull(tally for tally in tallies if tally.wanted),
        (
            *_questions(lists, choices),
            *_of_parts(one.parts, register),
            *(questions.is_unit(heading) for own in one.units for heading in own.open()),
            *_of_recipients(lists, rows, choices, register),
            *_doubts(rows),
        ),
        (*told, *selection.messages, *_messages(lists)),
        tallies,
        one.headings,
    )
    waits = any(row.state is RowState.OPEN for row in rows)
    something = preview.registrations or preview.faults or waits
    return preview if something else _with_nothing_new(preview)


def _ready_or_none(
    book: Book, sheet: SourceSheet, choices: Choices, vocabulary: ListVocabulary
) -> list[ReadySheet]:
    """Like `_ready`; a sheet that nobody has chosen refuses nothing."""
    try:
        return _ready(book, sheet, choices, vocabulary)
    except FileRefused:
        return []


def _ready(
    book: Book, sheet: SourceSheet, choices: Choices, vocabulary: ListVocabulary
) -> list[ReadySheet]:
    """Raises what `ready` does. A text without a header was perhaps read wrongly."""
    try:
        return ready(sheet, choices, vocabulary)
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
        yield questions.fill_down(filled_rows, all(one.fills_merged_alone for one in lists))


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


def _doubts(rows: Sequence[CheckedRow]) -> Iterator[Question]:
    places = (
        {(row.sheet, row.part.column, row.number): row for row in rows}
        if any(row.again for row in rows)
        else {}
    )
    for row in rows:
        first = places.get((row.sheet, row.part.column, row.again)) if row.again else None
        if first is not None:
            yield questions.counts_again(row, first)
        elif row.several:
            yield questions.is_several(row, row.several)
        elif row.state is RowState.DOUBTFUL and row.non_record:
            yield questions.is_record(row, row.non_record)


def _messages(lists: Sequence[ReadySheet]) -> Iterator[ImportMessage]:
    for name, of_sheet in groupby(lists, key=lambda one: one.sheet.name):
        own = list(of_sheet)
        beside = [one for one in own if one.span]
        if any(one.lower for one in own):
            yield messages.stacked(name, [one.heading.row for one in own])
        if beside and beside[0].pivoted:
            yield messages.pivoted(name, [f"{one.span} {one.title}" for one in beside])
        elif beside:
            yield messages.side_by_side(name, [one.span for one in beside])
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
