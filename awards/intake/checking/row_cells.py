"""The cells of one line, and the remarks that gather while they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from awards.errors import Finding
from awards.intake.checking.cells import EXAMINED, check_cell
from awards.intake.checking.choices import place
from awards.intake.checking.faults import found
from awards.intake.checking.preview import Remark
from awards.intake.checking.row_reader import RowReader
from awards.intake.checking.splitting import WinnerLine
from awards.intake.reading.book import SourceRow, address
from awards.tables import RecipientKind
from awards.text.names import trimmed, visible
from awards.winner_fields import NAME, Field

GLANCE = 100
"""The part of a cell that identifies it in a message."""


@dataclass(slots=True)
class RowCells:
    """``winner`` is set for one of several winners in a row."""

    reader: RowReader
    line: SourceRow
    winner: WinnerLine | None = None
    remarks: list[Remark] = field(default_factory=list)

    def raw(self, name: Field) -> str:
        """The text as it stands in the cell, without outer spaces; no remark is made."""
        return trimmed(self.reader.cell(self.line, name).text[:EXAMINED])

    def text(self, name: Field, kind: RecipientKind | None = None) -> str:
        """The text as it would be registered, with remarks about faults and changes."""
        cell = self.reader.cell(self.line, name)
        if self.winner and self._is_unclear(name, self.winner):
            count = self.winner.part.persons
            self.remark(found("row.number-of-several", value=cell.text, count=count), name)
            return ""
        kept = check_cell(cell, name, self.reader.choices.accept, kind)
        for finding in kept.findings:
            self.remark(finding, name)
        if self.winner and (before := self.winner.divided.get(name)):
            self.remark(found("row.cell-divided", before=before, value=kept.text), name)
        return kept.text

    def _is_unclear(self, name: Field, winner: WinnerLine) -> bool:
        """True if the number is not known to be this winner's, and nobody has typed it again."""
        where = winner.part.of_cell(self.reader.columns.get(name, 0), self.line.number)
        typed = place(self.reader.sheet, where) in self.reader.choices.corrections
        return name in winner.unclear and not typed

    def remark(self, finding: Finding, about: Field | None) -> None:
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
                visible(cell.text[:GLANCE]),
                self.winner.part if self.winner else self.reader.part,
            )
        )

    def is_blamed(self, about: Field) -> bool:
        return any(remark.field is about and remark.is_fault for remark in self.remarks)

    def measure(self) -> None:
        """A row of another length in a text file was probably split at the wrong place."""
        width, length = self.reader.heading.width, len(self.line.cells)
        if not self.reader.delimited or length == width:
            return
        surplus = [cell.text for cell in self.line.cells[width:] if cell.text]
        if surplus:
            self.remark(found("row.too-many-cells", value=" ".join(surplus)[:GLANCE]), None)
        elif length < width:
            self.remark(found("row.too-few-cells", length=length, width=width), None)
