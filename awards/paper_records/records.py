"""What this station returns."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import msgspec

from awards.errors import Finding, Severity
from awards.intake.records import FindingWords
from awards.tables import RecordState


class NewRecord(NamedTuple):
    """One certificate of a list, as it is stored. Of a personal number only a fingerprint is."""

    number: str
    name: str
    unit: str
    category: str
    honour: str
    year: int
    issued_on: date
    state: RecordState
    credit_code: str
    personal_number: str


class ListFault(NamedTuple):
    """A fault or a warning, its place and the text that was found there; ``row`` 0 is the sheet."""

    finding: Finding
    sheet: str
    row: int
    address: str = ""
    value: str = ""


class CheckedList(NamedTuple):
    """A list of records with everything to report about it."""

    sha256: str
    records: tuple[NewRecord, ...]
    findings: tuple[ListFault, ...]

    @property
    def faults(self) -> tuple[ListFault, ...]:
        return tuple(each for each in self.findings if each.finding.severity.value == "fault")

    @property
    def warnings(self) -> tuple[ListFault, ...]:
        return tuple(each for each in self.findings if each.finding.severity.value != "fault")


class RecordFinding(msgspec.Struct, frozen=True):
    """``row`` is 0 for a finding about the whole sheet."""

    code: str
    severity: Severity
    sheet: str
    row: int
    address: str
    value: str
    zh: FindingWords
    en: FindingWords


class CheckedListRecord(msgspec.Struct, frozen=True):
    """A checked list as JSON data. ``records`` counts the certificates that were read."""

    ready: bool
    records: int
    findings: tuple[RecordFinding, ...]


def checked_list_record(checked: CheckedList) -> CheckedListRecord:
    return CheckedListRecord(
        bool(checked.records) and not checked.faults,
        len(checked.records),
        tuple(_finding(each) for each in checked.findings),
    )


def _finding(found: ListFault) -> RecordFinding:
    return RecordFinding(
        found.finding.code,
        found.finding.severity,
        found.sheet,
        found.row,
        found.address,
        found.value,
        FindingWords(*found.finding.words("zh")),
        FindingWords(*found.finding.words("en")),
    )


class RecordListReceipt(msgspec.Struct, frozen=True):
    """A list that was taken in."""

    reference: str
    file_name: str
    rows: int
    actor: str
    at: datetime
    undone_at: datetime | None = None
    undone_by: str = ""


class PaperRecordFacts(msgspec.Struct, frozen=True):
    """A record. Of a personal number only the tail is known."""

    id: int
    number: str
    name: str
    unit: str
    category: str
    honour: str
    year: int
    issued_on: date
    state: RecordState
