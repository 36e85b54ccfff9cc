"""The effects of a change of a category; nothing is stored here."""

from __future__ import annotations

from typing import Any

from litestar import Response, post

from awards.catalogue import service as catalogue
from awards.overview.effects import MOST_ORDERED, effect
from awards.roles import Permission
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page


@post(
    "/c/{code:str}/settings/{category:str}/effect",
    opt={"permission": Permission.MANAGE_CATALOGUE},
    status_code=200,
)
async def effect_page(request: AnyRequest, code: CodeInPath, category: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    of = here.require_category(category)
    form = await forms.read(request)
    found = await effect(here, of, {name: form[name] for name in form.values})
    return page(
        request,
        "overview/effect.html",
        here=here,
        section="catalogue",
        category=of,
        order=form["order"],
        effect=found,
        most=MOST_ORDERED,
    )


ROUTES: list[Any] = [effect_page]
