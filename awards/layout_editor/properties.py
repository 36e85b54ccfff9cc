"""What of each kind of element can be typed beside the sheet: the keys that the engine declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from awards.web.formats import mm
from awards.words import N_
from certificates.elements import ELEMENT_KINDS, ElementKind
from certificates.layout import NAME, PAGE, PREPRINTED
from certificates.reading.conditions import WHEN
from certificates.reading.keys import (
    BOX,
    MM,
    AssetKey,
    BoxKey,
    ChoiceKey,
    ColourKey,
    ColoursKey,
    FlagKey,
    Key,
    NamesKey,
    NumberKey,
    PointKey,
    StyleKey,
    TextKey,
)
from certificates.reading.styles import STYLE_KEYS
from certificates.reading.tables import is_number


class Control(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    LIST = "list"
    MANY = "many"


_CONTROLS: Mapping[type, Control] = {
    NumberKey: Control.NUMBER,
    TextKey: Control.TEXT,
    ColourKey: Control.TEXT,
    ChoiceKey: Control.CHOICE,
    StyleKey: Control.CHOICE,
    AssetKey: Control.CHOICE,
    FlagKey: Control.FLAG,
    ColoursKey: Control.LIST,
    NamesKey: Control.MANY,
}


class Property(NamedTuple):
    """``key`` leads to a value in the element's table: ``box.0``, ``paragraphs.1.style``.

    ``options`` are values with their labels; a value without a label is shown as it is written.
    """

    key: str
    words: str
    how: Control = Control.NUMBER
    options: Mapping[str, str] = {}
    unit: str = ""
    is_place: bool = False

    @property
    def path(self) -> tuple[str | int, ...]:
        return tuple(int(step) if step.isdecimal() else step for step in self.key.split("."))

    @property
    def place(self) -> str:
        """As the engine's faults write it: of a box there is one fault for all four numbers."""
        first, *rest = self.path
        if self.is_place:
            return str(first)
        return str(first) + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in rest)


def properties(keys: Iterable[Key], prefix: str = "") -> tuple[Property, ...]:
    """Those that a form asks for."""
    return tuple(_property(key, prefix) for key in keys if key.label)


def _property(key: Key, prefix: str) -> Property:
    options, unit = getattr(key, "options", {}), getattr(key, "unit", "")
    return Property(prefix + key.name, key.label, _CONTROLS[type(key)], options, unit)


def _numbers(places: Iterable[BoxKey | PointKey]) -> tuple[Property, ...]:
    return tuple(
        Property(f"{place.name}.{at}", label, unit=MM, is_place=True)
        for place in places
        for at, label in enumerate(place.numbers)
    )


STYLE = "style"

SHEET = (*properties([NAME]), *properties(PAGE, "page."))
"""What is said of the layout as a whole."""


def sheet(variant: str) -> tuple[Property, ...]:
    """What can be typed of the sheet; a variant has no name of its own."""
    return SHEET[1:] if variant else SHEET


STYLES = properties(STYLE_KEYS)

#: What stands over the properties of a text's only paragraph.
SINGLE = N_("What it says")


class PropertyGroup(NamedTuple):
    """Properties under one heading; ``number`` counts paragraphs."""

    words: str
    properties: tuple[Property, ...]
    number: int = 0


def groups(kind: str, values: Mapping[str, Any]) -> Iterator[PropertyGroup]:
    declared = ELEMENT_KINDS.get(kind)
    yield PropertyGroup(BOX.label, _numbers(declared.place if declared else (BOX,)))
    if declared and declared.paragraph:
        paragraphs = values.get("paragraphs")
        if isinstance(paragraphs, list):
            for place in range(len(paragraphs)):
                inside = properties(declared.paragraph, f"paragraphs.{place}.")
                yield PropertyGroup(N_("Paragraph"), inside, place + 1)
        else:
            yield PropertyGroup(SINGLE, properties(declared.paragraph))
    yield PropertyGroup(N_("Look"), properties((*_look(declared, values), PREPRINTED)))
    yield PropertyGroup(N_("On which sheets"), properties(WHEN, "when."))


def _look(declared: ElementKind | None, values: Mapping[str, Any]) -> list[Key]:
    """What shows a picture of the layout's own shows nothing else."""
    left = instead(declared) if "image" in values else ()
    return [key for key in declared.keys if key.name not in left] if declared else []


def instead(declared: ElementKind | None) -> tuple[str, ...]:
    """The keys that a picture of the layout's own takes the place of."""
    assets = [key for key in declared.keys if isinstance(key, AssetKey)] if declared else []
    return assets[0].instead_of if assets else ()


_LARGER = {"paragraphs": N_("Paragraphs"), "when": N_("On which sheets")}


def called(key: str, among: Mapping[str, str]) -> str:
    """What a key of a table is called by people; as it is written, where it cannot be typed."""
    return _LARGER.get(key) or among.get(key) or key


def labels_of_kind(kind: str) -> dict[str, str]:
    """Of everything with a key of its own in an element's table."""
    declared = ELEMENT_KINDS.get(kind)
    keys: tuple[Key, ...] = (PREPRINTED,)
    if declared:
        keys = (*declared.place, *declared.paragraph, *declared.keys, PREPRINTED)
    return {key.name: key.label for key in keys}


def labels_of_page() -> dict[str, str]:
    return {key.name: key.label for key in PAGE}


def labels_of_style() -> dict[str, str]:
    return {key.name: key.label for key in STYLE_KEYS}


def styles_of(values: Mapping[str, Any]) -> list[str]:
    """The names of the type styles that an element uses, each once."""
    paragraphs = values.get("paragraphs")
    tables = paragraphs if isinstance(paragraphs, list) else [values]
    used = [each.get(STYLE) for each in tables if isinstance(each, Mapping)]
    return list(dict.fromkeys(name for name in used if isinstance(name, str)))


def shown(values: object, prop: Property) -> str:
    """What stands there, as a form shows it; empty where nothing is written."""
    value = values
    for step in prop.path:
        if isinstance(step, int):
            fits = isinstance(value, list) and step < len(value)
        else:
            fits = isinstance(value, Mapping) and step in value
        if not fits:
            return ""
        value = value[step]  # type: ignore[index] # it was just asked
    return spoken(value)


def spoken(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if is_number(value):
        return mm(value)  # type: ignore[arg-type] # it is one
    if isinstance(value, list):
        return ", ".join(map(spoken, value))
    return str(value)


def typed(text: str, prop: Property) -> object:
    """The value that was meant; None takes the key away. Raises ValueError for what is no number."""
    if prop.how is Control.FLAG:
        return True if text == "true" else None
    if not text and not prop.is_place:
        return None
    if prop.how in (Control.LIST, Control.MANY):
        return [each.strip() for each in text.replace("，", ",").split(",") if each.strip()]
    return tidy(float(text)) if prop.how is Control.NUMBER else text


def tidy(value: float) -> float | int:
    """To a thousandth of a millimetre, and whole where it is. Raises ValueError for NaN."""
    near = round(value, 3)
    return int(near) if near == int(near) else near


def names(parts: Sequence[Any], style: str) -> list[str]:
    """The elements that a style is used by."""
    return [part.id for part in parts if style in styles_of(part.values)]
