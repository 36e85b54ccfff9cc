"""Text styles of a layout."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from certificates.fonts import ROLES
from certificates.marks import Colour, Ink
from certificates.reading.editions import FIRST, Edition
from certificates.reading.keys import (
    EM,
    MM,
    PT,
    ChoiceKey,
    ColourKey,
    FlagKey,
    Key,
    NumberKey,
    TextKey,
)
from certificates.reading.tables import Table
from certificates.words import C_, Phrase

STEP = 0.5
"""Points by which text that does not fit is reduced at each step."""

NARROWER = 0.05
"""The fraction of its width by which text is condensed at each step, before it is reduced."""

_FACES = {
    "title": "Title",
    "kai": "Kai (regular script)",
    "fangsong": "Fangsong",
    "song": "Song",
    "hei": "Hei (sans)",
}

FONT = ChoiceKey("font", "Face", {role: _FACES[role] for role in ROLES})
OWN_FACE = TextKey("face", "Own font, by its name", "")
"""The name of a font in a folder of fonts, for the letters that it has."""

SIZE = NumberKey("size", "Size", 4, 200, unit=PT)
FLOOR = NumberKey("floor", "Smallest size", 4, 200, unit=PT)
LEADING = NumberKey("leading", "Line height", 0.9, 4, default=1.5, unit="")
COLOUR = ColourKey("colour", "Colour", "#000000")
ALIGN = ChoiceKey(
    "align",
    "Alignment",
    {
        "left": "Align left",
        "centre": "Centred",
        "right": "Align right",
        "justify": "Justified",
        "top": "At the top",
        "middle": "In the middle",
        "bottom": "At the bottom",
    },
    "left",
)
"""Along the line. The last three are the names of the first three in columns."""

INDENT = NumberKey("indent", "Indent", 0, 10, default=0, unit=EM)
SPREAD = NumberKey("spread", "Spread over", 0, 1000, default=0, unit=MM)
WEIGHT = NumberKey("weight", "", 0, 0.1, default=0)
PUNCTUATION = ChoiceKey(
    "punctuation", "", dict.fromkeys(("squeeze", "hang", "keep"), ""), "squeeze"
)
"""What closing marks do at the end of a line. By default the edge looks straight, and no ink leaves
the box."""
LATIN_GAP = NumberKey("latin_gap", "", 0, 0.5, default=0)
BALANCE = FlagKey("balance", "")
TIGHTEN = NumberKey("tighten", "", 0, 0.2, default=0)
CONDENSE = NumberKey("condense", "", 0.7, 1, default=1)
PAIR = FlagKey("pair", "")
WHOLE = FlagKey("whole", "")
LATIN = FlagKey("latin", "")

STYLE_KEYS: tuple[Key, ...] = (
    FONT, OWN_FACE, SIZE, FLOOR, LEADING, COLOUR, ALIGN, INDENT, SPREAD, WEIGHT, PUNCTUATION, LATIN_GAP,
    BALANCE, TIGHTEN, CONDENSE, PAIR, WHOLE, LATIN,
)  # fmt: skip
"""The keys of a style's table, in the order of a form."""


@dataclass(frozen=True, slots=True)
class Style:
    font: str
    size: float
    """In points."""
    floor: float
    """The smallest size in points."""
    leading: float
    """From baseline to baseline, in sizes."""
    colour: Ink
    align: str
    indent: float
    """Before the first line, in characters."""
    spread: float
    """Millimetres over which a line's characters are spread; 0 keeps them together."""
    weight: float
    """The outline around each glyph, in sizes."""
    punctuation: str = "squeeze"
    latin_gap: float = 0.0
    """The space between Chinese and Latin characters, in ems; official text has none."""
    balance: bool = False
    """Lines of equal length that break at sensible points."""
    tighten: float = 0.0
    """Ems that may be removed between characters if that saves a line."""
    condense: float = 1.0
    """How narrow characters may become, relative to their design."""
    pair: bool = False
    """Spread a name of two characters to the length of three."""
    whole: bool = False
    """Break no line of the source until the text is at its floor."""
    latin: bool = False
    """Refuse words with Chinese characters, such as a name that nobody translated."""
    edition: Edition = FIRST
    face: str = ""
    """The name of a font that goes before those of the role; empty for none."""

    def smaller(self, steps: int) -> float:
        """The size in points after this many steps, never below the floor."""
        if not steps:
            return self.size
        return max(self.floor, self.size - STEP * steps)

    def narrower(self, steps: int) -> float:
        """The width of its characters after this many steps."""
        if not steps:
            return 1.0
        return max(self.condense, round(1.0 - NARROWER * steps, 2))

    @property
    def smallest(self) -> int:
        """The number of steps to its floor."""
        return ceil((self.size - self.floor) / STEP)

    @property
    def narrowest(self) -> int:
        """The number of steps to its narrowest characters."""
        return ceil(round((1.0 - self.condense) / NARROWER, 6))


PLAIN = Style("song", 12, 12, 1.5, Colour(0, 0, 0), "left", 0, 0, 0)
"""Replaces a missing style, so that reading can continue to the next fault."""


def read(table: Table, edition: Edition) -> Style:
    size = SIZE.read(table)
    style = Style(
        font=FONT.read(table),
        face=OWN_FACE.read(table),
        size=size,
        floor=FLOOR.read(table, default=size),
        leading=LEADING.read(table),
        colour=edition.ink(COLOUR.read(table)),
        align=ALIGN.read(table),
        indent=INDENT.read(table),
        spread=SPREAD.read(table),
        weight=WEIGHT.read(table),
        punctuation=PUNCTUATION.read(table),
        latin_gap=LATIN_GAP.read(table),
        balance=BALANCE.read(table),
        tighten=TIGHTEN.read(table),
        condense=CONDENSE.read(table),
        pair=PAIR.read(table),
        whole=WHOLE.read(table),
        latin=LATIN.read(table),
        edition=edition,
    )
    _judge(table, style)
    table.close()
    return style


def _judge(table: Table, style: Style) -> None:
    """Note combinations that are not allowed."""
    if style.floor > style.size:
        table.wrong(
            "floor",
            Phrase("is larger than the size."),
            Phrase(C_("size", "Make it smaller.")),
        )
    if style.balance and style.align == "justify":
        table.wrong(
            "balance",
            Phrase("does not go with justified lines."),
            Phrase("Choose another alignment, or leave it out."),
        )
