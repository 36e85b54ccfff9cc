"""Editions: how the program typesets a layout, beside what its source says.

A source without ``edition`` is typeset as it was before there were editions, so that an issued
certificate is printed again as it was. Each later edition adds rules; none changes an earlier one.
"""

from __future__ import annotations

from typing import NamedTuple

from certificates.marks import BLACK, Colour, Ink
from certificates.reading.keys import NumberKey
from certificates.reading.tables import Table
from certificates.words import Phrase

DARK = round(0x33 / 255, 4)
"""The lightest channel of a colour that is printed as black."""


class Edition(NamedTuple):
    """The rules of an edition. Those of the first are the defaults."""

    number: int
    black_ink: bool = False
    """Dark words and codes are printed in black ink alone, not mixed of four."""
    marks: bool = False
    """Opening marks lose their blank half at the start of a line (CLREQ, 6.3.2.3), rare marks have
    one too, and ！！ takes one em."""
    signs: bool = False
    """A number keeps its sign and its unit on its line (UAX 14: PR × NU, NU × PO)."""
    marks_first: bool = False
    """A justified line gives up the blank halves of its marks before it is broken (CLREQ, 3.2)."""
    kerning: bool = False
    """Latin letters stand as close as their font says."""
    no_lone_character: bool = False
    """The last line of a paragraph has more than one character."""
    composed: bool = False
    """Letters that were typed in parts, as jamo or with accents, are joined (Unicode’s NFC)."""
    shaping: bool = False
    """Words of other scripts are shaped even where a face has their letters one by one."""
    reading_order: bool = False
    """A sheet is read from its title to its number, not in the order of its elements."""
    closed_contours: bool = False
    """A sheet for an engraver has closed contours, and nothing is stroked."""
    whole_measure: bool = False
    """Justified words that were made smaller fill a whole number of their characters."""
    resolution: bool = False
    """A picture that is too coarse for its size on paper is refused or warned of."""

    def ink(self, colour: Ink) -> Ink:
        """The ink of words or of a code in this colour."""
        is_dark = isinstance(colour, Colour) and max(colour) <= DARK
        return BLACK if self.black_ink and is_dark else colour


EDITIONS = {
    1: Edition(1),
    2: Edition(
        2,
        black_ink=True,
        marks=True,
        signs=True,
        marks_first=True,
        kerning=True,
        no_lone_character=True,
        composed=True,
        shaping=True,
        reading_order=True,
        closed_contours=True,
        whole_measure=True,
        resolution=True,
    ),
}
FIRST, NEWEST = EDITIONS[min(EDITIONS)], EDITIONS[max(EDITIONS)]

EDITION = NumberKey("edition", "", FIRST.number, NEWEST.number, default=FIRST.number, unit="")


def read(table: Table) -> Edition:
    number = EDITION.read(table)
    if number not in EDITIONS:
        table.wrong(
            EDITION.name,
            Phrase("is not a whole number."),
            Phrase("Use %(newest)s, or leave it out for sheets as before.", newest=NEWEST.number),
        )
    return EDITIONS.get(int(number), FIRST)


def number_of(value: object) -> int:
    """The edition that a source names, before it is checked."""
    return value if isinstance(value, int) and value in EDITIONS else FIRST.number
