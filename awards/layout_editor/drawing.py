"""A layout's source as an editor shows it: its elements, where they stand, what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import certificates
from certificates import Fault
from certificates.paper import Box
from certificates.reading.inheritance import whole
from certificates.reading.tables import Traced

#: A sheet for a source that does not say its own.
A4 = Box(0, 0, 297, 210)


class Part(NamedTuple):
    """An element with all that its bases give it; ``inherited`` if the source says nothing of it.

    ``box`` of a line leads from its beginning to its end, so its sides may be negative.
    """

    id: str
    kind: str
    box: Box | None
    values: Mapping[str, Any]
    faults: Mapping[str, Fault]


class Drawing(NamedTuple):
    """``layout`` is there when nothing is wrong; ``faults`` are all there are, by their paths."""

    name: str
    page: Box
    parts: tuple[Part, ...]
    styles: Mapping[str, Mapping[str, Any]]
    style_faults: Mapping[str, Fault]
    faults: tuple[Fault, ...]
    layout: certificates.Layout | None
    variants: tuple[str, ...]

    def part(self, element: str) -> Part | None:
        return next((each for each in self.parts if each.id == element), None)


@lru_cache(maxsize=32)
def read(source: str) -> Drawing:
    """Of any text, however faulty."""
    layout, faults = _judged(source)
    everything = whole(source, certificates.shipped, []) or Traced.of({}, "")
    styles = _table(everything.get("styles"))
    return Drawing(
        name=str(everything.get("name", "")),
        page=_page(everything, layout),
        parts=tuple(_parts(everything, faults)),
        styles={name: _table(each) for name, each in styles.items()},
        style_faults=_style_faults(styles, faults),
        faults=faults,
        layout=layout,
        variants=tuple(_table(everything.get("variants"))),
    )


def _judged(source: str) -> tuple[certificates.Layout | None, tuple[Fault, ...]]:
    try:
        return certificates.load(source), ()
    except certificates.LayoutRefused as refused:
        return None, refused.faults


def _table(value: object) -> Traced:
    return value if isinstance(value, Traced) else Traced.of({}, "")


def _page(everything: Traced, layout: certificates.Layout | None) -> Box:
    if layout:
        return layout.page
    sheet = _table(everything.get("page"))
    sides = [sheet.get("width"), sheet.get("height")]
    numbers = [side for side in sides if isinstance(side, (int, float)) and 50 <= side <= 1200]
    return Box(0, 0, *numbers) if len(numbers) == len(sides) else A4


def _parts(everything: Traced, faults: tuple[Fault, ...]) -> list[Part]:
    elements = everything.get("elements")
    found: dict[str, Part] = {}
    for each in elements if isinstance(elements, list) else []:
        named = each.get("id") if isinstance(each, Traced) else None
        if isinstance(named, str) and named not in found:
            own = _own_faults(each, faults)
            found[named] = Part(named, str(each.get("kind", "")), box_of(each), each, own)
    return list(found.values())


def _own_faults(table: Traced, faults: tuple[Fault, ...]) -> dict[str, Fault]:
    """By the key of the table, such as ``box`` or ``paragraphs[0].style``; the first of each."""
    own: dict[str, Fault] = {}
    for key in (*table, *_missing(table, faults)):
        at = table.at(key)
        for fault in faults:
            if fault.path == at or fault.path.startswith((f"{at}.", f"{at}[")):
                own.setdefault(key + fault.path[len(at) :], fault)
    return own


def _missing(table: Traced, faults: tuple[Fault, ...]) -> list[str]:
    begins = f"{table.path}."
    rest = [fault.path[len(begins) :] for fault in faults if fault.path.startswith(begins)]
    return [key for key in rest if "." not in key and "[" not in key and key not in table]


def _style_faults(styles: Traced, faults: tuple[Fault, ...]) -> dict[str, Fault]:
    """By style and key: ``title.size``."""
    return {
        f"{name}.{key}": fault
        for name, table in styles.items()
        if isinstance(table, Traced)
        for key, fault in _own_faults(table, faults).items()
    }


def box_of(values: Mapping[str, Any]) -> Box | None:
    """Where an element stands, if that can be told."""
    if "box" in values:
        return Box(*values["box"]) if _numbers(values["box"], 4) else None
    start, end = values.get("from"), values.get("to")
    if _numbers(start, 2) and _numbers(end, 2):
        (x, y), (right, bottom) = start, end  # type: ignore[misc] # two numbers each
        return Box(x, y, right - x, bottom - y)
    return None


def _numbers(value: object, count: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in value)
    )
