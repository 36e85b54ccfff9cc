"""Where a commendation stands, over HTTP."""

from __future__ import annotations

from litestar import get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from awards.catalogue import service as catalogue
from awards.overview.accepting import ACCEPTED_BY, accept
from awards.overview.status import CommendationStatus, status
from awards.roles import Permission
from awards.web.fields import CodeInPath, Text
from awards.winners.api.bodies import Ids


class Acceptance(Ids, frozen=True, forbid_unknown_fields=True):
    """``reason`` is kept in the history."""

    reason: Text


@get("/commendations/{code:str}/status", opt={"permission": Permission.READ}, tags=["overview"])
async def commendation_status(code: CodeInPath) -> CommendationStatus:
    """The tasks of the year, the next one, and what was said that the register says differently."""
    return await status(await catalogue.find(code))


def _acceptance(statement: str, permission: Permission) -> HTTPRouteHandler:
    @post(
        f"/commendations/{{code:str}}/differences/{statement}/acceptances",
        status_code=204,
        opt={"permission": permission},
        tags=["overview"],
        operation_id=f"accept_differences_of_{statement}",
    )
    async def accept_differences(
        code: CodeInPath, actor: NamedDependency[str], data: JSONBody[Acceptance]
    ) -> None:
        """Let this kind of statement say something else than the register about these winners.

        Each difference is settled until a word changes again. Under the two-person rule nobody
        accepts it about words that they wrote.
        """
        await accept(actor, code, statement, data.winners, data.reason)

    return accept_differences


ROUTES = [
    commendation_status,
    *(_acceptance(statement, permission) for statement, permission in ACCEPTED_BY.items()),
]
