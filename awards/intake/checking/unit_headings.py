"""Headings within a list that name the unit of the rows below them: 甲局（2人）."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from awards.intake.checking.choices import Choices
from awards.intake.checking.filling import FilledRow
from awards.intake.checking.headers import Heading
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.row_words import is_unit_like, unit_name
from awards.intake.checking.sheets import ReadySheet
from awards.text.names import trimmed
from awards.winner_fields import NAME, UNIT


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """``rows`` is the number of rows below it that name no unit; ``place`` as in `Choices`.

    One without a unit ends the one before it.
    """

    sheet: str
    row: int
    place: str
    unit: str
    part: RowPart = WHOLE
    rows: int = 0

    @property
    def is_likely(self) -> bool:
        return is_unit_like(self.unit)


@dataclass(frozen=True, slots=True)
class SheetUnits:
    """The headings of one list in order, and the answers about them."""

    headings: tuple[UnitHeading, ...]
    choices: Choices

    def of(self, row: int) -> str:
        """The unit for a row without one; what is likely counts until a person answers."""
        at = bisect_right(self.headings, row, key=lambda heading: heading.row) - 1
        if at < 0:
            return ""
        found = self.headings[at]
        answer = self.choices.rows.get(found.place)
        return found.unit if answer == "unit" or (answer is None and found.is_likely) else ""

    def open(self) -> Iterator[UnitHeading]:
        for heading in self.headings:
            if heading.unit and heading.rows and heading.place not in self.choices.rows:
                yield heading


def units_of(one: ReadySheet, choices: Choices) -> SheetUnits:
    """The headings of a list. A section ends a unit, unless units come before the sections."""
    found: list[UnitHeading] = []
    outside = RowKind.UNIT
    has_units = any(each.non_record and each.non_record.kind is RowKind.UNIT for each in one.lines)
    for source in one.lines:
        other, row = source.non_record, source.line.number
        if has_units and other is None and (text := _alone(source, one.heading)):
            found.append(UnitHeading(one.sheet.name, row, one.place(row), text, one.part))
            continue
        if other is None or not other.certain:
            if found and _lacks_unit(source, one.heading):
                found[-1] = replace(found[-1], rows=found[-1].rows + 1)
            continue
        if not found and other.kind in (RowKind.UNIT, RowKind.SECTION):
            outside = other.kind
        if other.kind is RowKind.UNIT:
            name = one.sheet.name
            found.append(UnitHeading(name, row, one.place(row), unit_name(other.text), one.part))
        elif other.kind is RowKind.SECTION and outside is RowKind.SECTION:
            found.append(UnitHeading(one.sheet.name, row, one.place(row), "", one.part))
    return SheetUnits(tuple(found), choices)


def _alone(source: FilledRow, heading: Heading) -> str:
    """A text alone in its row, beside the names: it ends the unit above it, and may be one."""
    texts = {at: text for at, cell in enumerate(source.line.cells) if (text := trimmed(cell.text))}
    [(at, text), *others] = texts.items() or [(-1, "")]
    return "" if others or at in (-1, heading.columns[NAME]) or text.isdecimal() else text


def _lacks_unit(source: FilledRow, heading: Heading) -> bool:
    at = heading.columns.get(UNIT)
    return at is None or not trimmed(source.line.cell(at).text)
