"""Everything on a sheet as closed, filled contours, for programs that follow contours (CAM).

A stroke becomes the area it inks, areas of one ink that touch become one, and what lies below another
ink is cut away. So a cutter or an engraver that follows the contours makes what a viewer shows.

The lines of a guilloche stay lines: uniting the areas of its thousands of crossings takes minutes, and
an engraver follows each with a single pass.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import pathops

from certificates.marks import Ink, Mark, Matrix, Path, Pen, Picture, Squares, Step, TextRun, paper
from certificates.outlines import FINE, outlined
from certificates.place import MarkGroup

UNIT = 1000.0
"""Units in a millimetre: Skia bends a stroke as finely as a unit shows it."""

MITER = 10.0
"""How far a corner may reach, in widths of its line: as in PDF (ISO 32000-1, 8.4.3.5)."""

Areas = Mapping[Ink, pathops.Path]
"""What each ink covers, by the even-odd rule; nothing where a later ink lies above it."""


class _Shape(NamedTuple):
    group: MarkGroup
    areas: Areas
    cover: pathops.Path
    """All areas together."""
    is_changed: bool = False
    is_lines: bool = False


class ContoursFailed(Exception):
    """``element`` is the one whose areas could not be united."""

    def __init__(self, element: str) -> None:
        super().__init__(element)
        self.element = element


def contoured(groups: Iterable[MarkGroup], lines: Collection[str] = ()) -> list[MarkGroup]:
    """The groups as contours. ``groups`` come in the order in which they are painted.

    Contours of one ink that meet go to the later of their groups. A group whose contours stay as
    they are stays common. Those with an id in ``lines`` stay lines, which nothing cuts. Raises
    `ContoursFailed`.
    """
    shapes: list[_Shape] = []
    for group in groups:
        if group.id in lines:
            shapes.append(_Shape(group, {}, pathops.Path(), is_lines=True))
            continue
        try:
            shapes = _on_top(shapes, _shape(group))
        except pathops.PathOpsError as error:
            raise ContoursFailed(group.id) from error
    return [_group(shape) for shape in shapes]


def _on_top(shapes: list[_Shape], shape: _Shape) -> list[_Shape]:
    below = [*shapes]
    for at, lower in enumerate(below):
        if _meet(lower.cover, shape.cover):
            below[at], shape = _parted(lower, shape)
    return [*below, shape]


def _parted(below: _Shape, above: _Shape) -> tuple[_Shape, _Shape]:
    """Cut ``above`` out of ``below``; areas of the same ink that meet are joined above."""
    left: dict[Ink, pathops.Path] = {}
    areas = dict(above.areas)
    for ink, area in below.areas.items():
        others = _united(each for other, each in above.areas.items() if other != ink)
        rest = _cut(area, others)
        if ink in areas and _meet(rest, areas[ink]):
            areas[ink] = _united((rest, areas[ink]))
        else:
            left[ink] = rest
    lower = _Shape(below.group, left, _united(left.values()), is_changed=True)
    return lower, _Shape(above.group, areas, _united(areas.values()), is_changed=True)


def _group(shape: _Shape) -> MarkGroup:
    if shape.is_lines:
        return shape.group._replace(marks=tuple(_without_paper(shape.group.marks)))
    if not shape.is_changed:
        return _alone(shape.group)
    return _with_areas(shape.group, shape.areas)._replace(is_common=False)


def _without_paper(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without paper that covers what lies below."""
    for mark in marks:
        if not isinstance(mark, Path):
            yield mark
        elif fill := mark.pen.fill:
            inked = replace(mark.pen, fill=None) if paper(fill) else mark.pen
            if inked.fill or inked.stroke:
                yield mark._replace(pen=inked)
        else:
            yield mark


@lru_cache(maxsize=128)
def _alone(group: MarkGroup) -> MarkGroup:
    return _with_areas(group, _shape(group).areas)


def _with_areas(group: MarkGroup, areas: Areas) -> MarkGroup:
    pictures = [mark for mark in group.marks if isinstance(mark, Picture)]
    paths = [
        Path(steps, Pen(fill=ink))
        for ink, area in areas.items()
        if not paper(ink) and (steps := tuple(_steps(_wound(area))))
    ]
    words = "".join(mark.text for mark in group.marks if isinstance(mark, TextRun))
    alt = group.alt or (words if group.tag else "")
    return group._replace(marks=(*pictures, *paths), alt=alt)


@lru_cache(maxsize=128)
def _shape(group: MarkGroup) -> _Shape:
    areas = _areas(group.marks)
    return _Shape(group, areas, _united(areas.values()))


def _areas(marks: tuple[Mark, ...]) -> Areas:
    """What each ink of a group covers, with later marks above earlier ones; words lie on top."""
    areas: dict[Ink, pathops.Path] = {}
    below = [mark for mark in marks if not isinstance(mark, TextRun)]
    words = [mark for mark in marks if isinstance(mark, TextRun)]
    for ink, some in _by_ink((*below, *outlined(words))):
        area = _united(some)
        for other in areas.keys() - {ink}:
            areas[other] = _cut(areas[other], area)
        areas[ink] = _united((areas[ink], area)) if ink in areas else area
    return areas


def _by_ink(marks: Sequence[Mark]) -> Iterator[tuple[Ink, list[pathops.Path]]]:
    """The areas of the marks, those of one ink that follow each other together."""
    found: list[tuple[Ink, list[pathops.Path]]] = []
    for mark in marks:
        for ink, area in _inked(mark):
            if not found or found[-1][0] != ink:
                found.append((ink, []))
            found[-1][1].append(area)
    yield from found


