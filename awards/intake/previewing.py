"""Everything to report about files, with the current registry; nothing is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

import anyio

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused, Language
from awards.intake import queries
from awards.intake.checking.choices import (
    CategorySlot,
    Choices,
    HonourSlot,
    RegistrySnapshot,
)
from awards.intake.checking.file_labels import FileToCheck
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.rules import check_together
from awards.intake.files import CheckedFile, SentFile
from awards.intake.reading.book import Book
from awards.intake.reading.isolated import read
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.refusals import TooManyRows, require_readable
from awards.intake.writing import annotate
from awards.intake.writing import template as templates
from awards.settings import Settings
from awards.winner_fields import Registration
from awards.winners.queries import known_recipients
from awards.winners.rules import key_of


def limits(settings: Settings) -> Limits:
    return Limits(
        upload=settings.upload_mb * 1_000_000,
        rows=settings.intake_rows,
        memory=settings.intake_memory_mb * 1_000_000,
        cpu=settings.intake_seconds,
        wall=float(settings.intake_seconds),
    )


async def preview(
    commendation: str, data: bytes, choices: Choices, settings: Settings
) -> CheckedFile:
    """Everything to report about the file; changes nothing. Raises FileRefused."""
    [found] = await preview_together(commendation, [SentFile("", data, choices)], settings)
    return require_readable(found)


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
    return require_readable(found)


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
