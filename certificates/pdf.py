"""Certificates to PDF: one file, one file each, or volumes; everything, or the reasons why not.

The output depends on no clock and no chance: same input, same bytes, by any number of workers.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from io import BytesIO
from typing import BinaryIO, NamedTuple, cast

from certificates.arguments import Contents, Target, contents_of, opened, require_target, required
from certificates.compose import Batch, Job, Page, Used, compose, plain
from certificates.content import Content
from certificates.errors import ContentRefused
from certificates.fonts import Face, Shelf
from certificates.fonts.codes import parts
from certificates.fonts.embed import embed
from certificates.layout import Layout
from certificates.marks import Ink, Spot, TextRun
from certificates.output.document import Document
from certificates.output.metadata import LANGUAGE, About
from certificates.output.purposes import ARCHIVE, Purpose, Standard, purpose_of
from certificates.paper import Edge
from certificates.place import place, place_static
from certificates.problems import Problem, two_inks
from certificates.processes import batched, in_order

PIECE = 100
"""Sides drawn in one piece of work."""

FEW = 20
"""Files of their own made in one piece of work."""

IN_MEMORY = 64 * 2**20
"""Bytes of a file held in memory until it is whole; a larger one waits on the disk."""


class Inspection(NamedTuple):
    """The findings of a print. ``faces`` are those that each content is drawn with.

    ``problems`` refuse a print. ``warnings`` are what to look at before it.
    """

    problems: tuple[Problem, ...]
    faces: tuple[tuple[Face, ...], ...]
    warnings: tuple[Problem, ...] = ()


def inspect(contents: Contents, layout: Layout, shelf: Shelf) -> Inspection:
    """Find everything that would go wrong, for everyone. `render` makes the same check."""
    problems: dict[Problem, None] = {}
    warnings: dict[Problem, None] = {}
    faces = []
    for content, *_ in _pages(contents, layout, shelf):
        static, own = place_static(layout, shelf, content), place(content, layout, shelf)
        problems |= dict.fromkeys((*static.problems, *own.problems))
        warnings |= dict.fromkeys(own.warnings)
        runs = [mark for mark in (*static.marks, *own.marks) if isinstance(mark, TextRun)]
        drawn = (face for run in runs for face in (run.face, run.beside) if face)
        faces.append(tuple(dict.fromkeys(drawn)))
    return Inspection(tuple(problems), tuple(faces), tuple(warnings))


def preflight(contents: Contents, layout: Layout, shelf: Shelf) -> list[Problem]:
    """The problems of an inspection only."""
    return list(inspect(contents, layout, shelf).problems)


def render(
    contents: Contents,
    layout: Layout,
    shelf: Shelf,
    out: Target,
    *,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> int:
    """Write one PDF, a page for each content, and return the number of pages.

    A mapping from fields to words is a content, too, and ``out`` may be a path. ``standard`` is "a2" for the archive, "x4" or a `PressFile` for a print shop. Raises
    `ContentRefused` with every problem, before anything is written.
    """
    pages = _pages(contents, layout, shelf)
    return render_pages(pages, out, standard=standard, executor=executor)


def render_each(
    contents: Contents,
    layout: Layout,
    shelf: Shelf,
    *,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> Iterator[tuple[Content, bytes]]:
    """A separate PDF for each content. Raises `ContentRefused` when it reaches a faulty one."""
    pages = _pages(contents, layout, shelf)
    return render_pages_each(pages, standard=standard, executor=executor)


def render_pages(
    pages: Iterable[Page],
    out: Target,
    *,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> int:
    """Like `render`, for pages with different layouts."""
    purpose = purpose_of(standard)
    jobs = (_PlainPages(some, purpose) for some in batched(pages, PIECE))
    return write_file(in_order(_together, jobs, executor), out, purpose=purpose)


def render_pages_each(
    pages: Iterable[Page], *, standard: Standard = "a2", executor: Executor | None = None
) -> Iterator[tuple[Content, bytes]]:
    """Like `render_each`, for pages with different layouts."""
    jobs = (_PlainPages(some, purpose_of(standard)) for some in batched(pages, FEW))
    for made in in_order(_each, jobs, executor):
        for content, outcome in made:
            if not isinstance(outcome, bytes):
                raise ContentRefused(outcome)
            yield content, outcome


def _pages(contents: Contents, layout: Layout, shelf: Shelf) -> Iterator[Page]:
    """Raises TypeError at once for what is no layout or no shelf."""
    layout, shelf = required(layout, Layout, "layout"), required(shelf, Shelf, "shelf")
    return (
        Page(content, layout, shelf) for content in contents_of(contents, layout.names.pictures)
    )


def _together(given: _PlainPages) -> Batch:
    """Runs in a worker, which gets the pages alone: what else a job has follows from them."""
    return compose(_plain_job(*given))


def _plain_job(pages: Sequence[Page], purpose: Purpose) -> Job:
    sides = [*plain(pages, bled=purpose.is_press)]
    return Job(sides, pages[0].shelf, for_press=purpose.is_press)


def write_file(
    batches: Iterable[Batch],
    out: Target,
    *,
    turned_about: Edge | None = None,
    flows: bool = False,
    language: str = LANGUAGE,
    purpose: Purpose = ARCHIVE,
) -> int:
    """Write the pages of all batches as one file, or nothing if one has a problem.

    A front and its back are printed on one sheet, which the printer turns ``turned_about`` that
    edge. If the content ``flows``, its tags go on from page to page.
    """
    require_target(out)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as draft:
        document = Document(cast(BinaryIO, draft), turned_about, flows=flows, purpose=purpose)
        writing = _Writing(document, language)
        for batch in batches:
            writing.add(batch)
        if count := writing.close():
            draft.seek(0)
            with opened(out) as target:
                shutil.copyfileobj(draft, target, 2**20)
    return count


class _Writing:
    """Write batches into one document. Of each batch it keeps names and the drawn glyphs only."""

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._language = language
        self._names: set[str] = set()
        self._used: Used = {}
        self._labels: list[str] = []
        self._titles: dict[str, None] = {}
        self._issuers: dict[str, None] = {}
        self._problems: dict[Problem, None] = {}
        self._is_ordered = True
        self._plates: set[str] = set()

    def add(self, batch: Batch) -> None:
        self._problems |= batch.problems
        if self._problems:
            return
        for name, form in batch.forms.items():
            if self._is_new(name):
                self._document.add_form(name, *form)
        for name, image in batch.images.items():
            if self._is_new(name):
                self._document.add_image(name, image)
        for name, ink in batch.inks.items():
            if self._is_new(name):
                self._add_ink(name, ink)
        for page in batch.pages:
            self._document.add_page(page.content, page.boxes, page.tags)
            self._is_ordered &= page.is_ordered
            self._labels.append(page.label)
        for face, texts in batch.used.items():
            self._used.setdefault(face, set()).update(parts(texts))
        self._titles |= batch.titles
        self._issuers |= batch.issuers

    def close(self) -> int:
        """Return the number of pages. Raises `ContentRefused`."""
        if self._problems:
            raise ContentRefused(list(self._problems))
        if self._labels:
            for face, used in self._used.items():
                embed(face, used, self._document)
            names = "、".join(self._titles), tuple(self._issuers)
            about = About(*names, self._is_ordered, self._language)
            self._document.close(about, self._labels)
        return len(self._labels)

    def _add_ink(self, name: str, ink: Ink) -> None:
        """Spots of one name are one plate, so that two looks of it cannot both be right."""
        if isinstance(ink, Spot):
            if ink.name in self._plates:
                self._problems[two_inks(ink.name)] = None
            self._plates.add(ink.name)
        self._document.add_ink(name, ink)

    def _is_new(self, name: str) -> bool:
        if name in self._names:
            return False
        self._names.add(name)
        return True


class _PlainPages(NamedTuple):
    """Pages at their own size, for one file or for a file each."""

    pages: Sequence[Page]
    purpose: Purpose


def _each(job: _PlainPages) -> list[tuple[Content, bytes | Sequence[Problem]]]:
    """Runs in a worker. A faulty content returns its problems, so that the rest can continue."""
    return [(page.content, _alone(page, job.purpose)) for page in job.pages]


def _alone(page: Page, purpose: Purpose) -> bytes | Sequence[Problem]:
    batch = compose(_plain_job([page], purpose))
    if batch.problems:
        return list(batch.problems)
    out = BytesIO()
    write_file([batch], out, purpose=purpose)
    return out.getvalue()
