"""Decide whether a certificate fits the slots of a stock, and in which orientation."""

from __future__ import annotations

from typing import Literal

from certificates.errors import Fault
from certificates.paper import Box
from certificates.press.stock import Stock
from certificates.words import Joined, Phrase

Turn = Literal[0, 90, 180, 270]
"""Degrees clockwise."""

EXACT = 0.5
"""Millimetres by which a certificate may differ from a pre-cut slot."""

_SLACK = 1e-6


def fitting_turn(trim: Box, stock: Stock, turn: Turn | None) -> Turn:
    """Prefer upright. A given ``turn`` is kept."""
    if turn is not None:
        return turn
    return 0 if _fits(_missing(trim, stock, 0), stock) else 90


def misfit(trim: Box, stock: Stock, turn: Turn | None) -> Fault | None:
    tried: tuple[Turn, ...] = (0, 90) if turn is None else (turn,)
    missing = [_missing(trim, stock, each) for each in tried]
    if any(_fits(each, stock) for each in missing):
        return None
    wide, high = min(missing, key=max)
    slot = stock.slots[0]
    sizes = f"{trim.width:g} × {trim.height:g}", f"{slot.width:g} × {slot.height:g}"
    if stock.fixed:
        return _not_its_size(stock, *sizes)
    lacks = []
    if wide > _SLACK:
        lacks.append(Phrase("%(by)s mm of width", by=f"{wide:.1f}"))
    if high > _SLACK:
        lacks.append(Phrase("%(by)s mm of height", by=f"{high:.1f}"))
    return Fault(
        "stock",
        Phrase("“%(name)s” has slots of %(slot)s mm, and the certificate is %(size)s mm: "
        "%(lacks)s are missing.", name=stock.name, slot=sizes[1], size=sizes[0], lacks=Joined(tuple(lacks), Phrase(" and "))), Phrase("Use a larger stock, or a smaller layout."),
    )  # fmt: skip


def no_such_slot(stock: Stock, start: int) -> Fault | None:
    last = len(stock.slots)
    if 1 <= start <= last:
        return None
    return Fault(
        "start",
        Phrase(
            "%(start)s is not a slot: “%(name)s” has %(last)s.",
            start=start,
            name=stock.name,
            last=last,
        ),
        Phrase("Use a number from 1 to %(last)s.", last=last),
    )


def _missing(trim: Box, stock: Stock, turn: Turn) -> tuple[float, float]:
    """How much wider and higher a certificate is than its slot."""
    slot = stock.slots[0]
    width, height = (trim.height, trim.width) if turn in (90, 270) else (trim.width, trim.height)
    return width - slot.width, height - slot.height


def _fits(missing: tuple[float, float], stock: Stock) -> bool:
    if stock.fixed:
        return max(map(abs, missing)) <= EXACT
    return max(missing) <= _SLACK


def _not_its_size(stock: Stock, size: str, slot: str) -> Fault:
    return Fault(
        "stock",
        Phrase(
            "“%(name)s” is cut or printed already, %(slot)s mm, and the certificate is "
            "%(size)s mm.",
            name=stock.name,
            slot=slot,
            size=size,
        ),
        Phrase("Use a layout, or a stock, of the same size."),
    )
