"""A layout in hand: its source, the element that is chosen, and what was typed beside the sheet.

The source alone is what is kept from one step to the next; whoever sends it back finds everything
as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from awards.layout_editor import drawing, sources
from awards.layout_editor.contents import USUAL
from awards.layout_editor.drawing import Drawing, Part
from awards.layout_editor.properties import (
    BOX,
    KINDS,
    LINE,
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

OWN, STYLE = "own", "style"

#: What a property may be long.
TEXT_LIMIT = 500

NO_NUMBER = N_("A number, such as 12.5.")


@dataclass
class Bench:
    source: str
    chosen: str = ""
    contents: str = USUAL
    typed: dict[str, str] = field(default_factory=dict)
    """By the name of a form's field, what was typed and could not be taken."""

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
        _act(bench, form)
    except sources.Unworkable:
        # The engine tells what is wrong with it, and where.
        pass
    if form["choose"]:
        bench.chosen = form["choose"]
    return bench


def _act(bench: Bench, form: Form) -> None:
    here = bench.drawing
    if form["act"] == "add" and form["kind"] in KINDS:
        ids = [part.id for part in here.parts]
        bench.source = sources.added(bench.source, form["kind"], ids, list(here.styles), here.page)
        bench.chosen = sources.free_name(form["kind"], ids)
    elif form["act"] == "remove" and bench.part:
        gone = sources.removed(bench.source, bench.chosen, inherited=False)
        if drawing.read(gone).part(bench.chosen):
            gone = sources.removed(bench.source, bench.chosen, inherited=True)
        bench.source, bench.chosen = gone, ""
    elif bench.part and form["own_style"] in styles_of(bench.part.values):
        style = form["own_style"]
        own = sources.free_name(bench.chosen, list(here.styles))
        values = here.styles.get(style, {})
        bench.source = sources.parted(
            bench.source, bench.chosen, style, own, values, bench.part.values
        )


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
        return
    for name, prop in fields(part):
        if name in form.values or (prop.how is How.FLAG and "flags" in form.values):
            _take(bench, form, name, prop)


def _take(bench: Bench, form: Form, name: str, prop: Property) -> None:
    before = len(form.faults)
    text = form.text(name, TEXT_LIMIT)
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
