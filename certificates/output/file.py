"""The bytes of a PDF file: objects in order of arrival, and the cross-reference table.

Objects that are no streams go into compressed object streams, by the hundred (ISO 32000-1, 7.5.7
and 7.5.8). A page's entry in the document structure then costs a few bytes instead of a few
hundred.
"""

from __future__ import annotations

import hashlib
import sys
import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import BinaryIO

HEADER = b"%%PDF-%s\n%%\xe4\xb8\xad\xe6\x96\x87\n"
"""Bytes above 127 in the second line, as ISO 19005-2, 6.1.2, requires."""

PACKED = 200
"""Objects in one object stream, at most 256."""

IN_USE, IN_STREAM = 1 << 56, 2 << 56
"""The first byte of a row of the table. Six bytes say where an object is, the last its place there."""

NONE = 255
"""The row of object 0, which is no object."""


class PdfFile:
    """Objects are numbered from 1. A number that was taken must be written before the end."""

    def __init__(self, out: BinaryIO, version: str) -> None:
        self._out = out
        self._at = 0
        self.last = 0
        self._table = array("Q", [NONE])
        self._numbers: list[int] = []
        self._pack: list[bytes] = []
        self._identity = hashlib.blake2b(digest_size=16)
        self._write(HEADER % version.encode())

    def number(self) -> int:
        self.last += 1
        return self.last

    def numbers(self, count: int) -> Sequence[int]:
        self.last += count
        return range(self.last + 1 - count, self.last + 1)

    @property
    def identity(self) -> str:
        """The digest of all that was written so far, in hexadecimal."""
        return self._identity.hexdigest()

    def add(self, number: int, said: bytes) -> None:
        """Add an object that is no stream."""
        self.add_together([number], [said])

    def add_together(self, numbers: Sequence[int], said: Sequence[bytes]) -> None:
        """Add objects that are no streams."""
        self._numbers += numbers
        self._pack += said
        while len(self._pack) >= PACKED:
            self._seal()

    def add_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """``entries`` are those of its dictionary without its length and brackets."""
        self._note(number, IN_USE | self._at << 8)
        # Two bytes end the data: a single one could be mistaken for data.
        head = b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head + data + b"\r\nendstream\nendobj\n")

    def close(self, root: int, info: int) -> None:
        """Write the remaining objects and the table. No object may follow."""
        while self._pack:
            self._seal()
        table, start = self.number(), self._at
        self._note(table, IN_USE | start << 8)
        identity = self.identity.encode()
        entries = (
            b"/Type/XRef/Size %d/W[1 6 1]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Filter/FlateDecode"
            % (self.last + 1, root, info, identity, identity)
        )
        rows = array("Q", self._table)
        if sys.byteorder == "little":
            rows.byteswap()
        self.add_stream(table, entries, zlib.compress(rows.tobytes()))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _seal(self) -> None:
        numbers, pack = self._numbers[:PACKED], self._pack[:PACKED]
        self._numbers, self._pack = self._numbers[PACKED:], self._pack[PACKED:]
        number = self.number()
        for row, held in enumerate(numbers, IN_STREAM | number << 8):
            self._note(held, row)
        starts = accumulate([len(said) + 1 for said in pack], initial=0)
        head = b" ".join([b"%d %d" % each for each in zip(numbers, starts, strict=False)]) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(pack), len(head))
        self.add_stream(number, entries, zlib.compress(head + b"\n".join(pack), 6))

    def _note(self, number: int, row: int) -> None:
        """Fill the row of an object in the table."""
        if number >= len(self._table):
            self._table.extend([0] * (self.last + 1 - len(self._table)))
        self._table[number] = row

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._identity.update(data)
        self._at += len(data)
