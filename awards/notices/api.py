"""Confirmation and corrections of notices over HTTP, with the checks of the two-person rule."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from awards.accounts.rules import Principal
from awards.catalogue import service as catalogue
from awards.notices import correcting, queries, service
from awards.notices.notice_table import posted
from awards.notices.records import NoticeAnswer
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat
from awards.papers.table import PaperTable
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import CodeInPath, IdInPath, Text
from awards.winners.api.bodies import Ids

LIST = "/commendations/{code:str}/notices/{number:int}/list"


class Confirmation(Ids, frozen=True, forbid_unknown_fields=True):
    """``justification`` overrides a notice, with the permission for it. The history keeps it."""

    justification: Text = ""


class NoticeCorrection(Ids, frozen=True, forbid_unknown_fields=True):
    """``take_off`` returns the winners to the drafts; otherwise the notice gets a dated line."""

    reason: Text
    take_off: bool = False


@post(
    "/notices/{notice:int}/corrections",
    status_code=204,
    opt={"permission": Permission.NOTICE},
    tags=["notices"],
)
async def correct_notice(
    notice: IdInPath, actor: NamedDependency[str], data: JSONBody[NoticeCorrection]
) -> None:
    """Let a published notice say what the register says of these winners, or take them off it.

    All or none. Under the two-person rule nobody publishes words that they wrote.
    """
    act = correcting.take_off if data.take_off else correcting.correct
    await act(actor, notice, data.winners, data.reason)


@post(
    "/notices/confirm",
    status_code=204,
    opt={"permission": Permission.CONFIRM},
    tags=["notices"],
)
async def confirm(request: Request[Principal, Any, Any], data: JSONBody[Confirmation]) -> None:
    """All or none, after their notice, and not by their registrant if two persons must act."""
    await _confirm(request, data)


@post(
    "/winners/confirm",
    status_code=204,
    opt={"permission": Permission.CONFIRM},
    tags=["notices"],
    deprecated=True,
)
async def confirm_winners(
    request: Request[Principal, Any, Any], data: JSONBody[Confirmation]
) -> None:
    """The earlier address of ``/notices/confirm``, kept for programs that call it."""
    await _confirm(request, data)


async def _confirm(request: Request[Principal, Any, Any], data: Confirmation) -> None:
    await service.confirm(
        request.user.actor,
        data.winners,
        justification=data.justification,
        may_override=request.user.may(Permission.OVERRIDE_NOTICE),
    )


@get("/commendations/{code:str}/notices", opt={"permission": Permission.READ}, tags=["notices"])
async def list_notices(code: CodeInPath) -> list[NoticeAnswer]:
    """The notices of a commendation, the newest first, with what became of those on them."""
    here = await catalogue.find(code)
    standings = await queries.standings(here)
    return [
        NoticeAnswer(**msgspec.structs.asdict(each), standing=standings.get(each.id))
        for each in await queries.notices(here)
    ]


@get(LIST, opt={"permission": Permission.READ}, tags=["notices"])
async def get_notice_list(
    code: CodeInPath, number: IdInPath, settings: NamedDependency[Settings]
) -> list[dict[str, str | int]]:
    """The list of a notice as it was published, with its corrections; one record a line."""
    return (await _posted(code, number, settings)).records(settings.language)


def _list_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"{LIST}.{form.name}",
        media_type=form.media_type,
        opt={"permission": Permission.READ},
        tags=["notices"],
        operation_id=f"get_notice_list_{form.name}",
    )
    async def get_notice_file(
        code: CodeInPath, number: IdInPath, settings: NamedDependency[Settings]
    ) -> Response[bytes]:
        table = await _posted(code, number, settings)
        return await written(table, form, settings, code, f"公示名单-{number}")

    return get_notice_file


async def _posted(code: str, number: int, settings: Settings) -> PaperTable:
    here = await catalogue.find(code)
    return await posted(here, await queries.of_number(here, number), settings.language)


ROUTES = [
    list_notices,
    get_notice_list,
    *map(_list_file, FORMATS),
    correct_notice,
    confirm,
    confirm_winners,
]
