"""What every element of a layout is, and what a file of this folder declares of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from certificates.content import STANDARD, Content, ContentNames
from certificates.fonts import Shelf
from certificates.images import Assets
from certificates.marks import Mark
from certificates.paper import Box
from certificates.problems import Problem
from certificates.reading.editions import Edition
from certificates.reading.keys import BOX, BoxKey, Key, PointKey
from certificates.reading.styles import Style
from certificates.reading.tables import Table


class Placement(NamedTuple):
    """``tag`` is what the marks are to someone who listens to the page.

    It is "H1", "P", or "Figure" with ``alt`` as its text; empty for decoration.
    """

    marks: Sequence[Mark]
    problems: Sequence[Problem]
    tag: str = ""
    alt: str = ""
    warnings: Sequence[Problem] = ()
    """What to look at before printing; it refuses nothing."""


class Element(Protocol):
    """Turns words into marks inside its box."""

    @property
    def id(self) -> str: ...

    @property
    def box(self) -> Box: ...

    @property
    def fields(self) -> tuple[str, ...]:
        """What it takes from the content; an element that takes nothing is drawn once for all."""

    def place(self, content: Content, shelf: Shelf, /) -> Placement: ...


@dataclass(frozen=True, slots=True)
class ElementContext:
    """What an element may refer to while it is read."""

    page: Box
    styles: Mapping[str, Style]
    reach: Box
    """The page and its bleed, into which images and ornaments may go."""
    assets: Assets
    edition: Edition
    names: ContentNames = STANDARD
    """The fields and pictures that an element may ask for."""


def _never(_values: Mapping[str, object]) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class ElementKind:
    """A kind of element, declared once. The reader, the editor and the README follow from it."""

    name: str
    label: str
    """English, for lists of kinds; the pages translate it."""
    draws: str
    """One line for the README."""
    rank: int
    """Lists show kinds in this order."""
    keys: tuple[Key, ...]
    """What its table may say beside its place, in the order of a form."""
    beginning: Mapping[str, object]
    """The table of a new one, placed at the top left; it must be sound once it has its place."""
    read: Callable[[Table, str, ElementContext], Element]
    place: tuple[BoxKey | PointKey, ...] = (BOX,)
    paragraph: tuple[Key, ...] = ()
    """The keys of each paragraph, or of the element itself where it has one; nothing if it is no text."""
    is_styled: bool = False
    """Whether a new one needs a type style though it has no paragraphs."""
    is_square: Callable[[Mapping[str, object]], bool] = _never
    """Whether a table of this kind must be as high as it is wide."""
