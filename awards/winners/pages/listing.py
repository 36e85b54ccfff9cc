"""The list of winners: filtered, sorted, paged, with bulk actions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards import limits
from awards.accounts import saved_views
from awards.catalogue import service as catalogue
from awards.free_fields import shown_at
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.papers.table import PaperTable
from awards.roles import Permission
from awards.tables import FieldPlace
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, may, page, redirect
from awards.winners import lists, sheet
from awards.winners.filters import Filter, Position, Sort
from awards.words import translations


@get("/c/{code:str}/winners", opt={"permission": Permission.READ})
async def listing(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    position = Position.read(request.query_params)
    wanted, sort, offset = position.wanted, position.sort, position.offset
    asked = position.asked
    return page(
        request,
        "winners/list.html",
        here=here,
        section="winners",
        wanted=wanted,
        sort=sort,
        offset=offset,
        position=position,
        limit=lists.PAGE,
        found=await lists.page(here, wanted, sort=sort, offset=offset),
        units=await lists.units(here),
        views=await saved_views.of(request.user.account, request.url.path),
        link=f"?{urlencode(asked)}{'&' if asked else ''}from=",
        names={category.code: category.name for category in here.categories},
        sorts=Sort,
        own_fields=shown_at(here.free_fields, FieldPlace.LISTS),
    )


def _exported(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/winners.{form.name}", opt={"permission": Permission.READ})
    async def exported(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        """All matching winners; with ``personal`` for people who may register."""
        return await paper(request, await _made(request, code), form, code, "获奖者")

    return exported


async def _made(request: AnyRequest, code: str) -> PaperTable:
    here = await catalogue.find(code)
    wanted = Filter.read(request.query_params)
    whole = request.query_params.get("personal") == "true" and may(request, Permission.REGISTER)
    return await sheet.listed(here, wanted, visits.settings_of(request).language, personal=whole)


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


@post("/c/{code:str}/winners/views/{view:int}/drop", opt={"permission": Permission.READ})
async def drop_view(request: AnyRequest, code: CodeInPath, view: IdInPath) -> Redirect:
    await saved_views.drop(request.user.account, view)
    return redirect(request, f"/c/{code}/winners")


ROUTES: list[Any] = [listing, *map(_exported, FORMATS), keep_view, drop_view]
