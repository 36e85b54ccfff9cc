"""The border and the flourish as the engine places them, in a form that the peers can draw."""

from __future__ import annotations

from collections.abc import Iterator

from certificates import Layout, Shelf
from certificates.inks.screen import on_screen
from certificates.marks import Ink, Matrix, Path
from certificates.place import place_static


def svg(layout: Layout, shelf: Shelf) -> str:
    """Return the artwork as SVG; one unit is one millimetre."""
    width, height = layout.page.width, layout.page.height
    paths = (mark for mark in place_static(layout, shelf).marks if isinstance(mark, Path))
    shapes = "".join(shape for path in paths for shape in _shapes(path))
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{shapes}</svg>'


def _shapes(path: Path) -> Iterator[str]:
    said, pen = " ".join(_data(path)), path.pen
    look = f'fill="{_hex(pen.fill)}" stroke="{_hex(pen.stroke)}" stroke-width="{pen.width:g}"'
    if pen.dash:
        look += f' stroke-dasharray="{" ".join(f"{length:g}" for length in pen.dash)}"'
    for place in path.places or (Matrix(),):
        moved = " ".join(f"{number:g}" for number in place)
        where = f' transform="matrix({moved})"' if place != Matrix() else ""
        yield f'<path d="{said}" {look}{where}/>'


def _data(path: Path) -> Iterator[str]:
    """Return SVG path data; horizontal and vertical lines use the form that parses faster."""
    here: list[float] = []
    for operator, *numbers in path.steps:
        there = [float(number) for number in numbers]
        if operator == "h":
            yield "Z"
        elif operator == "l" and there[1] == here[1]:
            yield f"H{there[0]:g}"
        elif operator == "l" and there[0] == here[0]:
            yield f"V{there[1]:g}"
        else:
            yield f"{str(operator).upper()}{' '.join(f'{number:g}' for number in there)}"
        here = there[-2:] or here


def _hex(ink: Ink | None) -> str:
    if ink is None:
        return "none"
    parts = on_screen(ink)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
