"""A layout in hand: its source, the element that is chosen, and what was typed beside the sheet.

The source alone is what is kept from one step to the next; whoever sends it back finds everything
as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from awards.layout_editor import arranging, drawing, sources
from awards.layout_editor.contents import USUAL
from awards.layout_editor.drawing import Drawing, Part
from awards.layout_editor.properties import (
    BOX,
    INSTEAD,
    KINDS,
    LINE,
    SHEET,
    STYLES,
    How,
    Property,
    groups,
    shown,
    styles_of,
    typed,
)
from awards.layouts.versions import LONGEST
from awards.web.forms import Form
from awards.web.words import N_
from certificates.paper import Box

OWN, STYLE, WHOLE = "own", "style", "whole"

#: The field that comes with those of the whole sheet.
SHEET_SENT = "sheet"

#: What a property may be long.
TEXT_LIMIT = 500

#: What an element may be called.
NAME_LIMIT = 60

NAME_TAKEN = N_("Another element is called so.")
NAMED_ELSEWHERE = N_("Other parts of the layout go by this name: change it in the source.")
BY_HAND = N_("The way this source is written, that can be changed in the source alone.")
NO_NUMBER = N_("A number, such as 12.5.")


@dataclass
class Bench:
    source: str
    chosen: str = ""
    contents: str = USUAL
    typed: dict[str, str] = field(default_factory=dict)
    """By the name of a form's field, what was typed and could not be taken."""
    asks: bool = False
    """Whether the element in hand is to go, if a person says so once more."""

    @property
    def drawing(self) -> Drawing:
        return drawing.read(self.source)

    @property
    def part(self) -> Part | None:
        return self.drawing.part(self.chosen)


def from_form(form: Form) -> Bench:
    """What was sent, with everything done to it that the form asks for."""
    source = form["source"].replace("\r\n", "\n")
    bench = Bench(source, form["shown"], form["contents"] or USUAL)
    if len(source) > LONGEST:
        form.fault("source", N_("%(count)s characters; %(limit)s at most."), len(source), LONGEST)
        return bench
    try:
        if form["act"] != "source":
            _type(bench, form)
        for move in form.many("moved"):
            _move(bench, move)
        _call(bench, form)
        _act(bench, form)
    except sources.Unworkable:
        # Of what is no layout the engine tells what is wrong, and where.
        if bench.drawing.layout:
            form.fault("", BY_HAND)
    if form["choose"] and form["choose"] != form["shown"]:
        bench.chosen = form["choose"]
    return bench


def _call(bench: Bench, form: Form) -> None:
    """The element by another name, unless it is taken or spoken of where it cannot be changed."""
    part, name = bench.part, form.text("called", NAME_LIMIT)
    if part is None or not name or name == part.id or "called" in form.faults:
        return
    if bench.drawing.part(name):
        form.fault("called", NAME_TAKEN)
        return
    own = bench.source
    inherited = _is_inherited(own, part.id)
    made = arranging.called(own, part.id, name, part.values, inherited=inherited)
    before, after = bench.drawing, drawing.read(made)
    if len(after.faults) > len(before.faults):
        form.fault("called", NAMED_ELSEWHERE)
        return
    bench.source, bench.chosen = made, name


def _is_inherited(source: str, element: str) -> bool:
    gone = sources.removed(source, element, inherited=False)
    return drawing.read(gone).part(element) is not None


def _shift(bench: Bench, part: Part, *, forward: bool) -> None:
    order = [each.id for each in bench.drawing.parts]
    wanted = arranging.swapped(order, part.id, forward=forward)
    if wanted == order:
        return
    upper = next(new for old, new in zip(order, wanted, strict=True) if old != new)
    for made in arranging.shifts(bench.source, wanted, upper):
        after = drawing.read(made)
        sound = len(after.faults) <= len(bench.drawing.faults)
        if sound and [each.id for each in after.parts] == wanted:
            bench.source = made
            return
    raise sources.Unworkable(f"no way to have {part.id} a step on")


