"""How type looks: a text style of a layout."""

from __future__ import annotations

from dataclasses import dataclass

from certificates.fonts import ROLES
from certificates.marks import Colour
from certificates.problems import Words
from certificates.reading import Table

STEP = 0.5
"""Points by which text that does not fit is made smaller, time and again."""

ALIGNMENTS = ("left", "centre", "right", "justify")


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

    def smaller(self, steps: int) -> float:
        """Its size in points after so many steps down, never below the floor."""
        return max(self.floor, self.size - STEP * steps)


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
    )
    if style.floor > style.size:
        table.wrong(
            "floor",
            Words("最小字号大于字号。", "请减小。"),
            Words("is larger than the size.", "Make it smaller."),
        )
    table.close()
    return style
