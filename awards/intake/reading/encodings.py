"""Find the encoding of a text file: marked by its first bytes, else proven, else inferred."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from awards.intake.reading.encrypted import refuse_disorder
from awards.intake.reading.refusals import NulBytes, Undecodable, UnknownChoice
from awards.text.gb18030 import standard

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
"""The choices of a person if the guess is wrong."""

_ALIASES = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "cp936": "gb18030",
    "ansi": "gb18030",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "big5-hkscs": "big5",
    "cp950": "big5",
    "utf-16": "utf-16-le",
    "utf16": "utf-16-le",
    "unicode": "utf-16-le",
}
"""What Windows and other programs call them."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# A wrong guess turns common text into characters that are in no list of common ones.
_PLAUSIBLE = 0.5
_SIGNS = 0xA3
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    guessed: bool


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Try the mark, then strict UTF-8, then GB 18030 or Big5; never a replacement character.

    Raises `NulBytes` or `Undecodable` with the offset of the first bad byte, `UnknownChoice`.
    """
    if encoding:
        encoding = _ALIASES.get(encoding.casefold(), encoding.casefold())
    if encoding and encoding not in ENCODINGS:
        raise UnknownChoice(choice=encoding)
    if encoding:
        return Decoded(_strictly(data, encoding), encoding, guessed=False)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, marked), marked, guessed=False)
    if (offset := data.find(b"\0")) >= 0:
        if wide := _unmarked_wide(data):
            return wide
        refuse_disorder(data)
        raise NulBytes(offset=offset)
    try:
        return Decoded(_strictly(data, "utf-8"), "utf-8", guessed=False)
    except Undecodable as not_utf8:
        return _inferred(data, not_utf8)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as wrong:
        raise Undecodable(offset=wrong.start, encoding=encoding.upper()) from wrong
    return standard(text) if encoding == "gb18030" else text


def _inferred(data: bytes, not_utf8: Undecodable) -> Decoded:
    refuse_disorder(data)
    furthest, best, share = not_utf8, None, _PLAUSIBLE
    for encoding in ("gb18030", "big5"):
        try:
            text = _strictly(data, encoding)
        except Undecodable as wrong:
            furthest = max(furthest, wrong, key=_offset)
            continue
        if (found := _everyday_share(text, encoding)) >= share:
            best, share = Decoded(text, encoding, guessed=True), found + 1e-9
    if best is None:
        raise furthest
    return best


def _unmarked_wide(data: bytes) -> Decoded | None:
    """UTF-16 that lost its mark: everyday characters only, and none that control anything."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = _strictly(data, encoding)
        except Undecodable:
            continue
        if not _CONTROL.search(text) and _everyday_share(text, "gb18030") >= _PLAUSIBLE:
            return Decoded(text, encoding, guessed=True)
    return None


def _offset(wrong: Undecodable) -> int:
    return int(str(wrong.facts["offset"]))


def _everyday_share(text: str, encoding: str) -> float:
    """The share of characters beyond ASCII that are in the encoding's own list of common ones."""
    seen = [one for one in text if not one.isascii()]
    return sum(_is_everyday(one, encoding) for one in seen) / len(seen) if seen else 1.0


def _is_everyday(character: str, encoding: str) -> bool:
    """Signs, and the common characters: rows A1 to A3, and in GB 2312 B0 to D7, in Big5 A4 to C6."""
    listed, first, last = ("gb2312", 0xB0, 0xD7) if encoding == "gb18030" else ("big5", 0xA4, 0xC6)
    try:
        row = character.encode(listed)[0]
    except UnicodeEncodeError:
        return False
    return row <= _SIGNS or first <= row <= last
