"""What of an SVG may reach the library that draws it; everything else is refused by name.

The library (picosvg) leaves out text, paints black what a style sheet coloured, and does not end with
references in a circle. So only what it draws right goes through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MOST_ELEMENTS, DEEPEST = 5_000, 50

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_DRAWN = {"svg", "g", "defs", "use", "clipPath", *_SHAPES}
_SILENT = {"title", "desc", "metadata"}

_GEOMETRY = {
    "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height",
    "points", "transform", "id", "viewBox",
}  # fmt: skip
_LOOK = {
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-dasharray", "stroke-dashoffset", "fill-rule", "clip-rule", "clip-path",
}  # fmt: skip
_ONLY: Mapping[str, tuple[str, ...]] = {
    "opacity": ("1",), "fill-opacity": ("1",), "stroke-opacity": ("1",), "filter": ("none",),
    "mask": ("none",), "mix-blend-mode": ("normal",), "vector-effect": ("none",),
    "paint-order": ("normal",), "marker": ("none",), "marker-start": ("none",),
    "marker-mid": ("none",), "marker-end": ("none",), "visibility": ("visible",), "clipPathUnits": ("userSpaceOnUse",),
}  # fmt: skip
"""What is right with one value alone."""

_HARMLESS = re.compile(
    r"\{.*|-.*|(?:data|aria|font|text|color|letter|word|line|stop|flood|solid|lighting)-.*|"
    r"class|color|version|baseProfile|preserveAspectRatio|role|lang|focusable|tabindex|"
    r"enable-background|shape-rendering|image-rendering|writing-mode|white-space|overflow|"
    r"direction|isolation"
)
"""What changes no plain path: it is left out."""

_COLOUR = re.compile(r"none|#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]{3,24}|rgb\([\d\s,]{5,20}\)")
_INSIDE = re.compile(r"#[\w.-]{1,80}")
_CLIP = re.compile(r"""none|url\(\s*["']?#[\w.-]{1,80}["']?\s*\)""")
_NOT_PLAIN = {"currentcolor", "inherit", "transparent", "context-fill", "context-stroke"}


class SvgRefused(Exception):
    """``code`` names a reason of `certificates.vectors.reading`; ``what`` is the thing itself."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code, what)
        self.code = code
        self.what = what[:60]


def checked(data: bytes) -> Element:
    """The drawing with its drawn elements alone, each style as attributes. Raises `SvgRefused`."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SvgRefused("doctype") from error
    except (ParseError, ValueError, LookupError) as error:
        raise SvgRefused("broken") from error
    if root.tag != f"{SVG}svg":
        raise SvgRefused("broken")
    elements = list(_walk(root, 1))
    if len(elements) > MOST_ELEMENTS:
        raise SvgRefused("large")
    _check_uses(root, elements)
    return root


def _walk(element: Element, depth: int) -> Iterator[Element]:
    """Check an element and what is in it; take out what is not drawn."""
    if depth > DEEPEST:
        raise SvgRefused("large")
    _check(element, is_root=depth == 1)
    yield element
    for child in list(element):
        if _is_drawn(child):
            yield from _walk(child, depth + 1)
        else:
            element.remove(child)


def _is_drawn(element: Element) -> bool:
    tag = str(element.tag)
    if not tag.startswith(SVG):
        # What drawing programs note for themselves.
        return False
    name = tag.removeprefix(SVG)
    if name in _SILENT or _is_hidden(element):
        return False
    if name not in _DRAWN:
        raise SvgRefused("element", name)
    return True


def _is_hidden(element: Element) -> bool:
    style = element.get("style", "").replace(" ", "")
    said = element.get("display", "").strip(), *re.findall(r"(?:^|;)display:(\w+)", style)
    return "none" in said


def _check(element: Element, *, is_root: bool) -> None:
    if is_root == (element.tag != f"{SVG}svg") or (is_root and "transform" in element.attrib):
        raise SvgRefused("element", "svg")
    for name, value in _styles(element):
        element.set(name, value)
    for name, value in list(element.attrib.items()):
        if not _is_kept(name, value.strip(), is_use=element.tag == f"{SVG}use"):
            del element.attrib[name]


def _styles(element: Element) -> Iterator[tuple[str, str]]:
    """A ``style`` outranks the attributes of the same names."""
    for declared in element.attrib.pop("style", "").split(";"):
        name, colon, value = declared.partition(":")
        name = name.strip()
        if colon and name in _GEOMETRY:
            raise SvgRefused("attribute", name)
        if colon:
            yield name, value.strip()


def _is_kept(name: str, value: str, *, is_use: bool) -> bool:
    """Raises `SvgRefused` for what would be drawn otherwise than it is meant."""
    if name in ("href", _XLINK):
        if not (is_use and _INSIDE.fullmatch(value)):
            raise SvgRefused("reference", value)
        return True
    if name.lower().startswith("on"):
        raise SvgRefused("attribute", name)
    if name in _ONLY:
        if value not in _ONLY[name] and _number(value) != 1:
            raise SvgRefused("attribute", f"{name}: {value}")
        return False
    _check_value(name, value)
    return name in _GEOMETRY | _LOOK


def _check_value(name: str, value: str) -> None:
    if name in ("fill", "stroke"):
        _check_colour(value)
    elif name == "clip-path":
        if not _CLIP.fullmatch(value):
            raise SvgRefused("reference", value)
    elif "url(" in value or "%" in value:
        raise SvgRefused("attribute", f"{name}: {value}")
    elif name not in _GEOMETRY | _LOOK and name != "display" and not _HARMLESS.fullmatch(name):
        raise SvgRefused("attribute", name)


def _check_colour(value: str) -> None:
    if not _COLOUR.fullmatch(value) or value.lower() in _NOT_PLAIN:
        raise SvgRefused("colour", value)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def _check_uses(root: Element, elements: list[Element]) -> None:
    """A copy has no copy in it, and all copies together are not too many."""
    by_id = {name: each for each in elements if (name := each.get("id"))}
    total = len(elements)
    for each in elements:
        if each.tag != f"{SVG}use":
            continue
        target = by_id.get((each.get("href") or each.get(_XLINK) or "")[1:])
        if target is None or target is root or next(target.iter(f"{SVG}use"), None) is not None:
            raise SvgRefused("element", "use")
        total += sum(1 for _ in target.iter())
        if total > MOST_ELEMENTS:
            raise SvgRefused("large")
