"""Imposition (拼版): which certificate lies where on which sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby, islice
from typing import NamedTuple

from certificates.errors import Fault, PressRefused
from certificates.marks import Matrix
from certificates.paper import Box, around
from certificates.press.sides import Divider, PlacedItem, Side, T
from certificates.press.slot_fit import Turn, fitting_turn, misfit, no_such_slot
from certificates.press.stock import Stock
from certificates.words import Phrase


class FillOrder(Enum):
    """The order of filling slots: sheet by sheet, or for stacks that stay in order when cut."""

    SEQUENCE = "sequence"
    CUT_AND_STACK = "cut-and-stack"


class SlotPlacement(NamedTuple):
    """A slot with the placement of a certificate of one size: a cell without its item."""

    slot: int
    matrix: Matrix
    trim: Box
    clip: Box


def impose(
    items: Iterable[T | Divider],
    trim: Box,
    stock: Stock,
    *,
    start: int = 1,
    order: FillOrder = FillOrder.SEQUENCE,
    duplex: bool = False,
    turn: Turn | None = None,
    bleed: float = 0.0,
) -> Iterator[Side[T]]:
    """Yield one side after another; cut-and-stack holds one group (between dividers) at a time.

    On a duplex sheet every back lies behind its front with the heads together: a sheet that turns
    like the leaf of a book shows the back upright. Raises `PressRefused` if the certificate does
    not fit or there is no slot ``start``.
    """
    if refused := [f for f in (misfit(trim, stock, turn), no_such_slot(stock, start)) if f]:
        raise PressRefused(refused)
    front = spots(trim, stock, turn, bleed)
    faces = [front, [_behind(spot, trim, stock) for spot in front]] if duplex else [front]
    return _sides(_sheets(items, len(front), start - 1, order), stock.sheet, faces)


def spots(trim: Box, stock: Stock, turn: Turn | None, bleed: float) -> list[SlotPlacement]:
    """All slots of a front, for a certificate that fits."""
    turned = fitting_turn(trim, stock, turn)
    return [_spot(n, slot, trim, turned, stock, bleed) for n, slot in enumerate(stock.slots, 1)]


def with_dividers(items: Iterable[T], group_of: Callable[[T], str]) -> Iterator[T | Divider]:
    """Put a divider before every group of neighbours. Holds one group at a time."""
    for text, group in groupby(items, key=group_of):
        members = list(group)
        yield Divider(text, len(members))
        yield from members


def count_sheets(items: Iterable[object], stock: Stock, start: int = 1) -> int:
    """How many sheets `impose` fills, in either order."""
    room, free, sheets = len(stock.slots), start - 1, 0
    for divided, group in groupby(items, key=_is_divider):
        count = sum(1 for _ in group)
        sheets += count if divided else -((free + count) // -room)
        free = 0
    return sheets


def _is_divider(item: object) -> bool:
    return isinstance(item, Divider)


def centred(slot: Box, width: float, height: float) -> Box:
    x, y = slot.centre
    return Box(round(x - width / 2, 4), round(y - height / 2, 4), width, height)


def behind(box: Box, stock: Stock) -> Box:
    """The place on the back that lies behind a place on the front."""
    if stock.turns_sideways:
        return box._replace(x=round(stock.sheet.width - box.right, 4))
    return box._replace(y=round(stock.sheet.height - box.bottom, 4))


def _spot(
    number: int, slot: Box, trim: Box, turn: Turn, stock: Stock, bleed: float
) -> SlotPlacement:
    width, height = trim.width, trim.height
    turns = {
        0: Matrix(),
        90: Matrix(0, 1, -1, 0, height, 0),
        180: Matrix(-1, 0, 0, -1, width, height),
        270: Matrix(0, -1, 1, 0, 0, width),
    }
    cut = centred(slot, height, width) if turn in (90, 270) else centred(slot, width, height)
    clip = cut.inset(-bleed).within(stock.sheet)
    return SlotPlacement(number, turns[turn].then(Matrix(e=cut.x, f=cut.y)), cut, clip)


def _behind(front: SlotPlacement, trim: Box, stock: Stock) -> SlotPlacement:
    # A certificate seen through its paper is mirrored. The sheet is mirrored too, which cancels out.
    matrix = Matrix(a=-1, e=trim.width).then(front.matrix).then(stock.turned)
    return SlotPlacement(front.slot, matrix, behind(front.trim, stock), behind(front.clip, stock))


Filling = list[tuple[int, T]]
"""The content of a sheet: slots, counted from 0, and their items."""


def _sides(
    sheets: Iterable[Filling[T] | Divider], sheet: Box, faces: Sequence[Sequence[SlotPlacement]]
) -> Iterator[Side[T]]:
    wholes = [around(spot.trim for spot in spots) for spots in faces]
    for number, filling in enumerate(sheets, 1):
        for back, spots in enumerate(faces):
            cells: tuple[PlacedItem[T], ...] = ()
            divider = None
            if not isinstance(filling, Divider):
                cells = tuple([PlacedItem(item, *spots[at]) for at, item in filling])
            elif not back:
                divider = filling
            yield Side(sheet, number, bool(back), cells, divider, wholes[back])


def _sheets(
    items: Iterable[T | Divider], room: int, free: int, order: FillOrder
) -> Iterator[Filling[T] | Divider]:
    """``free`` is the first free slot of the first sheet, counted from 0."""
    fill = _in_sequence if order is FillOrder.SEQUENCE else _cut_and_stack
    for divided, group in groupby(items, key=_is_divider):
        if divided and free:
            raise PressRefused([_DIVIDER_ON_USED_SHEET])
        if divided:
            yield from (item for item in group if isinstance(item, Divider))
        else:
            yield from fill((i for i in group if not isinstance(i, Divider)), room, free)
        free = 0


def _in_sequence(items: Iterator[T], room: int, free: int) -> Iterator[Filling[T]]:
    while filling := list(enumerate(islice(items, room - free), free)):
        yield filling
        free = 0


def _cut_and_stack(items: Iterator[T], room: int, free: int) -> Iterator[Filling[T]]:
    """Fill the same places as in sequence, but each slot through all sheets first."""
    queue = list(items)
    end = free + len(queue)
    piles = [iter(range(slot + room * (slot < free), end, room)) for slot in range(room)]
    placed = dict(zip((at for pile in piles for at in pile), queue, strict=True))
    for first in range(0, end, room):
        filled = range(max(first, free), min(first + room, end))
        yield [(at - first, placed[at]) for at in filled]


_DIVIDER_ON_USED_SHEET = Fault(
    "start",
    Phrase(
        "starts on a partly used sheet, but the first sheet is a divider, which needs a whole one."
    ),
    Phrase("Start at slot 1, or print without dividers."),
)
