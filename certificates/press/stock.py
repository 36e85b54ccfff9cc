"""A stock (纸张): the size of a sheet and the places on it, read from TOML in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from certificates.paper import Box

Edge = Literal["long-edge", "short-edge"]


@dataclass(frozen=True, slots=True)
class Stock:
    """``slots`` are the places of the front, from the top left, row by row."""

    id: str
    name: str
    sheet: Box
    slots: tuple[Box, ...]
    bleed: float = 0.0
    """What the gaps and margins were made for; 0 where nothing is cut."""
    fixed: bool = False
    """The slots are cut or printed already: a certificate has their size or is refused."""
    preprinted: bool = False
    """The paper bears the ornaments already (套打), so these are left out."""
    turning: Edge = "long-edge"
    """The edge about which a printer turns the sheet for its back."""

    @property
    def turns_sideways(self) -> bool:
        """Turned like the leaf of a book; otherwise head over heels, like a calendar's."""
        return (self.sheet.height >= self.sheet.width) == (self.turning == "long-edge")


def load(source: str) -> Stock:
    """Raise `StockRefused` with every fault there is, not only the first."""
    raise NotImplementedError


def shipped_ids() -> tuple[str, ...]:
    raise NotImplementedError


def shipped(stock_id: str) -> str:
    """The source of a stock that comes with the program; raises `StockUnknown`."""
    raise NotImplementedError
