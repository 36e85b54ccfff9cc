"""What a worker does, on this machine or another: a volume drawn, and written where all see it.

It knows of no database and no service. What it is given and what it gives back are plain data, and
the same volume is the same bytes: made twice, it is harmless.
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

from awards.words import sentences, translated
from certificates import ContentRefused, Page, Shelf, print_volume
from certificates.press import Setup, Side


class Task(NamedTuple):
    """``url`` is where the volume is to be; ``total`` sheets are told of beside the certificates.

    ``holder`` is of this claim alone, so that two never write into one draft.
    """

    url: str
    holder: str
    sides: Sequence[Side[Page]]
    setup: Setup
    shelf: Shelf
    total: int


class Made(NamedTuple):
    """A volume as it was written; with ``faults``, each a number and words, it was not."""

    certificates: int = 0
    first: str = ""
    last: str = ""
    size: int = 0
    sha256: str = ""
    faults: tuple[tuple[str, str], ...] = ()


def make(task: Task) -> Made:
    """Only a whole file gets its name. Raises OSError where it cannot be written."""
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
            with suppress(AttributeError, io.UnsupportedOperation):  # of no file of this machine
                os.fsync(file.fileno())
    except ContentRefused as refusal:
        place.rm(draft)
        return Made(
            faults=tuple(
                (each.key, translated(sentences(each.what, each.remedy), "zh"))
                for each in refusal.problems
            )
        )
    _named(place, draft, path)
    return Made(*written, out.size, out.digest.hexdigest())


def _named(place: AbstractFileSystem, draft: str, path: str) -> None:
    """Whoever was late at the same volume finds its draft gone: the file is there already."""
    try:
        place.mv(draft, path)
    except OSError:
        if not (place.exists(draft) and place.exists(path)):
            raise
        place.rm(path)  # not every store gives a name that is taken
        place.mv(draft, path)
    if isinstance(place, LocalFileSystem):
        _keep(path.rpartition("/")[0])
    for left in place.glob(f"{path}.*.part"):  # by whoever was killed at it
        with suppress(FileNotFoundError):
            place.rm(left)


def _keep(folder: str) -> None:
    """A name outlives a loss of power only once its folder is written, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def tried(sides: Sequence[Side[Page]], setup: Setup, shelf: Shelf) -> None:
    """Drawn and thrown away: to find out which of many it is that no worker outlives."""
    print_volume(sides, setup, shelf, cast(BinaryIO, _Hashed(None)))


class _Hashed:
    """Writes on, and reckons what was written."""

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
