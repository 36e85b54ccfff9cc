"""What became of each of several unfinished imports, for the page that shows them together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused
from awards.intake.checking.difference import ListDifference
from awards.intake.checking.headers import Heading
from awards.intake.checking.preview import RowState
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile
from awards.intake.pages import draft_page
from awards.web.pages import AnyRequest
from awards.winner_fields import Field
from awards.words import N_


class DraftState(StrEnum):
    """What a person has to do about a draft."""

    READY = "ready"
    NOTHING_NEW = "nothing-new"
    OPEN = "open"
    IMPORTED = "imported"
    COLUMNS = "columns"
    CHECKING = "checking"
    CORRECTION = "correction"
    REFUSED = "refused"
    SEALED = "sealed"


STATES: dict[DraftState, str] = {
    DraftState.READY: N_("Ready"),
    DraftState.NOTHING_NEW: N_("Nothing new"),
    DraftState.OPEN: N_("To correct or answer"),
    DraftState.IMPORTED: N_("Imported before"),
    DraftState.COLUMNS: N_("Columns not recognised"),
    DraftState.CHECKING: N_("Being checked"),
    DraftState.CORRECTION: N_("Corrected version"),
    DraftState.REFUSED: N_("Cannot be read"),
    DraftState.SEALED: N_("Stored with another key"),
}


#: What a person settles on the page of the draft.
UNSETTLED = (DraftState.OPEN, DraftState.COLUMNS, DraftState.CORRECTION, DraftState.IMPORTED)


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """One draft as it stands; ``words`` say why it is refused or needs columns."""

    draft: DraftRecord
    state: DraftState
    report: CheckedFile | None = None
    words: str = ""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that are read; none of a text."""
        is_text = self.report is None or self.report.book.kind in ("csv", "pasted")
        return () if is_text or self.report is None else tuple(self.report.preview.headings)

    @property
    def rows(self) -> int:
        return self.report.preview.records if self.report else 0

    @property
    def fields(self) -> tuple[Field, ...]:
        """What its columns mean, in the order of the file."""
        headings = self.report.preview.headings.values() if self.report else ()
        return tuple(dict.fromkeys(field for each in headings for field in _in_order(each)))

    @property
    def skipped(self) -> int:
        """Rows that repeat others of the file or of the registry."""
        rows = self.report.preview.rows if self.report else ()
        return sum(row.state in (RowState.REPEATED, RowState.REGISTERED) for row in rows)

    @property
    def faults(self) -> int:
        return len(self.report.preview.faults) if self.report else 0

    @property
    def questions(self) -> int:
        return len(self.report.preview.questions) if self.report else 0

    @property
    def changed(self) -> int:
        return len(self.report.changed) if self.report else 0

    @property
    def going(self) -> int:
        return len(self.report.going) if self.report else 0

    @property
    def coming(self) -> int:
        """How many winners it would register by itself."""
        return len(self.report.preview.registrations) if self.report else 0


def _in_order(heading: Heading) -> list[Field]:
    return sorted(heading.columns, key=lambda field: heading.columns[field])


async def standings(
    request: AnyRequest,
    here: CommendationRecord,
    found: Sequence[DraftRecord],
    patience: float = draft_page.PATIENCE,
) -> list[DraftStanding]:
    """Check all of them, and wait a moment for those that are not checked yet."""
    works = [
        draft_page.previews(request).of(here, draft) if draft.readable else None for draft in found
    ]
    tasks = {work.task for work in works if work is not None}
    if tasks:
        await asyncio.wait(tasks, timeout=patience)
    return [
        DraftStanding(draft, DraftState.SEALED)
        if work is None
        else _standing(request, draft, work.task)
        for draft, work in zip(found, works, strict=True)
    ]


def _standing(
    request: AnyRequest, draft: DraftRecord, task: asyncio.Task[CheckedFile]
) -> DraftStanding:
    if not task.done():
        return DraftStanding(draft, DraftState.CHECKING)
    try:
        report = task.result()
    except FileRefused as fault:
        words = draft_page.fault_words(request, fault)
        curable = isinstance(fault, draft_page.CURABLE)
        return DraftStanding(
            draft, DraftState.COLUMNS if curable else DraftState.REFUSED, words=words
        )
    return DraftStanding(draft, _state(draft, report), report)


def _state(draft: DraftRecord, report: CheckedFile) -> DraftState:
    if report.preview.faults or report.preview.questions:
        return DraftState.OPEN
    if report.difference is not None:
        return _state_of_correction(report, report.difference)
    if report.earlier and not draft.answers.choices.again:
        return DraftState.IMPORTED
    return DraftState.READY if report.has_news else DraftState.NOTHING_NEW


def _state_of_correction(report: CheckedFile, found: ListDifference) -> DraftState:
    """Winners who are missing in the list are shown, although nothing is new without an answer."""
    if report.has_news:
        return DraftState.READY
    return DraftState.CORRECTION if found.gone else DraftState.NOTHING_NEW
