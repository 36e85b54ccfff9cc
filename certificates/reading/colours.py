"""A colour as a layout writes it: ``#B8141C``, ``cmyk(0 100 90 10)`` in percent, or ``gold 40%``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from certificates.marks import Colour, Grey, Ink, Process, Spot
from certificates.words import Phrase

_HEX = re.compile(r"#([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_PERCENT = r"([0-9]{1,3}(?:\.[0-9]{1,2})?)"
_PROCESS = re.compile(r"cmyk\(\s*" + r"%?[\s,]+".join([_PERCENT] * 4) + r"%?\s*\)")
_SPOT = re.compile(rf"([\w-]+)(?:\s+{_PERCENT}%)?")

FORMS = Phrase(
    "is not a colour: write #RRGGBB, cmyk(0 100 90 10) in percent, or an ink of the layout, "
    "as “gold” or “gold 40%%”."
)

NO_INKS: Mapping[str, Spot] = {}


def parse(value: object, inks: Mapping[str, Spot]) -> Ink | None:
    """The ink of a colour; ``inks`` are the layout's own. None for anything else."""
    if not isinstance(value, str):
        return None
    if parts := _HEX.fullmatch(value):
        return Colour(*(round(int(part, 16) / 255, 4) for part in parts.groups()))
    if parts := _PROCESS.fullmatch(value):
        return _process([_share(part) for part in parts.groups()])
    parts = _SPOT.fullmatch(value)
    if parts and parts[1] in inks and _share(parts[2]) <= 1:
        return inks[parts[1]]._replace(tint=_share(parts[2]))
    return None


def _process(shares: list[float]) -> Process | Grey | None:
    """Black alone is a grey, which every printer prints with black alone."""
    if max(shares) > 1:
        return None
    return Process(*shares) if any(shares[:3]) else Grey(round(1 - shares[3], 4))


def _share(percent: str | None) -> float:
    return round(float(percent or 100) / 100, 4)
