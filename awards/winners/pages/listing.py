"""The list of winners: filtered, sorted, paged, with bulk actions."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards.accounts import saved_views
from awards.accounts.habits import ROWS
from awards.accounts.service import keep_habits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.papers.table import PaperTable
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, may, page, redirect
from awards.web.paths import safe_next
from awards.winners import acts, columns, list_counts, lists, sheet
from awards.winners.filters import Filter, Position, Sort
from awards.winners.records import WinnerRecord
from awards.winners.rules import EDITED_IN_PLACE


@get("/c/{code:str}/winners", opt={"permission": Permission.READ})
async def listing(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    position = Position.read(request.query_params)
    wanted, sort, offset = position.wanted, position.sort, position.offset
    asked = position.asked
    rows = request.user.habits.rows
    found = await lists.page(here, wanted, sort=sort, offset=offset, limit=rows)
    return page(
        request,
        "winners/list.html",
        here=here,
        section="winners",
        wanted=wanted,
        sort=sort,
        offset=offset,
        limit=rows,
        choices=ROWS,
        found=found,
        groups=_groups(here, found, grouped=sort is Sort.DECISION),
        remarks=await list_counts.remark_counts(here),
        units=await list_counts.units(here),
        views=await saved_views.of(request.user.account, request.url.path),
        asked=urlencode(asked),
        link=f"?{urlencode(asked)}{'&' if asked else ''}from=",
        sorts=Sort,
        offered=columns.offered(here),
        **row_context(request, here, position),
    )


def row_context(
    request: AnyRequest, here: CommendationRecord, position: Position
) -> dict[str, Any]:
    """What each row of the list needs, also a row that is fetched alone."""
    return {
        "columns": columns.shown(
            here, request.user.habits.columns, grouped=position.sort is Sort.DECISION
        ),
        "position": position,
        "names": {category.code: category.name for category in here.categories},
        "selectable": acts.states_for(request.user),
        "edits_in_place": EDITED_IN_PLACE,
    }


class Group(NamedTuple):
    """Rows under one heading; without a category they have none. ``wide`` names need no unit."""

    category: CategoryRecord | None
    winners: list[WinnerRecord]

    @property
    def wide(self) -> bool:
        return self.category is not None and not any(each.unit for each in self.winners)


def _groups(here: CommendationRecord, found: lists.WinnerPage, *, grouped: bool) -> list[Group]:
    if not grouped:
        return [Group(None, found.winners)]
    parts = groupby(found.winners, key=attrgetter("category"))
    return [Group(here.require_category(code), list(winners)) for code, winners in parts]


@post("/c/{code:str}/winners/columns", opt={"permission": Permission.READ})
async def choose_columns(request: AnyRequest, code: CodeInPath) -> Redirect:
    """Keep the ticked columns with the account; ``all`` and ``usual`` need no ticks."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    offered = [column.name for column in columns.offered(here)]
    wanted = offered if form["choose"] == "all" else form.many("column")
    chosen = () if form["choose"] == "usual" else tuple(c for c in offered if c in wanted)
    await keep_habits(
        request.user.account, msgspec.structs.replace(request.user.habits, columns=chosen)
    )
    return redirect(request, safe_next(form["back"]))


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


ROUTES: list[Any] = [listing, choose_columns, *map(_exported, FORMATS)]
