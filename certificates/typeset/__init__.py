"""Chinese typesetting, pure: words and widths in, lines and runs out.

The stages are classes → atoms → breaking, balance → fitting → rows or columns. The arc module
stands alone.
"""

from certificates.typeset.arc import along_arc
from certificates.typeset.atoms import Atom, Manner, atoms, measure
from certificates.typeset.breaking import Line, break_lines
from certificates.typeset.character_classes import CLOSING, LEFT_BLANK, OPENING, RIGHT_BLANK
from certificates.typeset.spacing import Span, spans

__all__ = [
    "CLOSING",
    "LEFT_BLANK",
    "OPENING",
    "RIGHT_BLANK",
    "Atom",
    "Line",
    "Manner",
    "Span",
    "along_arc",
    "atoms",
    "break_lines",
    "measure",
    "spans",
]
