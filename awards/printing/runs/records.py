"""What the print room returns."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.printing.runs.rules import RunSetup
from awards.printing.runs.tally import RunTally
from awards.statements.records import StatementDifference
from awards.tables import CertificateState, RunState, SheetState
from awards.web.run_names import RunName
from awards.words import Joined, Language


class RunRecord(msgspec.Struct, frozen=True):
    """``certificates`` on ``sheets`` of paper; ``again`` is the reference it prints a ``part`` of.

    ``name_zh`` and ``name_en`` are how people call it. ``number`` counts the runs of a commendation.
    """

    id: int
    commendation: str
    reference: str
    number: int
    name_zh: str
    name_en: str
    state: RunState
    title: str
    covers: str
    categories: int
    part: str
    setup: RunSetup
    certificates: int
    sheets: int
    again: str
    made_by: str
    made_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None

    @property
    def name(self) -> Joined:
        parts = (self.number, self.title, self.covers, self.categories, self.part)
        return RunName(*parts, direct=self.setup.is_direct).words

    def named(self, language: Language) -> str:
        return self.name_zh if language == "zh" else self.name_en


class CountedRun(RunRecord, frozen=True, kw_only=True):
    tally: RunTally


class VolumeRecord(msgspec.Struct, frozen=True):
    """A file of a run. Without a digest it is not made yet. ``fault`` is the last failure.

    ``sheets`` are the sheets of paper in it, in the order of its pages, such as ``1-136,140``.
    """

    place: int
    file: str
    certificates: int
    first: str
    last: str
    size: int
    sha256: str
    fault: str
    sheets: str = ""

    @property
    def is_made(self) -> bool:
        return bool(self.sha256)


class PassageRecord(msgspec.Struct, frozen=True):
    """A certificate in one run: its version, and what became of its sheet."""

    run: str
    name_zh: str
    name_en: str
    commendation: str
    certificate: int
    version: int
    sheet: int
    state: SheetState
    made_at: datetime
    marked_by: str
    marked_at: datetime | None

    def named(self, language: Language) -> str:
        """The name of the run."""
        return self.name_zh if language == "zh" else self.name_en


class SheetRecord(msgspec.Struct, frozen=True):
    """A certificate in a run; ``sheet`` counts the paper, ``copies`` how often it was printed.

    It is on the ``page`` of the file ``volume``, or on page 0 if it is in no file. ``issue`` is the
    state of its certificate.
    """

    position: int
    sheet: int
    volume: int
    certificate: int
    winner: int
    number: str
    name: str
    state: SheetState
    fault: str
    unit: str = ""
    category: str = ""
    issue: CertificateState = CertificateState.VALID
    marked_by: str = ""
    marked_at: datetime | None = None
    page: int = 0
    copies: int = 0


class DifferingSheet(msgspec.Struct, frozen=True):
    """A sheet, and what its certificate and the register say differently now."""

    sheet: SheetRecord
    differs: list[StatementDifference]
