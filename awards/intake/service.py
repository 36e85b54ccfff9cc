"""A spreadsheet previewed, then committed whole or not at all."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import NamedTuple

import anyio
import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AlreadyImported, IntakeHasFaults, NothingNew
from awards.intake.checking.choices import Choices, Honour, Register, Slot
from awards.intake.checking.preview import Preview
from awards.intake.checking.rules import check
from awards.intake.reading.book import Book
from awards.intake.reading.door import read
from awards.intake.reading.limits import Hints, Limits
from awards.intake.records import PreviewRecord, Receipt, preview_record
from awards.intake.writing import annotate
from awards.intake.writing import template as templates
from awards.settings import Settings
from awards.tables import Intake
from awards.text.names import visible
from awards.winners import service as winners
from awards.winners.queries import known_recipients
from awards.winners.rules import Registration, key_of

#: Of a file's name only so much is kept, and only to be shown.
NAME_LIMIT = 100


class Report(NamedTuple):
    """``earlier`` is the import of the same file, if there was one; ``sha256`` tells files apart."""

    sha256: str
    book: Book
    preview: Preview
    earlier: Receipt | None

    def record(self) -> PreviewRecord:
        return preview_record(self.preview, self.earlier)


def limits(settings: Settings) -> Limits:
    return Limits(
        upload=settings.upload_mb * 1_000_000,
        rows=settings.intake_rows,
        memory=settings.intake_memory_mb * 1_000_000,
        cpu=settings.intake_seconds,
        wall=float(settings.intake_seconds),
    )


async def preview(commendation: str, data: bytes, choices: Choices, settings: Settings) -> Report:
    """Everything there is to say about the file; changes nothing. Raises FileRefused."""
    here = await catalogue.find(commendation)
    hints = Hints(choices.encoding, choices.separator)
    book = await read(data, limits(settings), hints)
    register = Register(_slots(here), await known_recipients(here))
    secret = settings.secret_key()
    decide = partial(check, book, choices, register, partial(_key, secret=secret))
    found = await anyio.to_thread.run_sync(decide)
    sha256 = hashlib.sha256(data).hexdigest()
    return Report(sha256, book, found, await _earlier(here, sha256))


def _key(registration: Registration, secret: bytes) -> str:
    """As `known_recipients` writes it."""
    return f"{registration.category}:{key_of(registration, secret)}"


def _slots(commendation: CommendationRecord) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            code=category.code,
            name=category.name,
            kind=category.recipient_kind.value,
            quota=category.quota,
            taken=category.taken,
            honours=tuple(Honour(h.name, h.quota, h.taken) for h in category.honours),
        )
        for category in commendation.categories
    )


async def _earlier(commendation: CommendationRecord, sha256: str) -> Receipt | None:
    row = (
        await Intake.select()
        .where(Intake.commendation == commendation.id, Intake.sha256 == sha256)
        .order_by(Intake.id, ascending=False)
        .first()
    )
    return msgspec.convert(row, Receipt) if row else None


async def annotated(commendation: str, data: bytes, choices: Choices, settings: Settings) -> bytes:
    """The file as a workbook with its faults beside the rows."""
    report = await preview(commendation, data, choices, settings)
    write = partial(annotate.annotated, report.preview, report.book, settings.language)
    return await anyio.to_thread.run_sync(write)


async def template(commendation: str) -> bytes:
    """An empty workbook to fill in."""
    here = await catalogue.find(commendation)
    return templates.template(_slots(here), here.title)


async def commit(
    actor: str,
    commendation: str,
    data: bytes,
    file_name: str,
    choices: Choices,
    settings: Settings,
) -> Receipt:
    """Preview the file and `store` what was found."""
    report = await preview(commendation, data, choices, settings)
    return await store(actor, commendation, report, file_name, settings, again=choices.again)


async def store(
    actor: str,
    commendation: str,
    report: Report,
    file_name: str,
    settings: Settings,
    *,
    again: bool = False,
) -> Receipt:
    """Register every row of a previewed file in one transaction.

    Raises AlreadyImported unless ``again``, IntakeHasFaults, NothingNew, and what
    `awards.winners.service.register` raises when the registry changed since the preview.
    """
    if report.earlier and not again:
        at = f"{report.earlier.at:%Y-%m-%d %H:%M} UTC"
        raise AlreadyImported(at=at, reference=report.earlier.reference)
    if count := len(report.preview.faults) + len(report.preview.questions):
        raise IntakeHasFaults(count=count)
    if not report.preview.registrations:
        raise NothingNew
    return await _register(actor, commendation, report, file_name, settings)


async def _register(
    actor: str, commendation: str, report: Report, file_name: str, settings: Settings
) -> Receipt:
    registrations, sha256 = report.preview.registrations, report.sha256
    here = await catalogue.find(commendation)
    at = clock.now()
    shown = visible(file_name)[:NAME_LIMIT]
    async with database.transaction():
        await locks.hold(category.id for category in here.categories)
        before = await Intake.count().where(Intake.sha256 == sha256)
        reference = f"{at:%Y%m%d}-{sha256[:8]}" + (f"-{before + 1}" if before else "")
        receipt = Receipt(reference, shown, len(registrations), actor, at)
        facts = msgspec.structs.asdict(receipt)
        row = Intake(**facts, commendation=here.id, sha256=sha256)
        [made] = await Intake.insert(row).returning(Intake.id)
        await winners.register(
            actor,
            commendation,
            registrations,
            secret=settings.secret_key(),
            intake=made["id"],
        )
        told = {"reference": reference, "sha256": sha256, "rows": len(registrations)}
        await audit.record(
            actor, [Change(Action.INTAKE_COMMITTED, f"intake/{made['id']}", None, told)]
        )
    return receipt
