"""Words set in a column: lines as runs from the top left corner of the cell, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from certificates.characters import clusters, joined, unprintable
from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.reading.styles import Style
from certificates.typeset.atoms import Manner, line_length
from certificates.typeset.character_classes import PAIR
from certificates.typeset.fitting import TextLine, fitted
from certificates.typeset.rows import rows

ENDLESS = 1e7
"""Points: a cell may be as high as its words need."""

KEPT = 2048
"""Texts of a column that are kept as they were set: units and honours come again and again."""


@dataclass(frozen=True, slots=True, eq=False)
class SetCell:
    """``height`` is in millimetres. A cell that cannot be drawn says why and has no runs.

    ``hidden`` must not be printed, ``lacking`` no face has, and ``over`` are the millimetres by
    which a word passes the column at the smallest size.
    """

    runs: tuple[TextRun, ...] = ()
    height: float = 0.0
    hidden: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    over: float = 0.0


EMPTY = SetCell()


class CellSetter:
    """Sets the words of one column."""

    def __init__(self, style: Style, width: float, shelf: Shelf) -> None:
        self.style = style
        self.width = width
        self._glyphs: Glyphs = shelf.glyphs[style.font]
        self.set = lru_cache(KEPT)(self._set)

    def _set(self, text: str) -> SetCell:
        text = joined(text)
        bare = text.replace("\n", "")
        if not bare:
            return EMPTY
        hidden = unprintable(bare)
        lacking = dict.fromkeys(c for c in clusters(bare) if self._glyphs[c].face is None)
        if hidden or lacking:
            only = tuple(each for each in lacking if each not in hidden)
            return SetCell(hidden=tuple(hidden), lacking=only)
        blocks, over = fitted(self._lines(text), self.width * POINTS_PER_MM, ENDLESS)
        if not blocks:
            return SetCell(over=ceil(over / POINTS_PER_MM * 10) / 10)
        runs: list[TextRun] = []
        across = 0.0
        for block in blocks:
            runs += rows(block, Box(0, 0, self.width, 0), across)
            across += block.across
        return SetCell(tuple(runs), across / POINTS_PER_MM)

    def _lines(self, text: str) -> list[TextLine]:
        style = self.style
        paired = style.pair and bool(PAIR.fullmatch(text))
        manner = Manner(style.punctuation, style.latin_gap, paired, edition=style.edition)
        return [
            TextLine(
                line, line_length(line, self._glyphs, manner), style, self._glyphs, manner, 0.0
            )
            for line in text.split("\n")
            if line
        ]
