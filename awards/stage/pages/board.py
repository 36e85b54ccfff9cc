"""The board of groups: who goes on stage together, and the box of those who are placed nowhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import QueryParameter

from awards import limits
from awards.roles import Permission
from awards.stage import placing
from awards.stage.arrangement import Arrangement
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.rules import editing
from awards.tables import StageAct
from awards.text.names import match_key
from awards.text.pinyin import initials
from awards.web import forms
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_

READ = {"permission": Permission.READ}
ARRANGE = {"permission": Permission.ARRANGE}

Sought = Annotated[str, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.SEARCH)]
View = Annotated[str, QueryParameter(pattern=r"^(groups|positions)$")]


@get("/c/{code:str}/ceremony/groups", opt=READ)
async def board(
    request: AnyRequest, code: CodeInPath, q: Sought = "", view: View = "groups"
) -> Response[str]:
    return await _shown(request, code, None, q, view)


async def _shown(
    request: AnyRequest, code: str, form: WebForm | None, q: str = "", view: str = "groups"
) -> Response[str]:
    return await stage_page(request, code, "groups", form, q=q, view=view, is_sought=_sought(q))


def _sought(q: str) -> Callable[[str], bool]:
    """Whether a name holds what was typed, or its initials do."""
    key, letters = match_key(q), q.strip().casefold()
    return lambda name: bool(key) and (key in match_key(name) or letters in initials(name))


@post("/c/{code:str}/ceremony/groups", opt=ARRANGE)
async def arrange(request: AnyRequest, code: CodeInPath) -> Answer:
    """Move the ticked ones, or do what the button of a member or group says."""
    form = await forms.read(request)
    work, at = _work(form, request.user.actor, code)

    async def shown() -> Response[str]:
        return await _shown(request, code, form)

    back = f"/c/{code}/ceremony/groups" + (f"#g{at}" if at else "")
    return await acted(request, form, work, back, shown)


def _work(form: WebForm, actor: str, code: str) -> tuple[Callable[[], Awaitable[object]], int]:
    """What to do, and the number of the group to go back to."""
    revision = revision_of(form)
    word, _, rest = form["act"].partition(":")
    one, _, other = rest.partition(":")
    first, second = number_of(one), number_of(other)
    if word == "move":
        return _move(form, actor, code)
    if word in ("up", "down"):
        step = 1 if word == "down" else -1
        return lambda: placing.member_step(actor, code, revision, first, step), second
    if word in ("bag", "box"):
        to: editing.Elsewhere = "bag" if word == "bag" else "box"
        return lambda: placing.members_move(actor, code, revision, [first], to), second
    if word == "to":
        at = 1 if form["act"].endswith(":first") else None
        return lambda: placing.members_move(actor, code, revision, [first], second, at), second
    if word == "bag-rest":
        return lambda: placing.bag_rest(actor, code, revision), 0
    if word in _GROUP_ACTS:
        act, edit = _GROUP_ACTS[word]
        return (
            lambda: placing.group_change(
                actor, code, revision, act, first, lambda now: edit(now, first)
            ),
            first,
        )
    form.fault("", N_("Choose what to do."))
    return _nothing, 0


async def _nothing() -> None:
    """For a form without a known act, whose fault is noted."""


_GROUP_ACTS: dict[str, tuple[StageAct, Callable[[Arrangement, int], Arrangement]]] = {
    "split": (StageAct.GROUP_SPLIT, editing.group_split),
    "join": (StageAct.GROUPS_JOINED, editing.group_join),
    "remove": (StageAct.GROUP_REMOVED, editing.group_remove),
    "earlier": (StageAct.GROUP_MOVED, lambda now, at: editing.group_move(now, at, at - 1)),
    "later": (StageAct.GROUP_MOVED, lambda now, at: editing.group_move(now, at, at + 1)),
}


def _move(form: WebForm, actor: str, code: str) -> tuple[Callable[[], Awaitable[object]], int]:
    revision, members = revision_of(form), form.ids("member")
    to: int | editing.Elsewhere = "bag" if form["to"] == "bag" else "box"
    if form["to"] not in ("bag", "box"):
        to = number_of(form["to"])
    if not members:
        form.fault("member", N_("Tick at least one."))
    at = number_of(form["at"]) or None
    number = to if isinstance(to, int) else 0
    return lambda: placing.members_move(actor, code, revision, members, to, at), number


@get("/c/{code:str}/ceremony/groups/{number:int}", opt=READ)
async def group(request: AnyRequest, code: CodeInPath, number: IdInPath) -> Response[str]:
    return await stage_page(request, code, "group", number=number)


@post("/c/{code:str}/ceremony/groups/{number:int}", opt=ARRANGE)
async def write(request: AnyRequest, code: CodeInPath, number: IdInPath) -> Answer:
    """Name a group, give it a text, say who receives and how names are read."""
    form = await forms.read(request)
    name = form.text("name", limits.GROUP, required=True)
    script = form.text("script", limits.SCRIPT, lines=True)
    members = [
        (
            winner,
            form.text(f"recipient-{winner}", limits.RECIPIENT),
            form.text(f"reading-{winner}", limits.READING),
        )
        for winner in form.ids("winner")
    ]

    def edit(now: Arrangement) -> Arrangement:
        now = editing.group_put(now, number, name, script)
        for winner, recipient, reading in members:
            now = editing.member_put(now, winner, recipient, reading)
        return now

    async def act() -> None:
        await placing.group_change(
            request.user.actor, code, revision_of(form), StageAct.GROUP_PUT, number, edit
        )

    async def shown() -> Response[str]:
        return await stage_page(request, code, "group", form, number=number)

    return await acted(request, form, act, f"/c/{code}/ceremony/groups#g{number}", shown)


ROUTES: list[Any] = [board, arrange, group, write]
