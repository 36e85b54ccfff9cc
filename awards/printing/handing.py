"""The files of a run, handed to whoever prints them."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from typing import BinaryIO, cast

import anyio
from fsspec.core import url_to_fs

from awards.errors import NotFound
from awards.printing import queries
from awards.printing.files import folder_of
from awards.printing.records import RunRecord, VolumeRecord
from awards.settings import Settings
from awards.tables import RunState
from certificates.press import Volume, manifest

#: ZIP's own first day, so that the same volumes make the same archive.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_PIECE = 1 << 20


async def volume(settings: Settings, run: RunRecord, wanted: VolumeRecord) -> BinaryIO:
    """At its end, as a file that was just written. Raises NotFound when it is not there."""
    return await anyio.to_thread.run_sync(
        _opened, f"{folder_of(settings, run.reference)}/{wanted.file}"
    )


def _opened(url: str) -> BinaryIO:
    place, path = url_to_fs(url)
    try:
        file = place.open(path, "rb")
    except FileNotFoundError as fault:
        name = path.rpartition("/")[2]
        raise NotFound(what_zh="打印文件", what_en="print file", key=name) from fault
    file.seek(0, 2)
    return cast(BinaryIO, file)


def proof_of(volumes: Sequence[VolumeRecord]) -> str:
    """The manifest: what each file holds, how long it is and its digest."""
    return manifest(
        [
            Volume(each.file, each.certificates, each.first, each.last, each.size, each.sha256)
            for each in volumes
        ]
    )


async def whole(settings: Settings, run: RunRecord) -> BinaryIO:
    """All volumes of a run that is done and their manifest, as one ZIP. Raises NotFound."""
    if run.state is not RunState.DONE:
        raise NotFound(what_zh="打印文件", what_en="print file", key=run.reference)
    volumes = await queries.volumes(run.id)
    folder = folder_of(settings, run.reference)
    return await anyio.to_thread.run_sync(_archive, folder, run, volumes)


def _archive(folder: str, run: RunRecord, volumes: Sequence[VolumeRecord]) -> BinaryIO:
    out = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    with zipfile.ZipFile(out, "w") as made:
        for each in volumes:
            file = _opened(f"{folder}/{each.file}")
            file.seek(0)
            with file, made.open(zipfile.ZipInfo(each.file, _NO_DATE), "w") as entry:
                while piece := file.read(_PIECE):
                    entry.write(piece)
        name = zipfile.ZipInfo(f"{run.reference}.json", _NO_DATE)
        made.writestr(name, proof_of(volumes))
    return cast(BinaryIO, out)


def clear(settings: Settings, reference: str) -> None:
    """Of a run that was cancelled nothing is left to be printed by mistake."""
    place, path = url_to_fs(folder_of(settings, reference))
    if place.exists(path):
        place.rm(path, recursive=True)
