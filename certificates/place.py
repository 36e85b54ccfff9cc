"""Content and layout to marks: where everything goes, decided here and nowhere later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from certificates.content import FIELDS, NOBODY, Content
from certificates.elements import Element
from certificates.fonts import Shelf
from certificates.layout import Layout
from certificates.marks import Mark
from certificates.problems import Problem, unknown_field


@dataclass(frozen=True, slots=True)
class Sheet:
    """The marks of one page, or what keeps it from being printed."""

    marks: tuple[Mark, ...]
    problems: tuple[Problem, ...]


def place_static(layout: Layout, shelf: Shelf) -> Sheet:
    """What is the same on every sheet."""
    return _place((e for e in layout.elements if not e.fields), NOBODY, shelf)


def place(content: Content, layout: Layout, shelf: Shelf) -> Sheet:
    """What is this sheet's own."""
    sheet = _place((e for e in layout.elements if e.fields), content, shelf)
    unknown = [field for field in content.fields if field not in FIELDS]
    if not unknown:
        return sheet
    strangers = (unknown_field(content, field, ", ".join(FIELDS)) for field in unknown)
    return Sheet(sheet.marks, (*strangers, *sheet.problems))


def _place(elements: Iterable[Element], content: Content, shelf: Shelf) -> Sheet:
    placements = [element.place(content, shelf) for element in elements]
    return Sheet(
        tuple(mark for placement in placements for mark in placement.marks),
        tuple(problem for placement in placements for problem in placement.problems),
    )
