"""Marks to the operators of a PDF page. Nothing is decided here: millimetres become points.

The operators are written out as text, because ReportLab's own text and path objects format every
number twice; what becomes of them is for `certificates.output` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import cos, radians, sin
from typing import NamedTuple

from certificates.fonts import Face
from certificates.fonts.codes import encode
from certificates.marks import Colour, Image, Mark, Matrix, Path, Picture, Run, Squares, Step
from certificates.output.strings import text_string
from certificates.paper import POINTS_PER_MM

APART = 0.4
"""Sizes of space between characters from which a reader takes them for words of their own."""

_DARK = re.compile("1+")


class Said(NamedTuple):
    """A text that was drawn: its glyphs must be in the file."""

    face: Face
    upright: bool
    text: str


class Drawing(NamedTuple):
    """Operators, and what they refer to: texts by the fonts of their faces, images by name."""

    operators: str
    said: tuple[Said, ...]
    images: tuple[Image, ...]


def draw(marks: Sequence[Mark], height: float) -> Drawing:
    """``height`` of the sheet in millimetres, as PDF counts upwards. Words lie on all else."""
    below = [_below(mark, height) for mark in marks if not isinstance(mark, Run)]
    runs = [mark for mark in marks if isinstance(mark, Run)]
    if runs:
        below.append(" ".join(("BT", *_runs(runs, height), "ET")))
    return Drawing(
        "\n".join(below),
        tuple([Said(run.face, run.upright, run.text) for run in runs]),
        tuple([mark.image for mark in marks if isinstance(mark, Picture)]),
    )


@lru_cache(maxsize=512)
def draw_shared(marks: tuple[Mark, ...], height: float) -> Drawing:
    """As `draw`, for marks that are likely to come again: a title, a date, an ornament."""
    return draw(marks, height)


def image_name(image: Image) -> str:
    return f"I{image.digest[:20]}"


def matrix_operator(matrix: Matrix, inner: float, outer: float) -> str:
    """A matrix of millimetres downwards as PDF’s ``cm``, from a sheet ``inner`` high to one ``outer``."""
    a, b, c, d, e, f = matrix
    across, up = (c * inner + e) * POINTS_PER_MM, (outer - d * inner - f) * POINTS_PER_MM
    return f"{a:.8g} {_negative(b)} {_negative(c)} {d:.8g} {across:.3f} {up:.3f} cm"


def _negative(number: float) -> str:
    return f"{-number:.8g}" if number else "0"


def _below(mark: Path | Squares | Picture, height: float) -> str:
    if isinstance(mark, Path):
        return _path(mark, height)
    if isinstance(mark, Squares):
        return _squares(mark, height)
    x, y, wide, high = (length * POINTS_PER_MM for length in mark.box)
    foot = height * POINTS_PER_MM - y - high
    return f"q {wide:.3f} 0 0 {high:.3f} {x:.3f} {foot:.3f} cm /{image_name(mark.image)} Do Q"


def _runs(runs: Sequence[Run], height: float) -> Iterator[str]:
    """All runs in one text object, saying again only what has changed."""
    font, colour, spacing, weight, stretch = "", None, 0.0, 0.0, 1.0
    for run in runs:
        if run.colour != colour:
            colour = run.colour
            yield f"{_rgb(colour)} rg {_rgb(colour)} RG"
        if run.stretch != stretch:
            stretch = run.stretch
            yield f"{stretch * 100:.4g} Tz"
        # PDF stretches what is added between characters as well.
        if run.spacing / stretch != spacing:
            spacing = run.spacing / stretch
            yield f"{spacing:.4g} Tc"
        if run.weight != weight:
            weight = run.weight
            yield f"2 Tr {weight:.4g} w" if weight else "0 Tr"
        x, y = run.x * POINTS_PER_MM, (height - run.y) * POINTS_PER_MM
        yield f"{_turned(run.turn)} {x:.2f} {y:.2f} Tm"
        far = run.spacing > APART * run.size
        if far:
            # Set this far apart, characters are read as words of one each unless told otherwise.
            yield f"/Span <</ActualText {text_string(run.text).decode()}>> BDC"
        for name, codes in encode(run.face, run.text, run.upright):
            if font != (wanted := f"/{name} {run.size:g} Tf"):
                font = wanted
                yield font
            yield f"<{codes.hex()}> Tj"
        if far:
            yield "EMC"
    if weight:
        yield "0 Tr"
    if spacing:
        yield "0 Tc"
    if stretch != 1.0:
        yield "100 Tz"


@cache
def _turned(turn: float) -> str:
    if not turn:
        return "1 0 0 1"
    along, across = cos(radians(turn)), sin(radians(turn))
    return f"{along:.6f} {-across:.6f} {across:.6f} {along:.6f}"


# Ornaments are the same on every sheet of a layout, whichever file it is in.
@lru_cache(maxsize=512)
def _path(path: Path, height: float) -> str:
    shape = " ".join((*(_step(step, height) for step in path.steps), _paint(path)))
    pen, said = path.pen, ["q"]
    if pen.stroke:
        said.append(f"{_rgb(pen.stroke)} RG {pen.width * POINTS_PER_MM:.3f} w")
    if pen.dash:
        lengths = " ".join(f"{length * POINTS_PER_MM:.3f}" for length in pen.dash)
        said.append(f"[{lengths}] 0 d")
    if pen.fill:
        said.append(f"{_rgb(pen.fill)} rg")
    if not path.places:
        return " ".join((*said, shape, "Q"))
    # Round ends close the seam between one place and the next. The same words every time:
    # compression makes next to nothing of them.
    said.append("1 J")
    said += [f"\nq {matrix_operator(place, height, height)}\n{shape} Q" for place in path.places]
    return " ".join((*said, "Q"))


def _paint(path: Path) -> str:
    inked = bool(path.pen.stroke), bool(path.pen.fill)
    return {(True, True): "B", (True, False): "S"}.get(inked, "f")


def _step(step: Step, height: float) -> str:
    operator, *numbers = step
    points = [
        (height - float(n) if i % 2 else float(n)) * POINTS_PER_MM for i, n in enumerate(numbers)
    ]
    return " ".join((*(f"{point:.2f}" for point in points), str(operator)))


def _squares(squares: Squares, height: float) -> str:
    """Dark modules side by side as one rectangle each, on a grid of one module turned downwards."""
    module, top = squares.module * POINTS_PER_MM, (height - squares.y) * POINTS_PER_MM
    grid = f"{module:.4f} 0 0 {-module:.4f} {squares.x * POINTS_PER_MM:.2f} {top:.2f} cm"
    side = len(squares.rows)
    dark = _DARK.finditer("0".join(squares.rows))
    bars = " ".join(map(_bars(side).__getitem__, [bar.span() for bar in dark]))
    return f"q {_rgb(squares.colour)} rg {grid} {bars} f Q"


class _Bars(dict[tuple[int, int], str]):
    """From the span of a bar in the rows of a matrix, joined by one light square, to its words."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._stride = side + 1

    def __missing__(self, span: tuple[int, int]) -> str:
        y, x = divmod(span[0], self._stride)
        self[span] = f"{x} {y} {span[1] - span[0]} 1 re"
        return self[span]


_bars = cache(_Bars)


@cache
def _rgb(colour: Colour) -> str:
    return f"{colour.red:g} {colour.green:g} {colour.blue:g}"
