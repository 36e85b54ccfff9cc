"""Pages whose words, codes and lines have places of their own: plans, cards, grids.

`page` says what is where, as plain data. `setting` fits words into their boxes, and `boxed_file`
writes the file.
"""

from certificates.boxed.boxed_file import render_boxed
from certificates.boxed.page import (
    RED,
    BoxedCode,
    BoxedFont,
    BoxedLine,
    BoxedPage,
    BoxedPiece,
    BoxedSheet,
    BoxedWords,
    area,
    tick_box,
)

__all__ = [
    "RED",
    "BoxedCode",
    "BoxedFont",
    "BoxedLine",
    "BoxedPage",
    "BoxedPiece",
    "BoxedSheet",
    "BoxedWords",
    "area",
    "render_boxed",
    "tick_box",
]
