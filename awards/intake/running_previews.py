"""Previews in progress: a long one continues while the page shows how far it is.

A finished one is cached while the file, the answers and the places stay the same. The commit
detects other changes, in its transaction.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused
from awards.free_fields import FreeFieldRecord
from awards.intake import drafts, matching, previewing, queries
from awards.intake.answers import written
from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.file_labels import FileToCheck
from awards.intake.comparing import compared
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile
from awards.intake.reading.book import Book
from awards.intake.reading.refusals import TooHeavy, TooSlow, require_readable
from awards.settings import Settings

#: The total rows of all cached previews, and of all cached files.
MOST_ROWS = 60_000
#: The most previews computed at the same time; others wait.
AT_ONCE = 2


class PreviewStage(StrEnum):
    WAITING = "waiting"
    READING = "reading"
    CHECKING = "checking"


class PreviewKey(NamedTuple):
    """What a preview depends on."""

    draft: int
    sha256: str
    choices: str
    corrects: int | None
    places: tuple[CategorySlot, ...]
    fields: tuple[FreeFieldRecord, ...]


@dataclass
class PreviewWork:
    """One preview, in progress or finished. ``rows`` is known once the file was read.

    ``draft`` has the columns of an earlier import, once they were matched.
    """

    draft: DraftRecord
    stage: PreviewStage = PreviewStage.WAITING
    rows: int = 0
    began: float = field(default_factory=time.monotonic)
    task: asyncio.Task[CheckedFile] = field(init=False)

    @property
    def seconds(self) -> int:
        return int(time.monotonic() - self.began)

    async def done(self, seconds: float) -> CheckedFile | None:
        """The result, or None if it takes longer. Raises FileRefused."""
        await asyncio.wait({self.task}, timeout=seconds)
        return self.task.result() if self.task.done() else None


@dataclass
class TogetherWork:
    """Several files checked as one, in progress or finished: a report for each."""

    rows: int
    task: asyncio.Task[list[CheckedFile]]

    async def done(self, seconds: float) -> list[CheckedFile] | None:
        """The result, or None if it takes longer. Raises FileRefused."""
        await asyncio.wait({self.task}, timeout=seconds)
        return self.task.result() if self.task.done() else None


class RunningPreviews:
    """The previews of one process. Another process computes its own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._works: OrderedDict[PreviewKey, PreviewWork] = OrderedDict()
        self._books: OrderedDict[tuple[object, ...], Book] = OrderedDict()
        self._kept: OrderedDict[str, CheckedFile] = OrderedDict()
        self._together: OrderedDict[tuple[PreviewKey, ...], TogetherWork] = OrderedDict()
        self._turn = asyncio.Semaphore(AT_ONCE)

    def of(self, here: CommendationRecord, draft: DraftRecord) -> PreviewWork:
        """Start it unless it was started before."""
        key = _key(here, draft)
        work = self._works.get(key)
        if work is None or _failed(work):
            work = self._works[key] = PreviewWork(draft)
            work.task = asyncio.create_task(self._made(here, draft, work))
        self._works.move_to_end(key)
        self._forget()
        return work

    def together(self, here: CommendationRecord, found: Sequence[DraftRecord]) -> TogetherWork:
        """Check these drafts as one list, unless that was started before."""
        key = tuple(_key(here, draft) for draft in found)
        work = self._together.get(key)
        if work is None or _failed(work):
            task = asyncio.create_task(self._made_together(here, found))
            rows = sum(self._works[each].rows for each in key if each in self._works)
            work = self._together[key] = TogetherWork(rows, task)
        self._together.move_to_end(key)
        _trim(self._together, {key: work.rows for key, work in self._together.items()})
        return work

    async def _made_together(
        self, here: CommendationRecord, found: Sequence[DraftRecord]
    ) -> list[CheckedFile]:
        async with self._turn:
            books = [await self.book(draft) for draft in found]
            files = [
                FileToCheck(book, draft.answers.choices, label)
                for draft, book, label in zip(found, books, _labels(found), strict=True)
            ]
            reports = []
            for draft, book, preview in zip(
                found, books, await previewing.check_files(here, files, self._settings), strict=True
            ):
                earlier = await queries.earlier(here, draft.sha256)
                report = CheckedFile(draft.sha256, book, require_readable(preview), earlier)
                choices = draft.answers.choices
                reports.append(
                    await compared(here, report, draft.corrects, choices, self._settings)
                )
            return reports

    def keep(self, reference: str, report: CheckedFile) -> None:
        """Keep the preview of a new import for its annotated workbook; the file itself is gone."""
        self._kept[reference] = report
        _trim(self._kept, {key: len(one.preview.rows) for key, one in self._kept.items()})

    def kept(self, reference: str) -> CheckedFile | None:
        return self._kept.get(reference)

    def forget(self, draft: int) -> None:
        """The draft ended, or its basis changed."""
        for key in [key for key in self._works if key.draft == draft]:
            self._works.pop(key).task.cancel()
        for keys in [keys for keys in self._together if draft in {key.draft for key in keys}]:
            self._together.pop(keys).task.cancel()

    async def book(self, draft: DraftRecord) -> Book:
        """The content of the file. Raises FileRefused."""
        choices = draft.answers.choices
        key = (draft.id, draft.sha256, choices.encoding, choices.separator)
        if key not in self._books:
            content = await drafts.content(draft.id, secret=self._settings.secret_key())
            self._books[key] = await previewing.opened(content, choices, self._settings)
        self._books.move_to_end(key)
        _trim(self._books, {key: _lines(book) for key, book in self._books.items()})
        return self._books[key]

    async def _made(
        self, here: CommendationRecord, draft: DraftRecord, work: PreviewWork
    ) -> CheckedFile:
        async with self._turn:
            work.stage = PreviewStage.READING
            book = await self.book(draft)
            work.stage, work.rows = PreviewStage.CHECKING, _lines(book)
            draft = await self._matched(here, draft, book, work)
            found = await previewing.check_book(here, book, draft.answers.choices, self._settings)
            report = CheckedFile(
                draft.sha256, book, found, await queries.earlier(here, draft.sha256)
            )
            return await compared(
                here, report, draft.corrects, draft.answers.choices, self._settings
            )

    async def _matched(
        self, here: CommendationRecord, draft: DraftRecord, book: Book, work: PreviewWork
    ) -> DraftRecord:
        """Match columns like an earlier import with the same headers, before any answers."""
        given = draft.answers
        if not matching.is_open(given) or not (before := await matching.remembered(book)):
            return draft
        answers = matching.answers_from(before, given.choices)
        await drafts.answer(draft.id, answers, secret=self._settings.secret_key())
        told = msgspec.structs.replace(draft, choices=written(answers))
        self._works[_key(here, told)] = work
        work.draft = told
        return told

    def _forget(self) -> None:
        _trim(self._works, {key: work.rows for key, work in self._works.items()})


