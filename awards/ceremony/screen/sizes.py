"""The size of a screen in pixels, and of its slides in millimetres."""

from __future__ import annotations

import re
from typing import NamedTuple

from awards.errors import ScreenSizeRefused

SHORTER = 190.5
"""Millimetres of the shorter side: a slide of 16:9 is 338.67 × 190.5."""

LONGEST = 1400.0
"""Millimetres. A presentation may have 1,422 at most."""

_LEAST, _MOST = 320, 16_384
_WIDEST, _NARROWEST = 8.0, 0.25
_SIZE = re.compile(r"\s*(\d{1,6})\s*[x×*]\s*(\d{1,6})\s*", re.IGNORECASE)


class ScreenSize(NamedTuple):
    """Pixels."""

    width: int
    height: int

    @property
    def slide(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        scale = SHORTER / min(self)
        scale = min(scale, LONGEST / max(self))
        return round(self.width * scale, 3), round(self.height * scale, 3)


USUAL = ScreenSize(1920, 1080)


def screen_size(text: str) -> ScreenSize:
    """Read “3840×1280”; empty is 1920 × 1080. Raises ScreenSizeRefused."""
    if not text.strip():
        return USUAL
    if found := _SIZE.fullmatch(text):
        size = ScreenSize(int(found[1]), int(found[2]))
        in_range = all(_LEAST <= side <= _MOST for side in size)
        if in_range and _NARROWEST <= size.width / size.height <= _WIDEST:
            return size
    raise ScreenSizeRefused(size=text)
