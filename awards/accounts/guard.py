"""Every request passes here. A route that declares no permission is closed.

The API accepts bearer tokens only and the pages accept sessions only. So a page of another site
cannot make a browser call the API, and only forms that we issued are accepted.
"""

from __future__ import annotations

from typing import Any, cast

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from awards.accounts import consents, sessions
from awards.accounts.own_tokens import require_own_token
from awards.accounts.refusals import refusal
from awards.accounts.rules import Principal
from awards.accounts.service import authenticate
from awards.errors import NotSignedIn, SecondFactorMissing
from awards.web import visits
from awards.web.forms import require_genuine
from awards.web.paths import is_page

#: Routes of paired telephones: their own guard asks for the token of the device.
DEVICE = "device"

AnyConnection = ASGIConnection[Any, Any, Any, Any]


async def admit(connection: AnyConnection, route: BaseRouteHandler) -> None:
    """Raises NotSignedIn, NotPermitted, TokenOfAnother, SecondFactorMissing or FormNotOurs."""
    if route.opt.get("permission") == DEVICE:
        return
    public = route.opt.get("public") is True
    if not public:
        await consents.settle()
    if is_page(connection.url.path):
        principal = await sessions.principal(visits.carried(connection, visits.SESSION))
        connection.scope["user"] = principal
        await require_genuine(cast("Request[Any, Any, Any]", connection))
    else:
        principal = None if public else await authenticate(bearer(connection))
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
    await require_own_token(principal, permission)


def _owes_factor(connection: AnyConnection, principal: Principal) -> bool:
    """A person who must have a second factor sets it up before anything else."""
    demanded = principal.role in visits.settings_of(connection).second_factor
    return principal.door == "web" and demanded and not principal.second_factor


def bearer(connection: AnyConnection) -> str:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn
    return token.strip()


def actor(request: Request[Principal, Any, Any]) -> str:
    """The actor of the request as the history names it."""
    return request.user.actor
