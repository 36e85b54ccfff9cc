"""Read winners: a page of the list, the list as a file, one of them with its history."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, QueryParameter

from awards.audit import queries as audit
from awards.audit.api import HistoryEntry, entry
from awards.catalogue import service as catalogue
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.settings import Settings
from awards.tables import WinnerState
from awards.web.fields import (
    CodeInPath,
    CodeInQuery,
    IdInPath,
    Limit,
    Offset,
    TextInQuery,
)
from awards.winners import lists, queries, sheet
from awards.winners.api.etags import tagged
from awards.winners.filters import Filter
from awards.winners.queries import without_personal
from awards.winners.records import WinnerRecord


class Winners(msgspec.Struct, frozen=True):
    """A part of the list. ``total`` counts all that match."""

    total: int
    offset: int
    winners: list[WinnerRecord]


@get("/commendations/{code:str}/winners", opt={"permission": Permission.READ}, tags=["winners"])
async def list_winners(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    category: CodeInQuery = None,
    states: Annotated[list[WinnerState] | None, QueryParameter(name="state")] = None,
    text: TextInQuery = "",
    unit: TextInQuery = "",
    warnings: FromQuery[bool | None] = None,
    held: FromQuery[bool | None] = None,
    differs: FromQuery[bool | None] = None,
    personal: FromQuery[bool] = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Winners:
    """List winners in the order of the decision: by category, then by place.

    Personal free fields are hidden, unless ``personal`` asks for them and the caller may register.
    ``differs`` asks for those about whom a notice, certificate or the announced list and the
    register say different words.
    """
    here = await catalogue.find(code)
    if category is not None:
        here.require_category(category)
    wanted = Filter(
        category=category or "",
        states=tuple(states or WinnerState),
        unit=unit,
        warnings=warnings,
        held=held,
        differs=differs,
        text=text,
    )
    found = await lists.page(here, wanted, limit=limit, offset=offset)
    if personal and request.user.may(Permission.REGISTER):
        return Winners(found.total, offset, found.winners)
    return Winners(found.total, offset, without_personal(found.winners, here.free_fields))


def _list_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/winners.{form.name}",
        media_type=form.media_type,
        opt={"permission": Permission.READ},
        tags=["winners"],
        operation_id=f"get_winners_{form.name}",
    )
    async def get_winners_file(
        request: Request[Any, Any, Any],
        code: CodeInPath,
        settings: NamedDependency[Settings],
        category: CodeInQuery = None,
        text: TextInQuery = "",
        unit: TextInQuery = "",
        personal: FromQuery[bool] = False,
    ) -> Response[bytes]:
        """All winners who match, as a file; without a filter all who are not withdrawn."""
        here = await catalogue.find(code)
        if category is not None:
            here.require_category(category)
        wanted = Filter(category=category or "", unit=unit, text=text)
        whole = personal and request.user.may(Permission.REGISTER)
        table = await sheet.listed(here, wanted, settings.language, personal=whole)
        return await written(table, form, settings, code, "获奖者")

    return get_winners_file


@get("/winners/{winner:int}", opt={"permission": Permission.READ}, tags=["winners"])
async def get_winner(winner: IdInPath) -> Response[WinnerRecord]:
    """The ETag is the revision. Send it as If-Match with an amendment."""
    return tagged(await queries.find(winner))


@get("/winners/{winner:int}/history", opt={"permission": Permission.READ}, tags=["winners"])
async def history(winner: IdInPath) -> list[HistoryEntry]:
    """Who did what to this winner, the oldest entry first."""
    await queries.find(winner)
    return [entry(link) for link in await audit.history(f"winner/{winner}")]


ROUTES: list[Any] = [list_winners, *map(_list_file, FORMATS), get_winner, history]
