"""The bell's page: what is new for this person, and which kinds are shown."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.overview import trays
from awards.overview.bell.tray import KINDS, tray_of
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations


@get("/notes", opt={"permission": Permission.READ})
async def notes(request: AnyRequest) -> Response[str]:
    kept = await trays.of(request.user.account)
    return page(
        request,
        "overview/notes.html",
        tray=await tray_of(request.user),
        kinds={
            kind: facts.words for kind, facts in KINDS.items() if request.user.may(facts.permission)
        },
        muted=kept.muted,
    )


@post("/notes/seen", opt={"permission": Permission.READ})
async def notes_seen(request: AnyRequest) -> Redirect:
    await trays.see_notes(request.user.account)
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/notes", _("All notifications are marked as read."))


@post("/notes/kinds", opt={"permission": Permission.READ})
async def note_kinds(request: AnyRequest) -> Redirect:
    """A kind without a tick is switched off."""
    form = await forms.read(request)
    offered = {kind for kind, facts in KINDS.items() if request.user.may(facts.permission)}
    await trays.mute(request.user.account, frozenset(offered - set(form.many("kind"))))
    _ = translations(visits.language(request)).gettext
    return redirect(request, "/notes", _("The notifications are set."))


ROUTES: list[Any] = [notes, notes_seen, note_kinds]
