"""The bytes of a PDF file: objects in order of arrival, and the cross-reference table.

Objects that are no streams go into compressed object streams, by the hundred (ISO 32000-1, 7.5.7
and 7.5.8). A page's entry in the document structure then costs a few bytes instead of a few
hundred.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import BinaryIO

HEADER = b"%%PDF-%s\n%%\xe4\xb8\xad\xe6\x96\x87\n"
"""Bytes above 127 in the second line, as ISO 19005-2, 6.1.2, requires."""

PACKED = 200
"""Objects in one object stream."""

IN_USE, IN_STREAM = 1, 2

ROW = 8
"""Bytes of an object in the table: its kind, where it is, and its place there."""

_PLACE = struct.Struct(">BHIB")

SPARE = 1000 * ROW
"""By how much the table grows at a time."""


class PdfFile:
    """Objects are numbered from 1. A number that was taken must be written before the end."""

    def __init__(self, out: BinaryIO, version: str) -> None:
        self._out = out
        self._at = 0
        self.last = 0
        self._places = bytearray(ROW)
        self._pack: list[tuple[int, bytes]] = []
        self._identity = hashlib.blake2b(digest_size=16)
        self._write(HEADER % version.encode())

    def number(self) -> int:
        self.last += 1
        return self.last

    @property
    def identity(self) -> str:
        """The digest of all that was written so far, in hexadecimal."""
        return self._identity.hexdigest()

    def add(self, number: int, said: bytes) -> None:
        """Add an object that is no stream."""
        self._pack.append((number, said))
        if len(self._pack) == PACKED:
            self._seal()

    def add_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """``entries`` are those of its dictionary without its length and brackets."""
        self._note(number, IN_USE, self._at, 0)
        # Two bytes end the data: a single one could be mistaken for data.
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head + data + b"\r\nendstream\nendobj\n")

    def close(self, root: int, info: int) -> None:
        """Write the remaining objects and the table. No object may follow."""
        self._seal()
        table, start = self.number(), self._at
        self._note(table, IN_USE, start, 0)
        self._places[:ROW] = (0).to_bytes(7, "big") + b"\xff"
        identity = self.identity.encode()
        entries = (
            b"/Type/XRef/Size %d/W[1 6 1]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode"
            % (self.last + 1, root, info, identity, identity)
        )
        self.add_stream(table, entries, zlib.compress(self._places[: (self.last + 1) * ROW]))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _seal(self) -> None:
        if not self._pack:
            return
        number, offset, heads = self.number(), 0, []
        for place, (held, said) in enumerate(self._pack):
            self._note(held, IN_STREAM, number, place)
            heads.append(b"%d %d" % (held, offset))
            offset += len(said) + 1
        head = b" ".join(heads) + b"\n"
        body = head + b"\n".join(said for _, said in self._pack)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(self._pack), len(head))
        self._pack = []
        self.add_stream(number, entries, zlib.compress(body, 6))

    def _note(self, number: int, kind: int, where: int, place: int) -> None:
        """Fill the row of an object in the table, eight bytes for each."""
        if (missing := (number + 1) * ROW - len(self._places)) > 0:
            self._places.extend(bytes(missing + SPARE))
        _PLACE.pack_into(self._places, number * ROW, kind, where >> 32, where & 0xFFFFFFFF, place)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._identity.update(data)
        self._at += len(data)
