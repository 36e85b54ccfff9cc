"""The records of an .xlsb part, and the values in them (MS-XLSB 2.1.4, 2.5)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum


class RecordType(IntEnum):
    """The records that say something about a list."""

    ROW = 0
    BLANK, RK, ERROR, BOOL, REAL, STRING, SHARED_STRING = range(1, 8)
    FORMULA_STRING, FORMULA_REAL, FORMULA_BOOL, FORMULA_ERROR = range(8, 12)
    SHORT_BLANK, SHORT_RK, SHORT_ERROR, SHORT_BOOL, SHORT_REAL, SHORT_STRING = range(12, 18)
    SHORT_SHARED_STRING = 18
    STRING_ITEM = 19
    FONT = 43
    FORMAT = 44
    XF = 47
    COLUMNS = 60
    RICH_STRING = 62
    WORKBOOK_PROPERTIES = 153
    SHEET = 156
    MERGE = 176
    SHEET_FORMAT = 485
    BEGIN_CELL_XFS, END_CELL_XFS = 617, 618
    COMMENT_AUTHOR = 632
    COMMENT = 635
    COMMENT_TEXT = 637


ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each record's type and content. Raises IndexError for a broken one."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at] & 0x7F
        at += 1
        if data[at - 1] & 0x80:
            kind |= (data[at] & 0x7F) << 7
            at += 1
        size, at = _size(data, at)
        if at + size > end:
            raise IndexError(at)
        yield kind, data[at : at + size]
        at += size


def _size(data: bytes, at: int) -> tuple[int, int]:
    size = 0
    for place in range(4):
        byte = data[at]
        at += 1
        size |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return size, at


def number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def short(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")


def real(data: bytes, at: int) -> float:
    value: float = struct.unpack_from("<d", data, at)[0]
    return value


def rk(data: bytes, at: int) -> float:
    """A number in 30 bits: whole or the head of a float, perhaps a hundredth of it."""
    bits = number(data, at)
    if bits & 2:
        whole = bits >> 2
        value: float = whole - (1 << 30) if whole >= 1 << 29 else whole
    else:
        value = real(bytes(4) + (bits & 0xFFFFFFFC).to_bytes(4, "little"), 0)
    return value / 100 if bits & 1 else value


def string(data: bytes, at: int) -> tuple[str, int]:
    """A text and the place behind it. Raises ValueError if it is longer than its record."""
    length = number(data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise ValueError(length)
    return data[at + 4 : end].decode("utf-16-le"), end


def rich_string(data: bytes, at: int) -> tuple[str, list[tuple[int, int]]]:
    """A text and its runs: each begins at a character and has a font."""
    text, behind = string(data, at + 1)
    if not data[at] & 1:
        return text, []
    count = number(data, behind)
    places = range(behind + 4, min(behind + 4 + 4 * count, len(data) - 3), 4)
    return text, [(short(data, place), short(data, place + 2)) for place in places]
