"""The questions of anyone with a certificate in hand, and corrections of the announced list."""

from __future__ import annotations

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from awards.accounts.lookups import bounded
from awards.roles import Permission
from awards.verification import publication, service
from awards.verification.rules import Verdict
from awards.web.fields import CodeInPath, Text


@get("/verify/{token:str}", opt={"public": True}, guards=[bounded], tags=["verification"])
async def verify(token: FromPath[str]) -> Verdict:
    """Always 200 and always the same shape: an unknown code is an answer, not an error."""
    return await service.verify(token)


class ListCorrection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why the announced list is corrected."""

    reason: Text


@post(
    "/commendations/{code:str}/published/corrections",
    status_code=204,
    opt={"permission": Permission.ANNOUNCE},
    tags=["verification"],
)
async def correct_list(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[ListCorrection]
) -> None:
    """Publish what the register says now as the next version of the announced list.

    Under the two-person rule nobody publishes words that they wrote.
    """
    await publication.correct(actor, code, data.reason)


ROUTES = [verify, correct_list]
