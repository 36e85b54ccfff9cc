"""Language and theme, chosen on any page and stored by the browser."""

from __future__ import annotations

from typing import Any

from litestar import Request, post
from litestar.response import Redirect

from awards.web import visits
from awards.web.forms import read
from awards.web.pages import redirect
from awards.web.paths import safe_next

_CHOICES = {visits.LANGUAGE: ("zh", "en"), visits.THEME: ("light", "dark")}


@post("/preferences", opt={"public": True}, include_in_schema=False)
async def prefer(request: Request[Any, Any, Any]) -> Redirect:
    form = await read(request)
    settings = visits.settings_of(request)
    chosen = [
        visits.preference(settings, name, form[name])
        for name, words in _CHOICES.items()
        if form[name] in words
    ]
    return redirect(request, safe_next(form["back"]), cookies=chosen)
