"""What a layout's source says, however faulty it is: its elements, their places, their faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

import certificates
from awards.layouts.artwork import Pictures
from awards.layouts.versions import LONGEST, TOO_LONG
from certificates import ContentNames, Fault
from certificates.elements import ELEMENT_KINDS, ElementKind
from certificates.layout_file import shipped_bases
from certificates.paper import Box
from certificates.reading.inheritance import overlaid, whole
from certificates.reading.keys import BOX
from certificates.reading.tables import TracedTable, is_number

#: A sheet for a source that does not say its own.
A4 = Box(0, 0, 297, 210)


#: The keys that a variant sets for itself; false where a base's variant does, which stays.
Own = Mapping[str, bool]


class ElementView(NamedTuple):
    """An element with all that its bases and the variant in hand give it.

    ``box`` of a line leads from its beginning to its end, so its sides may be negative.
    """

    id: str
    kind: str
    box: Box | None
    values: Mapping[str, Any]
    faults: Mapping[str, Fault]
    own: Own

    @property
    def declared(self) -> ElementKind | None:
        """The declaration of the kind; None if the kind does not exist."""
        return ELEMENT_KINDS.get(self.kind)

    @property
    def is_square(self) -> bool:
        return bool(self.declared and self.declared.is_square(self.values))

    @property
    def is_line(self) -> bool:
        return bool(self.declared and BOX not in self.declared.place)

    @property
    def paragraphs(self) -> list[Any] | None:
        """The paragraphs; None if the element itself is the only one."""
        paragraphs = self.values.get("paragraphs")
        return paragraphs if isinstance(paragraphs, list) else None

    @property
    def styles(self) -> list[str]:
        """The type styles it uses, each once."""
        tables = [self.values] if self.paragraphs is None else self.paragraphs
        used = [each.get("style") for each in tables if isinstance(each, Mapping)]
        return list(dict.fromkeys(name for name in used if isinstance(name, str)))


class SourceView(NamedTuple):
    """``layout`` is there when nothing is wrong; ``faults`` are all there are, by their paths.

    ``varied`` are the elements that any variant speaks of; ``gone`` those that this one leaves out.
    """

    name: str
    page: Box
    values: Mapping[str, Any]
    sheet_faults: Mapping[str, Fault]
    elements: tuple[ElementView, ...]
    styles: Mapping[str, Mapping[str, Any]]
    style_faults: Mapping[str, Fault]
    faults: tuple[Fault, ...]
    layout: certificates.Layout | None
    variants: tuple[str, ...]
    sheet_own: Own
    style_own: Mapping[str, Own]
    gone: Own
    varied: tuple[str, ...]

    def element(self, element_id: str) -> ElementView | None:
        return next((each for each in self.elements if each.id == element_id), None)

    def users_of(self, style: str) -> list[str]:
        """The elements that use a type style."""
        return [each.id for each in self.elements if style in each.styles]


@lru_cache(maxsize=32)
def read(
    source: str, variant: str, pictures: Pictures, names: ContentNames = certificates.STANDARD
) -> SourceView:
    """Read any text, even a faulty one, as it applies to ``variant`` or to all."""
    if len(source) > LONGEST:
        return SourceView("", A4, {}, {}, (), {}, {}, (TOO_LONG,), None, (), {}, {}, {}, ())
    layout, placed, everything = _judged(source, pictures, names)
    variants = _table(everything.get("variants"))
    own = _table(variants.get(variant))
    design = overlaid(everything, own, []) if own else everything
    styles = _table(design.get("styles"))
    varied = _table(own.get("elements"))
    return SourceView(
        name=str(everything.get("name", "")),
        page=_page(design, layout.for_kind(variant) if layout else None),
        values=design,
        sheet_faults={
            key: fault
            for key, fault in _own_faults(design, placed).items()
            if key.partition(".")[0] in ("name", "page", "inks")
        },
        elements=tuple(_elements(design, placed, varied)),
        styles={name: _table(each) for name, each in styles.items()},
        style_faults=_style_faults(styles, placed),
        faults=tuple(placed.all),
        layout=layout,
        variants=tuple(variants),
        sheet_own=_own(own.get("page")),
        style_own={name: _own(each) for name, each in _table(own.get("styles")).items()},
        gone={
            name: _own(each)["remove"]
            for name, each in varied.items()
            if _table(each).get("remove") is True
        },
        varied=tuple(
            name for each in variants.values() for name in _table(_table(each).get("elements"))
        ),
    )


def for_others(view: SourceView, variant: str) -> object:
    """Return the source without the variant of that kind; ``view`` shows it for all kinds."""
    everything = view.values
    variants = {
        kind: each for kind, each in _table(everything.get("variants")).items() if kind != variant
    }
    return {**everything, "variants": variants}


@lru_cache(maxsize=32)
def _judged(
    source: str, pictures: Pictures, names: ContentNames
) -> tuple[certificates.Layout | None, _FaultsByPlace, TracedTable]:
    everything = whole(source, shipped_bases, []) or TracedTable.of({}, "")
    try:
        layout = certificates.load(source, assets=pictures, names=names)
    except certificates.LayoutRefused as refused:
        return None, _FaultsByPlace(refused.faults), everything
    return layout, _FaultsByPlace(()), everything


def _own(table: object) -> Own:
    """What a base has said is traced with its name before the path."""
    own = _table(table)
    return {key: own.at(key).startswith("variants.") for key in own}


#: Steps of a path; no layout has half of them, and a key may be made of brackets alone.
_DEEPEST = 50


class _FaultsByPlace:
    """Faults by every place that holds them, for a source may have thousands of both."""

    _END = re.compile(r"(?=[.\[])|$")

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.all = faults
        self._by_place: dict[str, list[Fault]] = {}
        for fault in faults:
            for end in islice(self._END.finditer(fault.path), _DEEPEST):
                self._by_place.setdefault(fault.path[: end.start()], []).append(fault)

    def at(self, path: str) -> list[Fault]:
        """Return the faults at that path and inside it."""
        return self._by_place.get(path, [])


def _table(value: object) -> TracedTable:
    return value if isinstance(value, TracedTable) else TracedTable.of({}, "")


def _page(everything: TracedTable, layout: certificates.Layout | None) -> Box:
    if layout:
        return layout.page
    sheet = _table(everything.get("page"))
    sides = [sheet.get("width"), sheet.get("height")]
    numbers = [side for side in sides if isinstance(side, (int, float)) and 50 <= side <= 1200]
    return Box(0, 0, *numbers) if len(numbers) == len(sides) else A4


def _elements(
    design: TracedTable, placed: _FaultsByPlace, varied: TracedTable
) -> list[ElementView]:
    elements = design.get("elements")
    found: dict[str, ElementView] = {}
    for each in elements if isinstance(elements, list) else []:
        named = each.get("id") if isinstance(each, TracedTable) else None
        if isinstance(named, str) and named not in found:
            faults, own = _own_faults(each, placed), _own(varied.get(named))
            found[named] = ElementView(
                named, str(each.get("kind", "")), box_of(each), each, faults, own
            )
    return list(found.values())


def _own_faults(table: TracedTable, placed: _FaultsByPlace) -> dict[str, Fault]:
    """Map each key, such as ``box`` or ``paragraphs[0].style``, to its first fault."""
    own: dict[str, Fault] = {}
    for key in (*table, *_missing(table, placed)):
        at = table.at(key)
        for fault in placed.at(at):
            own.setdefault(key + fault.path[len(at) :], fault)
    return own


def _missing(table: TracedTable, placed: _FaultsByPlace) -> list[str]:
    rest = [fault.path[len(table.path) + 1 :] for fault in placed.at(table.path)]
    return [key for key in rest if key and "." not in key and "[" not in key and key not in table]


def _style_faults(styles: TracedTable, placed: _FaultsByPlace) -> dict[str, Fault]:
    """Map each style and key, such as ``title.size``, to its first fault."""
    return {
        f"{name}.{key}": fault
        for name, table in styles.items()
        if isinstance(table, TracedTable)
        for key, fault in _own_faults(table, placed).items()
    }


def box_of(values: Mapping[str, Any]) -> Box | None:
    """Return the box of an element, if its keys give one."""
    if "box" in values:
        return Box(*values["box"]) if _numbers(values["box"], 4) else None
    start, end = values.get("from"), values.get("to")
    if _numbers(start, 2) and _numbers(end, 2):
        (x, y), (right, bottom) = start, end  # type: ignore[misc] # two numbers each
        return Box(x, y, right - x, bottom - y)
    return None


def _numbers(value: object, count: int) -> bool:
    return isinstance(value, list) and len(value) == count and all(map(is_number, value))


def tidy(value: float) -> float | int:
    """Round to a thousandth of a millimetre, and to an int if whole. Raises ValueError for NaN."""
    near = round(value, 3)
    return int(near) if near == int(near) else near
