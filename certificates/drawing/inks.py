"""The operators that set an ink (ISO 32000-1, 8.6.8), and what they refer to by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

from certificates.marks import Colour, Grey, Ink, Process, ProfiledColour, Spot, overprints

OVER, NOT_OVER = "/K gs", "/N gs"
"""Print over what lies below, or clear it away first: names of graphics states of a file."""


@cache
def fill(ink: Ink) -> str:
    """The operators that set the ink of areas and letters."""
    if isinstance(ink, Grey):
        return f"{ink.level:g} g"
    if isinstance(ink, Colour):
        return f"{_numbers(ink)} rg"
    return f"/{space_name(ink)} cs {_numbers(_shares(ink))} scn"


@cache
def stroke(ink: Ink) -> str:
    """The operators that set the ink of lines."""
    if isinstance(ink, (Grey, Colour)):
        return fill(ink).upper()
    return f"/{space_name(ink)} CS {_numbers(_shares(ink))} SCN"


def over(inks: Iterable[Ink | None]) -> str:
    """The operator before a shape in these inks, with a space; empty if it clears what is below."""
    return f"{OVER} " if all(overprints(ink) for ink in inks if ink) else ""


@cache
def space_name(ink: Ink) -> str:
    """The name of its colour space in a file; empty for an ink that needs none."""
    if isinstance(ink, Spot):
        said = f"{ink.name}\n{fill(ink.alternate)}".encode()
        return f"Spot{hashlib.sha256(said).hexdigest()[:8]}"
    return {Process: "Cmyk", ProfiledColour: "Srgb"}.get(type(ink), "")


def named(inks: Iterable[Ink]) -> dict[str, Ink]:
    """The inks that need a colour space in the file, by its name."""
    return {name: ink for ink in inks if (name := space_name(ink))}


def _shares(ink: Process | Spot | ProfiledColour) -> tuple[float, ...]:
    if isinstance(ink, Spot):
        return (ink.tint,)
    return ink.colour if isinstance(ink, ProfiledColour) else ink


def _numbers(shares: Iterable[float]) -> str:
    return " ".join(f"{share:g}" for share in shares)
