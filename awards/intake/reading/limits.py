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
    """Rows of winners in all sheets together."""
    columns: int = 200
    spare: int = 10
    """One more row of titles, notes or totals is read for so many rows; `rows` counts winners."""
    answer: int = 100_000_000
    """The most that the reading process may return."""
    memory: int = 1_500_000_000
    cpu: int = 30
    wall: float = 60.0

    def lines(self, sheets: int) -> int:
        """How many rows that are not blank a file of so many sheets may have."""
        return self.rows + self.rows // self.spare + HEADER_ROWS * sheets


@dataclass(frozen=True, slots=True)
class Hints:
    """A person's answers about a text file, in place of the guess."""

    encoding: str | None = None
    separator: str | None = None
    pasted: bool = False
    """The text is cells that were copied in another program."""
