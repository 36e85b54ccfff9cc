"""The streams of an old Office container (MS-CFB), read so that no damaged chain is endless."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFF9
_ENTRY = 128
_STREAM = 2
_HEADER_CHAIN = 109


class CompoundEntry(NamedTuple):
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """Raises LookupError, ValueError or struct.error for a file that is broken."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector = 1 << min(16, int.from_bytes(data[30:32], "little"))
        self._small_sector = 1 << min(16, int.from_bytes(data[32:34], "little"))
        (self._first_directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, first_small = struct.unpack_from("<II", data, 56)
        self._table = self._allocation()
        self._entries = list(self._directory())
        self._small_table = _numbers(self._chained(first_small))
        root = self._entries[0]
        self._small = self._chained(root.start)[: root.size]

    def stream(self, *names: str) -> bytes:
        """The first stream of these names, best at the top. Raises KeyError if there is none."""
        below = [self._entries[place] for place in self._children(0)]
        for entries in (below, self._entries):
            for name in names:
                for entry in entries:
                    if entry.kind == _STREAM and entry.name.casefold() == name:
                        return self._content(entry)
        raise KeyError(names)

    def _content(self, entry: CompoundEntry) -> bytes:
        if entry.size >= self._cutoff:
            return self._chained(entry.start)[: entry.size]
        size = self._small_sector
        places = _chain(entry.start, self._small_table)
        return b"".join(self._small[at * size : (at + 1) * size] for at in places)[: entry.size]

    def _chained(self, start: int) -> bytes:
        return b"".join(map(self._sector_at, _chain(start, self._table)))

    def _sector_at(self, place: int) -> bytes:
        return self._data[(place + 1) * self._sector : (place + 2) * self._sector]

    def _allocation(self) -> list[int]:
        """The table that gives each sector's successor; the header names its first sectors."""
        places = _numbers(self._data[76 : 76 + 4 * _HEADER_CHAIN])
        (further,) = struct.unpack_from("<I", self._data, 68)
        most = len(self._data) // self._sector + 1
        for _ in range(most):
            if further > _LAST_SECTOR:
                break
            *more, further = _numbers(self._sector_at(further))
            places += more
        used = [place for place in places if place <= _LAST_SECTOR][:most]
        return _numbers(b"".join(map(self._sector_at, used)))

    def _directory(self) -> Iterator[CompoundEntry]:
        table = self._chained(self._first_directory)
        for at in range(0, len(table) - _ENTRY + 1, _ENTRY):
            raw = table[at : at + _ENTRY]
            length = min(64, int.from_bytes(raw[64:66], "little"))
            name = raw[: max(0, length - 2)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", raw, 68)
            start, size = struct.unpack_from("<II", raw, 116)
            yield CompoundEntry(name, raw[66], left, right, child, start, size)

    def _children(self, parent: int) -> list[int]:
        waiting, found = [self._entries[parent].child], []
        while waiting:
            place = waiting.pop()
            if place < len(self._entries) and place not in found:
                found.append(place)
                waiting += [self._entries[place].left, self._entries[place].right]
        return found


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(start: int, table: list[int]) -> Iterator[int]:
    """The places from there on. A chain that is longer than its table turns in a circle."""
    for _ in range(len(table)):
        if start >= len(table):
            return
        yield start
        start = table[start]
