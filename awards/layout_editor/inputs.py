"""What a form asks of a layout: inputs for the keys that the engine declares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain, count
from typing import NamedTuple

from awards.layout_editor.source_view import ElementView, tidy
from awards.web.formats import mm
from awards.words import N_
from certificates.layout_file import NAME, PAGE, PREPRINTED, TURN
from certificates.reading.conditions import WHEN
from certificates.reading.inks import INK_KEYS
from certificates.reading.keys import (
    BOX,
    MM,
    AssetKey,
    BoxKey,
    ChoiceKey,
    ColourKey,
    ColoursKey,
    ContentKey,
    ContentListKey,
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

_COMMA = re.compile(r"[,，](?![^(]*\))")
"""Between two of a list; those inside of ``cmyk(…)`` belong to a colour."""


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
    ContentKey: Control.CHOICE,
    AssetKey: Control.CHOICE,
    FlagKey: Control.FLAG,
    ColoursKey: Control.LIST,
    NamesKey: Control.MANY,
    ContentListKey: Control.MANY,
}


class Input(NamedTuple):
    """``key`` leads to a value in the element's table: ``box.0``, ``paragraphs.1.style``.

    ``options`` are values with their labels; a value without a label is shown as it is written.
    """

    key: str
    label: str
    control: Control = Control.NUMBER
    options: Mapping[str, str] = {}
    unit: str = ""
    is_place: bool = False

    @property
    def path(self) -> tuple[str | int, ...]:
        return tuple(int(step) if step.isdecimal() else step for step in self.key.split("."))

    @property
    def place(self) -> str:
        """The path as the engine's faults write it: a box has one fault for all four numbers."""
        first, *rest = self.path
        if self.is_place:
            return str(first)
        return str(first) + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in rest)


def inputs(keys: Iterable[Key], prefix: str = "") -> tuple[Input, ...]:
    """A form asks only for keys that have a label."""
    return tuple(_input(key, prefix) for key in keys if key.label)


def _input(key: Key, prefix: str) -> Input:
    options, unit = getattr(key, "options", {}), getattr(key, "unit", "")
    return Input(prefix + key.name, key.label, _CONTROLS[type(key)], options, unit)


def _numbers(places: Iterable[BoxKey | PointKey]) -> tuple[Input, ...]:
    return tuple(
        Input(f"{place.name}.{at}", label, unit=MM, is_place=True)
        for place in places
        for at, label in enumerate(place.numbers)
    )


#: What the names of inputs begin with: of the chosen element, a type style, the whole sheet.
OWN, STYLE, WHOLE = "own", "style", "whole"

SHEET = (*inputs([NAME]), *inputs(PAGE, "page."))
"""What is said of the layout as a whole."""


def sheet_inputs(variant: str, values: Mapping[str, object]) -> tuple[Input, ...]:
    """The inputs for the sheet and its spot inks, with an ink more than it has.

    A variant has no name and no inks of its own.
    """
    if variant:
        return SHEET[1:]
    inks = values.get("inks")
    known = [str(each) for each in inks] if isinstance(inks, Mapping) else []
    free = next(name for at in count(1) if (name := f"spot{at}") not in known)
    of_inks = (inputs(INK_KEYS, f"inks.{ink}.") for ink in (*known, free))
    return (*SHEET, *chain.from_iterable(of_inks))


STYLES = inputs(STYLE_KEYS)

#: The heading of the properties of a text's only paragraph.
SINGLE = N_("What it says")


class InputGroup(NamedTuple):
    """Inputs under one heading; ``number`` counts paragraphs."""

    heading: str
    inputs: tuple[Input, ...]
    number: int = 0


def groups(element: ElementView) -> Iterator[InputGroup]:
    declared = element.declared
    yield InputGroup(BOX.label, _numbers(declared.place if declared else (BOX,)))
    if declared and declared.paragraph:
        if element.paragraphs is None:
            yield InputGroup(SINGLE, inputs(declared.paragraph))
        for place, _ in enumerate(element.paragraphs or []):
            inside = inputs(declared.paragraph, f"paragraphs.{place}.")
            yield InputGroup(N_("Paragraph"), inside, place + 1)
    yield InputGroup(N_("Look"), inputs((*_look(element), TURN, PREPRINTED)))
    yield InputGroup(N_("On which certificates"), inputs(WHEN, "when."))


def _look(element: ElementView) -> list[Key]:
    """What shows a picture of the layout's own shows nothing else."""
    if element.declared is None:
        return []
    left = instead_of_picture(element) if "image" in element.values else ()
    return [key for key in element.declared.keys if key.name not in left]


def instead_of_picture(element: ElementView) -> tuple[str, ...]:
    """The keys that a picture of the layout's own takes the place of."""
    keys = element.declared.keys if element.declared else ()
    return next((key.instead_of for key in keys if isinstance(key, AssetKey)), ())


def inputs_of(element: ElementView) -> Iterator[tuple[str, Input]]:
    """Everything that can be typed of an element, by the names of the form."""
    for group in groups(element):
        for asked in group.inputs:
            yield f"{OWN}.{asked.key}", asked
    for style in element.styles:
        for asked in STYLES:
            yield f"{STYLE}.{style}.{asked.key}", asked


_LARGER = {"paragraphs": N_("Paragraphs"), "when": N_("On which certificates")}


def label_of(key: str, among: Iterable[Key]) -> str:
    """What people call a key of a table; as it is written, where it cannot be typed."""
    return _LARGER.get(key) or {each.name: each.label for each in among}.get(key) or key


def keys_of(element: ElementView) -> tuple[Key, ...]:
    """All inputs with their own key in an element's table."""
    declared = element.declared
    own = (*declared.place, *declared.paragraph, *declared.keys) if declared else ()
    return (*own, TURN, PREPRINTED)


def value_shown(values: object, asked: Input) -> str:
    """The value as a form shows it; empty if there is none."""
    value = values
    for step in asked.path:
        if isinstance(step, int):
            fits = isinstance(value, list) and step < len(value)
        else:
            fits = isinstance(value, Mapping) and step in value
        if not fits:
            return ""
        value = value[step]  # type: ignore[index] # it was just asked
    return _spoken(value)


def _spoken(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if is_number(value):
        return mm(value)  # type: ignore[arg-type] # it is one
    if isinstance(value, list):
        return ", ".join(map(_spoken, value))
    return str(value)


def value_typed(text: str, asked: Input) -> object:
    """The value that was meant; None takes the key away. Raises ValueError for what is no number."""
    if asked.control is Control.FLAG:
        return True if text == "true" else None
    if not text and not asked.is_place:
        return None
    if asked.control in (Control.LIST, Control.MANY):
        return [each.strip() for each in _COMMA.split(text) if each.strip()]
    return tidy(float(text)) if asked.control is Control.NUMBER else text
