"""Content and layout to marks: every position is decided here and nowhere later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from certificates.characters import unprintable
from certificates.content import KINDS, NOBODY, Content, ContentNames
from certificates.elements import Element
from certificates.fonts import Shelf
from certificates.layout import ChosenElements, Layout
from certificates.marks import Mark
from certificates.problems import Problem, unknown_field, unknown_kind, unknown_picture
from certificates.problems import unprintable as cannot_be_printed
from certificates.turning import turned


class MarkGroup(NamedTuple):
    """The marks of one element; ``tag`` and ``alt`` as in `Placement`.

    ``is_common`` if its words are usually the same on every sheet. ``id`` is its element's.
    """

    marks: tuple[Mark, ...]
    tag: str = ""
    alt: str = ""
    is_common: bool = False
    id: str = ""


Angles = tuple[tuple[str, float], ...]
"""The ids of elements that are turned, and by how many degrees."""


class PlacedSheet(NamedTuple):
    """The drawing of one content in the order of its elements, or the problems that prevent it."""

    groups: tuple[MarkGroup, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for group in self.groups for mark in group.marks)


def place_static(
    layout: Layout, shelf: Shelf, content: Content = NOBODY, *, preprinted: bool = False
) -> PlacedSheet:
    """The marks that all sheets for ``content``'s kind of recipient share."""
    return place_shared(layout.chosen(content, preprinted=preprinted), shelf)


def place_shared(chosen: ChosenElements, shelf: Shelf) -> PlacedSheet:
    return _shared(chosen.static, shelf, chosen.angles)


# An inspection asks for it with every content, and a guilloche takes time.
@lru_cache(maxsize=64)
def _shared(elements: tuple[Element, ...], shelf: Shelf, angles: Angles) -> PlacedSheet:
    return _place(elements, NOBODY, shelf, angles)


def place(
    content: Content, layout: Layout, shelf: Shelf, *, preprinted: bool = False
) -> PlacedSheet:
    """The marks of this sheet alone. ``preprinted`` leaves out what the stock already has."""
    return place_own(content, layout.chosen(content, preprinted=preprinted), layout.names, shelf)


def place_own(
    content: Content, chosen: ChosenElements, names: ContentNames, shelf: Shelf
) -> PlacedSheet:
    """The same, for the elements that a layout has for this content."""
    sheet = _place(chosen.own, content, shelf, chosen.angles, chosen.common)
    problems = (*_strangers(content, names), *sheet.problems)
    # The drawing may have reported the same characters already.
    if not any(problem.code == "unprintable" for problem in problems):
        problems = (*problems, *_hidden(content))
    return PlacedSheet(sheet.groups, problems, sheet.warnings)


_TOLD = ("title", "issuers")


def _strangers(content: Content, known: ContentNames) -> Iterator[Problem]:
    """What the content has and no layout can ask for, so that it is not left out silently."""
    if content.kind and content.kind not in KINDS:
        yield unknown_kind(content, ", ".join(KINDS))
    fields, pictures = known.fields, known.pictures
    for field in content.fields:
        if field not in fields:
            yield unknown_field(content, field, ", ".join(fields))
    for picture in content.pictures:
        if picture not in pictures:
            yield unknown_picture(content, picture, ", ".join(pictures))


def _hidden(content: Content) -> Iterator[Problem]:
    """The key, title and issuers, which the file's metadata name even if they are not drawn."""
    values = content.fields.get
    said = {"key": content.key, **{name: values(name, "").replace("\n", "") for name in _TOLD}}
    if unprintable("".join(said.values())):
        for name, words in said.items():
            yield from (cannot_be_printed(content, name, each) for each in unprintable(words))


def _place(
    elements: Iterable[Element],
    content: Content,
    shelf: Shelf,
    angles: Angles,
    common: frozenset[str] = frozenset(),
) -> PlacedSheet:
    groups: list[MarkGroup] = []
    problems: list[Problem] = []
    warnings: list[Problem] = []
    for element in elements:
        marks, found, tag, alt, minor = element.place(content, shelf)
        problems += found
        if angles and (degrees := dict(angles).get(element.id)):
            marks = turned(marks, element.box, degrees)
        warnings += minor
        if marks:
            groups.append(MarkGroup(tuple(marks), tag, alt, element.id in common, element.id))
    return PlacedSheet(tuple(groups), tuple(problems), tuple(warnings))
