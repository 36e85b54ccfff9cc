"""The process that draws a hostile SVG: on standard input the file, on standard output its paths.

It is started by `certificates.vectors.reading`, with limits on time and memory.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from xml.etree.ElementTree import Element, register_namespace, tostring

from picosvg import svg as pico
from picosvg.svg_meta import number_or_percentage
from picosvg.svg_transform import Affine2D
from picosvg.svg_types import SVGPath
from PIL.ImageColor import getrgb

from certificates.vectors.gate import SVG, SvgRefused, checked

LARGE = 20_000
"""The longer side of the drawing while it is worked on: strokes are bent as finely as a unit shows."""

MOST_STEPS = 60_000
SECONDS, MEMORY = 10, 2 * 2**30

_LENGTHS = (
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
    "stroke-width", "stroke-dashoffset",
)  # fmt: skip
_LISTS = ("points", "stroke-dasharray")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def drawn(data: bytes) -> dict[str, object]:
    """Its size, and each shape as a colour and steps."""
    root = checked(data)
    box = _view_box(root)
    scale = LARGE / max(box[2:])
    for each in root.iter():
        _enlarge(each, scale)
    for name in ("x", "y", "width", "height"):
        root.attrib.pop(name, None)
    root.set("viewBox", " ".join(f"{number * scale:.6f}" for number in box))
    register_namespace("", SVG.strip("{}"))
    flat = pico.SVG.fromstring(tostring(root)).topicosvg()  # type: ignore[no-untyped-call]
    # A viewer shows nothing outside.
    flat = flat.clip_to_viewbox()
    left, top, wide, high = (number * scale for number in box)
    shapes: list[tuple[list[float], list[list[object]]]] = []
    for shape in flat.shapes():
        path = shape.as_path().absolute().explicit_lines().expand_shorthand().arcs_to_cubics()
        steps = _steps(path, left, top)
        if steps and shape.fill != "none":
            shapes.append((_colour(shape.fill), steps))
    if sum(len(steps) for _, steps in shapes) > MOST_STEPS:
        raise SvgRefused("large")
    if not shapes:
        raise SvgRefused("empty")
    return {"size": [wide, high], "shapes": shapes}


def _view_box(root: Element) -> tuple[float, ...]:
    said = root.get("viewBox") or f"0 0 {root.get('width', '')} {root.get('height', '')}"
    try:
        box = tuple(float(number) for number in said.replace(",", " ").split())
    except ValueError:
        box = ()
    if len(box) != 4 or not all(abs(number) < 1e6 for number in box) or min(box[2:]) <= 0.001:
        raise SvgRefused("size")
    return box


def _enlarge(element: Element, scale: float) -> None:
    """Enlarge what is in the element; a map of it is kept between two scales."""
    for name in _LENGTHS:
        if name in element.attrib:
            length = element.attrib[name].removesuffix("px")
            element.set(name, f"{number_or_percentage(length) * scale:.6f}")
    for name in _LISTS:
        if name in element.attrib and element.attrib[name] != "none":
            given = _NUMBER.findall(element.attrib[name])
            element.set(name, " ".join(f"{float(number) * scale:.6f}" for number in given))
    if element.tag == f"{SVG}path":
        path = SVGPath(d=element.get("d", ""))  # type: ignore[no-untyped-call]
        by = Affine2D.fromstring(f"scale({scale:.9f})")  # type: ignore[no-untyped-call]
        element.set("d", path.apply_transform(by).d)
    if "transform" in element.attrib:
        given_map = element.attrib["transform"]
        element.set("transform", f"scale({scale:.9f}) {given_map} scale({1 / scale:.12f})")
    if element.tag == f"{SVG}svg" and "stroke-width" not in element.attrib:
        element.set("stroke-width", f"{scale:.6f}")


_NAMES = {"M": "m", "L": "l", "C": "c", "Q": "c", "Z": "h"}


def _steps(path: SVGPath, left: float, top: float) -> list[list[object]]:
    """In the words of a mark. A quadratic curve becomes the cubic one of the same shape."""
    steps: list[list[object]] = []
    at = (0.0, 0.0)
    for command, numbers in path.as_cmd_seq():
        points = [(x - left, y - top) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if command == "Q":
            (cx, cy), (x, y) = points
            first = at[0] + (cx - at[0]) * 2 / 3, at[1] + (cy - at[1]) * 2 / 3
            points = [first, (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3), (x, y)]
        if command not in _NAMES:
            raise SvgRefused("broken")
        steps.append([_NAMES[command], *(round(number, 3) for point in points for number in point)])
        at = points[-1] if points else at
    return steps


def _colour(text: str) -> list[float]:
    """Red, green and blue, each from 0 to 1."""
    try:
        return [round(part / 255, 4) for part in getrgb(text)[:3]]
    except ValueError as error:
        raise SvgRefused("colour", text) from error


def _limit() -> None:
    """Not on Windows, where only the time that the parent waits is limited."""
    with contextlib.suppress(ImportError):
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    _limit()
    try:
        answer = drawn(sys.stdin.buffer.read())
    except SvgRefused as refused:
        answer = {"code": refused.code, "what": refused.what}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
