"""Words set in a column: lines as runs from the top left corner of the cell, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from certificates.characters import joined
from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.reading.styles import Style
from certificates.typeset.atoms import Manner
from certificates.typeset.character_classes import PAIR
from certificates.typeset.fitting import TextLine, fitted
from certificates.typeset.rows import rows
from certificates.typeset.shaped_words import Lack
from certificates.typeset.source_lines import bad_parts, text_line

ENDLESS = 1e7
"""Points: a cell may be as high as its words need."""

KEPT = 2048
"""Texts of a column that are kept as they were set: units and honours come again and again."""


@dataclass(frozen=True, slots=True, eq=False)
class SetCell:
    """``height`` is in millimetres. A cell that cannot be drawn says why and has no runs.

    ``hidden`` must not be printed, ``lacking`` no face has, ``unshaped`` are words of a script that
    no face draws, and ``over`` are the millimetres by which a word passes the column at the smallest
    size.
    """

    runs: tuple[TextRun, ...] = ()
    height: float = 0.0
    hidden: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unshaped: tuple[Lack, ...] = ()
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
        if not text.replace("\n", ""):
            return EMPTY
        if bad := not_drawn(text, self._glyphs, self.style):
            return bad
        lines = source_lines(text, self._glyphs, self.style)
        blocks, over = fitted(lines, self.width * POINTS_PER_MM, ENDLESS)
        if not blocks:
            return SetCell(over=ceil(over / POINTS_PER_MM * 10) / 10)
        runs: list[TextRun] = []
        across = 0.0
        for block in blocks:
            runs += rows(block, Box(0, 0, self.width, 0), across)
            across += block.across
        return SetCell(tuple(runs), across / POINTS_PER_MM)


def not_drawn(text: str, glyphs: Glyphs, style: Style) -> SetCell | None:
    """A cell that says which parts of the text cannot be drawn; None if all can."""
    bad = bad_parts(text, glyphs, style.edition)
    if not any(bad):
        return None
    return SetCell(hidden=tuple(bad.hidden), lacking=tuple(bad.lacking), unshaped=tuple(bad.words))


def source_lines(text: str, glyphs: Glyphs, style: Style) -> list[TextLine]:
    paired = style.pair and bool(PAIR.fullmatch(text))
    manner = Manner(style.punctuation, style.latin_gap, paired, edition=style.edition)
    return [text_line(line, glyphs, style, manner) for line in text.split("\n") if line]
