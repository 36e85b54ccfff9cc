"""The files of photos, each under the digest of its content in the data folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path

from awards.settings import Settings

_DIGEST = re.compile(r"[0-9a-f]{64}")


def save(settings: Settings, content: bytes) -> str:
    """Write the file, complete and durable, unless it is there; return its digest."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(settings, digest)
    if path.exists():
        return digest
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return digest


def read(settings: Settings, digest: str) -> bytes | None:
    """None if the file is missing or is another one."""
    try:
        content = path_of(settings, digest).read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def remove(settings: Settings, digest: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        path_of(settings, digest).unlink()


def path_of(settings: Settings, digest: str) -> Path:
    """Raises ValueError for a text that is no digest."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return settings.data_dir / "photos" / digest[:2] / f"{digest}.jpg"
