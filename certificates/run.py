"""A run (印张): certificates on the sheets of a stock, in volumes that a printer can take."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from certificates.compose import Batch, Job, Page, compose
from certificates.errors import ContentRefused, Fault, PressRefused
from certificates.fonts import Shelf
from certificates.output.purposes import Purpose, Standard, purpose_of
from certificates.output.whole_folder import whole_folder
from certificates.paper import Box, Edge
from certificates.pdf import PIECE, write_file
from certificates.press.impose import with_dividers
from certificates.press.setup import Setup
from certificates.press.setup import faults as setup_faults
from certificates.press.sides import Divider, Side
from certificates.press.volumes import Volume, in_volumes, manifest
from certificates.problems import Problem
from certificates.processes import batched, in_order
from certificates.words import Phrase

SHEETS = 1000
"""In one volume, if nothing else is said."""


class _VolumeJob(NamedTuple):
    volume: int
    job: Job


class _VolumeBatch(NamedTuple):
    volume: int
    batch: Batch


def print_sheets(
    pages: Iterable[Page],
    setup: Setup,
    out: BinaryIO,
    *,
    total: int = 0,
    group_of: Callable[[Page], str] | None = None,
    shelf: Shelf | None = None,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> int:
    """Print all sheets into one file and return the number of sides. See `print_run`."""
    purpose = purpose_of(standard)
    pieces = _pieces(pages, setup, 0, total, group_of, shelf, for_press=purpose.is_press)
    batches = (each.batch for each in in_order(_compose, pieces, executor))
    return write_file(batches, out, turned_about=setup.turned_about, purpose=purpose)


def print_run(
    pages: Iterable[Page],
    setup: Setup,
    folder: Path,
    name: str,
    *,
    sheets: int = SHEETS,
    total: int = 0,
    group_of: Callable[[Page], str] | None = None,
    shelf: Shelf | None = None,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> list[Volume]:
    """Write volumes of at most this many ``sheets``, then their manifest.

    The slug names ``total`` sheets, if they were counted. ``group_of`` names the group of a page, and a divider precedes
    each group. ``shelf`` is for the slug and the dividers: a frozen certificate's own shelf may
    have no face for them. ``standard`` is as for `render`. Raises `ContentRefused` with every problem of the whole run, and then
    leaves no file behind. Raises `PressRefused` for an impossible set-up. It replaces an earlier
    run of the same ``name`` completely, so that none of its volumes is printed by mistake.
    """
    if Path(name).name != name or name in ("", ".."):
        raise PressRefused([_NO_NAME])
    purpose = purpose_of(standard)
    pieces = _pieces(pages, setup, sheets, total, group_of, shelf, for_press=purpose.is_press)
    drawn = in_order(_compose, pieces, executor)
    volumes: list[Volume] = []
    problems: dict[Problem, None] = {}
    with whole_folder(folder, _earlier(folder, name)) as draft:
        for number, of_volume in groupby(drawn, key=lambda each: each.volume):
            path = draft / f"{name}-{number:03}.pdf"
            batches = (piece.batch for piece in of_volume)
            try:
                volumes.append(_volume(batches, path, setup.turned_about, purpose))
            except ContentRefused as refusal:
                problems |= dict.fromkeys(refusal.problems)
        if problems:
            raise ContentRefused(list(problems))
        (draft / f"{name}.json").write_text(manifest(volumes), encoding="utf-8")
    return volumes


class Written(NamedTuple):
    """The content of a file; ``first`` and ``last`` are certificate numbers."""

    certificates: int
    first: str
    last: str


def print_volume(
    sides: Sequence[Side[Page]],
    setup: Setup,
    shelf: Shelf,
    out: BinaryIO,
    *,
    total: int = 0,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> Written:
    """Print sides of a planned run into one of its files.

    Raises `ContentRefused`, and then writes nothing.
    """
    count, purpose = _Count(), purpose_of(standard)
    pieces = batched(sides, PIECE)
    jobs = (Job(some, shelf, setup, total, purpose.is_press) for some in pieces)
    drawn = count.watching(in_order(compose, jobs, executor))
    write_file(drawn, out, turned_about=setup.turned_about, purpose=purpose)
    return Written(count.certificates, count.first, count.last)


def _earlier(folder: Path, name: str) -> list[str]:
    """The manifest of an earlier run, then the volumes that it lists."""
    manifest = folder / f"{name}.json"
    if not manifest.is_file():
        return []
    volumes = sorted(folder.glob(f"{glob.escape(name)}-*.pdf"))
    told = manifest.read_text(encoding="utf-8")
    return [manifest.name, *(each.name for each in volumes if f'"{each.name}"' in told)]


_NO_NAME = Fault(
    "name",
    Phrase("cannot be the name of a file."),
    Phrase("Leave out “/”."),
)


def _compose(piece: _VolumeJob) -> _VolumeBatch:
    return _VolumeBatch(piece.volume, compose(piece.job))


def _pieces(
    pages: Iterable[Page],
    setup: Setup,
    sheets: int,
    total: int,
    group_of: Callable[[Page], str] | None,
    shelf: Shelf | None,
    *,
    for_press: bool,
) -> Iterator[_VolumeJob]:
    """``sheets`` of 0 puts everything into one volume."""
    items = iter(pages)
    first = next(items, None)
    if first is None:
        return
    trim, shelf = first.trim, shelf or first.shelf
    items = _of_one_size(chain([first], items), trim)
    if faults := setup_faults(setup, trim, shelf):
        raise PressRefused(faults)
    sides = setup.sides(_divided(items, group_of), trim)
    volumes = in_volumes(sides, sheets) if sheets else iter([sides])
    for number, volume in enumerate(volumes, 1):
        for some in batched(volume, PIECE):
            yield _VolumeJob(number, Job(some, shelf, setup, total, for_press))


def _of_one_size(pages: Iterable[Page], trim: Box) -> Iterator[Page]:
    for page in pages:
        back = page.back.for_kind(page.content.kind).page if page.back else trim
        if odd := next((box for box in (page.trim, back) if box != trim), None):
            size, own = (f"{box.width:g} × {box.height:g}" for box in (trim, odd))
            key = page.content.key
            what = Phrase(
                "A side of “%(key)s” is %(own)s mm, the others are %(size)s mm.",
                key=key,
                own=own,
                size=size,
            )
            remedy = Phrase("Print each size in a run of its own.")
            raise PressRefused([Fault("pages", what, remedy)])
        yield page


def _divided(
    pages: Iterator[Page], group_of: Callable[[Page], str] | None
) -> Iterator[Page | Divider]:
    if group_of is None:
        yield from pages
    else:
        yield from with_dividers(pages, group_of)


class _Count:
    """The manifest's facts about a volume, counted while its pages pass."""

    def __init__(self) -> None:
        self.certificates = 0
        self.first = ""
        self.last = ""

    def watching(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        for batch in batches:
            for page in batch.pages:
                self._add(page.keys)
            yield batch

    def _add(self, keys: Sequence[str]) -> None:
        if keys:
            self.certificates += len(keys)
            self.first, self.last = self.first or keys[0], keys[-1]


def _volume(
    batches: Iterable[Batch], path: Path, turned_about: Edge | None, purpose: Purpose
) -> Volume:
    count = _Count()
    with path.open("wb") as out:
        write_file(count.watching(batches), out, turned_about=turned_about, purpose=purpose)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    size = path.stat().st_size
    return Volume(path.name, count.certificates, count.first, count.last, size, digest)
