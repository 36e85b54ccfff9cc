"""Files that are complete or absent: written as a draft, made durable, then renamed."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from awards.settings import Settings

#: Characters that Windows, macOS or an unpacking program cannot handle.
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
NAME_BYTES = 200


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a draft in the same folder. Only a finished file gets the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def fit_name(text: str) -> str:
    """A file name of at most 200 bytes of UTF-8 that every system can hold."""
    plain = _UNFIT.sub("_", text).strip(" .")
    while len(plain.encode()) > NAME_BYTES:
        plain = plain[:-1]
    return plain or "_"


def folder_of(settings: Settings, reference: str) -> str:
    """The address of a run's folder, where every worker can write."""
    base = settings.files or f"file://{(settings.data_dir / 'runs').resolve()}"
    return f"{base.rstrip('/')}/{reference}"
