"""Files that are there together or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(folder: Path, earlier: Iterable[str] = ()) -> Iterator[Path]:
    """Files are written into a draft folder and come into ``folder`` together, when all are there.

    The ``earlier`` ones, which they replace, go first. The last by name comes last: what vouches
    for the others should sort behind them, and without it they are not to be trusted.
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
