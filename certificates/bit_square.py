"""A square of dark and light squares, as one number: ready for a mask, and quick to add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class BitSquare(NamedTuple):
    """``bits`` has a bit for each square, row by row from the top, 1 for dark.

    Each row is filled with zeros up to whole bytes, as an image of one bit a pixel is. A square
    without a side is none.
    """

    side: int
    bits: int

    @classmethod
    def of(cls, rows: Sequence[str]) -> BitSquare:
        """From rows of "1" for dark and "0"."""
        spare = "0" * (-len(rows) % 8)
        return cls(len(rows), int(f"{spare.join(rows)}{spare}" or "0", 2))

    @property
    def rows(self) -> tuple[str, ...]:
        wide = max(8, self.side + -self.side % 8)
        squares = f"{self.bits:0{wide * self.side}b}"
        return tuple([squares[at : at + self.side] for at in range(0, wide * self.side, wide)])

    @property
    def digits(self) -> str:
        """The rows as hexadecimal digits."""
        return f"{self.bits:0{(self.side + 7) // 8 * self.side * 2}x}"


NO_SQUARE = BitSquare(0, 0)
