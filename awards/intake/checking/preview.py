"""The checker's findings as plain data: rows, remarks, open questions, totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from awards.errors import Finding, Severity
from awards.intake.checking.choices import kept_place, place
from awards.intake.checking.headers import Heading
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.checking.row_words import NonRecord
from awards.intake.reading.book import address
from awards.text.several import SeveralNames
from awards.winner_fields import NAME, Field, Registration
from awards.words import Phrase, Plural


class RowState(StrEnum):
    NEW = "new"
    FAULTY = "faulty"
    REPEATED = "repeated"
    REGISTERED = "registered"
    CHANGED = "changed"
    HIDDEN = "hidden"
    OMITTED = "omitted"
    SAMPLE = "sample"
    NOT_A_RECORD = "not-a-record"
    DOUBTFUL = "doubtful"
    OPEN = "open"


COUNTED = (RowState.NEW, RowState.FAULTY)
"""Rows that take a place. The others are skipped, each with a remark."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding and its place; ``row`` is 0 for a remark about the whole file.

    ``value`` is the cell's text with invisible characters written out, for display. ``part`` says
    which of several winners in the row it is about.
    """

    finding: Finding
    sheet: str = ""
    row: int = 0
    address: str = ""
    field: Field | None = None
    value: str = ""
    part: RowPart = WHOLE

    @property
    def where(self) -> Phrase | str:
        """The cell or the row in words, without the sheet."""
        return self.part.words(self.address or str(self.row or ""))

    @property
    def code(self) -> str:
        return self.finding.code

    @property
    def is_fault(self) -> bool:
        return self.finding.severity is Severity.FAULT


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row of the list, or one winner of a row. ``category`` is the recognised code, or None.

    ``columns`` are those of its fields, and ``part`` says which winner of its row it is.

    ``filled`` are the fields whose value came from a cell above. ``asked`` is what the row says,
    ``registration`` what would be registered: None for a row that is registered already.
    ``non_record`` is set for a row that is no record, or may be none; ``several`` are the names in
    its cell while it is open whether they are several winners. ``again`` is the row whose name is
    merged down into this one, while it is open whether it counts.
    """

    sheet: str
    number: int
    state: RowState
    values: Mapping[Field, str]
    remarks: tuple[Remark, ...] = ()
    category: str = ""
    honour: str = ""
    position: int | None = None
    filled: frozenset[Field] = frozenset()
    asked: Registration | None = None
    registration: Registration | None = None
    non_record: NonRecord | None = None
    several: SeveralNames | None = None
    again: int = 0
    part: RowPart = WHOLE
    columns: Mapping[Field, int] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Its name in `Choices`."""
        return place(self.sheet, self.part.of_row(self.number))

    @property
    def kept_place(self) -> str:
        """Its name as its winner keeps it."""
        return kept_place(self.sheet, self.part.of_row(self.number))

    @property
    def where(self) -> Phrase | str:
        """The row in words, without the sheet; the cell, if lists stand side by side."""
        is_cell = self.part.column and NAME in self.columns
        where = address(self.columns[NAME], self.number) if is_cell else str(self.number)
        return self.part.words(where)

    def cell_place(self, column: int) -> str:
        """The name of one of its cells in `Choices`."""
        return place(self.sheet, self.part.of_cell(column, self.number))


class Option(NamedTuple):
    """``words`` are what a person reads; a name stays as it is in every language."""

    value: str
    words: Phrase | str


@dataclass(frozen=True, slots=True)
class Question:
    """Blocks until `Choices` answers it; ``choice`` is the name of the answering field there.

    A question about one row or one sheet names it; its answer is kept for that alone.
    ``proposed`` is the option that is most likely right; ``part`` the part of the row.
    """

    code: str
    choice: str
    words: Phrase | Plural
    options: tuple[Option, ...]
    sheet: str = ""
    row: int = 0
    proposed: str = ""
    part: RowPart = WHOLE

    @property
    def place(self) -> str:
        """The name of the row or the list in `Choices`; empty for the whole file."""
        if self.row:
            return place(self.sheet, self.part.of_row(self.row))
        return place(self.sheet, self.part.column) if self.part.column else self.sheet


class ImportMessage(NamedTuple):
    code: str
    words: Phrase


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals of one category, or of one honour in it; ``rows`` are those that need a place."""

    category: str
    name: str
    honour: str
    quota: int | None
    taken: int
    rows: tuple[tuple[str, int], ...]

    @property
    def wanted(self) -> int:
        return len(self.rows)

    @property
    def over(self) -> int:
        return 0 if self.quota is None else max(0, self.taken + self.wanted - self.quota)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    rows: tuple[CheckedRow, ...]
    general: tuple[Remark, ...]
    questions: tuple[Question, ...]
    messages: tuple[ImportMessage, ...]
    arithmetic: tuple[Tally, ...]
    headings: Mapping[str, Heading]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return (*self.general, *(remark for row in self.rows for remark in row.remarks))

    @property
    def faults(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.is_fault)

    @property
    def warnings(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if not remark.is_fault)

    @property
    def registrations(self) -> tuple[Registration, ...]:
        """What an import would register, in the order of the decision."""
        return tuple(row.registration for row in self.decided if row.registration is not None)

    @property
    def decided(self) -> list[CheckedRow]:
        """The rows that an import would register, in the order of the decision."""
        return [row for row in decided(self.rows) if row.registration is not None]

    @property
    def records(self) -> int:
        """Rows that could be winners: titles, notes, totals and headings are none."""
        return sum(row.state is not RowState.NOT_A_RECORD for row in self.rows)

    @property
    def ready(self) -> bool:
        """True if nothing is wrong, nothing is open, and there is something to register."""
        return not self.faults and not self.questions and bool(self.registrations)


def decided(rows: Iterable[CheckedRow]) -> list[CheckedRow]:
    """The file's order; in a category that numbers all its rows differently, these numbers."""
    ordered = list(rows)
    places: dict[str, list[int]] = {}
    for at, row in enumerate(ordered):
        if row.registration is not None:
            places.setdefault(row.category, []).append(at)
    for own in places.values():
        lines = {(row.sheet, row.number, row.part.column) for row in map(ordered.__getitem__, own)}
        positions = {ordered[at].position for at in own}
        if None not in positions and len(positions) == len(lines):
            moved = sorted((ordered[at] for at in own), key=_by_position)
            for at, row in zip(own, moved, strict=True):
                ordered[at] = row
    return ordered


def _by_position(row: CheckedRow) -> tuple[int, int]:
    return row.position or 0, row.part.person
