"""Sheets prepared for reading: header found, list below it, blanks filled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from awards.intake.checking.award_columns import ListVocabulary
from awards.intake.checking.blocks import SheetBlock, blocks
from awards.intake.checking.choices import Choices, place
from awards.intake.checking.corrections import corrected
from awards.intake.checking.fields import COLUMNS, POSITION, by_field
from awards.intake.checking.filling import FilledRow, filled, with_merged_names
from awards.intake.checking.headers import Heading
from awards.intake.checking.marks import doubted_row, struck_row
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.non_records import NonRecordFinder, is_full
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.row_words import NonRecord
from awards.intake.reading.book import MergedCells, SourceCell, SourceRow, SourceSheet
from awards.intake.reading.refusals import HeaderOnly, MissingColumn
from awards.text.names import trimmed
from awards.winner_fields import NAME, Field


@dataclass(frozen=True, slots=True)
class ReadySheet:
    """A list whose rows can be read. ``hidden_columns`` labels the fields in hidden columns.

    ``part`` says which list it is, where several stand beside each other in the sheet; ``span`` are
    its columns, and ``title`` what stands above it. The names of a ``pivoted`` list stand below a
    category. A ``lower`` list stands below another one, and its first part begins at its header.
    """

    sheet: SourceSheet
    heading: Heading
    lines: tuple[FilledRow, ...]
    numbers_only: int
    hidden_columns: tuple[str, ...]
    part: RowPart = WHOLE
    span: str = ""
    title: str = ""
    pivoted: bool = False
    lower: bool = False

    def place(self, row: int) -> str:
        """The name of a row in `Choices`."""
        return place(self.sheet.name, self.part.of_row(row))

    @property
    def list_place(self) -> str:
        """The name of the list in `Choices`."""
        name, column = self.sheet.name, self.part.column
        return place(name, column) if column else name

    @property
    def titles(self) -> Iterator[str]:
        """What may name the category of the whole list: the sheet, and the texts above the list."""
        if self.title:
            yield self.title
        if self.pivoted:
            return
        yield self.sheet.name
        for line in self.sheet.lines:
            if line.number < self.heading.row:
                yield from (cell.text for cell in line.cells if cell.text)

    @property
    def hidden_rows(self) -> int:
        return sum(source.line.hidden for source in self.lines)

    @property
    def filled_rows(self) -> int:
        return sum(bool(source.fields) and not source.again for source in self.lines)

    @property
    def fills_merged_alone(self) -> bool:
        """True if values are filled within merged cells only, which is hardly ever wrong."""
        return not any(source.loose for source in self.lines)

    def replaced(self, choices: Choices) -> frozenset[int]:
        """Rows of a person whose other row a person chose in place of it."""
        return frozenset(
            source.again
            for source in self.lines
            if source.again and choices.rows.get(self.place(source.line.number)) == "instead"
        )


def ready(sheet: SourceSheet, choices: Choices, vocabulary: ListVocabulary) -> list[ReadySheet]:
    """Prepare the lists of a sheet; ``vocabulary`` has the names of categories and honours.

    Raises `HeaderOnly`, and what `blocks` raises.
    """
    found = blocks(sheet, by_field(choices.mapping, vocabulary.own), choices.header_row, vocabulary)
    lists = [_ready(block, choices, vocabulary, alone=len(found) == 1) for block in found]
    if not any(one.lines for one in lists):
        raise HeaderOnly(sheet=sheet.name)
    return [one for one in lists if one.lines]


def _ready(
    block: SheetBlock, choices: Choices, vocabulary: ListVocabulary, *, alone: bool
) -> ReadySheet:
    sheet, whole = block.sheet, block.heading
    hidden = {field for field, at in whole.columns.items() if at in sheet.hidden_columns}
    labels = tuple(field.heading for field in (*COLUMNS, *vocabulary.own) if field in hidden)
    part = RowPart(block.column)
    one = ReadySheet(
        sheet, whole, (), 0, labels, part, block.span, block.title, block.pivoted, block.lower
    )
    if choices.hidden_columns == "skip" and NAME in hidden and not alone:
        return one
    read = _without(sheet, whole, hidden) if choices.hidden_columns == "skip" else whole
    below = [line for line in sheet.lines if line.number > whole.row and _is_seen(line)]
    named = with_merged_names(below, read.columns[NAME], sheet.merged)
    listed = [each for each in named if not _has_number_alone(each.line, read.columns)]
    lines = [each.line for each in listed]
    apart = _non_records(sheet, lines, read, choices, vocabulary.awards, part)
    if block.pivoted:
        apart = {row: each for row, each in apart.items() if each.certain}
    sources = (
        [each._replace(non_record=apart.get(each.line.number)) for each in listed]
        if choices.fill_down is False
        else filled(listed, read, sheet.merged, apart)
    )
    return replace(one, heading=read, lines=tuple(sources), numbers_only=len(below) - len(lines))


def _non_records(
    sheet: SourceSheet,
    lines: Sequence[SourceRow],
    read: Heading,
    choices: Choices,
    awards: Collection[str],
    part: RowPart,
) -> dict[int, NonRecord]:
    """By row number. What a person says of a row counts."""
    merged: dict[int, list[MergedCells]] = {}
    for merge in sheet.merged:
        merged.setdefault(merge.top, []).append(merge)
    tall = [each for each in sheet.merged if each.top < each.bottom]
    finder = NonRecordFinder(read, merged, awards, is_full(lines), tall)
    apart: dict[int, NonRecord] = {}
    for line in lines:
        answer = choices.rows.get(place(sheet.name, part.of_row(line.number)))
        read_line = corrected(line, sheet.name, read.width, choices)
        found = (
            finder.find(read_line) or struck_row(read_line, read) or doubted_row(read_line, read)
        )
        if found and answer in (None, "skip", "unit"):
            kind = RowKind.UNIT if answer == "unit" else found.kind
            apart[line.number] = found._replace(kind=kind, certain=found.certain or bool(answer))
    return apart


def _without(sheet: SourceSheet, whole: Heading, hidden: set[Field]) -> Heading:
    if NAME in hidden:
        raise MissingColumn(sheet=sheet.name, row=whole.row, field=NAME.heading)
    columns = {field: at for field, at in whole.columns.items() if field not in hidden}
    return replace(whole, columns=columns)


def _is_seen(line: SourceRow) -> bool:
    return any(map(_has_text, line.cells))


def _has_text(cell: SourceCell) -> bool:
    return bool(cell.text) and not cell.text.isspace()


def _has_number_alone(line: SourceRow, columns: Mapping[Field, int]) -> bool:
    """Forms are often numbered in advance. A row with a number only is no record and no fault."""
    at = columns.get(POSITION)
    return (
        at is not None
        and trimmed(line.cell(at).text).isdecimal()
        and not any(_has_text(cell) for column, cell in enumerate(line.cells) if column != at)
    )
