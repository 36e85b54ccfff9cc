"""The frame of every HTTP exchange: a request id, safe headers and one log line.

It is outside the framework's own routing, so that unknown addresses get it too.
"""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import Any

from litestar import Litestar
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import (
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)

#: For answers without a policy of their own, such as JSON: they may not be loaded, framed,
#: sniffed or stored (OWASP ASVS 3.4).
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}

_OFFERED_ID = re.compile(rb"[A-Za-z0-9._-]{8,64}")

_log = logging.getLogger("awards.access")


class Service(Litestar):
    """The application as it is served."""

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        exchange = _Exchange(scope, send)
        try:
            await super().__call__(exchange.scope, receive, exchange.send)
        finally:
            exchange.log()


class _Exchange:
    """A HEAD is answered like its GET, without the body (RFC 9110, 9.1 and 9.3.2)."""

    def __init__(self, scope: Any, send: Any) -> None:  # noqa: ANN401 - ASGI's types are unions
        self.method, self._send = scope["method"], send
        self.scope: Any = scope if self.method != "HEAD" else {**scope, "method": "GET"}
        self.began = time.perf_counter()
        self.status = 0
        state = self.scope.setdefault("state", {})
        state["request_id"] = _offered(scope) or secrets.token_hex(8)

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableScopeHeaders.from_message(message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers["X-Request-ID"] = request_id(self.scope)
        elif self.method == "HEAD" and message["type"] == "http.response.body":
            message["body"] = b""
        await self._send(message)

    def log(self) -> None:
        """The route's template, not its address; no names and no tokens."""
        _log.info(
            "%s %s %s %.1fms %s %s",
            self.method,
            self.scope.get("path_template") or "-",
            self.status,
            (time.perf_counter() - self.began) * 1000,
            getattr(self.scope.get("user"), "username", "-"),
            request_id(self.scope),
        )


def _offered(scope: Any) -> str | None:  # noqa: ANN401 - ASGI's types are unions
    """The id that a proxy sent, if a log can hold it."""
    for name, value in scope["headers"]:
        if name.lower() == b"x-request-id" and _OFFERED_ID.fullmatch(value):
            return str(value.decode("ascii"))
    return None


def request_id(scope: Any) -> str:  # noqa: ANN401 - ASGI's types are unions
    return str(scope["state"]["request_id"])
