"""Text as the outlines of its glyphs, for engravers and for printers that want no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from math import cos, radians, sin

from certificates.characters import clusters
from certificates.fonts.glyph_outline import glyph_outline
from certificates.fonts.shaping import shaped
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
    for number, along, up in _word(run) if run.way else _letters(run):
        there = Matrix(unit * run.stretch, 0.0, 0.0, -unit, along, -up).then(baseline)
        for step in glyph_outline(run.face, number):
            yield _moved(step, there)


def _letters(run: TextRun) -> Iterator[tuple[int, float, float]]:
    """The numbers of glyphs, and their places along and above the baseline in millimetres."""
    em, along = run.size / POINTS_PER_MM, 0.0
    for cluster, kern in zip(clusters(run.text), run.kerns or repeat(0.0), strict=False):
        along += kern * em * run.stretch
        glyph = run.face.glyph(cluster, run.upright)
        if glyph is None:
            raise LookupError(f"{run.face.name} was asked to draw {cluster!r}, which it lacks")
        yield glyph.number, along, 0.0
        along += glyph.advance * em * run.stretch + run.spacing / POINTS_PER_MM


def _word(run: TextRun) -> Iterator[tuple[int, float, float]]:
    """The same of a shaped word."""
    em, along = run.size / POINTS_PER_MM, 0.0
    unit = em / run.face.hb.upem
    for cluster in shaped(run.face, run.text, run.way):
        for number, x, y in cluster.glyphs:
            yield number, along + x * unit * run.stretch, y * unit
        along += cluster.advance * em * run.stretch


def _moved(step: Step, there: Matrix) -> Step:
    operator, *numbers = step
    points = zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True)
    return operator, *(round(n, FINE) for point in points for n in there(*point))
