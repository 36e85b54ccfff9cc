"""Direct prints: certificates of their own size in one file, handed over in the same request.

Each is recorded as a run that is done. Its file is not kept: frozen certificates make the same bytes
again, and the recorded digest proves it. Its sheets are claimed by no run, because the file may only
have been looked at: the same certificates can be printed again at any time, directly or by a run.
What came out of a printer can be recorded, as for any run.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from io import BufferedRandom
from itertools import count
from typing import BinaryIO, cast

import anyio

from awards import database
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.errors import FileDamaged, print_refusal
from awards.printing.press.files import fit_name
from awards.printing.runs import queries
from awards.printing.runs.backs import pages_of
from awards.printing.runs.beginning import MadeFile, record_direct
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.printing.runs.differing import require_accepted
from awards.printing.runs.records import RunRecord, VolumeRecord
from awards.settings import Settings
from certificates import (
    Content,
    ContentRefused,
    Page,
    process_pool,
    render_pages,
    render_pages_each,
    svg,
)

#: ZIP's first day, so that the same sheets make the same archive.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

#: From this many sheets on, a print is worth starting processes for.
LARGE = 2000

#: Called after each sheet: how many are done, and of how many.
Progress = Callable[[int, int], None]


class FileKind(StrEnum):
    """PDF: one file with a page for each certificate. ZIP: a separate PDF for each.

    SVG: a ZIP with an SVG for each, for an engraver.
    """

    PDF = "pdf"
    ZIP = "zip"
    SVG = "svg.zip"


async def print_sheets(
    actor: str,
    commendation: str,
    wanted: CertificateSelection,
    kind: FileKind,
    settings: Settings,
    out: BinaryIO,
    progress: Progress = lambda _done, _total: None,
    *,
    accept_differences: bool = False,
    reason: str = "",
) -> int:
    """Print to ``out`` and record the run; return how many certificates were printed.

    The history keeps the ``reason`` for which differences are accepted. Raises NotFound, CertificatesDiffer, FontsChanged or PrintRefused; then nothing is written or recorded.
    """
    here = await catalogue.find(commendation)
    sheets = await chosen(here, wanted)
    await require_accepted(here, sheets, accepted=accept_differences)
    with await _drawn([sheet.id for sheet in sheets], kind, settings, progress) as draft:
        made = MadeFile(kind.value, draft.tell(), _digest(draft))
        async with database.transaction():
            change = await record_direct(actor, here, sheets, made, reason)
            await audit.record(actor, [change])
        await anyio.to_thread.run_sync(shutil.copyfileobj, draft, out, 1 << 20)
    return len(sheets)


async def drawn_again(run: RunRecord, volume: VolumeRecord, settings: Settings) -> BinaryIO:
    """The file of a direct print, at its end. Raises FontsChanged, and FileDamaged if it differs."""
    ids = await queries.certificates_of(run.id)
    kind = FileKind(volume.file.partition(".")[2])
    draft = await _drawn(ids, kind, settings, lambda _done, _total: None)
    if _digest(draft) != volume.sha256:
        draft.close()
        raise FileDamaged(file=volume.file)
    draft.seek(0, 2)
    return draft


async def _drawn(
    ids: Sequence[int], kind: FileKind, settings: Settings, progress: Progress
) -> BinaryIO:
    """Draw into the file and leave it at its end. Raises FontsChanged and PrintRefused."""
    pages = await pages_of(ids, None, settings)
    draft = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed by the caller
    try:
        await anyio.to_thread.run_sync(_RENDER[kind], pages, draft, progress)
    except ContentRefused as fault:
        draft.close()
        raise print_refusal(fault.problems) from fault
    except BaseException:
        draft.close()
        raise
    return draft


def _digest(draft: BinaryIO) -> str:
    """Leaves the file at its beginning."""
    draft.seek(0)
    digest = hashlib.file_digest(cast(BufferedRandom, draft), "sha256").hexdigest()
    draft.seek(0)
    return digest


def _render_pdf(pages: Sequence[Page], out: BinaryIO, progress: Progress) -> None:
    with _help(pages) as executor:
        render_pages(_watched(pages, progress), out, executor=executor)


def _help(pages: Sequence[Page]) -> AbstractContextManager[Executor | None]:
    """All cores for a large print; for a small one they would start too late."""
    return process_pool() if len(pages) >= LARGE else nullcontext()


def _watched(pages: Sequence[Page], progress: Progress) -> Iterator[Page]:
    for done, page in enumerate(pages, 1):
        yield page
        progress(done, len(pages))


def _render_zip(pages: Sequence[Page], out: BinaryIO, progress: Progress) -> None:
    """Each file is named by its number and the winner."""
    with _help(pages) as executor:
        _archive(render_pages_each(pages, executor=executor), "pdf", out, len(pages), progress)


def _render_svg(pages: Sequence[Page], out: BinaryIO, progress: Progress) -> None:
    made = ((page.content, svg(*page[:3]).encode()) for page in pages)
    _archive(made, "svg", out, len(pages), progress)


_RENDER = {FileKind.PDF: _render_pdf, FileKind.ZIP: _render_zip, FileKind.SVG: _render_svg}


def _archive(
    made: Iterable[tuple[Content, bytes]],
    suffix: str,
    out: BinaryIO,
    total: int,
    progress: Progress,
) -> None:
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w") as archive:
        for done, (content, file) in enumerate(made, 1):
            name = _free_name(fit_name(f"{content.key}_{content.person}"), taken)
            # PDF streams are compressed already.
            packing = zipfile.ZIP_STORED if suffix == "pdf" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(f"{name}.{suffix}", _NO_DATE), file, packing)
            progress(done, total)


def _free_name(name: str, taken: set[str]) -> str:
    """Numbers are unique, but two may become equal when a system's forbidden signs are removed."""
    tries = (name if n == 1 else f"{name}-{n}" for n in count(1))
    free = next(each for each in tries if each.casefold() not in taken)
    taken.add(free.casefold())
    return free
