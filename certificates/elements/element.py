"""What every element of a layout is: something that turns words into marks inside its box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from certificates.content import Content
from certificates.fonts import Shelf
from certificates.images import Assets
from certificates.marks import Mark
from certificates.paper import Box
from certificates.problems import Problem
from certificates.reading.styles import Style


class Placement(NamedTuple):
    """``tag`` is what the marks are to someone who listens to the page.

    "H1", "P" or "Figure", of which ``alt`` tells; nothing for mere decoration.
    """

    marks: Sequence[Mark]
    problems: Sequence[Problem]
    tag: str = ""
    alt: str = ""


class Element(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def box(self) -> Box: ...

    @property
    def fields(self) -> tuple[str, ...]:
        """What it takes from the content; an element that takes nothing is drawn once for all."""

    def place(self, content: Content, shelf: Shelf, /) -> Placement: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What an element may refer to while it is read."""

    page: Box
    styles: Mapping[str, Style]
    reach: Box
    """The page and its bleed, into which images and ornaments may go."""
    assets: Assets
