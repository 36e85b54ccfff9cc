"""The file of a pack where every server can read it: whole, or not there."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from typing import BinaryIO, cast
from zipfile import ZipFile

from fsspec.core import url_to_fs

from awards.ceremony.pack.records import PackRecord
from awards.errors import FileDamaged, NotFound, StoreAway
from awards.printing.press.files import folder_of
from awards.printing.press.work import name_whole
from awards.settings import Settings
from awards.words import Phrase

FILE = "pack.zip"


def write(settings: Settings, reference: str, holder: str, content: bytes) -> None:
    """Raises OSError if it cannot be written."""
    place, path = url_to_fs(_url(settings, reference))
    draft = f"{path}.{holder}.part"
    place.makedirs(path.rpartition("/")[0], exist_ok=True)
    with place.open(draft, "wb") as file:
        file.write(content)
        file.flush()
        with suppress(AttributeError, io.UnsupportedOperation):  # Not a file of this machine.
            os.fsync(file.fileno())
    name_whole(place, draft, path)


def opened(settings: Settings, pack: PackRecord) -> BinaryIO:
    """The file, at its end. Raises NotFound, FileDamaged and StoreAway."""
    place, path = url_to_fs(_url(settings, pack.reference))
    try:
        file = place.open(path, "rb")
    except FileNotFoundError as fault:
        raise NotFound(what=Phrase("ceremony pack"), key=pack.version) from fault
    except OSError as fault:
        raise StoreAway(reason=fault) from fault
    if file.seek(0, 2) != pack.size:
        file.close()
        raise FileDamaged(file=FILE)
    return cast(BinaryIO, file)


def entry(file: BinaryIO, name: str) -> bytes:
    """One file of a pack."""
    with file, ZipFile(file) as whole:
        return whole.read(name)


def _url(settings: Settings, reference: str) -> str:
    return f"{folder_of(settings, f'packs/{reference}')}/{FILE}"
