"""Imposition (拼版): which certificate lies where on which sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from typing import Literal

from certificates.paper import Box
from certificates.press.sides import Divider, Side, T
from certificates.press.stock import Stock

Turn = Literal[0, 90, 180, 270]


class Order(Enum):
    """How slots are filled: sheet after sheet, or so that cut stacks laid on one another run on."""

    SEQUENCE = "sequence"
    CUT_AND_STACK = "cut-and-stack"


def impose(
    items: Iterable[T | Divider],
    trim: Box,
    stock: Stock,
    *,
    start: int = 1,
    order: Order = Order.SEQUENCE,
    duplex: bool = False,
    turn: Turn | None = None,
    bleed: float = 0.0,
) -> Iterator[Side[T]]:
    """Lazily, one side after another; cut-and-stack holds one group (between dividers) at a time.

    Raises `PressRefused` when the certificate does not fit or there is no slot ``start``.
    """
    raise NotImplementedError


def with_dividers(items: Iterable[T], group_of: Callable[[T], str]) -> Iterator[T | Divider]:
    """A divider before every group of neighbours; holds one group at a time."""
    raise NotImplementedError


def count_sheets(items: Iterable[object], stock: Stock, start: int = 1) -> int:
    raise NotImplementedError
