"""A layout and its pictures in one ZIP file, to take to another office.

An incoming file is a stranger's. Everything stays in memory, and a name in it is never a path.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import anyio

from awards.layouts import artwork
from awards.layouts.artwork import MOST_BYTES, MOST_NAMED, PreparedPicture
from awards.layouts.versions import ENOUGH, Version, faulty, text_of
from awards.words import C_
from certificates import Fault, ImageRefused, Phrase

#: Bytes of a file, and of its whole content unpacked.
MOST = 40_000_000

#: How many bytes are enough to see that a file is too long.
ENOUGH_OF_IT = MOST + 1

#: Bytes of the list of entries: a few hundred for each.
_LONGEST_LIST = MOST_NAMED * 500

_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
_END = struct.Struct("<4s8x2L2x")
_END_MARK = b"PK\x05\x06"

_NAME = re.compile(r"[\w.-]{1,80}")

#: The same content gives the same file.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

# What `zipfile` raises for a broken or malicious file.
_BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

_DAMAGED = (
    Phrase("is damaged, encrypted or of a rare kind of ZIP."),
    Phrase(C_("archive", "Export it again.")),
)
_LARGE = (
    Phrase("is too large."),
    Phrase(
        "%(pictures)s pictures at most, %(megabytes)s MB when unpacked.",
        pictures=MOST_NAMED,
        megabytes=MOST // 1_000_000,
    ),
)
_NO_LAYOUT = (
    Phrase("does not hold just one .toml file."),
    Phrase(C_("archive", "Export it again.")),
)
_TWICE = Phrase("is there twice."), Phrase(C_("archive", "Keep one of them."))
_ODD_NAME = (
    Phrase("has other characters than letters, digits, dots, - and _ in its name."),
    Phrase("Correct it, and in the layout as well."),
)


class Parcel(NamedTuple):
    source: str
    pictures: tuple[PreparedPicture, ...] = ()


async def packed(version: Version) -> bytes:
    """The input of `unpacked`."""
    pictures = await artwork.shown_by(version.source)
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr(ZipInfo(f"{version.layout_id}.toml", _NO_DATE), version.source.encode())
        for name, content in pictures.contents.items():
            made.writestr(ZipInfo(name, _NO_DATE), content)
    return out.getvalue()


async def unpacked(file: str, content: bytes) -> Parcel:
    """A layout in TOML, alone or in a ZIP; nothing is stored. Raises LayoutFaulty.

    The source uses our names for the pictures, not their names in the file.
    """
    if not content.startswith(_BEGINS):
        return Parcel(text_of(file, content))
    source, pictures = await anyio.to_thread.run_sync(_unpacked, file, content)
    here = await artwork.names_of(list(pictures.values()))
    called = {name: here.get(each.digest, each.name) for name, each in pictures.items()}
    coming = {each.digest: each for each in pictures.values()}
    return Parcel(artwork.renamed(source, called), tuple(coming.values()))


def _unpacked(file: str, content: bytes) -> tuple[str, dict[str, PreparedPicture]]:
    """The source, and the pictures by their names in the file."""
    entries = _entries(file, content)
    layouts = [name for name in entries if name.lower().endswith(".toml")]
    if len(layouts) != 1:
        raise faulty(file, [Fault("(file)", *_NO_LAYOUT)])
    source = text_of(layouts[0], entries.pop(layouts[0]))
    pictures, faults = {}, []
    for name, each in entries.items():
        try:
            pictures[name] = artwork.prepared(name, each)
        except ImageRefused as refused:
            faults.append(Fault(name, refused.what, refused.remedy))
    if faults:
        raise faulty(file, faults)
    return source, pictures


def _entries(file: str, content: bytes) -> dict[str, bytes]:
    """Every entry by its last name, without the files that systems add."""
    large = faulty(file, [Fault("(file)", *_LARGE)])
    try:
        if len(content) > MOST or _list_size(content) > _LONGEST_LIST:
            raise large
        with ZipFile(BytesIO(content)) as archive:
            named = [*_named(archive)]
            if len(named) > MOST_NAMED + 1:
                raise large
            _judge_names(file, [name for name, _ in named])
            found, room = {}, MOST
            for name, entry in named:
                found[name] = _read(archive, entry, min(room, max(ENOUGH, MOST_BYTES)))
                room -= len(found[name])
                if room < 0:
                    raise large
            return found
    except _BROKEN as fault:
        raise faulty(file, [Fault("(file)", *_DAMAGED)]) from fault


def _list_size(content: bytes) -> int:
    """Checked here as well: `zipfile` reads the whole list before entries can be counted."""
    mark, size, _start = _END.unpack(content[-_END.size :])
    # A comment behind it, or the form for huge files: neither is useful here.
    if mark != _END_MARK or content[-_END.size - 20 :].startswith(b"PK\x06\x07"):
        raise BadZipFile
    return int(size)


def _named(archive: ZipFile) -> Iterator[tuple[str, ZipInfo]]:
    for entry in archive.infolist():
        name = re.split(r"[/\\]", entry.filename)[-1]
        if name and not name.startswith("."):
            yield name, entry


def _judge_names(file: str, names: list[str]) -> None:
    odd = [name for name in names if not _NAME.fullmatch(name)]
    twice = [name for name, count in Counter(names).items() if count > 1 and name not in odd]
    faults = [Fault(_printable(name), *_ODD_NAME) for name in odd]
    faults += [Fault(name, *_TWICE) for name in twice]
    if faults:
        raise faulty(file, faults)


def _printable(name: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in name[:80])


def _read(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    """One byte above the limit is enough to know. Raises as `zipfile` does."""
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile
    with archive.open(entry) as part:
        return part.read(most + 1)
