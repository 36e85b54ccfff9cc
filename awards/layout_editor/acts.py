"""What a button or the mouse does to a layout in hand."""

from __future__ import annotations

from awards import limits
from awards.layout_editor import arranging, paragraphs, sources
from awards.layout_editor.bench import OWN, STYLE, WHOLE, Bench
from awards.layout_editor.drawing import Part
from awards.layout_editor.properties import styles_of
from awards.web.forms import Form
from awards.words import N_
from certificates.elements import ELEMENT_KINDS
from certificates.paper import Box

#: What an act begins with that makes something as for all again; of what a variant leaves out.
BACK, GONE = "back:", "gone"

#: What an act begins with that arranges paragraphs.
PARAGRAPH = "paragraph:"

#: What an element may be called.

NAME_TAKEN = N_("Another element is called so.")
NAMED_ELSEWHERE = N_("Other parts of the layout go by this name: change it in the source.")


def call(bench: Bench, form: Form) -> None:
    """The element by another name, unless it is taken or spoken of where it cannot be changed."""
    part, name = bench.part, form.text("called", limits.ELEMENT_NAME)
    # A variant says what it says of an element by the name that it has for all.
    if bench.variant or part is None or not name or name == part.id or "called" in form.faults:
        return
    if bench.drawing.part(name):
        form.fault("called", NAME_TAKEN)
        return
    own = bench.source
    inherited = _is_inherited(bench, part.id)
    made = arranging.called(own, part.id, name, part.values, inherited=inherited)
    before, after = bench.drawing, bench.read(made)
    if len(after.faults) > len(before.faults):
        form.fault("called", NAMED_ELSEWHERE)
        return
    bench.source, bench.chosen = made, name


def _is_inherited(bench: Bench, element: str) -> bool:
    gone = sources.removed(bench.source, element, inherited=False)
    return bench.read(gone).part(element) is not None


def _shift(bench: Bench, part: Part, *, forward: bool) -> None:
    order = [each.id for each in bench.drawing.parts]
    wanted = arranging.swapped(order, part.id, forward=forward)
    if wanted == order:
        return
    upper = next(new for old, new in zip(order, wanted, strict=True) if old != new)
    for made in arranging.shifts(bench.source, wanted, upper):
        after = bench.read(made)
        sound = len(after.faults) <= len(bench.drawing.faults)
        if sound and [each.id for each in after.parts] == wanted:
            bench.source = made
            return
    raise sources.Unworkable(f"no way to have {part.id} a step on")


def act(bench: Bench, form: Form) -> None:
    here, asked, part, taken = bench.drawing, form["act"], bench.part, bench.names
    if asked == "add" and form["kind"] in ELEMENT_KINDS:
        styles = list(here.styles)
        bench.chosen = sources.free_name(form["kind"], taken)
        bench.source = sources.added(
            bench.source, form["kind"], taken, styles, here.page, bench.variant
        )
    elif asked == "sheet":
        bench.chosen = ""
    elif asked.startswith(BACK):
        _give_back(bench, asked.removeprefix(BACK))
    elif part is not None:
        _act_on(bench, part, form)


def _act_on(bench: Bench, part: Part, form: Form) -> None:
    here, asked, variant = bench.drawing, form["act"], bench.variant
    if asked == "double":
        name = sources.free_name(part.id, bench.names)
        bench.source = arranging.doubled(
            bench.source, name, part.values, part.box, here.page, variant
        )
        bench.chosen = name
    elif asked in ("forward", "backward") and not variant:
        _shift(bench, part, forward=asked == "forward")
    elif asked == "remove":
        bench.asks = True
    elif asked == "removed":
        _remove(bench, part)
    elif asked.startswith(PARAGRAPH):
        _arrange(bench, part, asked.removeprefix(PARAGRAPH))
    elif form["own_style"] in styles_of(part.values):
        _part_from(bench, part, form["own_style"])


def _arrange(bench: Bench, part: Part, asked: str) -> None:
    """``up:1`` is the second paragraph to go before the first."""
    way, _, at = asked.partition(":")
    count = paragraphs.count_of(part.values)
    place = int(at) if at.isdecimal() and len(at) < 4 else count
    if not paragraphs.can(way, place, count):
        return
    source, variant = bench.source, bench.variant
    made = paragraphs.arranged(source, part.id, way, place, part.values, variant)
    after = bench.read(made, variant)
    if len(after.faults) > len(bench.drawing.faults):
        raise sources.Unworkable(f"no way to have {way} at {place} in {part.id}")
    bench.source = made
    place += {paragraphs.ADD: 1, paragraphs.UP: -1, paragraphs.DOWN: 1}.get(way, 0)
    bench.at_hand = (way, min(place, count - 1) if way == paragraphs.REMOVE else place)


def _remove(bench: Bench, part: Part) -> None:
    source, variant = bench.source, bench.variant
    if variant:
        is_below = bench.read(source).part(part.id) is not None
        bench.source = sources.removed(source, part.id, inherited=is_below, variant=variant)
    else:
        inherited = _is_inherited(bench, part.id)
        bench.source = sources.removed(source, part.id, inherited=inherited)
    bench.chosen = ""


def _give_back(bench: Bench, name: str) -> None:
    """What a variant sets for itself is as for all; ``name`` as `backs` calls it."""
    scope, _, rest = name.partition(".")
    above, _, key = rest.rpartition(".")
    here, part = bench.drawing, bench.part
    if scope == GONE and here.gone.get(rest):
        path: sources.Path = ("elements", rest, "remove")
        bench.chosen = rest
    elif scope == OWN and part and part.own.get(rest):
        path = ("elements", part.id, rest)
    elif scope == STYLE and here.style_own.get(above, {}).get(key):
        path = ("styles", above, key)
    elif scope == WHOLE and here.sheet_own.get(key):
        path = ("page", key)
    else:
        return
    bench.source = sources.given_back(bench.source, bench.variant, path)


def _part_from(bench: Bench, part: Part, style: str) -> None:
    styles = bench.drawing.styles
    own = sources.free_name(part.id, list(styles))
    values = styles.get(style, {})
    made = sources.parted(bench.source, part.id, style, own, values, part.values, bench.variant)
    if bench.drawing.layout and not bench.read(made).layout:
        raise sources.Unworkable(f"no way to write the type style {own}")
    bench.source = made


def move(bench: Bench, sent: str) -> None:
    """``id:x:y:width:height``, as the script has moved it."""
    element, *numbers = sent.rsplit(":", 4)
    part = bench.drawing.part(element)
    if part is None or part.box is None:
        return
    try:
        box = Box(*map(float, numbers))
        bench.source = sources.moved(bench.source, element, box, part.values, bench.variant)
    except (TypeError, ValueError, OverflowError):
        # Not of our script; the element stays.
        return
