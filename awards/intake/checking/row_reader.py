"""What all rows of one sheet share: its columns, and what a person decided about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from awards.intake.checking.cells import EXAMINED
from awards.intake.checking.choices import CategorySlot, Choices
from awards.intake.checking.contacts import has_both, of_bodies
from awards.intake.checking.header_words import has_duty
from awards.intake.checking.headers import Heading
from awards.intake.checking.list_parts import SheetParts
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.unit_headings import SheetUnits
from awards.intake.reading.book import BLANK_CELL, SourceCell, SourceRow
from awards.tables import RecipientKind
from awards.text.names import trimmed, visible
from awards.winner_fields import PERSONS, UNIT, Field


@dataclass(frozen=True, slots=True)
class RowReader:
    """``awards`` are the names of categories and honours.

    ``delimited`` rows should be as long as their header. ``own`` are the free fields of the
    commendation.
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
