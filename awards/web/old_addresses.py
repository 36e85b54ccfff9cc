"""Forms that are sent to an old address are sent on to the new one."""

from __future__ import annotations

from urllib.parse import quote

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards.roles import Permission
from awards.web.pages import AnyRequest


def sent_on(old: str, new: str, permission: Permission) -> HTTPRouteHandler:
    """A route at ``old``. Status 308 makes the browser send the same form to ``new``."""

    @post(old, opt={"permission": permission}, include_in_schema=False, status_code=308)
    async def send_on(request: AnyRequest) -> Redirect:
        named = {name: quote(str(value)) for name, value in request.path_params.items()}
        return Redirect(new.format_map(named), status_code=308)

    return send_on
