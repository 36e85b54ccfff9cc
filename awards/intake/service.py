"""Preview a spreadsheet, then commit it whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import anyio
import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AlreadyImported, FileRefused, IntakeHasFaults, Language, NothingNew
from awards.intake import drafts, queries
from awards.intake.checking.choices import (
    CategorySlot,
    Choices,
    HonourSlot,
    RegistrySnapshot,
)
from awards.intake.checking.difference import ListDifference, MatchedRow, RegisteredWinner
from awards.intake.checking.file_labels import FileToCheck
from awards.intake.checking.preview import CheckedRow, ImportPreview
from awards.intake.checking.rules import check_together
from awards.intake.reading.book import Book
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.refusals import TooManyRows
from awards.intake.records import (
    PreviewRecord,
    Receipt,
    change_records,
    missing_records,
    preview_record,
)
from awards.intake.writing import annotate
from awards.intake.writing import template as templates
from awards.settings import Settings
from awards.tables import Intake
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.preparing import PreparedWinners, prepare
from awards.winners.queries import known_recipients
from awards.winners.rules import key_of


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


def limits(settings: Settings) -> Limits:
    return Limits(
        upload=settings.upload_mb * 1_000_000,
        rows=settings.intake_rows,
        memory=settings.intake_memory_mb * 1_000_000,
        cpu=settings.intake_seconds,
        wall=float(settings.intake_seconds),
    )


class SentFile(NamedTuple):
    """``label`` begins the names of its sheets in remarks, if several files are checked at once."""

    name: str
    data: bytes
    choices: Choices
    label: str = ""


async def preview(
    commendation: str, data: bytes, choices: Choices, settings: Settings
) -> CheckedFile:
    """Everything to report about the file; changes nothing. Raises FileRefused."""
    [found] = await preview_together(commendation, [SentFile("", data, choices)], settings)
    if isinstance(found, FileRefused):
        raise found
    return found


async def preview_together(
    commendation: str, files: Sequence[SentFile], settings: Settings
) -> list[CheckedFile | FileRefused]:
    """Check several files as if they were one: repeats across them, places over all of them."""
    here = await catalogue.find(commendation)
    books = [await _opened_or_refused(file, settings) for file in files]
    readable = [
        FileToCheck(book, file.choices, file.label)
        for file, book in zip(files, books, strict=True)
        if isinstance(book, Book)
    ]
    found = iter(await check_files(here, readable, settings))
    answers = [next(found) if isinstance(book, Book) else book for book in books]
    return [
        await _checked(here, file, book, answer)
        for file, book, answer in zip(files, books, answers, strict=True)
    ]


async def _opened_or_refused(file: SentFile, settings: Settings) -> Book | FileRefused:
    try:
        return await opened(file.data, file.choices, settings)
    except FileRefused as refused:
        return refused


async def _checked(
    here: CommendationRecord,
    file: SentFile,
    book: Book | FileRefused,
    found: ImportPreview | FileRefused,
) -> CheckedFile | FileRefused:
    if isinstance(book, FileRefused):
        return book
    if isinstance(found, FileRefused):
        return found
    sha256 = hashlib.sha256(file.data).hexdigest()
    return CheckedFile(sha256, book, found, await queries.earlier(here, sha256))


async def opened(data: bytes, choices: Choices, settings: Settings) -> Book:
    """The content of the file. Raises FileRefused."""
    hints = Hints(choices.encoding, choices.separator, choices.pasted)
    return await read(data, limits(settings), hints)


async def check_book(
    here: CommendationRecord, book: Book, choices: Choices, settings: Settings
) -> ImportPreview:
    """Everything to report about the file with the current registry. Raises FileRefused."""
    [found] = await check_files(here, [FileToCheck(book, choices)], settings)
    if isinstance(found, FileRefused):
        raise found
    return found


async def check_files(
    here: CommendationRecord, files: Sequence[FileToCheck], settings: Settings
) -> list[ImportPreview | FileRefused]:
    """Check several opened files together, with the current registry."""
    known = await known_recipients(here)
    register = RegistrySnapshot(
        slots(here),
        {key: each.words for key, each in known.items()},
        {key: each.honour for key, each in known.items()},
        here.own_fields,
    )
    secret = settings.secret_key()
    decide = partial(check_together, files, register, partial(key, secret=secret))
    found = await anyio.to_thread.run_sync(decide)
    return [_within(one, settings.intake_rows) for one in found]


def _within(found: ImportPreview | FileRefused, most: int) -> ImportPreview | FileRefused:
    """Refuse more rows than are said to be allowed. The reader lets some more pass for titles."""
    if isinstance(found, FileRefused) or found.records <= most:
        return found
    return TooManyRows(limit=most)


def key(registration: Registration, secret: bytes) -> str:
    """Return the key of a registration in the form of `known_recipients`."""
    return f"{registration.category}:{key_of(registration, secret)}"


def slots(commendation: CommendationRecord) -> tuple[CategorySlot, ...]:
    return tuple(
        CategorySlot(
            code=category.code,
            name=category.name,
            kind=category.recipient_kind.value,
            quota=category.quota,
            taken=category.taken,
            honours=tuple(HonourSlot(h.name, h.quota, h.taken) for h in category.honours),
        )
        for category in commendation.categories
    )


async def annotated(commendation: str, data: bytes, choices: Choices, settings: Settings) -> bytes:
    """The file as a workbook with its faults beside the rows."""
    report = await preview(commendation, data, choices, settings)
    return await annotated_of(report, settings.language)


async def annotated_of(report: CheckedFile, language: Language) -> bytes:
    """Like `annotated`, for a file that was checked already."""
    write = partial(annotate.annotated, report.preview, report.book, language)
    return await anyio.to_thread.run_sync(write)


async def template(commendation: str, language: Language) -> bytes:
    """An empty workbook to fill in."""
    here = await catalogue.find(commendation)
    return templates.template(slots(here), here.title, language, here.own_fields)


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


StoreOne = Callable[
    [str, CommendationRecord, FileToStore, Settings, PreparedWinners], Awaitable[Receipt]
]


async def store(
    actor: str,
    commendation: str,
    report: CheckedFile,
    file_name: str,
    settings: Settings,
    *,
    again: bool = False,
    draft: int | None = None,
    reading: str = "",
) -> Receipt:
    """Like `store_together`, for one file."""
    file = FileToStore(report, file_name, again, draft, reading)
    [receipt] = await store_together(actor, commendation, [file], settings)
    if receipt is None:
        raise NothingNew
    return receipt


async def store_together(
    actor: str,
    commendation: str,
    files: Sequence[FileToStore],
    settings: Settings,
    *,
    correct: StoreOne | None = None,
) -> list[Receipt | None]:
    """Update and register every row of previewed files in one transaction, which ends their drafts.

    ``correct`` stores a file that corrects an import. A file without anything new is left as it is;
    its receipt is None. Raises NothingNew if no file
    has any, AlreadyImported, IntakeHasFaults, DraftEnded, and what `awards.winners.service` raises
    if the registry changed since the preview.
    """
    for file in files:
        file.require_ready()
    if not any(file.report.has_news for file in files):
        raise NothingNew
    here = await catalogue.find(commendation)
    prepared = [await _prepared(here, file.report, settings) for file in files]
    async with database.transaction():
        for file in files:
            if file.report.has_news and file.draft is not None:
                await drafts.consume(file.draft)
        await locks.hold(category.id for category in here.categories)
        receipts: list[Receipt | None] = []
        for file, ready in zip(files, prepared, strict=True):
            one = correct if correct and file.report.difference is not None else _store_one
            new = file.report.has_news
            receipts.append(await one(actor, here, file, settings, ready) if new else None)
        return receipts


async def _prepared(
    here: CommendationRecord, report: CheckedFile, settings: Settings
) -> PreparedWinners:
    """Prepare the new winners before the transaction, so that it is short."""
    registrations = report.preview.registrations
    return await prepare(here, registrations, settings.secret_key())


async def _store_one(
    actor: str,
    here: CommendationRecord,
    file: FileToStore,
    settings: Settings,
    prepared: PreparedWinners,
) -> Receipt:
    report, count = file.report, len(prepared.winners)
    intake, receipt = await record_import(
        here, actor, report, file.name, count, reading=file.reading
    )
    await amend_winners(actor, report.updates, settings)
    if count:
        rows = report.preview.decided
        await register_rows(actor, here, rows, intake, settings, prepared)
    told = {"reference": receipt.reference, "sha256": report.sha256, "rows": count}
    if report.updates:
        told["amended"] = len(report.updates)
    await audit.record(actor, [Change(Action.INTAKE_COMMITTED, f"intake/{intake}", None, told)])
    return receipt


def require_sound(preview: ImportPreview) -> None:
    """Raises IntakeHasFaults while anything is wrong or open."""
    if count := len(preview.faults) + len(preview.questions):
        raise IntakeHasFaults(count=count)


async def record_import(
    here: CommendationRecord,
    actor: str,
    report: CheckedFile,
    file_name: str,
    rows: int,
    *,
    reading: str = "",
    corrects: int | None = None,
) -> tuple[int, Receipt]:
    """Store the import's own row, in the caller's transaction."""
    at = clock.now()
    before = await Intake.count().where(Intake.sha256 == report.sha256)
    reference = f"{at:%Y%m%d}-{report.sha256[:8]}" + (f"-{before + 1}" if before else "")
    receipt = Receipt(reference, drafts.shown_name(file_name), rows, actor, at)
    row = Intake(
        reference=reference,
        commendation=here.id,
        file_name=receipt.file_name,
        sha256=report.sha256,
        rows=rows,
        actor=actor,
        at=at,
        corrects=corrects,
        reading=reading,
        amended=len(report.changed),
    )
    [made] = await Intake.insert(row).returning(Intake.id)
    return int(made["id"]), receipt


async def amend_winners(actor: str, changed: Sequence[MatchedRow], settings: Settings) -> None:
    """Apply what these rows say about their winners.

    Raises what `awards.winners.service.amend` does.

    In the caller's transaction, and only while each winner is as it was when it was compared.
    """
    for pair in changed:
        await winners.amend(
            actor,
            pair.winner.id,
            _amendment(pair),
            revision=pair.winner.revision,
            secret=settings.secret_key(),
        )


def _amendment(pair: MatchedRow) -> Amendment:
    """What a row changes of its winner."""
    if pair.row.asked is None:
        return Amendment()
    changed = [change.field for change in pair.changes]
    fixed = [name for name in changed if name in Amendment.__struct_fields__]
    values: dict[str, Any] = {name: getattr(pair.row.asked, name) for name in fixed}
    free = {name: text for name, text in pair.row.asked.free.items() if name in changed}
    return Amendment(**values, free=free or None)


async def register_rows(
    actor: str,
    here: CommendationRecord,
    rows: Sequence[CheckedRow],
    intake: int,
    settings: Settings,
    prepared: PreparedWinners,
) -> list[int]:
    """Register the winners of these rows, each with its row in the file; return their ids."""
    return await winners.register(
        actor,
        here.code,
        [row.registration for row in rows if row.registration is not None],
        secret=settings.secret_key(),
        intake=intake,
        intake_rows=[row.kept_place for row in rows],
        prepared=prepared,
    )
