"""How a run goes on paper, and what in that contradicts itself or the certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from certificates.errors import Fault
from certificates.fonts import Shelf
from certificates.paper import Box
from certificates.press.calibration import NONE, Calibration
from certificates.press.impose import Order, Turn, impose
from certificates.press.sides import Divider, Side, T
from certificates.press.stock import Stock


@dataclass(frozen=True, slots=True)
class Setup:
    stock: Stock
    order: Order = Order.SEQUENCE
    start: int = 1
    """The first free slot of the first sheet."""
    turn: Turn | None = None
    """Degrees clockwise by which certificates are turned; with nothing, only if they must be."""
    duplex: bool = False
    bleed: float = 0.0
    crop_marks: bool = False
    colour_bar: bool = False
    slug: str = ""
    """The name of the job, printed outside the trim with the number of the sheet."""
    front: Calibration = NONE
    back: Calibration = NONE

    @property
    def preprinted(self) -> bool:
        return self.stock.preprinted

    def calibration(self, *, back: bool) -> Calibration:
        return self.back if back else self.front

    def sides(self, items: Iterable[T | Divider], trim: Box) -> Iterator[Side[T]]:
        """All sides in the order of printing; ``trim`` is the size of a certificate."""
        return impose(
            items, trim, self.stock,
            start=self.start, order=self.order, duplex=self.duplex, turn=self.turn,
            bleed=self.bleed,
        )  # fmt: skip


def faults(setup: Setup, trim: Box, shelf: Shelf) -> list[Fault]:
    """Everything that contradicts; ``path`` is the field of the set-up it concerns."""
    raise NotImplementedError
