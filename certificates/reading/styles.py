"""How type looks: a text style of a layout."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from certificates.fonts import ROLES
from certificates.marks import Colour
from certificates.problems import Words
from certificates.reading.tables import Table

STEP = 0.5
"""Points by which text that does not fit is made smaller, time and again."""

NARROWER = 0.05
"""Of its width, by which it is condensed, time and again, before it is made smaller."""

ALIGNMENTS = ("left", "centre", "right", "justify", "top", "middle", "bottom")
"""Along the line; the last three are the first three, as columns call them."""

PUNCTUATION = ("squeeze", "hang", "keep")
"""What closing marks do at the end of a line. The first is the default: the edge looks straight,
and no ink leaves the box."""


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    """Points."""
    floor: float
    """The smallest size in points."""
    leading: float
    """From baseline to baseline, in sizes."""
    colour: Colour
    align: str
    indent: float
    """Before the first line, in characters."""
    spread: float
    """Millimetres over which a line's characters are spread; 0 leaves them together."""
    weight: float
    """Outline around each glyph, in sizes."""
    punctuation: str = PUNCTUATION[0]
    latin_gap: float = 0.0
    """Between Chinese and Latin characters, in ems; official text has none."""
    balance: bool = False
    """Lines of equal length that break at sensible points."""
    tighten: float = 0.0
    """Ems that may be taken away between characters where that saves a line."""
    condense: float = 1.0
    """How narrow characters may become, against their design."""
    pair: bool = False
    """Whether a name of two characters is spread to the length of three."""

    def smaller(self, steps: int) -> float:
        """Its size in points after so many steps down, never below the floor."""
        return max(self.floor, self.size - STEP * steps)

    def narrower(self, steps: int) -> float:
        """The width of its characters after so many steps."""
        return max(self.condense, round(1.0 - NARROWER * steps, 2))

    @property
    def smallest(self) -> int:
        """The steps to its floor."""
        return ceil((self.size - self.floor) / STEP)

    @property
    def narrowest(self) -> int:
        """The steps to its narrowest characters."""
        return ceil(round((1.0 - self.condense) / NARROWER, 6))


PLAIN = Style("song", 12, 12, 1.5, Colour(0, 0, 0), "left", 0, 0, 0)
"""Stands in for a style that is not there, so that reading can go on to the next fault."""


def read(table: Table) -> Style:
    size = table.number("size", 4, 200)
    style = Style(
        font=table.choice("font", ROLES),
        size=size,
        floor=table.number("floor", 4, 200, default=size),
        leading=table.number("leading", 0.9, 4, default=1.5),
        colour=table.colour("colour", "#000000"),
        align=table.choice("align", ALIGNMENTS, "left"),
        indent=table.number("indent", 0, 10, default=0),
        spread=table.number("spread", 0, 1000, default=0),
        weight=table.number("weight", 0, 0.1, default=0),
        punctuation=table.choice("punctuation", PUNCTUATION, PUNCTUATION[0]),
        latin_gap=table.number("latin_gap", 0, 0.5, default=0),
        balance=table.flag("balance"),
        tighten=table.number("tighten", 0, 0.2, default=0),
        condense=table.number("condense", 0.7, 1, default=1),
        pair=table.flag("pair"),
    )
    _judge(table, style)
    table.close()
    return style


def _judge(table: Table, style: Style) -> None:
    """Note what cannot be asked for together."""
    if style.floor > style.size:
        table.wrong(
            "floor",
            Words("最小字号大于字号。", "请减小。"),
            Words("is larger than the size.", "Make it smaller."),
        )
    if style.balance and style.align == "justify":
        table.wrong(
            "balance",
            Words("均衡断行的文字不能两端对齐。", "请改用其他对齐方式，或删除此项。"),
            Words("does not go with justified lines.", "Align otherwise, or leave it out."),
        )
