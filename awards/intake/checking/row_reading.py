"""One row, read: what it would register, and every remark about it at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from awards.errors import Finding
from awards.intake.checking.categories import award_key
from awards.intake.checking.duties import divided
from awards.intake.checking.faults import found
from awards.intake.checking.fields import POSITION
from awards.intake.checking.own_columns import with_duty
from awards.intake.checking.preview import CheckedRow, RowState
from awards.intake.checking.row_award import RowAward, award_of
from awards.intake.checking.row_cells import RowCells
from awards.intake.checking.row_reader import RowReader
from awards.intake.checking.row_words import is_unit_like
from awards.intake.reading.book import address
from awards.tables import RecipientKind
from awards.text.name_remarks import removed_remark
from awards.text.names import trimmed, visible
from awards.text.recipients import has_clear_surname, is_body
from awards.text.several import SeveralNames, several_names
from awards.winner_fields import CATEGORY, HONOUR, NAME, NOTE, PERSONS, UNIT, Field, Registration

_SHORTEST_LISTED = 4
"""Fewer characters without a mark or a space between them are one name."""


@dataclass(slots=True)
class RowReading:
    """One row being read. ``again`` is the row of its name, if that is merged over several.

    ``same`` are the fields whose cells refer to the record above.
    """

    cells: RowCells
    again: int = 0
    same: frozenset[Field] = frozenset()
    award: RowAward = field(init=False)
    contact: str = field(init=False)

    def __post_init__(self) -> None:
        self.cells.measure()
        self.award = award_of(self.cells)
        self.contact = self._turn_to(self.kind)

    @property
    def reader(self) -> RowReader:
        return self.cells.reader

    @property
    def kind(self) -> RecipientKind | None:
        category = self.award.category
        return RecipientKind(category.kind) if category else None

    def several(self) -> SeveralNames | None:
        """The winners that the name's cell lists, if it lists several."""
        text = self.cells.raw(NAME)
        if text.isalpha() and len(text) < _SHORTEST_LISTED:
            return None
        person = PERSONS.get(self.kind)
        return several_names(text, bodies=is_body(text) if person is None else not person)

    def completed(self, row: CheckedRow, several: SeveralNames | None = None) -> CheckedRow:
        """The row as it would be registered; without it while it may name ``several`` winners."""
        shown = dict(row.values)
        if self.reader.columns is not row.columns:
            shown = self.reader.shown(self.cells.line)
        values: dict[Field, str] = {
            name: self.cells.text(name, self.kind)
            for name in self.reader.columns
            if name not in (CATEGORY, HONOUR) and not (several and name == NAME)
        }
        if several:
            # Each may have a line of its own in the other cells too.
            self.cells.remarks = [one for one in self.cells.remarks if one.code != "row.line-break"]
            values[NAME] = shown[NAME]
            self.cells.remark(_several_found(several), NAME)
        else:
            self._judge_name(values)
        for each in sorted(self.same, key=lambda one: one.name):
            self.cells.remark(found("row.same-as-above", value=self.cells.raw(each)), each)
        if self.again:
            first = address(self.reader.columns[NAME], self.again)
            self.cells.remark(found("row.name-merged", first=first), NAME)
        self._judge_unit(values)
        if self._is_swapped(values):
            self.cells.remark(found("row.swapped", value=values[NAME], unit=values[UNIT]), NAME)
        if not values.get(UNIT) and (unit := self.reader.units.of(self.cells.line.number)):
            values[UNIT] = unit
        if self.contact:
            values[NOTE] = _joined(values.get(NOTE, ""), self.contact)
        position = self._position(values.get(POSITION, ""))
        faulty = any(remark.is_fault for remark in self.cells.remarks)
        asked_again = self.again and self.reader.choices.rows.get(row.place) is None
        is_open = bool(several or asked_again) or self.award.is_open
        whole = not faulty and not is_open
        asked = _registration(self.award, values) if whole else None
        return replace(
            row,
            state=RowState.FAULTY if faulty else RowState.OPEN if is_open else RowState.NEW,
            values=shown | self._rewritten(values),
            remarks=tuple(self.cells.remarks),
            category=self.award.category.code if self.award.category else "",
            honour=self.award.honour.name if self.award.honour else "",
            position=position,
            asked=asked,
            registration=asked,
            several=several,
            again=self.again if asked_again else 0,
            columns=self.reader.columns,
        )

    def _turn_to(self, kind: RecipientKind | None) -> str:
        """Read the row as one of that kind; return the contact that it names, for the note."""
        before, name = self.reader, self.cells.raw(NAME)
        self.cells.reader = before.of(kind)
        if self.reader is before:
            return ""
        header = before.heading.words[before.columns[NAME]]
        return f"{header}：{name}" if name else ""

    def _judge_name(self, values: dict[Field, str]) -> None:
        """Note what only the whole row and the commendation tell about the name."""
        name = values[NAME]
        if self.reader.choices.recipient == "person":
            self.cells.remarks = [one for one in self.cells.remarks if one.code != "name.person"]
        if not name and not self.cells.is_blamed(NAME):
            self.cells.remark(found("row.name-missing"), NAME)
        elif award_key(name) in self.reader.awards:
            self.cells.remarks = [one for one in self.cells.remarks if one.code[:5] != "name."]
            self.cells.remark(found("row.name-is-award", value=name), NAME)
        removed = removed_remark(trimmed(self.reader.cell(self.cells.line, NAME).text), name)
        if removed:
            values[NOTE] = _joined(values.get(NOTE, ""), removed)

    def _judge_unit(self, values: dict[Field, str]) -> None:
        """Take the duty out of the unit, where the header says that it is there."""
        if not self.reader.unit_has_duty:
            return
        unit, duty = divided(values.get(UNIT, ""))
        if duty and "row.unit-with-duty" in self.reader.choices.accept:
            self.cells.remark(
                found("row.suggestion-applied", before=values[UNIT], value=unit), UNIT
            )
            values[UNIT] = unit
            own = with_duty(self.reader.own) or NOTE
            if duty not in values.get(own, ""):
                values[own] = _joined(values.get(own, ""), duty)
        elif duty:
            self.cells.remark(found("row.unit-with-duty", value=duty, suggestion=unit), UNIT)

    def _is_swapped(self, values: Mapping[Field, str]) -> bool:
        name, unit = values.get(NAME, ""), values.get(UNIT, "")
        of_persons = PERSONS.get(self.kind) is not False
        return of_persons and is_unit_like(name) and has_clear_surname(unit)

    def _rewritten(self, values: Mapping[Field, str]) -> dict[Field, str]:
        return {
            name: visible(text)
            for name, text in values.items()
            if text and text != self.reader.cell(self.cells.line, name).text
        }

    def _position(self, text: str) -> int | None:
        digits = unicodedata.normalize("NFKC", text)
        if digits.isascii() and digits.isdecimal():
            return int(digits)
        if text:
            self.cells.remark(found("row.position-unreadable", value=text), POSITION)
        return None


def _joined(note: str, more: str) -> str:
    return "；".join(part for part in (note, more) if part)


def _several_found(several: SeveralNames) -> Finding:
    return found("row.several", count=len(several.names), names="、".join(several.names))


def _registration(award: RowAward, values: dict[Field, str]) -> Registration | None:
    if award.category is None:
        return None
    fixed = {name: text for name, text in values.items() if not name.is_free and name != POSITION}
    said: dict[str, Any] = {name.name: text for name, text in fixed.items()}
    free = {name.name: text for name, text in values.items() if name.is_free and text}
    honour = award.honour.name if award.honour else ""
    return Registration(category=award.category.code, honour=honour, free=free, **said)
