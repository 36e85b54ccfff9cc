"""The day over HTTP: where the meeting is, its changes, what was given, and its close."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody

from awards import limits
from awards.catalogue import service as catalogue
from awards.day import changing, closing, queries, rehearsing, service
from awards.day.closing import DayStatement
from awards.day.desk import DayDesk, desk
from awards.day.records import GivenCertificate
from awards.errors import NotFound
from awards.roles import Permission
from awards.stage.day import DayRecord
from awards.web.fields import CodeInPath, Id, Text
from awards.words import Phrase

HERE = "/commendations/{code:str}/ceremony"
READ = {"permission": Permission.READ}
RUN = {"permission": Permission.RUN_DAY}

IfMatch = Annotated[str, HeaderParameter(name="If-Match", max_length=200)]
IfNoneMatch = Annotated[str, HeaderParameter(name="If-None-Match", max_length=200)]
Recipient = Annotated[str, msgspec.Meta(pattern=r"^[^\x00]*$", max_length=limits.RECIPIENT)]
UnitName = Annotated[str, msgspec.Meta(pattern=r"^[^\x00]*$", max_length=limits.UNIT)]
Place = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class DayPlace(msgspec.Struct, frozen=True):
    item: int
    group: int
    title: str


class DayGroup(msgspec.Struct, frozen=True):
    """``arrived`` is null while nobody arrived at the door at all."""

    number: int
    name: str
    members: int
    arrived: int | None
    given: int


class DayState(msgspec.Struct, frozen=True):
    """``revision`` is also the ``ETag``; sent back in ``If-Match`` it guards an act."""

    revision: str
    version: str
    rehearsal: bool
    closed_at: datetime | None
    blank: bool
    now: DayPlace
    next: DayPlace | None
    groups: list[DayGroup]
    letters: list[str]


class DayOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One act: ``show`` a place, ``give`` a group or a winner, ``undo`` an act by its revision."""

    act: Literal[
        "show", "give", "return", "letter", "blank", "light", "undo", "rehearse", "end-rehearsal"
    ]
    item: Place = 0
    group: Place = 0
    winner: Id | None = None
    unit: UnitName = ""
    revision: Place = 0


class ChangeOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``undo`` names the change by ``revision``; the others a winner, or ``join`` a group."""

    kind: Literal["absent", "stand-in", "strike", "late", "join", "undo"]
    winner: Id | None = None
    recipient: Recipient = ""
    unit: UnitName = ""
    group: Place = 0
    place: Place = 0
    gap: bool = False
    revision: Place = 0
    reason: Text = ""


class ReopenOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Text


async def _desk(code: str) -> DayDesk:
    found = await desk(await catalogue.find(code))
    if found is None:
        raise NotFound(what=Phrase("version of the ceremony"), key=code)
    return found


async def _answer(code: str) -> Response[DayState]:
    found = await _desk(code)
    now, following = found.now, found.next
    state = DayState(
        found.revision.text,
        f"{found.today.number}.{found.today.revision}",
        found.ceremony.rehearsal,
        found.ceremony.closed_at,
        found.progress.is_blank,
        DayPlace(now.item, now.group, now.title),
        DayPlace(following.item, following.group, following.title) if following else None,
        [
            DayGroup(
                each.group.number,
                each.group.name,
                len(each.group.members),
                each.arrived,
                each.given,
            )
            for each in found.counts
        ],
        list(found.progress.letters),
    )
    return Response(state, headers={"ETag": f'"{state.revision}"'}, status_code=200)


@get(f"{HERE}/day", opt=READ, tags=["ceremony"])
async def get_day(code: CodeInPath, if_none_match: IfNoneMatch = "") -> Response[DayState | None]:
    """Return where the meeting is. Ask again with ``If-None-Match``: 304 while nothing changed."""
    known = await queries.revision(code)
    if f'"{known.text}"' in if_none_match:
        return Response(None, status_code=304, headers={"ETag": f'"{known.text}"'})
    return await _answer(code)  # type: ignore[return-value]


@post(f"{HERE}/day", status_code=200, opt=RUN, tags=["ceremony"])
async def post_day(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[DayOrder],
    if_match: IfMatch = "",
) -> Response[DayState]:
    """Do one act. With ``If-Match`` it is refused if somebody acted since: 409 says what."""
    seen = seen_in(if_match)
    if data.act == "show":
        await service.show(actor, code, data.item, data.group, seen)
    elif data.act == "give" and data.winner:
        await service.give(actor, code, data.winner, seen)
    elif data.act == "give":
        await service.give_group(actor, code, data.group, seen)
    elif data.act == "return":
        await service.take_back(actor, code, data.winner or 0, seen)
    elif data.act == "letter":
        await service.letter(actor, code, data.unit, seen)
    elif data.act == "undo":
        await service.undo(actor, code, data.revision, seen)
    elif data.act in ("blank", "light"):
        await service.blank(actor, code, is_blank=data.act == "blank", seen=seen)
    elif data.act == "rehearse":
        await rehearsing.begin(actor, code, seen)
    else:
        await rehearsing.end(actor, code, seen)
    return await _answer(code)


def seen_in(tag: str) -> str | None:
    """The revision in ``If-Match``; None without one."""
    return tag.strip().removeprefix("W/").strip('"') or None


@get(f"{HERE}/day/changes", opt=READ, tags=["ceremony"])
async def get_changes(code: CodeInPath) -> list[DayRecord]:
    """Return the changes of the day after the newest version, also undone ones."""
    return (await _desk(code)).changes


@post(f"{HERE}/day/changes", status_code=200, opt=RUN, tags=["ceremony"])
async def post_change(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[ChangeOrder],
    if_match: IfMatch = "",
) -> Response[DayState]:
    """Record a change of the day, or undo one; it is seen on script, screen and the day's page."""
    seen, winner = seen_in(if_match), data.winner or 0
    if data.kind == "absent":
        await changing.absent(actor, code, winner, data.reason, gap=data.gap, seen=seen)
    elif data.kind == "stand-in":
        await changing.stand_in(
            actor, code, winner, data.recipient, data.unit, data.reason, seen=seen
        )
    elif data.kind == "strike":
        await changing.strike(actor, code, winner, data.reason, seen=seen)
    elif data.kind == "late":
        await changing.late(actor, code, winner, data.group, data.place, data.reason, seen=seen)
    elif data.kind == "join":
        await changing.join(actor, code, data.group, data.reason, seen=seen)
    else:
        await changing.undo_change(actor, code, data.revision, seen=seen)
    return await _answer(code)


@get(f"{HERE}/day/given", opt=READ, tags=["ceremony"])
async def get_given(code: CodeInPath) -> dict[str, GivenCertificate]:
    """Return how each certificate was given, by its number."""
    return await queries.given(await catalogue.find(code))


@get(f"{HERE}/day/close", opt=READ, tags=["ceremony"])
async def get_close(code: CodeInPath) -> DayStatement:
    """Return the statement of a closed day; number 0 is how it would be now."""
    return await closing.statement(code)


@post(f"{HERE}/day/close", status_code=200, opt=RUN, tags=["ceremony"])
async def post_close(
    code: CodeInPath, actor: NamedDependency[str], if_match: IfMatch = ""
) -> DayStatement:
    """Close the day. The statement is final."""
    return await closing.close(actor, code, seen_in(if_match))


@post(
    f"{HERE}/day/reopen",
    status_code=200,
    opt={"permission": Permission.REOPEN_DAY},
    tags=["ceremony"],
)
async def post_reopen(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[ReopenOrder],
    if_match: IfMatch = "",
) -> Response[DayState]:
    """Reopen a closed day with a reason. The statement stays."""
    await closing.reopen(actor, code, data.reason, seen_in(if_match))
    return await _answer(code)


ROUTES = [
    get_day,
    post_day,
    get_changes,
    post_change,
    get_given,
    get_close,
    post_close,
    post_reopen,
]
