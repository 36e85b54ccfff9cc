"""A stock (纸张): the size of a sheet and the places on it, read from TOML in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from itertools import combinations
from typing import Literal, get_args

from certificates.errors import Fault, StockRefused, StockUnknown
from certificates.marks import Matrix
from certificates.paper import Box, Edge, around
from certificates.reading.tables import Table
from certificates.reading.toml_source import parse_toml
from certificates.words import Phrase

LEAST, MOST = 50, 1200
"""The length of a sheet in millimetres: from a card to slightly more than ISO A0."""

MOST_BLEED = 20.0

MANY = 30
"""The most columns or rows on a sheet."""


@dataclass(frozen=True, slots=True)
class Stock:
    """``slots`` are the places of the front, from the top left, row by row."""

    id: str
    name: str
    sheet: Box
    slots: tuple[Box, ...]
    bleed: float = 0.0
    """The bleed that its gaps and margins allow; 0 where nothing is printed over the cut."""
    fixed: bool = False
    """The slots are pre-cut or pre-printed: a certificate must have exactly their size."""
    preprinted: bool = False
    """The paper already shows the ornaments (套打), so these are left out."""
    turning: Edge = "long-edge"
    """The edge about which the printer turns a sheet for its back."""
    name_en: str = ""

    def named(self, language: Literal["zh", "en"]) -> str:
        return self.name_en if language == "en" and self.name_en else self.name

    @property
    def turns_sideways(self) -> bool:
        """True if the sheet turns like the leaf of a book, False if like a calendar page."""
        return (self.sheet.height >= self.sheet.width) == (self.turning == "long-edge")

    @property
    def turned(self) -> Matrix:
        """Map a point of the front to the point behind it, as seen on the back."""
        if self.turns_sideways:
            return Matrix(a=-1, e=self.sheet.width)
        return Matrix(d=-1, f=self.sheet.height)


def load_stock(source: str) -> Stock:
    """Raise `StockRefused` with every fault, not only the first."""
    faults: list[Fault] = []
    values = parse_toml(source, "", faults)
    if values is None:
        raise StockRefused(faults)
    stock = _read(Table(values, "", faults))
    if faults:
        raise StockRefused(faults)
    return stock


def stock_ids() -> tuple[str, ...]:
    files = (file.name for file in _SHIPPED.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def shipped_stock(stock_id: str) -> str:
    """The source of a shipped stock. Raises `StockUnknown`."""
    if stock_id not in stock_ids():
        raise StockUnknown(stock_id, stock_ids())
    return (_SHIPPED / f"{stock_id}.toml").read_text(encoding="utf-8")


_SHIPPED = resources.files("certificates") / "stocks"


def _read(table: Table) -> Stock:
    size = table.table("sheet")
    sheet = Box(0, 0, size.number("width", LEAST, MOST), size.number("height", LEAST, MOST))
    size.close()
    # Slots cannot be checked against a sheet whose own size is wrong.
    sheet = Box(0, 0, MOST, MOST) if table.faults else sheet
    bleed = table.number("bleed", 0, MOST_BLEED, default=0)
    stock = Stock(
        id=table.text("id"),
        name=table.text("name"),
        name_en=table.text("name_en", default=""),
        sheet=sheet,
        slots=_slots(table.table("slots"), sheet, bleed) if table.has("slots") else (sheet,),
        bleed=bleed,
        fixed=table.flag("fixed"),
        preprinted=table.flag("preprinted"),
        turning=_edge(table.choice("turning", get_args(Edge), "long-edge")),
    )
    table.close()
    return stock


def _edge(word: str) -> Edge:
    return "short-edge" if word == "short-edge" else "long-edge"


def _slots(table: Table, sheet: Box, bleed: float) -> tuple[Box, ...]:
    before = len(table.faults)
    columns, rows = _whole(table, "columns"), _whole(table, "rows")
    x, y = table.point("first", sheet)
    width, height = table.numbers("size", 2)
    across, down = _pitch(table, width, height)
    table.close()
    slots = tuple(
        Box(round(x + column * across, 4), round(y + row * down, 4), width, height)
        for row in range(rows)
        for column in range(columns)
    )
    if len(table.faults) == before:
        _judge(table, slots, sheet, bleed)
    return slots


def _whole(table: Table, key: str) -> int:
    number = table.number(key, 1, MANY, default=1)
    if number != int(number):
        table.wrong(key, Phrase("is not a whole number."), Phrase("Correct it."))
    return int(number)


def _pitch(table: Table, width: float, height: float) -> tuple[float, float]:
    """The distance from one slot to the next, given directly or as the gap between slots."""
    beside, below = table.numbers("gap", 2, default=(0, 0))
    if table.has("pitch") and table.has("gap"):
        table.wrong(
            "pitch",
            Phrase("is set together with a gap, which says the same."),
            Phrase("Remove one of them."),
        )
    if table.has("pitch"):
        across, down = table.numbers("pitch", 2)
        return across, down
    return width + beside, height + below


def _judge(table: Table, slots: tuple[Box, ...], sheet: Box, bleed: float) -> None:
    """The first fault of the whole grid. Faults that follow from it are not reported as well."""
    apart = "pitch" if table.has("pitch") else "gap" if table.has("gap") else ""
    if min(slots[0].width, slots[0].height) <= 0:
        table.wrong(
            "size", Phrase("is not a width and a height above zero."), Phrase("Correct it.")
        )
    elif not all(sheet.holds(slot, 1e-6) for slot in slots):
        table.wrong("", *_outside(slots, sheet))
    elif any(a.meets(b) for a, b in combinations(slots, 2)):
        table.wrong(
            apart,
            Phrase("makes slots overlap."),
            Phrase("Use a larger gap or pitch."),
        )
    elif not bleeds_freely(slots, bleed):
        table.wrong(apart, *_no_room_to_bleed(bleed))


def _outside(slots: tuple[Box, ...], sheet: Box) -> tuple[Phrase, Phrase]:
    size, whole = f"{sheet.width:g} × {sheet.height:g}", around(slots)
    over = max(whole.right - sheet.width, whole.bottom - sheet.height, -whole.x, -whole.y)
    lost = next(n for n, slot in enumerate(slots, 1) if not sheet.holds(slot, 1e-6))
    return (
        Phrase(
            "puts slots from %(lost)s on outside the sheet of %(size)s mm, by up to %(over)s mm.",
            lost=lost,
            size=size,
            over=f"{over:g}",
        ),
        Phrase("Use fewer columns or rows, or correct where it starts, its size and gap."),
    )


def _no_room_to_bleed(bleed: float) -> tuple[Phrase, Phrase]:
    return (
        Phrase("has no room for %(bleed)s mm of bleed on both sides of a cut.", bleed=f"{bleed:g}"),
        Phrase("Use a larger gap, or less bleed."),
    )


def bleeds_freely(trims: tuple[Box, ...], bleed: float) -> bool:
    """True if no certificate's bleed overprints its neighbour's."""
    inked = [trim.inset(-bleed) for trim in trims]
    return not any(a.meets(b) for a, b in combinations(inked, 2))
