"""One row of the list: what it would register, and every remark about it at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from awards.errors import Finding
from awards.intake.checking.categories import award_key, category, honour
from awards.intake.checking.cells import EXAMINED, check_cell
from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, place
from awards.intake.checking.contacts import has_both, of_bodies
from awards.intake.checking.corrections import corrected
from awards.intake.checking.duties import divided
from awards.intake.checking.faults import found
from awards.intake.checking.fields import POSITION
from awards.intake.checking.filling import FilledRow
from awards.intake.checking.header_words import has_duty
from awards.intake.checking.headers import Heading
from awards.intake.checking.list_parts import ListPart, SheetParts
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.non_records import NonRecord
from awards.intake.checking.own_columns import with_duty
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.splitting import WinnerLine, winner_lines
from awards.intake.checking.unit_headings import SheetUnits
from awards.intake.reading.book import BLANK_CELL, SourceCell, SourceRow, address
from awards.tables import RecipientKind
from awards.text.beside_names import removed_remark
from awards.text.names import trimmed, visible
from awards.text.nobody import says_none
from awards.text.recipients import is_body
from awards.text.several import SeveralNames, several_names
from awards.winner_fields import (
    CATEGORY,
    HONOUR,
    NAME,
    NOTE,
    PERSONS,
    UNIT,
    Field,
    Registration,
)

_GLANCE = 100
"""The part of a cell that identifies it in a message."""

_SHORTEST_LISTED = 5
"""Fewer characters without a mark or a space between them are one name."""

SAMPLE = "示例"
"""Position and beginning of the name in the template's sample row. Both must match."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """What all rows of one sheet share.

    ``awards`` are the names of categories and honours. ``delimited`` rows should be as long as
    their header. ``own`` are the free fields of the commendation.
    """

    sheet: str
    heading: Heading
    slots: tuple[CategorySlot, ...]
    choices: Choices
    awards: frozenset[str]
    parts: SheetParts
    units: SheetUnits
    part: RowPart = WHOLE
    pivoted: bool = False
    replaced: frozenset[int] = frozenset()
    delimited: bool = False
    own: tuple[Field, ...] = ()

    def rows(self, source: FilledRow) -> Iterator[CheckedRow]:
        """The row; or one for each winner, where a person says that it names several."""
        line = corrected(source.line, self.sheet, self.heading.width, self.choices)
        if self.cell(line, NAME) != self.cell(source.line, NAME):
            source = source._replace(again=0)
        row = self._begun(line, self.part, source)
        skipped = self._skipped(line, row) or _apart(source.non_record) or self._empty(line, row)
        if skipped:
            yield _left_out(row, *skipped, non_record=source.non_record)
            return
        reading = _Reading(self, line, again=source.again)
        several = reading.several()
        answer = self.choices.rows.get(row.place)
        if several and answer == "split":
            for one in winner_lines(line, reading.reader.columns, several.names, self.part):
                yield self._winner(one, source)
        else:
            yield reading.completed(row, None if answer == "one" else several)

    def _winner(self, one: WinnerLine, source: FilledRow) -> CheckedRow:
        """One of several winners in a row; its cells may be corrected on their own."""
        line = corrected(one.line, self.sheet, self.heading.width, self.choices, one.part)
        row = self._begun(line, one.part, source)
        skipped = self._skipped(line, row)
        return _left_out(row, *skipped) if skipped else _Reading(self, line, one).completed(row)

    def _begun(self, line: SourceRow, part: RowPart, source: FilledRow) -> CheckedRow:
        return CheckedRow(
            self.sheet,
            line.number,
            RowState.NEW,
            self.shown(line),
            filled=source.fields,
            again=source.again,
            part=part,
            columns=self.columns,
        )

    def shown(self, line: SourceRow) -> dict[Field, str]:
        """The texts of the row's cells, for display."""
        return {
            name: visible(trimmed(self.cell(line, name).text[:EXAMINED])) for name in self.columns
        }

    def of(self, kind: RecipientKind | None) -> RowReader:
        """The reader for a row of that kind: the name of a body may stand beside a person's."""
        is_body = PERSONS.get(kind) is False
        if self.pivoted:
            return self
        if is_body and self.choices.recipient != "person" and has_both(self.heading):
            return replace(self, heading=of_bodies(self.heading))
        return self

    @property
    def unit_has_duty(self) -> bool:
        return UNIT in self.columns and has_duty(self.heading.words.get(self.columns[UNIT], ""))

    @property
    def columns(self) -> Mapping[Field, int]:
        return self.heading.columns

    def cell(self, line: SourceRow, name: Field) -> SourceCell:
        return line.cell(self.columns[name]) if name in self.columns else BLANK_CELL

    def _empty(self, line: SourceRow, row: CheckedRow) -> tuple[RowState, Finding] | None:
        """A row without any value but a position; below a category, a row without a name."""
        name = row.values[NAME]
        if _has_values(row) and not (self.pivoted and (not name or says_none(name))):
            return None
        seen = " ".join(cell.text[:_GLANCE] for cell in line.cells if cell.text)
        return RowState.NOT_A_RECORD, found("row.not-a-record", value=seen[:_GLANCE])

    def _skipped(self, line: SourceRow, row: CheckedRow) -> tuple[RowState, Finding] | None:
        left_out = row.place in self.choices.omit or line.number in self.replaced
        if left_out or (row.again and self.choices.rows.get(row.place) == "skip"):
            return RowState.OMITTED, found("row.omitted")
        if line.hidden and self.choices.hidden_rows == "skip":
            return RowState.HIDDEN, found("row.hidden")
        position = row.values.get(POSITION, "")
        if position == SAMPLE and row.values[NAME].startswith(SAMPLE):
            return RowState.SAMPLE, found("row.sample")
        return None


