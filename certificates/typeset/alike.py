"""Characters that any rule of a single line treats alike, so that one line can stand for many.

Names differ from sheet to sheet, but three ideographs are as wide as any other three. A line that
fits unbroken at its full size is set once for all that are alike; only its characters are replaced.
Lines that must be broken are not: where a line may break depends on its words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from certificates.fonts.shelf import Glyphs, Shelf
from certificates.typeset.character_classes import HAN

_HAN = re.compile(f"[{HAN}]")
_DIGIT = re.compile("[0-9]")
IDEOGRAPH, DIGIT = "一", "0"
"""What stands for all others."""


@lru_cache(maxsize=64)
def stand_ins(shelf: Shelf, role: str, face: str) -> StandIns:
    return StandIns(shelf.led_by(role, face))


class StandIns(dict[int, str]):
    """A table for ``str.translate``: from each character to the one that stands for it."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = next(
            (
                other
                for kind, other in ((_HAN, IDEOGRAPH), (_DIGIT, DIGIT))
                if kind.match(character) and self._are_alike(character, other)
            ),
            character,
        )
        return self[point]

    def _are_alike(self, one: str, other: str) -> bool:
        face = self._glyphs.plain_face((one, other))
        return face is not None and self._glyphs[one].advance == self._glyphs[other].advance
