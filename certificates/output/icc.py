"""The ICC profile of a press: what of it a file needs, and why one is refused (ICC.1:2010).

Only its header, its table of tags and its name are read. The rest is for the print shop's programs.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from certificates.errors import ProfileRefused
from certificates.words import Phrase

LARGEST = 4 * 2**20
"""Bytes; the usual profiles of presses have half to three million."""

HEADER, TAG = 128, struct.Struct(">4sII")
MOST_TAGS = 100

NEEDED = ("desc", "wtpt", "A2B0", "B2A0")
"""Its name, its paper, and both ways between its inks and colours (ICC.1, 8.5.2)."""

TABLES = (b"mft1", b"mft2", b"mAB ", b"mBA ")
"""The types of tag that hold the way between inks and colours."""

NAME = 200
"""Characters of a name that are kept."""


@dataclass(frozen=True, slots=True)
class OutputProfile:
    """A checked profile. ``condition`` is its name in the ICC's registry, if it has one."""

    name: str
    data: bytes = field(repr=False)
    condition: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@cache
def coated() -> OutputProfile:
    """The profile that comes with the program: offset on coated paper (ISO 12647-2, FOGRA39)."""
    data = (resources.files("certificates") / "assets" / "coated-fogra39l.icc").read_bytes()
    return OutputProfile("Coated offset, FOGRA39L, 320 %", data, "FOGRA39")


def read_profile(data: bytes) -> OutputProfile:
    """Check a profile. Raises `ProfileRefused` for anything but a press with four inks."""
    if data == coated().data:
        return coated()
    if len(data) > LARGEST:
        raise ProfileRefused(
            Phrase("The profile is larger than %(most)s MB.", most=LARGEST // 2**20), _ASK
        )
    if len(data) < HEADER + 4 or data[36:40] != b"acsp":
        raise ProfileRefused(Phrase("The file is not an ICC profile."), _ASK)
    if struct.unpack_from(">I", data)[0] != len(data):
        raise ProfileRefused(Phrase("The profile is cut off, or has bytes after its end."), _ASK)
    if data[12:16] != b"prtr" or data[16:20] != b"CMYK":
        raise ProfileRefused(
            Phrase(
                "The profile is of class “%(kind)s” for %(space)s, not of a press with four inks.",
                kind=_plain(data[12:16]),
                space=_plain(data[16:20]),
            ),
            _ASK,
        )
    if data[8] not in (2, 4) or data[20:24] not in (b"Lab ", b"XYZ "):
        raise ProfileRefused(
            Phrase("Profiles of version %(version)s cannot be used.", version=data[8]), _ASK
        )
    return OutputProfile(_name(_sound_tags(data)), data)


_ASK = Phrase("Ask the print shop for the ICC profile of its press (CMYK, output class).")


def _sound_tags(data: bytes) -> Mapping[str, bytes]:
    """The tags that are needed, each inside the file and of a type that can be right."""
    count = struct.unpack_from(">I", data, HEADER)[0]
    tags: dict[str, bytes] = {}
    if count <= MOST_TAGS and HEADER + 4 + count * TAG.size <= len(data):
        for at in range(count):
            name, start, size = TAG.unpack_from(data, HEADER + 4 + at * TAG.size)
            if start >= HEADER and start + size <= len(data):
                tags[_plain(name)] = data[start : start + size]
    missing = [name for name in NEEDED if len(tags.get(name, b"")) < 12]
    missing += [each for each in ("A2B0", "B2A0") if tags.get(each, b"")[:4] not in TABLES]
    if missing:
        raise ProfileRefused(
            Phrase("The profile is broken: it has no sound “%(tag)s”.", tag=missing[0]), _ASK
        )
    return tags


def _name(tags: Mapping[str, bytes]) -> str:
    """Its description, in the form of version 2 or of version 4."""
    told = tags["desc"]
    if told[:4] == b"mluc" and len(told) >= 28:
        size, start = struct.unpack_from(">II", told, 20)
        text = told[start : start + size].decode("utf-16-be", "replace")
    else:
        size = struct.unpack_from(">I", told, 8)[0]
        text = told[12 : 12 + size].decode("latin-1")
    return "".join(each for each in text if each.isprintable()).strip()[:NAME] or "CMYK"


def _plain(signature: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 else "?" for byte in signature).strip()