def _key(here: CommendationRecord, draft: DraftRecord) -> PreviewKey:
    return PreviewKey(
        draft.id,
        draft.sha256,
        draft.choices,
        draft.corrects,
        previewing.slots(here),
        here.free_fields,
    )


def _labels(found: Sequence[DraftRecord]) -> list[str]:
    """The names of the files; those that are the same are numbered."""
    names = [draft.file_name for draft in found]
    return [
        name if names.count(name) == 1 else f"{name} ({names[:at].count(name) + 1})"
        for at, name in enumerate(names)
    ]


def _failed(work: PreviewWork | TogetherWork) -> bool:
    """An unreadable file stays unreadable. Any other failure may succeed now."""
    task = work.task
    if not task.done():
        return False
    fault = None if task.cancelled() else task.exception()
    lasting = isinstance(fault, FileRefused) and not isinstance(fault, TooSlow | TooHeavy)
    return task.cancelled() or (fault is not None and not lasting)


def _lines(book: Book) -> int:
    return sum(len(sheet.lines) for sheet in book.sheets)


def _trim(kept: OrderedDict[Any, Any], rows: dict[Any, int]) -> None:
    """Remove the longest unused first. The one just used stays, at any size."""
    total = sum(rows.values())
    for key in list(kept)[:-1]:
        if total <= MOST_ROWS and len(kept) <= 50:
            return
        thing = kept[key]
        if isinstance(thing, PreviewWork | TogetherWork) and not thing.task.done():
            continue
        del kept[key]
        total -= rows[key]
