"""Scripts that are shaped: where their words are in a text, and which fonts draw them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import icu

from certificates.characters import ACCENTS

JOINERS = "\u200c\u200d\u180b-\u180f"
"""Characters without ink that choose between the forms of letters."""

LETTERS: Final = (
    "\u0590-\u10ff\u1100-\u1c8f\u1c90-\u1cff\u2d00-\u2ddf\ua000-\ua63f\ua6a0-\ua6ff"
    "\ua800-\uabff\ud7b0-\ud7ff\ufb13-\ufdff\ufe70-\ufefc"
    "\U00010280-\U00011fff\U00016800-\U00016fdf\U0001bc00-\U0001bc9f\U0001e000-\U0001efff"
)
"""All letters beyond Latin, Greek, Cyrillic and those of Chinese, Japanese and Korean; also jamo
that make no syllable of Unicode."""

_PLAIN = r"A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff"
_ACCENTED = rf"[{_PLAIN}{ACCENTS}]*[{_PLAIN}][{ACCENTS}]+[{_PLAIN}{ACCENTS}]*"

WORDS = re.compile(
    rf"[{LETTERS}](?:[{LETTERS}{ACCENTS}{JOINERS}]|\u202f(?=[\u1800-\u18af]))*|{_ACCENTED}"
)
"""Words of these scripts, and words with accents that no single character of Unicode has."""

PREFERRED: Final[Mapping[str, tuple[str, ...]]] = {
    "Arab": ("UKIJ Basma", "UKIJ Tuz Basma", "ALKATIP Basma Tom", "Microsoft Uighur",
             "Noto Naskh Arabic", "Scheherazade New", "Amiri", "Traditional Arabic"),
    "Deva": ("Nirmala UI", "Kohinoor Devanagari"),
    "Hang": ("Noto Serif CJK KR", "Noto Serif KR", "Batang", "바탕", "Malgun Gothic", "맑은 고딕",
             "AppleMyungjo", "UnBatang", "NanumMyeongjo", "Noto Sans CJK KR"),
    "Khmr": ("Khmer UI", "Leelawadee UI"),
    "Laoo": ("Lao UI", "Leelawadee UI"),
    "Mong": ("Mongolian Baiti", "Menk Qagan Tig"),
    "Mymr": ("Myanmar Text",),
    "Thai": ("Leelawadee UI", "Leelawadee", "Thonburi"),
    "Tibt": ("Microsoft Himalaya", "Kailasa", "Jomolhari"),
    "Yiii": ("Microsoft Yi Baiti",),
}  # fmt: skip
"""Faces of a script that are better than any other, best first."""

SAMPLES: Final[Mapping[str, str]] = {
    "Adlm": "𞤢", "Arab": "بڭۇ", "Armn": "ա", "Beng": "ক", "Deva": "कि", "Ethi": "ሀ", "Geor": "ა",
    "Gujr": "ક", "Guru": "ਕ", "Hang": "가뷁홍힣", "Hebr": "א", "Khmr": "ក", "Knda": "ಕ", "Laoo": "ກ",
    "Lisu": "ꓐ", "Mlym": "ക", "Mong": "ᠪ", "Mymr": "က", "Nkoo": "ߓ", "Orya": "କ", "Phag": "ꡖ",
    "Plrd": "𖼀", "Sinh": "ක", "Syrc": "ܒ", "Tale": "ᥐ", "Talu": "ᦀ", "Taml": "க", "Telu": "క",
    "Thaa": "ހ", "Thai": "กิ", "Tibt": "ཀི", "Yiii": "ꆈ",
}  # fmt: skip
"""Letters that a face for a script has, for every script whose fonts are looked for."""

CJK = frozenset({"Bopo", "Hang", "Hira", "Kana"})
"""Scripts whose letters stand alone, in the fonts for Chinese, Japanese and Korean."""

_CJK = "fonts-noto-cjk"
_NOTO = "fonts-noto-core"


@cache
def script_of(word: str) -> str:
    """The script of its first letter that has one, as ISO 15924 calls it."""
    codes = (icu.Script.getScript(ord(letter)).getShortName() for letter in word)
    return next((code for code in codes if code not in ("Zyyy", "Zinh")), "Zyyy")


def name_of(script: str) -> str:
    """Its name in English."""
    (code, *_) = icu.Script.getCode(script)
    return str(icu.Script(code).getName()).replace("_", " ")


def faces_for(script: str) -> tuple[str, ...]:
    """The names of fonts to look for, best first."""
    name = name_of(script)
    return (*PREFERRED.get(script, ()), f"Noto Serif {name}", f"Noto Sans {name}")


def package_for(script: str) -> str:
    """The package of Debian and Ubuntu that has a font for it."""
    return _CJK if script in CJK else _NOTO
