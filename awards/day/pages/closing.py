"""The close of the day on a page and as a list; and slips of what changed."""

from __future__ import annotations

from typing import Annotated, Any

import anyio
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import PathParameter

from awards import limits
from awards.catalogue import service as catalogue
from awards.ceremony.papers.change_slips import change_slip
from awards.ceremony.papers.slip_rules import SlipRole
from awards.day import closing
from awards.day.closing_list import closing_table, counts, state
from awards.day.pages.parts import Answer, acted, day_page, seen_of
from awards.errors import NotFound
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.stage import day as stage_day
from awards.stage import versions
from awards.web import forms, visits
from awards.web.downloads import PDF, download
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import Phrase, translated

READ = {"permission": Permission.READ}
ROSTER = {"permission": Permission.ROSTER}
RUN = {"permission": Permission.RUN_DAY}
HERE = "/c/{code:str}/day/close"
RoleInPath = Annotated[str, PathParameter(pattern=r"^[a-z]+$", max_length=20)]


@get(HERE, opt=READ)
async def closing_page(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _shown(request, code, None)


async def _shown(
    request: AnyRequest, code: str, form: WebForm | None, status: int = 200
) -> Response[str]:
    spoken, made = visits.language(request), await closing.statement(code)
    return await day_page(
        request,
        code,
        "close",
        form,
        status=status,
        made=made,
        counts=translated(counts(made), spoken),
        state=translated(state(made), spoken),
    )


@post(HERE, opt=RUN)
async def close_day(request: AnyRequest, code: CodeInPath) -> Answer:
    form = await forms.read(request)

    async def act() -> None:
        await closing.close(request.user.actor, code, seen_of(form))

    async def shown(status: int) -> Response[str]:
        return await _shown(request, code, form, status)

    return await acted(request, form, act, f"/c/{code}/day/close", shown)


@post("/c/{code:str}/day/reopen", opt={"permission": Permission.REOPEN_DAY})
async def reopen_day(request: AnyRequest, code: CodeInPath) -> Answer:
    form = await forms.read(request)
    reason = form.text("reason", limits.REASON, required=True)

    async def act() -> None:
        await closing.reopen(request.user.actor, code, reason, seen_of(form))

    async def shown(status: int) -> Response[str]:
        return await _shown(request, code, form, status)

    return await acted(request, form, act, f"/c/{code}/day", shown)


def _list_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/day/close.{form.name}", opt=ROSTER)
    async def list_file(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        here = await catalogue.find(code)
        table = closing_table(here, await closing.statement(code))
        return await paper(request, table, form, code, "颁发清单")

    return list_file


@get("/c/{code:str}/day/slips/{role:str}", opt=ROSTER)
async def slip(request: AnyRequest, code: CodeInPath, role: RoleInPath) -> Response[bytes]:
    """What one role changes on its paper, from the frozen version to now."""
    if role not in set(SlipRole):
        raise NotFound(what=Phrase("change slip"), key=role)
    today, settings = await stage_day.today(code), visits.settings_of(request)
    frozen = await versions.version(code, today.number)
    made = await anyio.to_thread.run_sync(change_slip, SlipRole(role), frozen, today, settings)
    name = f"{code}-变更单-{role}-{today.number}.{today.revision}.pdf"
    return download(made.content, name, PDF)


ROUTES: list[Any] = [closing_page, close_day, reopen_day, *map(_list_file, FORMATS), slip]
