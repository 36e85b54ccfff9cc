"""Vertical lines: columns from right to left, characters upright, words turned (CLREQ, 2.2 to 2.4).

Along a column every character takes one em; its em box is centred on the column's axis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from certificates.characters import clusters
from certificates.fonts import Face
from certificates.fonts.shelf import Glyphs, Placed
from certificates.marks import Run
from certificates.paper import POINTS_PER_MM, Box
from certificates.typeset.breaking import Line
from certificates.typeset.classes import BESIDE
from certificates.typeset.fitting import Block
from certificates.typeset.rows import ASCENT, placed
from certificates.typeset.spacing import Standing, standings

_UPRIGHT = re.compile(r"[§©®±×÷‰℃№\u2160-\u217f\u2190-\u23ff\u2460-\u2bff\u2e80-\uffff]|[^\u0000-\uffff]")
"""What stands upright by itself (UAX 50)."""

_TRANSFORMED = re.compile(r"[“”‘’—…·–～（）〔〕［］｛｝《》〈〉「」『』【】〖〗]")
"""What is drawn in another form in columns, or turned where the face has none."""

_CORNER = "、。，．"
"""Marks that go to the upper right of their em box, moved there where the face has no such form."""

_CORNER_SHIFT, _CORNER_RISE = 0.55, 0.6

_AXIS = ASCENT - 0.5
"""Ems from the baseline of turned words to the axis."""


class Columnar(dict[str, Placed]):
    """The faces of a role, with lengths along a column."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs

    def __missing__(self, cluster: str) -> Placed:
        found = self.glyphs[cluster]
        stands = _UPRIGHT.match(cluster) or _TRANSFORMED.match(cluster)
        self[cluster] = found._replace(advance=1.0) if stands else found
        return self[cluster]


@lru_cache(maxsize=2048)
def columns(block: Block, box: Box, across: float) -> tuple[Run, ...]:
    """The runs of a block whose room begins ``across`` points left of the right side of the box."""
    across += block.part.gap + block.lead / 2
    runs: list[Run] = []
    for number, line in enumerate(block.lines):
        axis = box.right - (across + number * block.lead) / POINTS_PER_MM
        runs += _column(block, line, box, axis, first=not number)
    return tuple(runs)
