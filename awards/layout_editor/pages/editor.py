"""One layout in hand. Every step sends the whole draft and gets the whole page; nothing is kept here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

import anyio
from litestar import Response, get, post
from litestar.params import PathParameter
from litestar.response import Redirect

from awards import limits
from awards.errors import LayoutFaulty, Stale, Words
from awards.layout_editor import contents, paragraphs, steps
from awards.layout_editor.acts import BACK
from awards.layout_editor.bench import OWN, STYLE, WHOLE, Bench, kind_of
from awards.layout_editor.contents import Offer
from awards.layout_editor.drawing import Own
from awards.layout_editor.properties import (
    SINGLE,
    STYLES,
    Property,
    called,
    groups,
    labels_of_kind,
    labels_of_page,
    labels_of_style,
    names,
    sheet,
    shown,
    styles_of,
)
from awards.layout_editor.typed import SHEET_SENT
from awards.layouts import artwork, versions
from awards.layouts.pictures import Tried
from awards.layouts.versions import MOST_VERSIONS, TOLD, Version
from awards.web import forms, visits
from awards.web.forms import Form
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.words import N_, Language, translated, translations
from certificates import Fault
from certificates.content import RECIPIENT_LABELS
from certificates.elements import ELEMENT_KINDS

LayoutInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=64)]

_EDIT = {"permission": Permission.EDIT_LAYOUTS}


@get("/layouts/{layout:str}", opt=_EDIT)
async def editor(request: AnyRequest, layout: LayoutInPath) -> Response[str]:
    newest = await versions.newest(layout)
    given = request.query_params
    chosen, said = given.get("element", ""), given.get("contents", contents.USUAL)
    shown = await artwork.shown_by(newest.source)
    in_hand = Bench(newest.source, shown, chosen, said, kind_of(given.get("variant", "")))
    return await _editor(request, newest, in_hand, Form(visits.language(request)))


@post("/layouts/{layout:str}/try", opt=_EDIT)
async def attempt(request: AnyRequest, layout: LayoutInPath) -> Response[str]:
    """Nothing is stored: the draft comes back with what was done to it, and how it looks."""
    newest = await versions.newest(layout)
    form = await forms.read(request)
    return await _editor(request, newest, await _in_hand(form), form)


@post("/layouts/{layout:str}", opt=_EDIT)
async def save(request: AnyRequest, layout: LayoutInPath) -> Response[str] | Redirect:
    """``over`` is the version that was saved meanwhile and is knowingly followed."""
    newest = await versions.newest(layout)
    form = await forms.read(request)
    in_hand = await _in_hand(form)
    note = form.text("note", limits.LAYOUT_NOTE)
    if form.sound:
        try:
            based = _number(form["over"] or form["basis"], default=-1)
            made = await versions.save(
                request.user.actor, layout, in_hand.source, note, basis=based
            )
        except LayoutFaulty as fault:
            form.refuse(fault)
        except Stale as fault:
            form.refuse(fault)
            newest = await versions.newest(layout)
        else:
            said = translations(form.language).gettext("Version %s is saved.") % made.version
            back = urlencode({"element": in_hand.chosen, "variant": in_hand.variant})
            return redirect(request, f"/layouts/{layout}?{back}", said)
    return await _editor(request, newest, in_hand, form, status=422)


async def _in_hand(form: Form) -> Bench:
    pictures = await artwork.shown_by(form["source"], *form.many(f"{OWN}.image"))
    # A draft of thousands of elements takes seconds, and nobody else should wait for them.
    return await anyio.to_thread.run_sync(steps.from_form, form, pictures)


def _number(typed: str, default: int) -> int:
    """Of a version; what no form of ours has sent is ``default``."""
    sound = typed.isascii() and typed.isdigit() and len(typed) < len(str(MOST_VERSIONS))
    return int(typed) if sound else default


async def _editor(
    request: AnyRequest, newest: Version, in_hand: Bench, form: Form, status: int = 200
) -> Response[str]:
    here = in_hand.drawing
    found = await _found(in_hand, form)
    tried: Tried | None = None
    if here.layout:
        settings = visits.settings_of(request)
        tried = await contents.drawn(here.layout, in_hand.contents, settings, in_hand.variant)
    basis = _number(form["basis"], default=newest.version)
    return page(
        request,
        "layout_editor/editor.html",
        status=status,
        newest=newest,
        basis=basis,
        named=artwork.named,
        bench=in_hand,
        here=here,
        boxes=sorted(here.parts, key=lambda part: -abs(_area(part.box))) if here.parts else [],
        tried=tried,
        wrong={problem.element for problem in tried.problems} if tried else set(),
        offers=await contents.offers(here.layout, found, in_hand.contents, in_hand.variant),
        panel=_panel(in_hand, form, [each.name for each in await artwork.all_of()]),
        form=form,
        sheet_sent=SHEET_SENT,
        recipients=RECIPIENT_LABELS,
        paragraph_words=SINGLE,
        may_arrange=partial(paragraphs.can, count=_paragraphs(in_hand)),
        at_hand=_at_hand(in_hand),
        gone=[name for name, is_own in here.gone.items() if is_own],
        told_at_once=TOLD,
        kinds=sorted(ELEMENT_KINDS.values(), key=lambda kind: kind.rank),
        kind_of=ELEMENT_KINDS.get,
        unsaved=in_hand.source != newest.source,
        past=await versions.all_of(newest.layout_id),
    )


async def _found(in_hand: Bench, form: Form) -> list[Offer]:
    """Whom the words in the search lead to; words that are new choose the first of them."""
    words, variant = form.text("sought", limits.SEARCH), in_hand.variant
    found = await contents.sought(words, variant) if "sought" not in form.faults else []
    if words and not found:
        form.fault("sought", N_("Nobody is found."))
    elif words and words != form["found_for"]:
        in_hand.contents = found[0].code
    if variant and not await contents.is_of(in_hand.contents, variant):
        in_hand.contents = contents.USUAL
    if in_hand.contents not in [offer.code for offer in found]:
        found = [*await contents.chosen(in_hand.contents), *found]
    return found


def _paragraphs(in_hand: Bench) -> int:
    return paragraphs.count_of(in_hand.part.values) if in_hand.part else 0


def _at_hand(in_hand: Bench) -> str:
    """The button to go on with: the same as before, or its counterpart where that is at its end."""
    way, place = in_hand.at_hand
    count = _paragraphs(in_hand)
    ways = [
        way,
        {paragraphs.UP: paragraphs.DOWN, paragraphs.DOWN: paragraphs.UP}.get(way, paragraphs.ADD),
    ]
    able = [each for each in ways if paragraphs.can(each, place, count)]
    return f"act-paragraph:{able[0]}:{place + 1}" if way and able else ""


def _area(box: Any) -> float:  # noqa: ANN401 - a box, or none
    return float(box.width * box.height) if box else 0.0


class Field(NamedTuple):
    """``place`` of a fault shared by several fields is told at the first of them."""

    name: str
    property: Property
    value: str
    options: Mapping[str, str]
    fault: str
    is_own: bool


class Back(NamedTuple):
    """What a variant sets for itself, and the act that gives it back; none where a base says it."""

    words: str
    act: str


class Panel(NamedTuple):
    own: list[Back]
    groups: list[tuple[str, int, list[Field]]]
    styles: list[tuple[str, list[str], list[Back], list[Field]]]


def _backs(own: Own, prefix: str, among: Mapping[str, str]) -> list[Back]:
    return [
        Back(called(key, among), f"{BACK}{prefix}.{key}" if is_here else "")
        for key, is_here in own.items()
    ]


def _panel(in_hand: Bench, form: Form, pictures: Sequence[str]) -> Panel:
    """Everything that can be typed of the chosen element, with the faults beside it."""
    part, here = in_hand.part, in_hand.drawing
    if part is None:
        page_own = {f"page.{key}": is_here for key, is_here in here.sheet_own.items()}
        whole = _Fields(in_hand, form, here.sheet_faults, (), page_own)
        properties = sheet(in_hand.variant)
        fields = [whole.field(WHOLE, prop, here.values) for prop in properties]
        backs = _backs(here.sheet_own, f"{WHOLE}.page", labels_of_page())
        return Panel(backs, [(N_("The whole sheet"), 0, fields)], [])
    own = _Fields(in_hand, form, part.faults, pictures, part.own)
    own_groups = [
        (
            group.words,
            group.number,
            [own.field(OWN, prop, part.values) for prop in group.properties],
        )
        for group in groups(part.kind, part.values)
    ]
    styles = []
    for style in styles_of(part.values):
        if style in here.styles:
            faults = {
                key.removeprefix(f"{style}."): fault
                for key, fault in here.style_faults.items()
                if key.startswith(f"{style}.")
            }
            style_own = here.style_own.get(style, {})
            of_style = _Fields(in_hand, form, faults, pictures, style_own)
            values = here.styles[style]
            made = [of_style.field(f"{STYLE}.{style}", prop, values) for prop in STYLES]
            backs = _backs(style_own, f"{STYLE}.{style}", labels_of_style())
            styles.append((style, names(here.parts, style), backs, made))
    return Panel(_backs(part.own, OWN, labels_of_kind(part.kind)), own_groups, styles)


class _Fields:
    def __init__(
        self,
        in_hand: Bench,
        form: Form,
        faults: Mapping[str, Fault],
        pictures: Sequence[str],
        own: Own,
    ) -> None:
        self._bench, self._form, self._faults = in_hand, form, dict(faults)
        self._pictures, self._own = tuple(pictures), own

    def field(self, prefix: str, prop: Property, values: object) -> Field:
        name = f"{prefix}.{prop.key}"
        value = self._bench.typed.get(name, shown(values, prop))
        options = prop.options
        if prop.key.endswith("style"):
            options = dict.fromkeys(self._bench.drawing.styles, "")
        elif prop.key == "image":
            options = dict.fromkeys(self._pictures, "")
        told = self._form.faults.get(name, "")
        fault: Fault | None = self._faults.pop(prop.place, None)
        if fault and not told:
            told = " ".join(words_of(fault, self._form.language))
        is_own = prop.key in self._own or str(prop.path[0]) in self._own
        return Field(name, prop, value, options, told, is_own)


def words_of(fault: Fault, language: Language) -> Words:
    return Words(translated(fault.what, language), translated(fault.remedy, language))


ROUTES: list[Any] = [editor, attempt, save]
