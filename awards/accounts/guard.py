"""The one door: every request passes here, and a route that declares nothing is shut.

The API takes bearer tokens alone and the pages take sessions alone, so no page of another site
can make a browser speak to the API, and no form is taken that we did not give out.
"""

from __future__ import annotations

from typing import Any, cast

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from awards.accounts import sessions
from awards.accounts.duties import refusal
from awards.accounts.rules import Principal
from awards.accounts.service import authenticate
from awards.errors import NotSignedIn, SecondFactorMissing
from awards.web import visits
from awards.web.forms import require_genuine
from awards.web.paths import is_page

AnyConnection = ASGIConnection[Any, Any, Any, Any]


async def admit(connection: AnyConnection, route: BaseRouteHandler) -> None:
    """Raises NotSignedIn, NotPermitted, SecondFactorMissing or FormNotOurs."""
    public = route.opt.get("public") is True
    if is_page(connection.url.path):
        principal = await sessions.principal(visits.carried(connection, visits.SESSION))
        connection.scope["user"] = principal
        await require_genuine(cast("Request[Any, Any, Any]", connection))
    else:
        principal = None if public else await authenticate(_bearer(connection))
        connection.scope["user"] = principal
    if public:
        return
    if principal is None:
        raise NotSignedIn
    if _owes_factor(connection, principal) and not route.opt.get("before_second_factor"):
        raise SecondFactorMissing
    permission = route.opt.get("permission")
    if not principal.may(permission):
        raise refusal(principal.role, permission)


def _owes_factor(connection: AnyConnection, principal: Principal) -> bool:
    """Whoever must have a second factor sets it up before anything else."""
    demanded = principal.role in visits.settings_of(connection).second_factor
    return principal.door == "web" and demanded and not principal.second_factor


def _bearer(connection: AnyConnection) -> str:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn
    return token.strip()


def actor(request: Request[Principal, Any, Any]) -> str:
    """As the history names whoever is behind the request."""
    return request.user.actor
