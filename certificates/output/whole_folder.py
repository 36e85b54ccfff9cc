"""Write a group of files completely or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(folder: Path, earlier: Iterable[str] = ()) -> Iterator[Path]:
    """Write files into a draft folder and move them into ``folder`` together when all are complete.

    The ``earlier`` files, which they replace, are removed first. The last by name is moved last. It
    should be the file that vouches for the others: without it they are not to be trusted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".draft-") as draft:
        yield Path(draft)
        files = sorted(Path(draft).iterdir())
        for file in files:
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        for name in earlier:
            (folder / name).unlink(missing_ok=True)
        for file in files:
            file.replace(folder / file.name)
