"""A sheet as SVG in millimetres, for engravers' programs: words are outlines, and fonts are not needed.

A sheet of an outlined layout has closed, filled contours alone.
"""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from PIL import Image as Pillow

from certificates.content import Content
from certificates.contours import ContoursFailed, contoured
from certificates.errors import ContentRefused
from certificates.fonts import Shelf
from certificates.inks.screen import on_screen
from certificates.layout import Layout
from certificates.marks import Image, Ink, Mark, Matrix, Path, Pen, Picture, Spot, Squares, TextRun
from certificates.outlines import outlined
from certificates.place import MarkGroup, place, place_static
from certificates.problems import no_contours


def svg(content: Content, layout: Layout, shelf: Shelf) -> str:
    """Draw one sheet. Raises `ContentRefused` with every problem."""
    layout = layout.for_kind(content.kind)
    sheets = place_static(layout, shelf, content), place(content, layout, shelf)
    if problems := [problem for sheet in sheets for problem in sheet.problems]:
        raise ContentRefused(problems)
    groups = [group for sheet in sheets for group in sheet.groups]
    try:
        shown = contoured(groups, layout.line_work) if layout.outlined else groups
    except ContoursFailed as failed:
        raise ContentRefused([no_contours(content, failed.element)]) from failed
    x, y, wide, high = layout.page.inset(-layout.bleed)
    title = content.fields.get("title", "").strip() or layout.name
    head = (
        '<svg xmlns="http://www.w3.org/2000/svg" version="1.1"'
        f' width="{wide:g}mm" height="{high:g}mm" viewBox="{x:g} {y:g} {wide:g} {high:g}">'
    )
    said = f"<title>{escape(title)} {escape(content.person)}</title>"
    return "\n".join((head, said, *(_group(group) for group in shown), "</svg>", ""))


def _group(group: MarkGroup) -> str:
    below: Sequence[Mark] = [mark for mark in group.marks if not isinstance(mark, TextRun)]
    above = outlined(mark for mark in group.marks if isinstance(mark, TextRun))
    label = f" aria-label={quoteattr(group.alt)}" if group.alt else ""
    shapes = (shape for mark in (*below, *above) for shape in _shapes(mark))
    return "\n".join((f"<g id={quoteattr(group.id)}{label}>", *shapes, "</g>"))


def _shapes(mark: Mark) -> Iterator[str]:
    if isinstance(mark, Picture):
        yield _picture(mark)
    elif isinstance(mark, Squares):
        yield from _rows(mark)
    elif isinstance(mark, Path):
        steps = " ".join(f"{str(name).upper()}{_numbers(each)}" for name, *each in mark.steps)
        data = f'd="{steps.replace("H", "Z")}"'
        for place in mark.places or (Matrix(),):
            moved = f' transform="matrix({_numbers(place)})"' if place != Matrix() else ""
            yield f"<path {data}{_look(mark.pen, round_ends=bool(mark.places))}{moved}/>"


def _look(pen: Pen, *, round_ends: bool) -> str:
    look = _ink("fill", pen.fill)
    if not pen.stroke:
        return look
    dash = f' stroke-dasharray="{_numbers(pen.dash)}"' if pen.dash else ""
    cap = ' stroke-linecap="round"' if round_ends else ""
    miter = ' stroke-miterlimit="10"'
    return f'{look}{_ink("stroke", pen.stroke)} stroke-width="{pen.width:g}"{miter}{dash}{cap}'


def _ink(name: str, ink: Ink | None) -> str:
    """A colour of the screen; a spot ink is also named, so that it can be chosen by name."""
    if ink is None:
        return f' {name}="none"'
    colour = "".join(f"{round(part * 255):02x}" for part in on_screen(ink))
    spot = f" data-{name}-ink={quoteattr(ink.name)}" if isinstance(ink, Spot) else ""
    return f' {name}="#{colour}"{spot}'


def _rows(code: Squares) -> Iterator[str]:
    """A path of unit squares, which lie on whole numbers and therefore leave no seams."""
    squares = "".join(
        f"M{across} {down}h1v1h-1z"
        for down, row in enumerate(code.rows)
        for across, dark in enumerate(row)
        if dark == "1"
    )
    place = _numbers((code.module, 0, 0, code.module, code.x, code.y))
    yield f'<path d="{squares}"{_ink("fill", code.colour)} transform="matrix({place})"/>'


def _picture(mark: Picture) -> str:
    x, y, wide, high = (f"{number:g}" for number in mark.box)
    kind, data = _file(mark.image)
    place = f'x="{x}" y="{y}" width="{wide}" height="{high}" preserveAspectRatio="none"'
    if mark.turn:
        middle = " ".join(f"{number:g}" for number in mark.box.centre)
        place += f' transform="rotate({mark.turn:g} {middle})"'
    return f'<image {place} href="data:image/{kind};base64,{b64encode(data).decode()}"/>'


def _file(image: Image) -> tuple[str, bytes]:
    """The picture as a file: a JPEG as it is, anything else as PNG."""
    if image.coding == "jpeg" and not image.alpha:
        return "jpeg", image.data
    size = image.width, image.height
    if image.coding == "jpeg":
        pixels = Pillow.open(BytesIO(image.data)).convert("RGB")
    else:
        pixels = Pillow.frombytes("RGB", size, zlib.decompress(image.data))
    if image.alpha:
        pixels.putalpha(Pillow.frombytes("L", size, zlib.decompress(image.alpha)))
    out = BytesIO()
    pixels.save(out, "PNG")
    return "png", out.getvalue()


def _numbers(numbers: Iterable[object]) -> str:
    return " ".join(f"{number:g}" for number in numbers)