def _inked(mark: Mark) -> Iterator[tuple[Ink, pathops.Path]]:
    """The areas of a mark in the order in which PDF paints them: its fill, then its stroke."""
    if isinstance(mark, Squares):
        yield mark.colour, _simple(_squares(mark))
    elif isinstance(mark, Path):
        fill = _simple(_path(mark.steps)) if mark.pen.fill else None
        line = _united(map(_simple, _lines(mark))) if mark.pen.stroke else None
        for place in mark.places or (Matrix(),):
            if mark.pen.fill and fill:
                yield mark.pen.fill, _moved(fill, place)
            if mark.pen.stroke and line:
                yield mark.pen.stroke, _moved(line, place)


def _simple(path: pathops.Path) -> pathops.Path:
    """The same area without contours that cross: a mirrored one would cancel what it meets."""
    path.simplify(fix_winding=False)
    path.fillType = pathops.FillType.EVEN_ODD
    return path


def _lines(mark: Path) -> Iterator[pathops.Path]:
    """The area of each line of a path by itself, because Skia fails on many that cross."""
    # Repeated paths have round ends, which close the seam between two of them.
    cap = pathops.LineCap.ROUND_CAP if mark.places else pathops.LineCap.BUTT_CAP
    dash = [length * UNIT for length in mark.pen.dash] or None
    for line in _path(mark.steps).contours:
        line.stroke(mark.pen.width * UNIT, cap, pathops.LineJoin.MITER_JOIN, MITER, dash)
        line.convertConicsToQuads()
        yield line


def _path(steps: Iterable[Step]) -> pathops.Path:
    path = pathops.Path()
    draw = {"m": path.moveTo, "l": path.lineTo, "c": path.cubicTo, "h": path.close}
    for operator, *numbers in steps:
        draw[str(operator)](*(float(number) * UNIT for number in numbers))
    return path


def _moved(path: pathops.Path, place: Matrix) -> pathops.Path:
    if place == Matrix():
        return path
    a, b, c, d, e, f = place
    moved = path.transform(a, b, c, d, e * UNIT, f * UNIT)
    moved.fillType = path.fillType
    return moved


def _squares(code: Squares) -> pathops.Path:
    """The dark squares, those beside each other in a row as one."""
    path, side = pathops.Path(), code.module * UNIT
    for down, row in enumerate(code.rows):
        top = code.y * UNIT + down * side
        for start, end in _dark(row):
            left, right = code.x * UNIT + start * side, code.x * UNIT + end * side
            path.addPath(_rectangle(left, top, right, top + side))
    return path


def _dark(row: str) -> Iterator[tuple[int, int]]:
    start = row.find("1")
    while start >= 0:
        end = row.find("0", start)
        end = len(row) if end < 0 else end
        yield start, end
        start = row.find("1", end)


def _united(areas: Iterable[pathops.Path]) -> pathops.Path:
    """Unite neighbours, then the results: Skia's union of many at once loses contours."""
    left = [*areas]
    while len(left) > 1:
        pairs = [left[at : at + 2] for at in range(0, len(left), 2)]
        left = [_both(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return left[0] if left else pathops.Path()


def _wound(area: pathops.Path) -> pathops.Path:
    """The same contours, holes the other way round: every rule of filling then shows the same."""
    wound = pathops.Path(area)
    wound.simplify(fix_winding=True)
    return wound


def _both(one: pathops.Path, other: pathops.Path) -> pathops.Path:
    return _combined(one, other, pathops.PathOp.UNION)


def _cut(area: pathops.Path, above: pathops.Path) -> pathops.Path:
    return _combined(area, above, pathops.PathOp.DIFFERENCE)


def _combined(one: pathops.Path, other: pathops.Path, how: pathops.PathOp) -> pathops.Path:
    made = pathops.op(one, other, how, fix_winding=False)
    made.fillType = pathops.FillType.EVEN_ODD
    return made


def _meet(one: pathops.Path, other: pathops.Path) -> bool:
    """Whether they share an area. Words mostly lie in a gap of what surrounds them: try that first."""
    (left, top, right, bottom), around = one.bounds, other.bounds
    x0, y0, x1, y1 = around
    if right < x0 or x1 < left or bottom < y0 or y1 < top:
        return False
    return _share(one, _rectangle(x0, y0, x1, y1)) and _share(one, other)


def _share(one: pathops.Path, other: pathops.Path) -> bool:
    return bool(list(_combined(one, other, pathops.PathOp.INTERSECTION)))


def _rectangle(left: float, top: float, right: float, bottom: float) -> pathops.Path:
    path = pathops.Path()
    path.moveTo(left, top)
    for x, y in ((right, top), (right, bottom), (left, bottom)):
        path.lineTo(x, y)
    path.close()
    return path


def _steps(area: pathops.Path) -> Iterator[Step]:
    """In millimetres, each curve a cubic one."""
    here = (0.0, 0.0)
    for verb, points in area:
        at = [(x / UNIT, y / UNIT) for x, y in points]
        if verb == pathops.PathVerb.QUAD:
            bend, end = at
            at = [_between(here, bend), _between(end, bend), end]
        if at:
            here = at[-1]
        yield _NAMES[verb], *(round(number, FINE) for point in at for number in point)


def _between(end: tuple[float, float], bend: tuple[float, float]) -> tuple[float, float]:
    """The handle of a cubic curve that follows a quadratic one."""
    return end[0] + (bend[0] - end[0]) * 2 / 3, end[1] + (bend[1] - end[1]) * 2 / 3


_NAMES = {
    pathops.PathVerb.MOVE: "m",
    pathops.PathVerb.LINE: "l",
    pathops.PathVerb.QUAD: "c",
    pathops.PathVerb.CUBIC: "c",
    pathops.PathVerb.CLOSE: "h",
}
