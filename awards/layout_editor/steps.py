"""One step of the editor: what was sent, with everything done to it that the form asks for."""

from __future__ import annotations

from awards.layout_editor import drawing, sources
from awards.layout_editor.acts import act, call, move
from awards.layout_editor.bench import Bench, kind_of
from awards.layout_editor.contents import USUAL
from awards.layout_editor.typed import take_typed
from awards.layouts.artwork import Pictures
from awards.layouts.versions import LONGEST
from awards.web.forms import Form
from awards.words import N_

BY_HAND = N_("The way this source is written, that can be changed in the source alone.")


def from_form(form: Form, pictures: Pictures) -> Bench:
    """What was sent, with everything done to it that the form asks for."""
    source = form["source"].replace("\r\n", "\n")
    bench = Bench(
        source, pictures, form["shown"], form["contents"] or USUAL, kind_of(form["variant_shown"])
    )
    if len(source) > LONGEST:
        form.fault("source", N_("%(count)s characters; %(limit)s at most."), len(source), LONGEST)
        return bench
    try:
        if form["act"] != "source":
            take_typed(bench, form)
        for each in form.many("moved"):
            move(bench, each)
        call(bench, form)
        act(bench, form)
    except sources.Unworkable:
        # Of what is no layout the engine tells what is wrong, and where.
        if bench.drawing.layout:
            form.fault("", BY_HAND)
    if bench.variant and not _is_same_for_others(bench, source):
        bench.source = source
        form.fault("", BY_HAND)
    if form["choose"] and form["choose"] != form["shown"]:
        bench.chosen = form["choose"]
    bench.variant = kind_of(form["variant"])
    return bench


def _is_same_for_others(bench: Bench, before: str) -> bool:
    """TOML can be written in ways that a table of a variant cannot be put into."""
    read = (bench.read(each) for each in (before, bench.source))
    was, now = (drawing.for_others(each, bench.variant) for each in read)
    return was == now
