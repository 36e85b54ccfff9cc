"""The page on which a layout is edited. Every step sends the whole draft and gets the whole page."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

import anyio
from litestar import Response, get, post
from litestar.params import PathParameter
from litestar.response import Redirect

from awards import limits
from awards.errors import LayoutFaulty, Stale
from awards.layout_editor import steps, trial_contents
from awards.layout_editor.changes import paragraphs
from awards.layout_editor.editing import USUAL, Editing, recipient
from awards.layout_editor.element_names import element_name, sample_name
from awards.layout_editor.inputs import OWN
from awards.layout_editor.panel import panel_of
from awards.layout_editor.source_view import ElementView
from awards.layout_editor.steps import SHEET_SENT
from awards.layout_editor.trial_contents import Offer
from awards.layouts import artwork, content_names, versions
from awards.layouts.versions import MOST_VERSIONS, TOLD, Version
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations
from certificates.content import RECIPIENT_LABELS
from certificates.elements import ELEMENT_KINDS

LayoutInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=64)]

_EDIT = {"permission": Permission.EDIT_LAYOUTS}


@get("/layouts/{layout:str}", opt=_EDIT)
async def editor(request: AnyRequest, layout: LayoutInPath) -> Response[str]:
    newest = await versions.newest(layout)
    given = request.query_params
    editing = Editing(
        newest.source,
        await artwork.shown_by(newest.source),
        chosen=given.get("element", ""),
        shown_with=given.get("contents", USUAL),
        variant=recipient(given.get("variant", "")),
        content_names=await content_names.known(),
    )
    return await _editor(request, newest, editing, WebForm(visits.language(request)))


@post("/layouts/{layout:str}/try", opt=_EDIT)
async def attempt(request: AnyRequest, layout: LayoutInPath) -> Response[str]:
    """Apply a step and show the draft again. Nothing is stored."""
    newest = await versions.newest(layout)
    form = await forms.read(request)
    return await _editor(request, newest, await _edited(form), form)


@post("/layouts/{layout:str}", opt=_EDIT)
async def save(request: AnyRequest, layout: LayoutInPath) -> Response[str] | Redirect:
    """``over`` is a version that was saved meanwhile, and that the person decided to follow."""
    newest = await versions.newest(layout)
    form = await forms.read(request)
    editing = await _edited(form)
    note = form.text("note", limits.LAYOUT_NOTE)
    if form.sound:
        try:
            based = _number(form["over"] or form["basis"], default=-1)
            made = await versions.save(
                request.user.actor, layout, editing.source, note, basis=based
            )
        except LayoutFaulty as fault:
            form.refuse(fault)
        except Stale as fault:
            form.refuse(fault)
            newest = await versions.newest(layout)
        else:
            said = translations(form.language).gettext("Version %s is saved.") % made.version
            back = urlencode({"element": editing.chosen, "variant": editing.variant})
            return redirect(request, f"/layouts/{layout}?{back}", said)
    return await _editor(request, newest, editing, form, status=422)


async def _edited(form: WebForm) -> Editing:
    pictures = await artwork.shown_by(form["source"], *form.many(f"{OWN}.image"))
    # A draft of thousands of elements takes seconds, and nobody else should wait for them.
    names = await content_names.known()
    return await anyio.to_thread.run_sync(steps.edited, form, pictures, names)


def _number(typed: str, default: int) -> int:
    """Return the number of a version; ``default`` if our forms cannot have sent the text."""
    sound = typed.isascii() and typed.isdigit() and len(typed) < len(str(MOST_VERSIONS))
    return int(typed) if sound else default


async def _editor(
    request: AnyRequest, newest: Version, editing: Editing, form: WebForm, status: int = 200
) -> Response[str]:
    editing, found = await _shown_with(editing, form)
    view, element = editing.view, editing.element
    tried = await trial_contents.drawn(editing, visits.settings_of(request))
    basis = _number(form["basis"], default=newest.version)
    return page(
        request,
        "layout_editor/editor.html",
        status=status,
        newest=newest,
        basis=basis,
        named=artwork.named,
        editing=editing,
        element_name=partial(element_name, language=form.language),
        sample_name=partial(sample_name, language=form.language),
        view=view,
        element=element,
        boxes=sorted(view.elements, key=lambda each: -_area(each)),
        tried=tried,
        wrong={problem.element for problem in tried.problems} if tried else set(),
        offers=await trial_contents.offers(editing, found),
        panel=panel_of(editing, form, [each.name for each in await artwork.all_of()]),
        form=form,
        sheet_sent=SHEET_SENT,
        recipients=RECIPIENT_LABELS,
        may_arrange=partial(paragraphs.can, count=paragraphs.count_of(element)),
        focused_button=_focused_button(editing),
        gone=[name for name, is_own in view.gone.items() if is_own],
        told_at_once=TOLD,
        kinds=sorted(ELEMENT_KINDS.values(), key=lambda kind: kind.rank),
        unsaved=editing.source != newest.source,
        past=await versions.all_of(newest.layout_id),
    )


async def _shown_with(editing: Editing, form: WebForm) -> tuple[Editing, list[Offer]]:
    """Return the found winners, and the editing; new search words choose the first one."""
    words, variant = form.text("sought", limits.SEARCH), editing.variant
    found = await trial_contents.sought(words, variant) if "sought" not in form.faults else []
    if words and not found:
        form.fault("sought", N_("Nobody was found."))
    elif words and words != form["found_for"]:
        editing = editing.shows_with(found[0].code)
    if variant and not await trial_contents.is_of(editing.shown_with, variant):
        editing = editing.shows_with(USUAL)
    if editing.shown_with not in [offer.code for offer in found]:
        found = [*await trial_contents.chosen(editing.shown_with), *found]
    return editing, found


def _focused_button(editing: Editing) -> str:
    """The button that gets the focus: the same as before, or its counterpart if it is disabled."""
    way, place = editing.paragraph_step
    count = paragraphs.count_of(editing.element)
    counterpart = {paragraphs.UP: paragraphs.DOWN, paragraphs.DOWN: paragraphs.UP}
    ways = [way, counterpart.get(way, paragraphs.ADD)]
    able = [each for each in ways if paragraphs.can(each, place, count)]
    return f"act-paragraph:{able[0]}:{place + 1}" if way and able else ""


def _area(element: ElementView) -> float:
    return abs(element.box.width * element.box.height) if element.box else 0.0


ROUTES: list[Any] = [editor, attempt, save]
