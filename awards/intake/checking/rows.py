"""One row of the list: what it would register, and every remark about it at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from awards.errors import Finding
from awards.intake.checking.categories import category, honour
from awards.intake.checking.cells import EXAMINED, check_cell
from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, place
from awards.intake.checking.faults import found
from awards.intake.checking.fields import POSITION
from awards.intake.checking.filling import FilledRow
from awards.intake.checking.headers import Heading
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.reading.book import BLANK_CELL, SourceCell, SourceRow, address
from awards.text.names import trimmed, visible
from awards.winner_fields import (
    CATEGORY,
    HONOUR,
    NAME,
    Field,
    Registration,
)

_GLANCE = 100
"""The part of a cell that identifies it in a message."""

SAMPLE = "示例"
"""Position and beginning of the name in the template's sample row. Both must match."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """What all rows of one sheet share. ``delimited`` rows should be as long as their header."""

    sheet: str
    heading: Heading
    slots: tuple[CategorySlot, ...]
    choices: Choices
    delimited: bool = False

    def row(self, source: FilledRow) -> CheckedRow:
        line = self._corrected(source.line)
        shown = {
            name: visible(trimmed(self.cell(line, name).text[:EXAMINED])) for name in self.columns
        }
        row = CheckedRow(self.sheet, line.number, RowState.NEW, shown, filled=source.fields)
        skipped = self._skipped(line, row)
        if skipped is None:
            return _Reading(self, line).completed(row)
        state, finding = skipped
        remark = Remark(finding, self.sheet, line.number, address(0, line.number))
        return replace(row, state=state, remarks=(remark,))

    @property
    def columns(self) -> Mapping[Field, int]:
        return self.heading.columns

    def cell(self, line: SourceRow, name: Field) -> SourceCell:
        return line.cell(self.columns[name]) if name in self.columns else BLANK_CELL

    def _corrected(self, line: SourceRow) -> SourceRow:
        texts = self.choices.corrections
        width = max(len(line.cells), self.heading.width)
        places = [place(self.sheet, address(column, line.number)) for column in range(width)]
        if not any(one in texts for one in places):
            return line
        cells = tuple(
            SourceCell(texts[one]) if one in texts else line.cell(column)
            for column, one in enumerate(places)
        )
        return SourceRow(line.number, cells, line.hidden)

    def _skipped(self, line: SourceRow, row: CheckedRow) -> tuple[RowState, Finding] | None:
        if place(self.sheet, line.number) in self.choices.omit:
            return RowState.OMITTED, found("row.omitted")
        if line.hidden and self.choices.hidden_rows == "skip":
            return RowState.HIDDEN, found("row.hidden")
        position = row.values.get(POSITION, "")
        if position == SAMPLE and row.values[NAME].startswith(SAMPLE):
            return RowState.SAMPLE, found("row.sample")
        if not any(text for name, text in row.values.items() if name != POSITION):
            seen = " ".join(cell.text[:_GLANCE] for cell in line.cells if cell.text)
            return RowState.NOT_A_RECORD, found("row.not-a-record", value=seen[:_GLANCE])
        return None


@dataclass(slots=True)
class _Reading:
    """One line being read: remarks gather while the values are taken."""

    reader: RowReader
    line: SourceRow
    remarks: list[Remark] = field(default_factory=list)

    def completed(self, row: CheckedRow) -> CheckedRow:
        self._measure()
        slot = self._slot()
        award = self._honour(slot)
        enterprise = slot is not None and slot.kind == "enterprise"
        values: dict[Field, str] = {
            name: self._text(name, enterprise=enterprise)
            for name in self.reader.columns
            if name not in (CATEGORY, HONOUR)
        }
        if not values[NAME] and not self._blamed(NAME):
            self._remark(found("row.name-missing"), NAME)
        position = self._position(values.get(POSITION, ""))
        faulty = any(remark.is_fault for remark in self.remarks)
        asked = _registration(slot, award, values) if slot and not faulty else None
        return replace(
            row,
            state=RowState.FAULTY if faulty else RowState.NEW,
            values=dict(row.values) | self._rewritten(values),
            remarks=tuple(self.remarks),
            category=slot.code if slot else "",
            honour=award.name if award else "",
            position=position,
            asked=asked,
            registration=asked,
        )

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
            )
        )

    def _blamed(self, about: Field) -> bool:
        return any(remark.field is about and remark.is_fault for remark in self.remarks)

    def _text(self, name: Field, *, enterprise: bool = False) -> str:
        cell = self.reader.cell(self.line, name)
        kept = check_cell(cell, name, self.reader.choices.accept, enterprise=enterprise)
        for finding in kept.findings:
            self._remark(finding, name)
        return kept.text

    def _slot(self) -> CategorySlot | None:
        text = self._text(CATEGORY)
        if self._blamed(CATEGORY):
            return None
        choices = self.reader.choices
        slot, finding = category(text or choices.category, self.reader.slots, choices.accept)
        if finding:
            self._remark(finding, CATEGORY)
        return slot

    def _honour(self, slot: CategorySlot | None) -> HonourSlot | None:
        text = self._text(HONOUR)
        if slot is None or self._blamed(HONOUR):
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


def _registration(
    slot: CategorySlot, award: HonourSlot | None, values: dict[Field, str]
) -> Registration:
    said: dict[str, Any] = {field.name: text for field, text in values.items() if field != POSITION}
    return Registration(category=slot.code, honour=award.name if award else "", **said)
