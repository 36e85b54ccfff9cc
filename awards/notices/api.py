"""Confirmation and corrections of notices over HTTP, with the checks of the two-person rule."""

from __future__ import annotations

from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.accounts.rules import Principal
from awards.notices import correcting, service
from awards.roles import Permission
from awards.web.fields import IdInPath, Text
from awards.winners.api import Ids


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


ROUTES = [correct_notice, confirm, confirm_winners]
