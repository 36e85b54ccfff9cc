"""Replies of units over HTTP: read, accepted, refused. A unit replies on its page."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards import limits
from awards.roles import Permission
from awards.stage.api import IfMatch, revision_in
from awards.stage.attendance import replies
from awards.stage.attendance.api import OWN, READ, SEAT
from awards.stage.attendance.reply_records import ReplyShown
from awards.web.fields import CodeInPath, IdInPath

ASKS = {"permission": Permission.ARRANGE}


class RepliesAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last day of replies; null asks for none."""

    until: date | None


class RefusedReply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=limits.REPLY_REASON)]


class AcceptedReply(msgspec.Struct, frozen=True):
    """``revision`` is the ceremony's after the acceptance."""

    revision: int


@get(f"{OWN}/replies", opt=READ, tags=["ceremony"])
async def get_replies(code: CodeInPath) -> list[ReplyShown]:
    """Return the replies that wait with what each would change, then the decided ones."""
    return await replies.replies(code)


@put(f"{OWN}/replies", opt=ASKS, tags=["ceremony"])
async def put_replies(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[RepliesAsked]
) -> RepliesAsked:
    """Let units reply until the end of a day, or no longer."""
    await replies.ask(actor, code, data.until)
    return data


@post(f"{OWN}/replies/{{reply:int}}/accept", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_accepted(
    code: CodeInPath, reply: IdInPath, actor: NamedDependency[str], if_match: IfMatch = ""
) -> AcceptedReply:
    """Let those attend whom the reply names."""
    return AcceptedReply(await replies.accept(actor, code, revision_in(if_match), reply))


@post(f"{OWN}/replies/{{reply:int}}/refuse", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_refused(
    code: CodeInPath, reply: IdInPath, actor: NamedDependency[str], data: JSONBody[RefusedReply]
) -> RefusedReply:
    """Take nothing of the reply; the unit reads the reason."""
    await replies.refuse(actor, code, reply, data.reason)
    return data


ROUTES: list[Any] = [get_replies, put_replies, post_accepted, post_refused]
