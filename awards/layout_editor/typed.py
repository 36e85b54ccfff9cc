"""What was typed beside the sheet, put into the source."""

from __future__ import annotations

from collections.abc import Iterator

from awards import limits
from awards.layout_editor import sources
from awards.layout_editor.bench import OWN, STYLE, WHOLE, Bench
from awards.layout_editor.drawing import Part
from awards.layout_editor.properties import (
    STYLES,
    Control,
    Property,
    groups,
    instead,
    sheet,
    shown,
    styles_of,
    typed,
)
from awards.web.forms import Form
from awards.words import N_
from certificates.elements import ELEMENT_KINDS

#: The field that comes with those of the whole sheet.
SHEET_SENT = "sheet"

#: What a property may be long.

NO_NUMBER = N_("A number, such as 12.5.")


def take_typed(bench: Bench, form: Form) -> None:
    """Whatever differs from what stands in the source is what was typed."""
    part = bench.part
    if part is None:
        if SHEET_SENT in form.values:
            _type_sheet(bench, form)
        return
    had = "image" in part.values
    for name, prop in fields(part):
        unticked = prop.how in (Control.FLAG, Control.MANY) and "flags" in form.values
        if name in form.values or unticked:
            _take(bench, form, name, prop)
    if (
        instead(ELEMENT_KINDS.get(part.kind))
        and ("image" in (bench.part or part).values) is not had
    ):
        _exchange(bench, part.kind, shows_own=not had)


def _type_sheet(bench: Bench, form: Form) -> None:
    for prop in sheet(bench.variant):
        name = f"{WHOLE}.{prop.key}"
        text = form.text(name, limits.PROPERTY)
        was_sent = name in form.values or prop.how is Control.FLAG
        if not was_sent or name in form.faults or text == shown(bench.drawing.values, prop):
            continue
        try:
            # A base may say otherwise, so what is not wanted is said as well.
            value = text == "true" if prop.how is Control.FLAG else typed(text, prop)
            bench.source = sources.said(bench.source, prop.path, value, bench.variant)
        except (ValueError, OverflowError):
            bench.typed[name] = form[name]
            form.fault(name, NO_NUMBER)


def _exchange(bench: Bench, kind: str, *, shows_own: bool) -> None:
    """A picture of the layout's own takes the place of what else would be shown, or gives it back."""
    usual = ELEMENT_KINDS[kind].beginning
    for key in instead(ELEMENT_KINDS[kind]):
        part = bench.part
        value = None if shows_own else usual.get(key)
        if part and (value is not None or key in part.values):
            bench.source = sources.changed(
                bench.source, part.id, (key,), value, part.values, bench.variant
            )


def _take(bench: Bench, form: Form, name: str, prop: Property) -> None:
    before = len(form.faults)
    many = prop.how is Control.MANY
    text = (
        ", ".join(form.many(name))[: limits.PROPERTY] if many else form.text(name, limits.PROPERTY)
    )
    part = bench.part
    if part is None or len(form.faults) > before:
        bench.typed[name] = form[name]
        return
    style = name.split(".")[1:-1] if name.startswith(f"{STYLE}.") else []
    values = bench.drawing.styles.get(".".join(style), {}) if style else part.values
    if text == shown(values, prop):
        return
    try:
        value = typed(text, prop)
        if style:
            bench.source = sources.styled(
                bench.source, ".".join(style), prop.key, value, bench.variant
            )
        else:
            _change(bench, part, prop, value)
    except (ValueError, OverflowError):
        bench.typed[name] = form[name]
        form.fault(name, NO_NUMBER)


def _change(bench: Bench, part: Part, prop: Property, value: object) -> None:
    source, variant = bench.source, bench.variant
    bench.source = sources.changed(source, part.id, prop.path, value, part.values, variant)
    after = bench.part
    if prop.how is Control.FLAG and value is None and after and shown(after.values, prop):
        # It is ticked below: that it is not here must be said.
        bench.source = sources.changed(source, part.id, prop.path, False, part.values, variant)


def fields(part: Part) -> Iterator[tuple[str, Property]]:
    """Everything that can be typed of an element, by the name of its field."""
    for group in groups(part.kind, part.values):
        for prop in group.properties:
            yield f"{OWN}.{prop.key}", prop
    for style in styles_of(part.values):
        for prop in STYLES:
            yield f"{STYLE}.{style}.{prop.key}", prop
