"""Files that are whole or not there: written beside, made durable, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A draft in the same folder takes the writing; only a finished one gets the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Files are written into a draft folder and come into ``folder`` together, when all are there.

    The last by name comes last: what vouches for the others should sort behind them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".draft-") as draft:
        yield Path(draft)
        files = sorted(Path(draft).iterdir())
        for file in files:
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        for file in files:
            file.replace(folder / file.name)
