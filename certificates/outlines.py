"""Text as the outlines of its glyphs, for engravers and for printers that want no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import repeat
from math import cos, radians, sin

import uharfbuzz as hb

from certificates.characters import clusters
from certificates.fonts import Face
from certificates.marks import Mark, Matrix, Path, Pen, Step, TextRun
from certificates.paper import POINTS_PER_MM

FINE = 3
"""Decimals of a millimetre."""


def outlined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same marks with a path for every run. Runs without ink are dropped."""
    paths = (_path(mark) if isinstance(mark, TextRun) else mark for mark in marks)
    return tuple(mark for mark in paths if not isinstance(mark, Path) or mark.steps)


@lru_cache(maxsize=512)
def _path(run: TextRun) -> Path:
    pen = Pen(fill=run.colour)
    if run.weight:
        pen = Pen(stroke=run.colour, width=run.weight / POINTS_PER_MM, fill=run.colour)
    return Path(tuple(_steps(run)), pen)


def _steps(run: TextRun) -> Iterator[Step]:
    em, turn = run.size / POINTS_PER_MM, radians(run.turn)
    unit = em / run.face.hb.upem
    baseline = Matrix(cos(turn), sin(turn), -sin(turn), cos(turn), run.x, run.y)
    along = 0.0
    for cluster, kern in zip(clusters(run.text), run.kerns or repeat(0.0), strict=False):
        along += kern * em * run.stretch
        glyph = run.face.glyph(cluster, run.upright)
        if glyph is None:
            raise LookupError(f"{run.face.name} was asked to draw {cluster!r}, which it lacks")
        there = Matrix(unit * run.stretch, 0.0, 0.0, -unit, along, 0.0).then(baseline)
        for step in _outline(run.face, glyph.number):
            yield _moved(step, there)
        along += glyph.advance * em * run.stretch + run.spacing / POINTS_PER_MM


def _moved(step: Step, there: Matrix) -> Step:
    operator, *numbers = step
    points = zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True)
    return operator, *(round(n, FINE) for point in points for n in there(*point))


@cache
def _outline(face: Face, number: int) -> tuple[Step, ...]:
    """A glyph in font units, counted upwards.

    HarfBuzz turns each quadratic curve into a cubic one.
    """
    steps: list[Step] = []
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