def _act(bench: Bench, form: Form) -> None:
    here, act, part = bench.drawing, form["act"], bench.part
    ids = [each.id for each in here.parts]
    if act == "add" and form["kind"] in KINDS:
        bench.source = sources.added(bench.source, form["kind"], ids, list(here.styles), here.page)
        bench.chosen = sources.free_name(form["kind"], ids)
    elif act == "sheet":
        bench.chosen = ""
    elif part is None:
        return
    elif act == "double":
        name = sources.free_name(part.id, ids)
        bench.source = arranging.doubled(bench.source, name, part.values, part.box, here.page)
        bench.chosen = name
    elif act in ("forward", "backward"):
        _shift(bench, part, forward=act == "forward")
    elif act == "remove":
        bench.asks = True
    elif act == "removed":
        inherited = _is_inherited(bench.source, part.id)
        bench.source = sources.removed(bench.source, part.id, inherited=inherited)
        bench.chosen = ""
    elif form["own_style"] in styles_of(part.values):
        _part_from(bench, part, form["own_style"])


def _part_from(bench: Bench, part: Part, style: str) -> None:
    styles = bench.drawing.styles
    own = sources.free_name(part.id, list(styles))
    values = styles.get(style, {})
    made = sources.parted(bench.source, part.id, style, own, values, part.values)
    if bench.drawing.layout and not drawing.read(made).layout:
        raise sources.Unworkable(f"no way to write the type style {own}")
    bench.source = made


def _move(bench: Bench, move: str) -> None:
    """``id:x:y:width:height``, as the script has moved it."""
    element, *numbers = move.rsplit(":", 4)
    part = bench.drawing.part(element)
    if part is None or part.box is None:
        return
    try:
        box = Box(*map(float, numbers))
        bench.source = sources.moved(bench.source, element, box, part.values)
    except (TypeError, ValueError, OverflowError):
        # Not of our script; the element stays.
        return


def _type(bench: Bench, form: Form) -> None:
    """Whatever differs from what stands in the source is what was typed."""
    part = bench.part
    if part is None:
        if SHEET_SENT in form.values:
            _type_sheet(bench, form)
        return
    had = "image" in part.values
    for name, prop in fields(part):
        unticked = prop.how in (How.FLAG, How.MANY) and "flags" in form.values
        if name in form.values or unticked:
            _take(bench, form, name, prop)
    if part.kind in INSTEAD and ("image" in (bench.part or part).values) is not had:
        _exchange(bench, part.kind, shows_own=not had)


def _type_sheet(bench: Bench, form: Form) -> None:
    for prop in SHEET:
        name = f"{WHOLE}.{prop.key}"
        text = form.text(name, TEXT_LIMIT)
        was_sent = name in form.values or prop.how is How.FLAG
        if not was_sent or name in form.faults or text == shown(bench.drawing.values, prop):
            continue
        try:
            # A base may say otherwise, so what is not wanted is said as well.
            value = text == "true" if prop.how is How.FLAG else typed(text, prop)
            bench.source = sources.said(bench.source, prop.path, value)
        except (ValueError, OverflowError):
            bench.typed[name] = form[name]
            form.fault(name, NO_NUMBER)


def _exchange(bench: Bench, kind: str, *, shows_own: bool) -> None:
    """A picture of the layout's own takes the place of what else would be shown, or gives it back."""
    usual = sources.BEGINNINGS[kind]
    for key in INSTEAD[kind]:
        part = bench.part
        value = None if shows_own else usual.get(key)
        if part and (value is not None or key in part.values):
            bench.source = sources.changed(bench.source, part.id, (key,), value, part.values)


def _take(bench: Bench, form: Form, name: str, prop: Property) -> None:
    before = len(form.faults)
    many = prop.how is How.MANY
    text = ", ".join(form.many(name))[:TEXT_LIMIT] if many else form.text(name, TEXT_LIMIT)
    part = bench.part
    if part is None or len(form.faults) > before:
        bench.typed[name] = form[name]
        return
    style = name.split(".")[1:-1] if name.startswith(f"{STYLE}.") else []
    values = bench.drawing.styles.get(".".join(style), {}) if style else part.values
    if text == shown(values, prop):
        return
    try:
        value = typed(text, prop, required=prop in (*BOX, *LINE))
        if style:
            bench.source = sources.styled(bench.source, ".".join(style), prop.key, value)
        else:
            bench.source = sources.changed(bench.source, part.id, prop.path, value, part.values)
    except (ValueError, OverflowError):
        bench.typed[name] = form[name]
        form.fault(name, NO_NUMBER)


def fields(part: Part) -> Iterator[tuple[str, Property]]:
    """Everything that can be typed of an element, by the name of its field."""
    for group in groups(part.kind, part.values):
        for prop in group.properties:
            yield f"{OWN}.{prop.key}", prop
    for style in styles_of(part.values):
        for prop in STYLES:
            yield f"{STYLE}.{style}.{prop.key}", prop
