"""One step of the editor: a form comes in, an `Editing` goes out with all that the form asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from awards import limits
from awards.layout_editor.changes import elements, paragraphs, values
from awards.layout_editor.changes.toml import Path, UneditableSource
from awards.layout_editor.editing import USUAL, Editing, recipient
from awards.layout_editor.inputs import (
    OWN,
    STYLE,
    WHOLE,
    Control,
    Input,
    inputs_of,
    instead_of_picture,
    sheet_inputs,
    value_shown,
    value_typed,
)
from awards.layout_editor.panel import BACK
from awards.layout_editor.source_view import ElementView, for_others
from awards.layouts.artwork import Pictures
from awards.layouts.versions import LONGEST
from awards.web.forms import WebForm
from awards.words import N_
from certificates import STANDARD, ContentNames
from certificates.elements import ELEMENT_KINDS
from certificates.paper import Box

#: The field that comes with those of the whole sheet.
SHEET_SENT = "sheet"

#: What the values of buttons begin with: for an element that a variant leaves out, for paragraphs.
GONE, PARAGRAPH = "gone", "paragraph:"

BY_HAND = N_("This can be changed only in the source, by hand.")
NO_NUMBER = N_("A number, such as 12.5.")
NAME_TAKEN = N_("Another element has this name.")
NAMED_ELSEWHERE = N_("Other parts of the layout use this name: change it in the source.")

Step = Callable[[Editing], Editing]


def edited(form: WebForm, pictures: Pictures, names: ContentNames = STANDARD) -> Editing:
    """The layout that was sent, after everything that the form asks for; faults go to the form.

    ``names`` are the fields and pictures that it may ask for.
    """
    sent = form["source"].replace("\r\n", "\n")
    editing = Editing(
        sent,
        pictures,
        form["shown"],
        form["contents"] or USUAL,
        recipient(form["variant_shown"]),
        content_names=names,
    )
    if len(sent) > LONGEST:
        form.fault("source", N_("%(count)s characters; %(limit)s at most."), len(sent), LONGEST)
        return editing
    try:
        for step in _steps(editing, form):
            editing = step(editing)
    except UneditableSource:
        # If the source is not a layout, the engine reports what is wrong, and where.
        if editing.view.layout:
            form.fault("", BY_HAND)
    if editing.variant and not _is_same_for_others(editing, sent):
        editing = editing.says(sent)
        form.fault("", BY_HAND)
    if form["choose"] and form["choose"] != form["shown"]:
        editing = editing.chooses(form["choose"])
    return replace(editing, variant=recipient(form["variant"]))


def _is_same_for_others(editing: Editing, before: str) -> bool:
    """TOML can be written in ways that a table of a variant cannot be put into."""
    views = (each.view_for_all for each in (editing.says(before), editing))
    was, now = (for_others(view, editing.variant) for view in views)
    return was == now


def _steps(editing: Editing, form: WebForm) -> Iterator[Step]:
    """One change each, so that those before it stay when one cannot be made."""
    if form["act"] != "source":
        yield from _inputs_taken(editing, form)
    for sent in form.many("moved"):
        yield partial(_moved, sent=sent)
    yield partial(_renamed, form=form)
    yield partial(_button_pressed, form=form)


def _inputs_taken(editing: Editing, form: WebForm) -> Iterator[Step]:
    element = editing.element
    if element is None:
        if SHEET_SENT in form.values:
            for asked in sheet_inputs(editing.variant, editing.view.values):
                yield partial(_sheet_input_taken, form=form, asked=asked)
        return
    for name, asked in inputs_of(element):
        unticked = asked.control in (Control.FLAG, Control.MANY) and "flags" in form.values
        if name in form.values or unticked:
            yield partial(_input_taken, form=form, name=name, asked=asked)
    yield partial(_picture_exchanged, had_own="image" in element.values)


def _sheet_input_taken(editing: Editing, form: WebForm, asked: Input) -> Editing:
    name = f"{WHOLE}.{asked.key}"
    text = form.text(name, limits.PROPERTY)
    was_sent = name in form.values or asked.control is Control.FLAG
    if not was_sent or name in form.faults or text == value_shown(editing.view.values, asked):
        return editing
    try:
        # A base may say otherwise, so what is not wanted is said as well.
        is_flag = asked.control is Control.FLAG
        value = text == "true" if is_flag else value_typed(text, asked)
        return values.set_sheet_value(editing, asked.path, value)
    except (ValueError, OverflowError):
        form.fault(name, NO_NUMBER)
        return editing.refuses(name, form[name])


def _input_taken(editing: Editing, form: WebForm, name: str, asked: Input) -> Editing:
    """What differs from the source was typed."""
    faults = len(form.faults)
    many = asked.control is Control.MANY
    text = (
        ", ".join(form.many(name))[: limits.PROPERTY] if many else form.text(name, limits.PROPERTY)
    )
    element = editing.element
    if element is None or len(form.faults) > faults:
        return editing.refuses(name, form[name])
    style = name.removeprefix(f"{STYLE}.").rpartition(".")[0] if _is_of_style(name) else ""
    table = editing.view.styles.get(style, {}) if style else element.values
    if text == value_shown(table, asked):
        return editing
    try:
        value = value_typed(text, asked)
        if style:
            return values.set_style_value(editing, style, asked.key, value)
        return _value_set(editing, element, asked, value)
    except (ValueError, OverflowError):
        form.fault(name, NO_NUMBER)
        return editing.refuses(name, form[name])


def _is_of_style(name: str) -> bool:
    return name.startswith(f"{STYLE}.")


def _value_set(editing: Editing, element: ElementView, asked: Input, value: object) -> Editing:
    made = values.set_value(editing, element, asked.path, value)
    after = made.element if asked.control is Control.FLAG and value is None else None
    if after and value_shown(after.values, asked):
        # It is ticked below: that it is not here must be said.
        return values.set_value(made, element, asked.path, value=False)
    return made


def _picture_exchanged(editing: Editing, *, had_own: bool) -> Editing:
    """A picture of the layout's own takes the place of what else would be shown, or gives it back."""
    element = editing.element
    if element is None or ("image" in element.values) is had_own:
        return editing
    for key in instead_of_picture(element):
        element = editing.element
        value = element.declared.beginning.get(key) if element and element.declared else None
        value = value if had_own else None
        if element and (value is not None or key in element.values):
            editing = values.set_value(editing, element, (key,), value)
    return editing


