"""What of a ceremony's papers cannot be so."""

from __future__ import annotations

from awards.errors.families import Invalid
from awards.words import N_


class ScreenSizeRefused(Invalid):
    code = "invalid.screen-size"
    what = N_("“%(size)s” is no size of a screen.")
    remedy = N_(
        "Write the pixels of its width and height, such as 3840×1280: each from 320 to 16384, the "
        "width from a quarter to eight times the height."
    )
