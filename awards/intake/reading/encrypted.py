"""Recognise files that a company's document protection has encrypted.

Such software encrypts what leaves a computer and keeps its name, so an .xlsx is no package at all.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log2

from awards.intake.reading.refusals import CompanyEncrypted, SeemsEncrypted

_HEAD = 64
_SAMPLE = 65_536
#: What is found near the beginning of such files, and the name of the software.
_MARKERS = (
    (b"e-safenet", "亿赛通 E-SafeNet"),
    (b"esafenet", "亿赛通 E-SafeNet"),
    (b"%tsd-header-###%", "TSD"),
    (b"nasca drm file", "NASCA"),
    (b"scdsa00", "SoftCamp"),
    (b" drmone", "Fasoo"),
    (b"<document safer", "MarkAny"),
    (b"ip-guard", "IP-guard"),
    (b"ipguard", "IP-guard"),
    (b"tipray", "绿盾 Tipray"),
    (b"ldocsec", "绿盾 Tipray"),
    (b"chinasec", "Chinasec"),
    (b"vamtoo", "华途 Vamtoo"),
    (b"\x00lock\x00", "LOCK"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FEWEST_CONTROLS = 0.04
_LEAST_DISORDER = 6.5
"""Bits for each byte; a text has about five, Chinese in any encoding up to 6.3."""


def refuse_encrypted(data: bytes) -> None:
    """Raises `CompanyEncrypted` if the file names the software that encrypted it."""
    head = data[:_HEAD].lower()
    for marker, software in _MARKERS:
        at = head.find(marker)
        # The name of the software may stand in an ordinary text, but not among control characters.
        if at >= 0 and ((at < 2 and not marker[:1].isalnum()) or _CONTROL.search(data[:_SAMPLE])):
            raise CompanyEncrypted(software=software)


def refuse_disorder(data: bytes) -> None:
    """Raises `SeemsEncrypted` for bytes without any order, which no text has."""
    sample = data[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls > _FEWEST_CONTROLS * len(sample) and _disorder(sample) > _LEAST_DISORDER:
        raise SeemsEncrypted


def _disorder(sample: bytes) -> float:
    """Shannon's entropy of the bytes."""
    size = len(sample)
    return -sum(count / size * log2(count / size) for count in Counter(sample).values())
