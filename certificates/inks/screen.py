"""The four inks of a press as they look on a screen: for viewers and for printers that mix RGB."""

from __future__ import annotations

from functools import cache
from itertools import product

from certificates.marks import Colour, Grey, Ink, Process, ProfiledColour, Spot

STEPS = 3
"""Of each ink in the table: none, half and all of it."""

TABLE = bytes.fromhex(
    "ffffff80d0f5009fe3f39fc49085be0069b4e6007e951d812f2883"
    "fff59b8dc89a009a92f4987b94807b006878e60051942556302e5a"
    "ffed0095c120009640f49100957b2a00663be40514932927333231"
    "9d9d9d4e819700628a95637a59537600406f8d004d5c0e50211652"
    "9d9662547c5f00615a955f4c5b514d00404a8c0b2f5b1633201d37"
    "9d9000587816005f28935a005c4e180040248a12055a191320211a"
    "1f1f1e00171e001020220b130d051400001627000318000607000d"
    "1d1d0900180c00120f210e020f0b06000608240000150000020000"
    "1e1f00021a000016002010000d0d00000a00230100130000020000"
)
"""The sRGB of each mixture, cyan fastest and black slowest: `assets/coated-fogra39l.icc`,
relative colorimetric with black point compensation."""


@cache
def on_screen(ink: Ink) -> Colour:
    """The colour that a viewer shows."""
    if isinstance(ink, Spot):
        full = on_screen(ink.alternate)
        return Colour(*(round(1 - ink.tint * (1 - part), 4) for part in full))
    if isinstance(ink, Process):
        return _mixed(ink)
    if isinstance(ink, Grey):
        return Colour(*[ink.level] * 3)
    return ink.colour if isinstance(ink, ProfiledColour) else ink


def _mixed(ink: Process) -> Colour:
    """Between the nearest mixtures of the table, as a PDF viewer interpolates."""
    found = [0.0, 0.0, 0.0]
    for corner in product((0, 1), repeat=4):
        part, place = 1.0, 0
        for share, far, stride in zip(ink, corner, (1, 3, 9, 27), strict=True):
            low = min(int(share * (STEPS - 1)), STEPS - 2)
            within = share * (STEPS - 1) - low
            part *= within if far else 1 - within
            place += stride * (low + far)
        if part:
            found = [so_far + part * TABLE[place * 3 + at] / 255 for at, so_far in enumerate(found)]
    return Colour(*(round(each, 4) for each in found))
