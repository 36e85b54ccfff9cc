"""Deliver the files of a run."""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, BinaryIO, cast

import anyio
from fsspec.core import url_to_fs

from awards.errors import FileDamaged, NotFound, StoreAway
from awards.printing.press.direct import drawn_again
from awards.printing.press.file_names import delivered_name
from awards.printing.press.files import fit_name, folder_of
from awards.printing.runs import queries
from awards.printing.runs.records import RunRecord, VolumeRecord
from awards.settings import Settings
from awards.tables import RunState
from awards.words import Language, Phrase
from certificates.press import Volume, manifest

#: ZIP's first day, so that the same volumes make the same archive.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_PIECE = 1 << 20

#: Tries to delete a folder that another process may be deleting too.
_TRIES = 3

Opened = Callable[[VolumeRecord], BinaryIO]

_log = logging.getLogger("awards.press")


async def volume(
    settings: Settings, run: RunRecord, place: int, language: Language | None = None
) -> tuple[str, BinaryIO]:
    """Return a volume's name, in the office's language by default, and the open file at its end."""
    found = await made_volume(run, place)
    folder = folder_of(settings, run.reference)
    name = delivered_name(run, found, language or settings.language)
    return name, await _file(folder, run, found, settings)


async def made_volume(run: RunRecord, place: int) -> VolumeRecord:
    """Raises NotFound, also for a run that was cancelled."""
    for each in await queries.made(run):
        if each.place == place and run.state is not RunState.CANCELLED:
            return each
    raise NotFound(what=Phrase("print file"), key=place)


async def _file(folder: str, run: RunRecord, wanted: VolumeRecord, settings: Settings) -> BinaryIO:
    if run.setup.is_direct:
        return await drawn_again(run, wanted, settings)
    return await anyio.to_thread.run_sync(_opened, folder, wanted)


def _opened(folder: str, wanted: VolumeRecord) -> BinaryIO:
    place, path = url_to_fs(f"{folder}/{wanted.file}")
    try:
        file = place.open(path, "rb")
    except FileNotFoundError as fault:
        raise NotFound(what=Phrase("print file"), key=wanted.file) from fault
    except OSError as fault:
        raise StoreAway(reason=fault) from fault
    file.seek(0, 2)
    if file.tell() != wanted.size:
        file.close()
        raise FileDamaged(file=wanted.file)
    return cast(BinaryIO, file)


def manifest_of(run: RunRecord, volumes: Sequence[VolumeRecord], language: Language) -> str:
    """The manifest: the name, sheets, content, length and digest of each file."""
    told = json.loads(
        manifest(
            [
                Volume(each.file, each.certificates, each.first, each.last, each.size, each.sha256)
                for each in volumes
            ]
        )
    )
    for line, each in zip(told["volumes"], volumes, strict=True):
        line |= {"name": delivered_name(run, each, language), "sheets": each.sheets}
    whole = {"run": run.named(language), "reference": run.reference, **told}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


async def archive(settings: Settings, run: RunRecord, language: Language | None = None) -> BinaryIO:
    """All volumes of a finished run and their manifest, as one ZIP.

    Raises NotFound, FileDamaged and StoreAway.
    """
    if run.state is not RunState.DONE:
        raise NotFound(what=Phrase("print file"), key=run.reference)
    volumes = await queries.made(run)
    if run.setup.is_direct:
        drawn = {each.file: await drawn_again(run, each, settings) for each in volumes}
        opened: Opened = lambda each: drawn[each.file]  # noqa: E731 - as short as partial below
    else:
        opened = partial(_opened, folder_of(settings, run.reference))
    return await anyio.to_thread.run_sync(
        _archive, opened, run, volumes, language or settings.language
    )


def _archive(
    opened: Opened, run: RunRecord, volumes: Sequence[VolumeRecord], language: Language
) -> BinaryIO:
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    try:
        with zipfile.ZipFile(out, "w") as made:
            for each in volumes:
                name = delivered_name(run, each, language)
                with made.open(zipfile.ZipInfo(name, _NO_DATE), "w") as entry:
                    _copied(opened, each, entry)
            proof = zipfile.ZipInfo(f"{fit_name(run.named(language))}.json", _NO_DATE)
            made.writestr(proof, manifest_of(run, volumes, language))
    except BaseException:
        out.close()
        raise
    return cast(BinaryIO, out)


def _copied(opened: Opened, wanted: VolumeRecord, entry: IO[bytes]) -> None:
    digest = hashlib.sha256()
    with opened(wanted) as file:
        file.seek(0)
        while piece := file.read(_PIECE):
            digest.update(piece)
            entry.write(piece)
    if digest.hexdigest() != wanted.sha256:
        raise FileDamaged(file=wanted.file)


def clear(settings: Settings, reference: str) -> bool:
    """Delete the files of a cancelled run, so that none is printed by mistake.

    Return False if the store does not allow it. Then the person who cancelled must be informed.
    """
    try:
        place, path = url_to_fs(folder_of(settings, reference))
        for _ in range(_TRIES):
            if not place.exists(path):
                break
            with suppress(OSError):  # Another process is deleting it at this moment.
                place.rm(path, recursive=True)
        return not place.exists(path)
    except (OSError, ValueError, ImportError):
        _log.exception("the files of %s are not deleted", reference)
        return False
