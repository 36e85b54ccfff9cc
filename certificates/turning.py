"""Marks turned about the middle of a box. Degrees count clockwise, as on the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from certificates.marks import Mark, Matrix, Path, Pen, Picture, Squares, Step, TextRun
from certificates.paper import Box, around


def turned(marks: Iterable[Mark], box: Box, degrees: float) -> list[Mark]:
    """The same marks, turned about the middle of the box."""
    matrix = about(box.centre, degrees)
    return [_turned(mark, matrix, degrees) for mark in marks]


def about(centre: tuple[float, float], degrees: float) -> Matrix:
    """The map that turns a point clockwise about ``centre``."""
    x, y = centre
    along, across = cos(radians(degrees)), sin(radians(degrees))
    return Matrix(
        along, across, -across, along, x - x * along + y * across, y - x * across - y * along
    )


def turned_box(box: Box, degrees: float) -> Box:
    """The smallest upright box that holds the turned one."""
    matrix = about(box.centre, degrees)
    corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
    return around(Box(*matrix(*corner), 0, 0) for corner in corners)


def _turned(mark: Mark, matrix: Matrix, degrees: float) -> Mark:
    if isinstance(mark, TextRun):
        x, y = matrix(mark.x, mark.y)
        return mark._replace(x=round(x, 3), y=round(y, 3), turn=mark.turn + degrees)
    if isinstance(mark, Picture):
        return mark._replace(turn=mark.turn + degrees)
    if isinstance(mark, Squares):
        return _turned_path(_outline(mark), matrix)
    return _turned_path(mark, matrix)


def _turned_path(path: Path, matrix: Matrix) -> Path:
    if path.places:
        return path._replace(places=tuple(place.then(matrix) for place in path.places))
    return path._replace(steps=tuple(_step(step, matrix) for step in path.steps))


def _step(step: Step, matrix: Matrix) -> Step:
    operator, *numbers = step
    points = [float(number) for number in numbers]
    moved = (matrix(*points[at : at + 2]) for at in range(0, len(points), 2))
    return (operator, *(round(value, 4) for point in moved for value in point))


def _outline(squares: Squares) -> Path:
    """Its dark squares as one shape, because an image of them stands upright only."""
    steps: list[Step] = []
    side = squares.module
    for down, row in enumerate(squares.rows):
        for across, square in enumerate(row):
            if square == "1":
                left, top = squares.x + across * side, squares.y + down * side
                right, foot = left + side, top + side
                steps += [
                    ("m", left, top), ("l", right, top), ("l", right, foot), ("l", left, foot), ("h",),
                ]  # fmt: skip
    return Path(tuple(steps), Pen(fill=squares.colour))