def _moved(editing: Editing, sent: str) -> Editing:
    """``id:x:y:width:height``, as the script has moved it."""
    name, *numbers = sent.rsplit(":", 4)
    element = editing.view.element(name)
    if element is None or element.box is None:
        return editing
    try:
        return values.move(editing, element, Box(*map(float, numbers)))
    except (TypeError, ValueError, OverflowError):
        # Not of our script; the element stays.
        return editing


def _renamed(editing: Editing, form: WebForm) -> Editing:
    """Unless the name is taken, or is used where it cannot be changed."""
    element, name = editing.element, form.text("called", limits.ELEMENT_NAME)
    # A variant says what it says of an element by the name that it has for all.
    if editing.variant or element is None or name in ("", element.id) or "called" in form.faults:
        return editing
    if editing.view.element(name):
        form.fault("called", NAME_TAKEN)
        return editing
    made = elements.rename(editing, element, name)
    if len(made.view.faults) > len(editing.view.faults):
        form.fault("called", NAMED_ELSEWHERE)
        return editing
    return made


def _button_pressed(editing: Editing, form: WebForm) -> Editing:
    pressed, element = form["act"], editing.element
    if pressed == "add" and form["kind"] in ELEMENT_KINDS:
        return elements.add(editing, form["kind"])
    if pressed == "sheet":
        return editing.chooses("")
    if pressed.startswith(BACK):
        return _given_back(editing, pressed.removeprefix(BACK))
    return _pressed_for(editing, element, form) if element else editing


def _pressed_for(editing: Editing, element: ElementView, form: WebForm) -> Editing:
    pressed = form["act"]
    if pressed == "double":
        return elements.duplicate(editing, element)
    if pressed in ("forward", "backward") and not editing.variant:
        return elements.shift(editing, element, forward=pressed == "forward")
    if pressed == "remove":
        return replace(editing, asks_to_remove=True)
    if pressed == "removed":
        return elements.remove(editing, element)
    if pressed.startswith(PARAGRAPH):
        # ``up:1`` moves the second paragraph before the first.
        way, _, at = pressed.removeprefix(PARAGRAPH).partition(":")
        sound = at.isdecimal() and len(at) < 4
        return paragraphs.arrange(editing, element, way, int(at)) if sound else editing
    if form["own_style"] in element.styles:
        return values.give_own_style(editing, element, form["own_style"])
    return editing


def _given_back(editing: Editing, name: str) -> Editing:
    """What a variant says for itself is as for all again; ``name`` as `GiveBack` has it."""
    scope, _, rest = name.partition(".")
    above, _, key = rest.rpartition(".")
    view, element = editing.view, editing.element
    path: Path
    if scope == GONE and view.gone.get(rest):
        editing, path = editing.chooses(rest), ("elements", rest, "remove")
    elif scope == OWN and element and element.own.get(rest):
        path = ("elements", element.id, rest)
    elif scope == STYLE and view.style_own.get(above, {}).get(key):
        path = ("styles", above, key)
    elif scope == WHOLE and view.sheet_own.get(key):
        path = ("page", key)
    else:
        return editing
    return values.give_back(editing, path)
