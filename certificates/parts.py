"""The parts of a layout that many sheets share: each is drawn once, as a form of the file."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from certificates.drawing import Drawing, draw
from certificates.fonts import Shelf
from certificates.inks.press import for_press
from certificates.layout import ChosenElements, Layout
from certificates.marks import Ink, Mark, TextRun
from certificates.outlines import outlined
from certificates.paper import Box
from certificates.place import MarkGroup, PlacedSheet, place_shared
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
    operators: str
    """Those that draw the form."""
    form: FormXObject
    drawing: Drawing
    tag: str
    alt: str
    id: str
    """Of the element of its last marks."""


class Static(NamedTuple):
    """``groups`` are what the parts are drawn from; ``kept`` is as in `Static.drawn`."""

    look: Look
    parts: tuple[SharedPart, ...]
    groups: tuple[MarkGroup, ...]
    problems: tuple[Problem, ...]
    inks: tuple[Ink, ...]
    kept: dict[int, tuple[MarkGroup, SharedPart | Drawing]]

    def drawn(self, group: MarkGroup) -> SharedPart | Drawing:
        """The group as a form if it is common, else as operators.

        Elements return one tuple of marks for the same words, so most of a batch are found by its
        id. It is kept beside the drawing: while it lives, no other object has this id.
        """
        found = self.kept.get(id(group.marks))
        if found and found[0] == group:
            return found[1]
        drawn = part(group, self.look) if group.is_common else self.look.drawing(group)
        if len(self.kept) >= KEPT_MARKS:
            self.kept.clear()
        self.kept[id(group.marks)] = group, drawn
        return drawn


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

    def drawing(self, group: MarkGroup) -> Drawing:
        return draw(self.marks(group), self.page.height)

    def described(self, group: MarkGroup) -> str:
        """The description of a figure; for text drawn as outlines the text itself."""
        if group.alt or not group.tag or not self.outlined:
            return group.alt
        return "".join(mark.text for mark in group.marks if isinstance(mark, TextRun))


_statics: dict[tuple[int, Shelf, bool], tuple[object, Static]] = {}
KEPT = 64
"""Layouts and variants whose static part is kept."""

KEPT_MARKS = 512
"""Marks of a layout whose drawing is kept."""


def static_of(layout: Layout, chosen: ChosenElements, shelf: Shelf, *, for_press: bool) -> Static:
    """``chosen`` are the elements of the layout for some content."""
    key = id(chosen), shelf, for_press
    # Look it up once: another thread may clear the cache at any time.
    if kept := _statics.get(key):
        return kept[1]
    look = Look.of(layout, for_press=for_press)
    sheet = place_shared(chosen, shelf)
    groups = tuple(group._replace(is_common=True) for group in sheet.groups)
    parts = () if look.closed else tuple(_parts(sheet, look))
    static = Static(look, parts, groups, sheet.problems, inks_of(sheet.marks), {})
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
    drawing = look.drawing(group)
    content = drawing.operators.encode("ascii")
    # The same operators on a larger sheet make another form, because it is clipped elsewhere.
    page = f"{look.page.width:g} {look.page.height:g} {look.bleed:g}\n".encode()
    name = f"S{hashlib.sha256(page + content).hexdigest()[:12]}"
    form = FormXObject(zlib.compress(content, 9), look.page, look.bleed)
    return SharedPart(
        name, f"/{name} Do", form, drawing, group.tag, look.described(group), group.id
    )
