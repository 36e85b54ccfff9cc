"""The kinds of type of an official document, by the names that Word and WPS know.

GB/T 9704-2012 names kinds of type and no products. The names here are those in use. A machine
without one takes the alternative, which Windows, WPS and most others have.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

LATIN = "Times New Roman"


class Typeface(NamedTuple):
    """``alternative`` is drawn where ``name`` is missing."""

    name: str
    alternative: str


TITLE = Typeface("方正小标宋简体", "华文中宋")
FANGSONG = Typeface("仿宋_GB2312", "仿宋")
KAI = Typeface("楷体_GB2312", "楷体")
HEI = Typeface("黑体", "SimHei")
SONG = Typeface("宋体", "SimSun")

TYPEFACES = (TITLE, FANGSONG, KAI, HEI, SONG)

#: The character set “GB2312”, by which a program finds another Chinese face if both are missing.
_GB2312 = "86"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font_table() -> bytes:
    """The part ``word/fontTable.xml``."""
    fonts = "".join(_fonts())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{_WORDS}">{fonts}</w:fonts>'
    ).encode()


def _fonts() -> Iterator[str]:
    for each in TYPEFACES:
        yield (
            f'<w:font w:name="{each.name}"><w:altName w:val="{each.alternative}"/>'
            f'<w:charset w:val="{_GB2312}"/><w:family w:val="auto"/>'
            '<w:pitch w:val="default"/></w:font>'
        )
    yield (
        f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )
