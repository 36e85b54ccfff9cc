"""The one door: every request passes here, and a route that declares nothing is shut."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from awards.accounts.rules import Principal
from awards.accounts.service import authenticate
from awards.errors import NotPermitted, NotSignedIn

AnyConnection = ASGIConnection[Any, Any, Any, Any]


async def admit(connection: AnyConnection, route: BaseRouteHandler) -> None:
    """Raises NotSignedIn or NotPermitted. Only a bearer token counts: there are no cookies here."""
    if route.opt.get("public") is True:
        return
    principal = await authenticate(_bearer(connection))
    if principal is None:
        raise NotSignedIn
    connection.scope["user"] = principal
    permission = route.opt.get("permission")
    if not principal.may(permission):
        raise NotPermitted(role=principal.role.value, permission=str(permission))


def _bearer(connection: AnyConnection) -> str:
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn
    return token.strip()


def actor(request: Request[Principal, Any, Any]) -> str:
    """As the history names whoever is behind the request."""
    return request.user.actor