def _left_out(
    row: CheckedRow, state: RowState, finding: Finding, non_record: NonRecord | None = None
) -> CheckedRow:
    where = address(0, row.number)
    remark = Remark(finding, row.sheet, row.number, where, part=row.part)
    return replace(row, state=state, remarks=(remark,), non_record=non_record, again=0)


def _has_values(row: CheckedRow) -> bool:
    return any(text for name, text in row.values.items() if name != POSITION)


def _joined(note: str, more: str) -> str:
    return "；".join(part for part in (note, more) if part)


def _apart(found_row: NonRecord | None) -> tuple[RowState, Finding] | None:
    if found_row is None:
        return None
    state = RowState.NOT_A_RECORD if found_row.certain else RowState.DOUBTFUL
    if found_row.kind is RowKind.UNIT_WITH_NAMES and not found_row.certain:
        state = RowState.FAULTY
    return state, found(f"row.{found_row.kind.value}", value=found_row.text[:_GLANCE])


@dataclass(slots=True)
class _Reading:
    """One line being read: remarks gather while the values are taken.

    ``winner`` is set for one of several winners in a row.
    """

    reader: RowReader
    line: SourceRow
    winner: WinnerLine | None = None
    again: int = 0
    remarks: list[Remark] = field(default_factory=list)
    slot: CategorySlot | None = field(init=False)
    award: HonourSlot | None = field(init=False)
    contact: str = field(init=False)
    #: The category or the honour of its part of the list is asked about.
    is_open: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._measure()
        self.slot = self._slot()
        self.award = self._honour(self.slot)
        self.contact = self._turn_to(self.kind)

    @property
    def kind(self) -> RecipientKind | None:
        return RecipientKind(self.slot.kind) if self.slot else None

    def several(self) -> SeveralNames | None:
        """The winners that the name's cell lists, if it lists several."""
        text = trimmed(self.reader.cell(self.line, NAME).text[:EXAMINED])
        if text.isalpha() and len(text) < _SHORTEST_LISTED:
            return None
        person = PERSONS.get(self.kind)
        return several_names(text, bodies=is_body(text) if person is None else not person)

    def completed(self, row: CheckedRow, several: SeveralNames | None = None) -> CheckedRow:
        """The row as it would be registered; without it while it may name ``several`` winners."""
        shown = dict(row.values)
        if self.reader.columns is not row.columns:
            shown = self.reader.shown(self.line)
        values: dict[Field, str] = {
            name: self._text(name, self.kind)
            for name in self.reader.columns
            if name not in (CATEGORY, HONOUR) and not (several and name == NAME)
        }
        if several:
            # Each may have a line of its own in the other cells too.
            self.remarks = [one for one in self.remarks if one.code != "row.line-break"]
            values[NAME] = shown[NAME]
            self._remark(_several_found(several), NAME)
        else:
            self._judge_name(values)
        if self.again:
            first = address(self.reader.columns[NAME], self.again)
            self._remark(found("row.name-merged", first=first), NAME)
        self._judge_unit(values)
        if not values.get(UNIT) and (unit := self.reader.units.of(self.line.number)):
            values[UNIT] = unit
        if self.contact:
            values[NOTE] = _joined(values.get(NOTE, ""), self.contact)
        position = self._position(values.get(POSITION, ""))
        faulty = any(remark.is_fault for remark in self.remarks)
        asked_again = self.again and self.reader.choices.rows.get(row.place) is None
        is_open = bool(several or asked_again) or self.is_open
        whole = not faulty and not is_open
        asked = _registration(self.slot, self.award, values) if self.slot and whole else None
        return replace(
            row,
            state=RowState.FAULTY if faulty else RowState.OPEN if is_open else RowState.NEW,
            values=shown | self._rewritten(values),
            remarks=tuple(self.remarks),
            category=self.slot.code if self.slot else "",
            honour=self.award.name if self.award else "",
            position=position,
            asked=asked,
            registration=asked,
            several=several,
            again=self.again if asked_again else 0,
            columns=self.reader.columns,
        )

    def _turn_to(self, kind: RecipientKind | None) -> str:
        """Read the row as one of that kind; return the contact that it names, for the note."""
        before = self.reader
        self.reader = before.of(kind)
        if self.reader is before:
            return ""
        header = before.heading.words[before.columns[NAME]]
        name = trimmed(before.cell(self.line, NAME).text[:EXAMINED])
        return f"{header}：{name}" if name else ""

    def _judge_name(self, values: dict[Field, str]) -> None:
        """Note what only the whole row and the commendation tell about the name."""
        name = values[NAME]
        if not name and not self._blamed(NAME):
            self._remark(found("row.name-missing"), NAME)
        elif award_key(name) in self.reader.awards:
            self._remark(found("row.name-is-award", value=name), NAME)
        removed = removed_remark(trimmed(self.reader.cell(self.line, NAME).text), name)
        if removed:
            values[NOTE] = _joined(values.get(NOTE, ""), removed)

    def _judge_unit(self, values: dict[Field, str]) -> None:
        """Take the duty out of the unit, where the header says that it is there."""
        if not self.reader.unit_has_duty:
            return
        unit, duty = divided(values.get(UNIT, ""))
        if duty and "row.unit-with-duty" in self.reader.choices.accept:
            self._remark(found("row.suggestion-applied", before=values[UNIT], value=unit), UNIT)
            values[UNIT] = unit
            own = with_duty(self.reader.own) or NOTE
            if duty not in values.get(own, ""):
                values[own] = _joined(values.get(own, ""), duty)
        elif duty:
            self._remark(found("row.unit-with-duty", value=duty, suggestion=unit), UNIT)

    def _rewritten(self, values: Mapping[Field, str]) -> dict[Field, str]:
        return {
            name: visible(text)
            for name, text in values.items()
            if text and text != self.reader.cell(self.line, name).text
        }

    def _remark(self, finding: Finding, about: Field | None) -> None:
        column = self.reader.columns.get(about or NAME, 0)
        cell = self.line.cell(column)
        number = self.line.number
        self.remarks.append(
            Remark(
                finding,
                self.reader.sheet,
                number,
                address(column, number),
                about,
                visible(cell.text[:_GLANCE]),
                self.winner.part if self.winner else self.reader.part,
            )
        )

    def _blamed(self, about: Field) -> bool:
        return any(remark.field is about and remark.is_fault for remark in self.remarks)

    def _text(self, name: Field, kind: RecipientKind | None = None) -> str:
        cell = self.reader.cell(self.line, name)
        if self.winner and self._is_unclear(name, self.winner):
            count = self.winner.part.persons
            self._remark(found("row.number-of-several", value=cell.text, count=count), name)
            return ""
        kept = check_cell(cell, name, self.reader.choices.accept, kind)
        for finding in kept.findings:
            self._remark(finding, name)
        if self.winner and (before := self.winner.divided.get(name)):
            self._remark(found("row.cell-divided", before=before, value=kept.text), name)
        return kept.text

    def _is_unclear(self, name: Field, winner: WinnerLine) -> bool:
        """True if the number is not known to be this winner's, and nobody has typed it again."""
        where = winner.part.of_cell(self.reader.columns.get(name, 0), self.line.number)
        typed = place(self.reader.sheet, where) in self.reader.choices.corrections
        return name in winner.unclear and not typed

    def _slot(self) -> CategorySlot | None:
        text = self._text(CATEGORY)
        if self._blamed(CATEGORY):
            return None
        choices = self.reader.choices
        part = self._part
        if not text and part and not part.category(choices):
            self.is_open = True
            return None
        said = text or (part.category(choices) if part else choices.category)
        slot, finding = category(
            said,
            self.reader.slots,
            choices.accept,
            trimmed(self.reader.cell(self.line, HONOUR).text[:EXAMINED]),
        )
        if finding:
            self._remark(finding, CATEGORY)
        return slot

    @property
    def _part(self) -> ListPart | None:
        return self.reader.parts.of(self.line.number)

    def _honour(self, slot: CategorySlot | None) -> HonourSlot | None:
        text = self._text(HONOUR)
        if slot is None or self._blamed(HONOUR):
            return None
        part = self._part
        if not text and part:
            text = part.honour(slot, self.reader.choices)
            if not text and len(slot.honours) > 1 and not part.has_honours:
                self.is_open = True
                return None
        award, finding = honour(text, slot, self.reader.choices.accept)
        if finding:
            self._remark(finding, HONOUR)
        return award

    def _position(self, text: str) -> int | None:
        digits = unicodedata.normalize("NFKC", text)
        if digits.isascii() and digits.isdecimal():
            return int(digits)
        if text:
            self._remark(found("row.position-unreadable", value=text), POSITION)
        return None

    def _measure(self) -> None:
        """A row of another length in a text file was probably split at the wrong place."""
        width, length = self.reader.heading.width, len(self.line.cells)
        if not self.reader.delimited or length == width:
            return
        surplus = [cell.text for cell in self.line.cells[width:] if cell.text]
        if surplus:
            self._remark(found("row.too-many-cells", value=" ".join(surplus)[:_GLANCE]), None)
        elif length < width:
            self._remark(found("row.too-few-cells", length=length, width=width), None)


def _several_found(several: SeveralNames) -> Finding:
    return found("row.several", count=len(several.names), names="、".join(several.names))


def _registration(
    slot: CategorySlot, award: HonourSlot | None, values: dict[Field, str]
) -> Registration:
    fixed = {name: text for name, text in values.items() if not name.is_free and name != POSITION}
    said: dict[str, Any] = {name.name: text for name, text in fixed.items()}
    free = {name.name: text for name, text in values.items() if name.is_free and text}
    return Registration(category=slot.code, honour=award.name if award else "", free=free, **said)
