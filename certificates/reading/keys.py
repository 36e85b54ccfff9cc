"""The keys of a layout's tables, each declared once: how it is read, and what a form calls it.

A label is English; the page that shows a form translates it. A key without a label is written in the
source alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from certificates.marks import Ink
from certificates.paper import Box
from certificates.reading.tables import Table

MM, PT, EM = "mm", "pt", "em"


class Key(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class NumberKey:
    name: str
    label: str
    least: float
    most: float
    default: float | None = None
    unit: str = MM

    def read(self, table: Table, most: float | None = None, default: float | None = None) -> float:
        """``most`` and ``default`` are for a table whose other keys decide them."""
        most = self.most if most is None else most
        return table.number(
            self.name, self.least, most, self.default if default is None else default
        )


@dataclass(frozen=True, slots=True)
class TextKey:
    name: str
    label: str
    default: str | None = None

    def read(self, table: Table) -> str:
        return table.text(self.name, self.default)


@dataclass(frozen=True, slots=True)
class ChoiceKey:
    """``options`` are the values with their labels."""

    name: str
    label: str
    options: Mapping[str, str]
    default: str | None = None

    def read(self, table: Table) -> str:
        return table.choice(self.name, self.options, self.default)


@dataclass(frozen=True, slots=True)
class ContentKey:
    """The name of a field or a picture of the content. ``options`` are the engine's own names."""

    name: str
    label: str
    options: Mapping[str, str]
    default: str | None = None

    def read(self, table: Table, known: Collection[str]) -> str:
        return table.choice(self.name, known, self.default)


@dataclass(frozen=True, slots=True)
class ContentListKey:
    """A list of names of the content. ``options`` are the engine's own names."""

    name: str
    label: str
    options: Mapping[str, str]

    def read(self, table: Table, known: Collection[str]) -> tuple[str, ...]:
        return table.names(self.name, known)


@dataclass(frozen=True, slots=True)
class StyleKey:
    """The name of one of the layout's type styles."""

    name: str
    label: str

    def read(self, table: Table, styles: Collection[str]) -> str:
        return table.choice(self.name, styles)


@dataclass(frozen=True, slots=True)
class NamesKey:
    """A list of some of the ``options``."""

    name: str
    label: str
    options: Mapping[str, str]

    def read(self, table: Table) -> tuple[str, ...]:
        return table.names(self.name, self.options)


@dataclass(frozen=True, slots=True)
class FlagKey:
    name: str
    label: str

    def read(self, table: Table) -> bool:
        return table.flag(self.name)


@dataclass(frozen=True, slots=True)
class ColourKey:
    name: str
    label: str
    default: str | None = None

    def read(self, table: Table, default: str | None = None) -> Ink:
        return table.colour(self.name, default or self.default)


@dataclass(frozen=True, slots=True)
class ColoursKey:
    """A list of one to ``most`` colours."""

    name: str
    label: str
    most: int
    default: tuple[str, ...]

    def read(self, table: Table) -> tuple[Ink, ...]:
        return table.colours(self.name, self.most, self.default)


@dataclass(frozen=True, slots=True)
class AssetKey:
    """A picture of the layout's own; with it the keys of ``instead_of`` are not written."""

    name: str
    label: str
    instead_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DashKey:
    """Two numbers: millimetres on and off. No form asks for it."""

    name: str
    label: str = ""

    def read(self, table: Table) -> tuple[float, ...]:
        return tuple(table.numbers(self.name, 2)) if table.has(self.name) else ()


@dataclass(frozen=True, slots=True)
class BoxKey:
    """Four numbers: left, top, width, height."""

    name: str = "box"
    label: str = "Position and size"
    numbers: tuple[str, ...] = ("Left", "Top", "Width", "Height")

    def read(self, table: Table, within: Box) -> Box:
        return table.box(self.name, within)


@dataclass(frozen=True, slots=True)
class PointKey:
    """Two numbers: from the left, from the top."""

    name: str
    label: str
    numbers: tuple[str, ...]

    def read(self, table: Table, within: Box) -> tuple[float, float]:
        return table.point(self.name, within)


BOX = BoxKey()
"""Where most elements stand."""


def labels(key: Key) -> Iterator[str]:
    """Everything a form says of a key."""
    options: Mapping[str, str] = getattr(key, "options", {})
    numbers: tuple[str, ...] = getattr(key, "numbers", ())
    if key.label:
        yield from (key.label, *options.values(), *numbers)
