"""What a worker does on any machine: draw a volume, and write it where all can read it.

It needs no database and no service. Its input and output are plain data. The same volume always
gives the same bytes, so drawing it twice is harmless.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import BinaryIO, NamedTuple, cast

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from awards.printing.runs import ranges
from awards.words import sentences, translated
from certificates import ContentRefused, Page, Shelf, print_volume
from certificates.press import Setup, Side


class Task(NamedTuple):
    """``url`` is the volume's address; ``total`` sheets are named beside the certificates.

    ``holder`` identifies this claim only, so that two workers never write to one draft.
    """

    url: str
    holder: str
    sides: Sequence[Side[Page]]
    setup: Setup
    shelf: Shelf
    total: int


class Made(NamedTuple):
    """A written volume; with ``faults``, each a number and words, it was not written.

    ``sheets`` are the sheets of paper in it, in the order of its pages.
    """

    certificates: int = 0
    first: str = ""
    last: str = ""
    size: int = 0
    sha256: str = ""
    faults: tuple[tuple[str, str], ...] = ()
    sheets: str = ""


def make(task: Task) -> Made:
    """Draw a file; only a complete one gets its name. Raises OSError if it cannot be written."""
    place, path = url_to_fs(task.url)
    draft = f"{path}.{task.holder}.part"
    place.makedirs(path.rpartition("/")[0], exist_ok=True)
    try:
        with place.open(draft, "wb") as file:
            out = _Hashed(file)
            written = print_volume(
                task.sides, task.setup, task.shelf, cast(BinaryIO, out), total=task.total
            )
            file.flush()
            with suppress(AttributeError, io.UnsupportedOperation):  # Not a file of this machine.
                os.fsync(file.fileno())
    except ContentRefused as refusal:
        place.rm(draft)
        return Made(
            faults=tuple(
                (each.key, translated(sentences(each.what, each.remedy), "zh"))
                for each in refusal.problems
            )
        )
    name_whole(place, draft, path)
    sheets = ranges.written(ranges.ranges_of(side.number for side in task.sides))
    return Made(*written, out.size, out.digest.hexdigest(), sheets=sheets)


def name_whole(place: AbstractFileSystem, draft: str, path: str) -> None:
    """Give a complete draft its name.

    The slower of two workers finds its draft gone: the file exists already.
    """
    try:
        place.mv(draft, path)
    except OSError:
        if not (place.exists(draft) and place.exists(path)):
            raise
        place.rm(path)  # Some stores refuse a name that is taken.
        place.mv(draft, path)
    if isinstance(place, LocalFileSystem):
        _keep(path.rpartition("/")[0])
    for left in place.glob(f"{path}.*.part"):  # Left by a worker that was killed.
        with suppress(FileNotFoundError):
            place.rm(left)


def _keep(folder: str) -> None:
    """A name survives a power failure only once its folder is synced, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def tried(sides: Sequence[Side[Page]], setup: Setup, shelf: Shelf) -> None:
    """Draw and discard, to find the one of many that crashes a worker."""
    print_volume(sides, setup, shelf, cast(BinaryIO, _Hashed(None)))


class _Hashed:
    """Pass bytes on, and compute their length and digest."""

    def __init__(self, file: BinaryIO | None) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        if self._file is not None:
            self._file.write(data)
        return len(data)
