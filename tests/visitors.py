"""A browser as a person uses it: it keeps cookies and sends the forms that it received."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from litestar import Litestar

HOST = "https://awards.example.com"
_TOKEN = re.compile(r'name="form_token" value="([0-9a-f]+)"')


class Browser:
    """``send`` opens the page of a form, fills it in and sends it, as without scripts."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def get(self, path: str) -> httpx.Response:
        return await self.http.get(path)

    async def send(self, page: str, to: str = "", **fields: str) -> httpx.Response:
        token = form_token(await self.get(page))
        return await self.http.post(to or page, data={"form_token": token, **fields})

    async def sign_in(self, username: str, password: str, **more: str) -> httpx.Response:
        return await self.send("/sign-in", username=username, password=password, **more)

    @property
    def session(self) -> str:
        return self.http.cookies.get("__Host-session") or ""


def form_token(shown: httpx.Response) -> str:
    found = _TOKEN.search(shown.text)
    return found[1] if found else ""


@asynccontextmanager
async def browser(
    app: Litestar, address: str = "192.0.2.7", host: str = HOST
) -> AsyncIterator[Browser]:
    asgi: Any = app
    transport = httpx.ASGITransport(asgi, raise_app_exceptions=False, client=(address, 50000))
    async with httpx.AsyncClient(transport=transport, base_url=host) as http:
        yield Browser(http)
