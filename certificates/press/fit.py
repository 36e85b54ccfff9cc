"""Decide whether a certificate fits the slots of a stock, and in which orientation."""

from __future__ import annotations

from typing import Literal

from certificates.errors import Fault
from certificates.paper import Box
from certificates.press.stock import Stock
from certificates.problems import Words

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
    zh = [f"{name}差 {by:.1f} 毫米" for name, by in (("宽", wide), ("高", high)) if by > _SLACK]
    en = [
        f"{by:.1f} mm of {name}" for name, by in (("width", wide), ("height", high)) if by > _SLACK
    ]
    return Fault(
        "stock",
        Words(
            f"“{stock.name}”每格 {sizes[1]} 毫米，放不下 {sizes[0]} 毫米的证书：{'，'.join(zh)}。",
            "请换用更大的纸张，或换用较小的版式。",
        ),
        Words(
            f"“{stock.name}” has slots of {sizes[1]} mm, and the certificate is {sizes[0]} mm: "
            f"{' and '.join(en)} are missing.",
            "Use a larger stock, or a smaller layout.",
        ),
    )  # fmt: skip


def no_such_slot(stock: Stock, start: int) -> Fault | None:
    last = len(stock.slots)
    if 1 <= start <= last:
        return None
    return Fault(
        "start",
        Words(f"没有第 {start} 格，“{stock.name}”每张有 {last} 格。", f"请填 1 到 {last}。"),
        Words(f"{start} is no slot: “{stock.name}” has {last}.", f"Use a number from 1 to {last}."),
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
        Words(
            f"“{stock.name}”是裁好或印好的 {slot} 毫米，证书却是 {size} 毫米。",
            "请换用同样大小的版式或纸张。",
        ),
        Words(
            f"“{stock.name}” is cut or printed already, {slot} mm, and the certificate is {size} mm.",
            "Use a layout, or a stock, of the same size.",
        ),
    )
