"""The parts of a layout that many sheets share: each is drawn once, as a form of the file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from certificates.content import Content
from certificates.drawing import Drawing, draw
from certificates.fonts import Shelf
from certificates.inks.press import for_press
from certificates.layout import Layout
from certificates.marks import Ink, Mark, TextRun
from certificates.outlines import outlined
from certificates.paper import Box
from certificates.place import MarkGroup, PlacedSheet, place_static
from certificates.press.margins import inks_of
from certificates.problems import Problem


class FormXObject(NamedTuple):
    """Content that many pages share: deflated operators for a sheet of this size and bleed."""

    content: bytes
    page: Box
    bleed: float


class SharedPart(NamedTuple):
    """A form of the static part of a layout: one ornament, or all between two pieces of text."""

    name: str
    form: FormXObject
    drawing: Drawing
    tag: str
    alt: str
    id: str
    """Of the element of its last marks."""


class Static(NamedTuple):
    """``groups`` are what the parts are drawn from."""

    parts: tuple[SharedPart, ...]
    groups: tuple[MarkGroup, ...]
    problems: tuple[Problem, ...]
    inks: tuple[Ink, ...]


class Look(NamedTuple):
    """What the drawing of marks depends on beside them.

    ``closed`` if they are drawn as contours that follow from the whole sheet.
    """

    page: Box
    bleed: float = 0.0
    outlined: bool = False
    closed: bool = False
    for_press: bool = False

    @classmethod
    def of(cls, layout: Layout, *, for_press: bool) -> Look:
        closed = layout.outlined and layout.edition.closed_contours
        return cls(layout.page, layout.bleed, layout.outlined, closed, for_press)

    def marks(self, group: MarkGroup) -> tuple[Mark, ...]:
        marks = outlined(group.marks) if self.outlined else group.marks
        return for_press(marks) if self.for_press else marks

    def described(self, group: MarkGroup) -> str:
        """The description of a figure; for text drawn as outlines the text itself."""
        if group.alt or not group.tag or not self.outlined:
            return group.alt
        return "".join(mark.text for mark in group.marks if isinstance(mark, TextRun))


_statics: dict[tuple[int, Shelf, Look], tuple[object, Static]] = {}
KEPT = 64
"""Layouts and variants whose static part is kept."""


def static_of(
    layout: Layout, shelf: Shelf, content: Content, look: Look, *, preprinted: bool
) -> Static:
    chosen = layout.chosen(content, preprinted=preprinted)
    key = id(chosen), shelf, look
    # Look it up once: another thread may clear the cache at any time.
    if kept := _statics.get(key):
        return kept[1]
    sheet = place_static(layout, shelf, content, preprinted=preprinted)
    groups = tuple(group._replace(is_common=True) for group in sheet.groups)
    parts = () if look.closed else tuple(_parts(sheet, look))
    static = Static(parts, groups, sheet.problems, inks_of(sheet.marks))
    if len(_statics) >= KEPT:
        _statics.clear()
    # Keep the choice in the cache as well: while it lives, no other object has its id.
    _statics[key] = chosen, static
    return static


def _parts(sheet: PlacedSheet, look: Look) -> Iterator[SharedPart]:
    for tag, some in groupby(sheet.groups, key=lambda group: group.tag):
        groups = [*some]
        if tag:
            yield from (part(group, look) for group in groups)
        else:
            marks = tuple([mark for group in groups for mark in group.marks])
            yield part(MarkGroup(marks, id=groups[-1].id), look)


# In a batch the title, the issuers and the date are the same on nearly every sheet.
@lru_cache(maxsize=512)
def part(group: MarkGroup, look: Look) -> SharedPart:
    drawing = draw(look.marks(group), look.page.height)
    content = drawing.operators.encode("ascii")
    # The same operators on a larger sheet make another form, because it is clipped elsewhere.
    page = f"{look.page.width:g} {look.page.height:g} {look.bleed:g}\n".encode()
    name = f"S{hashlib.sha256(page + content).hexdigest()[:12]}"
    form = FormXObject(zlib.compress(content, 9), look.page, look.bleed)
    return SharedPart(name, form, drawing, group.tag, look.described(group), group.id)
