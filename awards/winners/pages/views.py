"""Filters of the list of winners, kept by a person as tabs above it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from litestar import post
from litestar.response import Redirect

from awards import limits
from awards.accounts import saved_views
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, redirect
from awards.winners.filters import Position
from awards.words import translations


@post("/c/{code:str}/winners/views", opt={"permission": Permission.READ})
async def keep_view(request: AnyRequest, code: CodeInPath) -> Redirect:
    """Save the current filters under a name of one's own."""
    form = await forms.read(request)
    position = Position.read({name: form[name] for name in form.values})
    path = f"/c/{code}/winners"
    name = form.text("view", limits.VIEW_NAME, required=True)
    if not form.sound:
        return redirect(request, path + position.query, form.faults["view"])
    await saved_views.keep(request.user.account, path, name, urlencode(position.asked))
    _ = translations(visits.language(request)).gettext
    return redirect(request, path + position.query, _("The view “%s” is saved.") % name)


@post("/c/{code:str}/winners/views/{view:int}/name", opt={"permission": Permission.READ})
async def rename_view(request: AnyRequest, code: CodeInPath, view: IdInPath) -> Redirect:
    form = await forms.read(request)
    position = Position.read({name: form[name] for name in form.values})
    path = f"/c/{code}/winners{position.query}"
    name = form.text("view", limits.VIEW_NAME, required=True)
    if not form.sound:
        return redirect(request, path, form.faults["view"])
    _ = translations(visits.language(request)).gettext
    if not await saved_views.rename(request.user.account, view, name):
        return redirect(request, path, _("Another view is already named “%s”.") % name)
    return redirect(request, path, _("The view is now named “%s”.") % name)


@post("/c/{code:str}/winners/views/{view:int}/drop", opt={"permission": Permission.READ})
async def drop_view(request: AnyRequest, code: CodeInPath, view: IdInPath) -> Redirect:
    await saved_views.drop(request.user.account, view)
    return redirect(request, f"/c/{code}/winners")


ROUTES: list[Any] = [keep_view, rename_view, drop_view]
