"""A layout: what is drawn where on one sheet, in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from certificates.content import COMMON_FIELDS, STANDARD, Content, ContentNames
from certificates.elements import Element
from certificates.elements.guilloche import Guilloche
from certificates.elements.image import ContentImage
from certificates.elements.signature import Signature
from certificates.errors import Fault
from certificates.paper import Box
from certificates.reading.conditions import When
from certificates.reading.editions import FIRST, Edition
from certificates.reading_order import Turn, turns
from certificates.resolution import Resolution


class LayoutElement(NamedTuple):
    """An element, its condition, and whether a pre-printed stock already has it.

    ``turn`` is in degrees clockwise, about the middle of its box.
    """

    element: Element
    when: When | None
    preprinted: bool
    turn: float = 0.0


class ChosenElements(NamedTuple):
    """The elements for some content: all, the common ones, and the sheet's own.

    ``turns`` say when each is painted and read, by its id; without them all are in their order.
    """

    elements: tuple[Element, ...]
    static: tuple[Element, ...]
    own: tuple[Element, ...]
    turns: Mapping[str, Turn]
    angles: tuple[tuple[str, float], ...] = ()
    """The ids of elements that are turned, and by how many degrees."""
    common: frozenset[str] = frozenset()
    """The ids of elements whose words are usually the same on every sheet."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``digest`` is the SHA-256 of its source in hexadecimal: equal digests give equal sheets.

    The source is what `resolve` returns, with everything that its bases give it. ``bleed`` is in
    millimetres beyond every side of ``page``. ``outlined`` draws letters as outlines, for an
    engraver without the fonts. ``variants`` are by kind of recipient; ``variant`` is the kind that
    this one is for. ``names`` are the fields and pictures that content may have.
    """

    id: str
    name: str
    page: Box
    entries: tuple[LayoutElement, ...]
    digest: str
    bleed: float = 0.0
    outlined: bool = False
    variants: Mapping[str, Layout] = field(default_factory=dict, hash=False)
    variant: str = ""
    names: ContentNames = STANDARD
    edition: Edition = FIRST
    warnings: tuple[Fault, ...] = field(default=(), compare=False)
    """What to look at before it is used; they refuse nothing."""
    _chosen: dict[tuple[bool, ...], ChosenElements] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __repr__(self) -> str:
        size = f"{self.page.width:g} × {self.page.height:g} mm"
        return f"Layout({self.id!r}, {size}, {len(self.entries)} elements, {self.digest[:8]!r})"

    def __reduce__(self) -> tuple[object, ...]:
        """Another process keeps one object for each layout, so that its caches stay warm."""
        fields = (self.id, self.name, self.page, self.entries, self.digest, self.bleed)
        kept = (self.outlined, dict(self.variants), self.variant, self.names, self.edition)
        return _arrived, (*fields, *kept)

    def for_kind(self, kind: str) -> Layout:
        """The variant for that kind of recipient; for most kinds this layout itself."""
        return self.variants.get(kind, self)

    def chosen(self, content: Content, *, preprinted: bool = False) -> ChosenElements:
        """Return the same object for the same choice.

        ``preprinted`` leaves out what the stock has.
        """
        if content.kind in self.variants:
            return self.variants[content.kind].chosen(content, preprinted=preprinted)
        key = (preprinted, *[e.when.holds(content) for e in self.entries if e.when])
        if key not in self._chosen:
            there = tuple(
                entry.element
                for entry in self.entries
                if not (preprinted and entry.preprinted)
                and (entry.when is None or entry.when.holds(content))
            )
            own = tuple(element for element in there if element.fields)
            static = tuple(element for element in there if not element.fields)
            order = turns((*static, *own)) if self.edition.reading_order else {}
            angles = tuple((e.element.id, e.turn) for e in self.entries if e.turn)
            common = frozenset(each.id for each in own if COMMON_FIELDS.issuperset(each.fields))
            self._chosen[key] = ChosenElements(there, static, own, order, angles, common)
        return self._chosen[key]

    def elements_for(self, content: Content, *, preprinted: bool = False) -> tuple[Element, ...]:
        return self.chosen(content, preprinted=preprinted).elements

    @property
    def line_work(self) -> frozenset[str]:
        """The ids of elements whose lines stay lines where all else becomes contours."""
        return frozenset(each.id for each in self.elements if isinstance(each, Guilloche))

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element regardless of its condition, without those of variants."""
        return tuple(entry.element for entry in self.entries)

    @property
    def asked(self) -> frozenset[str]:
        """Every field and picture that it prints or that a condition names."""
        layouts = (self, *self.variants.values())
        whens = (entry.when for layout in layouts for entry in layout.entries if entry.when)
        return frozenset(self.fields).union(*(each.names for each in whens))

    @property
    def pictures(self) -> tuple[str, ...]:
        """Every picture of the content that it shows for anyone, each once."""
        return tuple(dict.fromkeys(each.field for each in self._content_images()))

    def coarsest(self, picture: str, size: tuple[int, int]) -> Resolution | None:
        """How a picture of the content with these pixels is printed where it is largest.

        None if the layout does not show it, or judges no pictures.
        """
        shown = (e for e in self._content_images() if e.field == picture and e.is_judged)
        return min((each.resolution_of(size) for each in shown), default=None)

    def _content_images(self) -> list[ContentImage]:
        elements = (e for layout in (self, *self.variants.values()) for e in layout.elements)
        images = (each.picture if isinstance(each, Signature) else each for each in elements)
        return [each for each in images if isinstance(each, ContentImage)]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that it prints for anyone, each once, in the order of its elements."""
        elements = (e for layout in (self, *self.variants.values()) for e in layout.elements)
        return tuple(dict.fromkeys(field for element in elements for field in element.fields))


_here: dict[tuple[str, str, ContentNames], Layout] = {}

KEPT = 64
"""The number of cached layouts from other processes."""


def _arrived(*fields: Any) -> Layout:  # noqa: ANN401 - what `__reduce__` took apart
    layout = Layout(*fields)
    if len(_here) >= KEPT:
        _here.clear()
    return _here.setdefault((layout.digest, layout.variant, layout.names), layout)
