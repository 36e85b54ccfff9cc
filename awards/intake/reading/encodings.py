"""Find the encoding of a text file: marked by its first bytes, else proven, else inferred."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from awards.intake.reading.refusals import NulBytes, Undecodable, UnknownChoice
from awards.text.characters import HAN
from awards.text.gb18030 import standard

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
"""The choices of a person if the guess is wrong."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# A wrong guess turns common text into characters that are in no list of common ones.
_PLAUSIBLE = 0.5
_HAN = re.compile(f"[{HAN}]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    guessed: bool


def decoded(data: bytes, encoding: str | None = None) -> Decoded:
    """Try the mark, then strict UTF-8, then GB 18030 or Big5; never a replacement character.

    Raises `NulBytes` or `Undecodable` with the offset of the first bad byte, `UnknownChoice`.
    """
    if encoding and encoding not in ENCODINGS:
        raise UnknownChoice(choice=encoding)
    if encoding:
        return Decoded(_strictly(data, encoding), encoding, guessed=False)
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data, marked), marked, guessed=False)
    if (offset := data.find(b"\0")) >= 0:
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


def _offset(wrong: Undecodable) -> int:
    return int(str(wrong.facts["offset"]))


def _everyday_share(text: str, encoding: str) -> float:
    """The share of Han characters that are in the encoding's own list of common ones."""
    han = _HAN.findall(text)
    return sum(_is_everyday(one, encoding) for one in han) / len(han) if han else 1.0


def _is_everyday(character: str, encoding: str) -> bool:
    """GB 2312 level 1 is rows B0 to D7; Big5 level 1 is rows A4 to C6."""
    listed, last = ("gb2312", 0xD7) if encoding == "gb18030" else ("big5", 0xC6)
    try:
        return character.encode(listed)[0] <= last
    except UnicodeEncodeError:
        return False
