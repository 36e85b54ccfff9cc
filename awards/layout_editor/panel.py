"""The panel beside the sheet: inputs with their values and faults, and what can be given back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from awards.layout_editor.editing import Editing
from awards.layout_editor.inputs import (
    OWN,
    SINGLE,
    STYLE,
    STYLES,
    WHOLE,
    Control,
    Input,
    groups,
    keys_of,
    label_of,
    sheet_inputs,
    value_shown,
)
from awards.layout_editor.source_view import ElementView, Own
from awards.web.forms import WebForm
from awards.words import N_, Language, translated
from certificates import Fault
from certificates.layout_file import PAGE
from certificates.reading.keys import Key
from certificates.reading.styles import STYLE_KEYS

#: What a button's value begins with that makes something as for all again.
BACK = "back:"


class FilledInput(NamedTuple):
    """``is_own`` is what the variant says for itself."""

    name: str
    label: str
    control: Control
    unit: str
    value: str
    options: Mapping[str, str]
    fault: str
    is_own: bool


class FilledGroup(NamedTuple):
    """``number`` counts paragraphs; 1 also where the element is the only one and may have more."""

    heading: str
    number: int
    inputs: list[FilledInput]
    may_add: bool = False


class GiveBack(NamedTuple):
    """What a variant says for itself, and its button; no button where a base's variant says it."""

    label: str
    button: str


class StylePanel(NamedTuple):
    name: str
    users: list[str]
    own: list[GiveBack]
    inputs: list[FilledInput]


class Panel(NamedTuple):
    own: list[GiveBack]
    groups: list[FilledGroup]
    styles: list[StylePanel]


def panel_of(editing: Editing, form: WebForm, pictures: Sequence[str]) -> Panel:
    """Build the panel of the chosen element, or of the whole sheet; ``pictures`` may be shown."""
    element = editing.element
    filling = _Filling(editing, form, pictures)
    if element is None:
        return _sheet_panel(filling)
    own = filling.of(element.faults, element.own)
    found = [
        FilledGroup(
            group.heading,
            group.number,
            [own.filled(OWN, each, element.values) for each in group.inputs],
            bool(group.number) or (group.heading == SINGLE and element.kind == "text"),
        )
        for group in groups(element)
    ]
    backs = _give_backs(element.own, OWN, keys_of(element))
    return Panel(backs, found, list(_style_panels(filling, element)))


def _sheet_panel(filling: _Filling) -> Panel:
    view = filling.editing.view
    own = filling.of(
        view.sheet_faults, {f"page.{key}": is_here for key, is_here in view.sheet_own.items()}
    )
    asked = sheet_inputs(filling.editing.variant, view.values)
    found = [own.filled(WHOLE, each, view.values) for each in asked]
    backs = _give_backs(view.sheet_own, f"{WHOLE}.page", PAGE)
    return Panel(backs, [FilledGroup(N_("The whole sheet"), 0, found)], [])


def _style_panels(filling: _Filling, element: ElementView) -> Iterator[StylePanel]:
    view = filling.editing.view
    for style in element.styles:
        if style not in view.styles:
            continue
        prefix = f"{style}."
        faults = {
            key.removeprefix(prefix): fault
            for key, fault in view.style_faults.items()
            if key.startswith(prefix)
        }
        style_own = view.style_own.get(style, {})
        own = filling.of(faults, style_own)
        found = [own.filled(f"{STYLE}.{style}", each, view.styles[style]) for each in STYLES]
        backs = _give_backs(style_own, f"{STYLE}.{style}", STYLE_KEYS)
        yield StylePanel(style, view.users_of(style), backs, found)


def _give_backs(own: Own, prefix: str, among: Iterable[Key]) -> list[GiveBack]:
    keys = list(among)
    return [
        GiveBack(label_of(key, keys), f"{BACK}{prefix}.{key}" if is_here else "")
        for key, is_here in own.items()
    ]


class _Filling:
    """Fill the inputs of one table; a fault shared by several inputs is shown at the first one."""

    def __init__(self, editing: Editing, form: WebForm, pictures: Sequence[str]) -> None:
        self.editing, self._form, self._pictures = editing, form, pictures
        self._faults: dict[str, Fault] = {}
        self._own: Own = {}

    def of(self, faults: Mapping[str, Fault], own: Own) -> _Filling:
        filling = _Filling(self.editing, self._form, self._pictures)
        filling._faults, filling._own = dict(faults), own
        return filling

    def filled(self, prefix: str, asked: Input, values: object) -> FilledInput:
        name = f"{prefix}.{asked.key}"
        value = self.editing.refused.get(name, value_shown(values, asked))
        told = self._form.faults.get(name, "")
        fault = self._faults.pop(asked.place, None)
        if fault and not told:
            told = _told(fault, self._form.language)
        is_own = asked.key in self._own or str(asked.path[0]) in self._own
        return FilledInput(
            name, asked.label, asked.control, asked.unit, value, self._options(asked), told, is_own
        )

    def _options(self, asked: Input) -> Mapping[str, str]:
        if asked.key.endswith("style"):
            return dict.fromkeys(self.editing.view.styles, "")
        if asked.key == "image":
            return dict.fromkeys(self._pictures, "")
        return {**asked.options, **self._own_names(asked)}

    def _own_names(self, asked: Input) -> Mapping[str, str]:
        """The caller's own names, where the key asks for a field or a picture."""
        names, last = self.editing.content_names, asked.path[-1]
        own = (*names.own_fields, *names.own_pictures)
        if last in ("has", "lacks"):
            shown = own
        elif last == "field":
            known = names.pictures if "photo" in asked.options else names.fields
            shown = tuple(each for each in own if each.name in known)
        else:
            shown = ()
        return dict.fromkeys((each.name for each in shown), "")


def _told(fault: Fault, language: Language) -> str:
    return f"{translated(fault.what, language)} {translated(fault.remedy, language)}"
