"""The outline of a glyph, in font units counted upwards."""

from __future__ import annotations

from functools import cache

import uharfbuzz as hb

from certificates.fonts.face import Face

OutlineStep = tuple[str | float, ...]
"""In PDF's own words: ("m", x, y), ("l", x, y), ("c", x1, y1, x2, y2, x, y) or ("h",)."""


@cache
def glyph_outline(face: Face, number: int) -> tuple[OutlineStep, ...]:
    """HarfBuzz turns each quadratic curve into a cubic one."""
    steps: list[OutlineStep] = []
    face.font.draw_glyph(number, _pen(), steps)
    return tuple(steps)


@cache
def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, steps: steps.append(("m", x, y)))
    pen.set_line_to_func(lambda x, y, steps: steps.append(("l", x, y)))
    pen.set_cubic_to_func(
        lambda x1, y1, x2, y2, x, y, steps: steps.append(("c", x1, y1, x2, y2, x, y))
    )
    pen.set_close_path_func(lambda steps: steps.append(("h",)))
    return pen
