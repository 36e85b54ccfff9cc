"""How much a spreadsheet may ask of the machine."""

from __future__ import annotations

from dataclasses import dataclass

HEADER_ROWS = 20
"""The header is within these first rows; titles and remarks may be above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes, times in seconds."""

    upload: int = 10_000_000
    unpacked: int = 200_000_000
    entries: int = 1_000
    ratio: int = 100
    """Unpacked to packed size; applied only above ``ratio_from``, because blank formatted cells
    pack well too."""
    ratio_from: int = 50_000_000
    rows: int = 20_000
    """In all sheets together."""
    columns: int = 200
    answer: int = 100_000_000
    """The most that the reading process may return."""
    memory: int = 1_500_000_000
    cpu: int = 30
    wall: float = 60.0


@dataclass(frozen=True, slots=True)
class Hints:
    """A person's answers about a text file, in place of the guess."""

    encoding: str | None = None
    separator: str | None = None
