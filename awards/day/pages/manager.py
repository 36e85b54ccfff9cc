"""The stage manager's page: now, next, who is missing, and one act to give out."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.params import HeaderParameter, QueryParameter

from awards import limits
from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.ceremony.papers.slip_rules import ROLE_NAMES
from awards.day import changing, queries, rehearsing, scanning, service
from awards.day.desk import desk
from awards.day.event_words import names_in, who_did
from awards.day.pages.parts import Act, Answer, acted, day_page, seen_of
from awards.day.records import EventRecord
from awards.roles import Permission
from awards.stage.rules.consequences import consequence
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_, translated

READ = {"permission": Permission.READ}
RUN = {"permission": Permission.RUN_DAY}
GroupInQuery = Annotated[int, QueryParameter(ge=0, le=10_000)]
IfNoneMatch = Annotated[str, HeaderParameter(name="If-None-Match", max_length=200)]

#: So many acts are listed.
LISTED = 12


class LiveState(msgspec.Struct, frozen=True):
    """What an open page asks once a second. ``place`` is item and group, as 3:4."""

    revision: str
    place: str
    blank: bool
    rehearsal: bool


@get("/c/{code:str}/day", opt=READ)
async def day(request: AnyRequest, code: CodeInPath, group: GroupInQuery = 0) -> Response[str]:
    return await _shown(request, code, None, group)


async def _shown(
    request: AnyRequest, code: str, form: WebForm | None, group: int = 0, status: int = 200
) -> Response[str]:
    spoken = visits.language(request)
    found = await desk(await catalogue.find(code))
    listed: list[tuple[EventRecord, str]] = []
    if found:
        people, last = await shown_names(), found.events[-LISTED:]
        names = await names_in(last)
        listed = [
            (each, translated(who_did(each, people, names), spoken)) for each in reversed(last)
        ]
    return await day_page(
        request,
        code,
        "day",
        form,
        status=status,
        looked_at=group,
        consequence=consequence,
        listed=listed,
        slips=ROLE_NAMES,
    )


@post("/c/{code:str}/day", opt=RUN)
async def run_day(request: AnyRequest, code: CodeInPath) -> Answer:
    """Do what the button says."""
    form = await forms.read(request)
    work = _work(form, request.user.actor, code)
    if work is None:
        form.fault("", N_("Choose what to do."))

    async def shown(status: int) -> Response[str]:
        return await _shown(request, code, form, status=status)

    return await acted(request, form, work, f"/c/{code}/day", shown)


def _work(form: WebForm, actor: str, code: str) -> Act | None:
    kind, _, rest = form["act"].partition(":")
    seen = seen_of(form)
    numbers = [int(each) if each.isascii() and each.isdigit() and len(each) < 10 else -1
               for each in rest.split(":")]  # fmt: skip
    first, second = numbers[0], numbers[-1]
    acts: dict[str, Act] = {
        "show": lambda: service.show(actor, code, first, second, seen),
        "give": lambda: service.give_group(actor, code, first, seen),
        "give-on": lambda: service.give_group(actor, code, first, seen, go_on=True),
        "one": lambda: service.give(actor, code, first, seen),
        "return": lambda: service.take_back(actor, code, first, seen),
        "letter": lambda: service.letter(actor, code, rest, seen),
        "blank": lambda: service.blank(actor, code, is_blank=True, seen=seen),
        "lit": lambda: service.blank(actor, code, is_blank=False, seen=seen),
        "undo": lambda: service.undo(actor, code, first, seen),
        "undo-change": lambda: changing.undo_change(actor, code, first, seen=seen),
        "close-ranks": lambda: changing.absent(actor, code, first, seen=seen),
        "gap": lambda: changing.absent(actor, code, first, gap=True, seen=seen),
        "join": lambda: changing.join(actor, code, first, seen=seen),
        "rehearse": lambda: rehearsing.begin(actor, code, seen),
        "rehearsed": lambda: rehearsing.end(actor, code, seen),
        "scan": lambda: scanning.scanned(actor, code, form.text("code", limits.SEARCH)),
    }
    return acts.get(kind)


@get("/c/{code:str}/day/revision", opt=READ)
async def revision(code: CodeInPath, if_none_match: IfNoneMatch = "") -> Response[Any]:
    """One query while nothing changed; then 304."""
    known = await queries.revision(code)
    tag = f'"{known.text}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in if_none_match:
        return Response(None, status_code=304, headers=headers)
    found = await desk(await catalogue.find(code))
    state = LiveState(
        known.text,
        found.now.key if found else "",
        bool(found and found.progress.is_blank),
        bool(found and found.ceremony.rehearsal),
    )
    return Response(state, headers=headers)


ROUTES: list[Any] = [day, run_day, revision]
