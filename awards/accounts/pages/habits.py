"""How one's own pages look: rows, columns, keys."""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.response import Redirect

from awards.accounts.service import keep_habits
from awards.roles import Permission
from awards.web import forms
from awards.web.pages import AnyRequest, redirect
from awards.web.paths import safe_next


@post("/me/habits", opt={"permission": Permission.READ})
async def change_habits(request: AnyRequest) -> Redirect:
    """Change those habits that the form names, and return to the page it was sent from."""
    form = await forms.read(request)
    wanted = request.user.habits.changed({name: form[name] for name in form.values})
    await keep_habits(request.user.account, wanted)
    return redirect(request, safe_next(form["back"]))


ROUTES: list[Any] = [change_habits]
