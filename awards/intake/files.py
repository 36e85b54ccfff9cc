"""A file on its way through an import: as sent, as checked, and before it is stored."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from awards.errors import AlreadyImported, IntakeHasFaults
from awards.intake.checking.choices import Choices
from awards.intake.checking.difference import ListDifference
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.checking.preview import ImportPreview
from awards.intake.reading.book import Book
from awards.intake.records import (
    PreviewRecord,
    Receipt,
    change_records,
    missing_records,
    preview_record,
)


class CheckedFile(NamedTuple):
    """``earlier`` is the import of the same file, if any; ``sha256`` identifies the file.

    ``resembles`` is an earlier version that it may correct; ``corrects`` is the id of the import
    that it does correct, and ``difference`` what it changes of it. ``differing`` are rows of any
    other file that differ from their registered winner, ``updates`` those of them that are to
    update it.
    """

    sha256: str
    book: Book
    preview: ImportPreview
    earlier: Receipt | None
    resembles: Receipt | None = None
    corrects: int | None = None
    difference: ListDifference | None = None
    differing: tuple[MatchedRow, ...] = ()
    updates: tuple[MatchedRow, ...] = ()

    @property
    def ready(self) -> bool:
        """True if there is something to do and nothing prevents it."""
        return self.has_news and not (self.preview.faults or self.preview.questions)

    @property
    def has_news(self) -> bool:
        """True if an import would register, update or withdraw anybody."""
        if self.difference is None:
            return bool(self.preview.registrations or self.updates)
        return not self.difference.is_nothing

    @property
    def changed(self) -> tuple[MatchedRow, ...]:
        """Rows that will change registered winners."""
        return self.difference.changed if self.difference else self.updates

    @property
    def going(self) -> tuple[RegisteredWinner, ...]:
        """Registered winners that will be withdrawn."""
        return self.difference.going if self.difference else ()

    def record(self) -> PreviewRecord:
        missing = self.difference.gone if self.difference else ()
        return msgspec.structs.replace(
            preview_record(self.preview, self.earlier),
            ready=self.ready,
            changes=change_records(self.difference, self.differing, self.updates),
            missing=missing_records(missing, self.going),
        )


class SentFile(NamedTuple):
    """``label`` begins the names of its sheets in remarks, if several files are checked at once."""

    name: str
    data: bytes
    choices: Choices
    label: str = ""


class FileToStore(NamedTuple):
    """A previewed file. ``reading`` is how its columns were matched, if a person did.

    ``draft`` ends when the file is stored. ``again`` allows a file that was imported before.
    """

    report: CheckedFile
    name: str
    again: bool = False
    draft: int | None = None
    reading: str = ""

    def require_ready(self) -> None:
        """Raises AlreadyImported unless ``again``, and IntakeHasFaults."""
        earlier = self.report.earlier
        if earlier and not self.again and self.report.difference is None:
            at = f"{earlier.at:%Y-%m-%d %H:%M} UTC"
            raise AlreadyImported(at=at, reference=earlier.reference)
        require_sound(self.report.preview)


def require_sound(preview: ImportPreview) -> None:
    """Raises IntakeHasFaults while anything is wrong or open."""
    if count := len(preview.faults) + len(preview.questions):
        raise IntakeHasFaults(count=count)
