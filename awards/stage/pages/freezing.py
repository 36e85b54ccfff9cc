"""Versions: freeze the draft, look at earlier ones, compare any two."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.roles import Permission
from awards.stage import store, versions
from awards.stage.api import NumberInQuery
from awards.stage.pages.desk import Answer, acted, revision_of, stage_page
from awards.stage.rules.comparing import compare
from awards.stage.rules.difference_words import difference_lines
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest
from awards.winners.rules import account_of
from awards.words import N_, translated, translations

#: The length of a note.
NOTE = 500


@get("/c/{code:str}/ceremony/versions", opt={"permission": Permission.READ})
async def listed(
    request: AnyRequest, code: CodeInPath, old: NumberInQuery = 0, new: NumberInQuery = 0
) -> Response[str]:
    """All versions; with two different ones what they say differently. 0 is the draft."""
    here = await catalogue.find(code)
    ceremony = await store.find(here)
    old = old or (ceremony.version if ceremony else 0)
    lines: list[str] = []
    if old != new:
        before, after = await versions.version(code, old), await versions.version(code, new)
        found = compare(before.content, after.content)
        spoken = visits.language(request)
        lines = [
            translated(each, spoken)
            for each in difference_lines(found, before.content, after.content)
        ]
    return await stage_page(
        request,
        code,
        "versions",
        frozen=await versions.listing(code) if ceremony else [],
        people=await shown_names(),
        account_of=account_of,
        old=old,
        new=new,
        lines=lines,
    )


@get("/c/{code:str}/ceremony/versions/new", opt={"permission": Permission.FREEZE})
async def ask(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await stage_page(request, code, "freeze")


@post("/c/{code:str}/ceremony/versions/new", opt={"permission": Permission.FREEZE})
async def freeze(request: AnyRequest, code: CodeInPath) -> Answer:
    """Freeze the draft; with winners who are placed nowhere only if that is accepted."""
    form = await forms.read(request)
    note = form.text("note", NOTE)

    async def act() -> None:
        await versions.freeze(
            request.user.actor,
            code,
            revision_of(form),
            note,
            accept_unplaced=form.flag("accept_unplaced"),
        )

    async def shown() -> Response[str]:
        return await stage_page(request, code, "freeze", form)

    said = translations(form.language).gettext(N_("The version is frozen."))
    return await acted(request, form, act, f"/c/{code}/ceremony/versions", shown, said)


ROUTES: list[Any] = [listed, ask, freeze]
