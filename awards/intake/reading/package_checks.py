"""Measure and search a package before any parser sees it; write nothing to disk."""

from __future__ import annotations

import io
import stat
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import Bomb, Damaged, Encrypted, Unsafe

UNREADABLE = (BadZipFile, NotImplementedError, EOFError, zlib.error)
"""What `zipfile` raises for a part that cannot be unpacked."""

_LOCAL_HEADER = 30
_PIECE = 65_536


def opened(data: bytes, limits: Limits) -> ZipFile:
    """The package, once it is known to be regular, within the limits and without DTDs.

    Raises `FileRefused`, or what `zipfile` raises for a broken one.
    """
    package = ZipFile(io.BytesIO(data))
    entries = package.infolist()
    if len(entries) > limits.entries:
        raise Bomb
    _check_names(entries)
    _check_sizes(data, entries, limits)
    _refuse_dtd(package, entries)
    return package


def _check_names(entries: list[ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        # Part names differ by more than case (ECMA-376 part 2, 6.2.2.3).
        name = entry.filename.lower()
        parts = PurePosixPath(name.replace("\\", "/")).parts
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        if name in seen or linked or ".." in parts or name.startswith(("/", "\\")) or ":" in name:
            raise Unsafe(part=entry.filename[:100])
        seen.add(name)


def _check_sizes(data: bytes, entries: list[ZipInfo], limits: Limits) -> None:
    """Inflate every entry and count: the directory may lie about sizes and places."""
    spans: list[tuple[int, int]] = []
    total = 0
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise Encrypted
        start = _start(data, entry)
        spans.append((entry.header_offset, start + entry.compress_size))
        packed = memoryview(data)[start : start + entry.compress_size]
        size = _inflated_size(packed, entry, limits.unpacked - total)
        total += size
        if total > limits.ratio_from and size > limits.ratio * max(1, entry.compress_size):
            raise Bomb
    if any(end > begin for (_, end), (begin, _) in pairwise(sorted(spans))):
        raise Unsafe(part="overlap")


def _start(data: bytes, entry: ZipInfo) -> int:
    """Where the packed bytes begin: the local header has its own lengths of name and extra."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise Damaged
    name_length = int.from_bytes(header[26:28], "little")
    extra_length = int.from_bytes(header[28:30], "little")
    return entry.header_offset + _LOCAL_HEADER + name_length + extra_length


def _inflated_size(packed: memoryview, entry: ZipInfo, room: int) -> int:
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or len(packed) < entry.compress_size:
        raise Damaged
    size = 0
    try:
        for piece in _pieces(packed, entry):
            size += len(piece)
            if size > room:
                raise Bomb
    except zlib.error:
        return size  # Only a part that is read must be whole: reading it finds the damage.
    if size != entry.file_size:
        raise Damaged
    return size


def _pieces(packed: memoryview, entry: ZipInfo) -> Iterator[bytes]:
    if entry.compress_type == ZIP_STORED:
        yield bytes(packed)
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PIECE):
        waiting: bytes | memoryview = packed[start : start + _PIECE]
        while piece := inflater.decompress(waiting, _PIECE):
            yield piece
            waiting = inflater.unconsumed_tail


def _refuse_dtd(package: ZipFile, entries: list[ZipInfo]) -> None:
    """A DTD is allowed only before the root element, so reading up to that is enough.

    A part that is not needed may be empty or broken: Office writes such parts too.
    """
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            with package.open(entry) as part:
                _reach_root(part, entry.filename)


def _reach_root(part: IO[bytes], name: str) -> None:
    try:
        next(iterparse(part, events=("start",), forbid_dtd=True), None)
    except DefusedXmlException as hostile:
        raise Unsafe(part=name[:100]) from hostile
    except (ParseError, LookupError, ValueError, *UNREADABLE):
        return
