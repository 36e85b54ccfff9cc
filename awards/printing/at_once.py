"""Print the valid certificates, all or some, in the one order, from their frozen words."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from typing import BinaryIO

import anyio

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.errors import NotFound
from awards.issuing import frozen
from awards.issuing.queries import Stored, valid_in_order
from awards.issuing.rules import refusal
from awards.printing.press.files import fit_name
from awards.settings import Settings
from awards.words import Phrase
from certificates import (
    ContentRefused,
    Page,
    crew,
    render_pages,
    render_pages_each,
)

#: ZIP's own first day, so that the same sheets make the same archive.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

#: Sheets from which a print is worth starting processes for.
LARGE = 2000

#: Told after each sheet: how many are done, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sheets: of a category or of all, from and to a position in the order, from 1.

    With ``issued_at`` only those of one act of issuing are counted.
    """

    category: str | None = None
    first: int = 1
    last: int | None = None
    issued_at: datetime | None = None

    def __str__(self) -> str:
        return f"{self.category or ''} {self.first}–{self.last or ''}".strip()

    def of(self, sheets: Sequence[Stored]) -> Sequence[Stored]:
        return sheets[self.first - 1 : self.last]


class Form(StrEnum):
    """PDF: one file, one page a certificate. ZIP: a PDF of its own for each."""

    PDF = "pdf"
    ZIP = "zip"


async def print_sheets(
    actor: str,
    commendation: str,
    choice: Choice,
    form: Form,
    settings: Settings,
    out: BinaryIO,
    progress: Progress = lambda _done, _total: None,
) -> int:
    """Returns how many certificates were printed. Raises NotFound, FontsChanged or PrintRefused."""
    sheets = await _sheets(commendation, choice)
    pages = await frozen.pages(sheets, settings)
    render = _render_pdf if form is Form.PDF else _render_zip
    try:
        await anyio.to_thread.run_sync(render, pages, out, progress)
    except ContentRefused as fault:
        raise refusal(fault.problems) from fault
    await _record(actor, commendation, sheets, form)
    return len(sheets)


async def _sheets(commendation: str, choice: Choice) -> Sequence[Stored]:
    here = await catalogue.find(commendation)
    if choice.category is not None:
        here.require_category(choice.category)
    sheets = choice.of(await valid_in_order(here, choice.category, issued_at=choice.issued_at))
    if not sheets:
        key = f"{commendation} {choice}"
        raise NotFound(what=Phrase("certificate to print in"), key=key)
    return sheets


def _render_pdf(pages: Sequence[Page], out: BinaryIO, progress: Progress) -> None:
    with _help(pages) as executor:
        render_pages(_watched(pages, progress), out, executor=executor)


def _help(pages: Sequence[Page]) -> AbstractContextManager[Executor | None]:
    """All cores for a large print; to a small one they would come too late."""
    return crew() if len(pages) >= LARGE else nullcontext()


def _watched(pages: Sequence[Page], progress: Progress) -> Iterator[Page]:
    for done, page in enumerate(pages, 1):
        yield page
        progress(done, len(pages))


def _render_zip(pages: Sequence[Page], out: BinaryIO, progress: Progress) -> None:
    """Each file is named by its number and the winner."""
    taken: set[str] = set()
    with _help(pages) as executor, zipfile.ZipFile(out, "w") as archive:
        made = render_pages_each(pages, executor=executor)
        for done, (content, pdf) in enumerate(made, 1):
            name = _free_name(fit_name(f"{content.key}_{content.person}"), taken)
            # PDF streams are compressed already.
            archive.writestr(zipfile.ZipInfo(f"{name}.pdf", _NO_DATE), pdf)
            progress(done, len(pages))


def _free_name(name: str, taken: set[str]) -> str:
    """Numbers are unique, but two may become alike where a system's forbidden signs are dropped."""
    tries = (name if n == 1 else f"{name}-{n}" for n in count(1))
    free = next(each for each in tries if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


async def _record(actor: str, commendation: str, sheets: Sequence[Stored], form: Form) -> None:
    """A reprint is an act of its own in the history, with what was printed."""
    facts = {
        "form": form.value,
        "sheets": len(sheets),
        "first": sheets[0].record.number,
        "last": sheets[-1].record.number,
    }
    async with database.transaction():
        subject = f"commendation/{commendation}"
        await audit.record(actor, [Change(Action.CERTIFICATES_PRINTED, subject, None, facts)])
