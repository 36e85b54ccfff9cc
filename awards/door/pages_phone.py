"""The page of a telephone at the door, and what keeps it on the telephone without a network.

The page knows nobody: it gets the token of a device by a pairing code, and the list by that token.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any

import msgspec
from litestar import Request, Response, get

from awards.door.phone_words import phone_words
from awards.web import assets, visits
from awards.web.pages import CONTENT_SECURITY, plain_page

AnyRequest = Request[Any, Any, Any]

HERE = "/door"
SCRIPT, READER = "door-page.js", "qr-decode.js"
WORKER = "door-worker.js"
WORKER_HERE = f"{HERE}/worker.js"


@get(HERE, opt={"public": True}, include_in_schema=False, sync_to_thread=False)
def phone(request: AnyRequest) -> Response[str]:
    """The same for everyone: a telephone keeps it."""
    return _page(request)


def _page(request: AnyRequest) -> Response[str]:
    spoken = visits.language(request)
    return plain_page(
        request,
        "door/phone.html",
        words=msgspec.json.encode(phone_words(spoken)).decode(),
        reader=assets.address(READER) if assets.has(READER) else "",
        worker=f"{WORKER_HERE}?lang={spoken}",
    )


@get(WORKER_HERE, opt={"public": True}, include_in_schema=False, sync_to_thread=False)
def worker(request: AnyRequest) -> Response[bytes]:
    """The service worker. Its text names the page and its files by digests, so it follows them."""
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": CONTENT_SECURITY,
        "Service-Worker-Allowed": HERE,
    }
    page = _page(request).content
    shell = {
        "name": f"door-{hashlib.sha256(page.encode()).hexdigest()[:12]}",
        "page": f"{HERE}?lang={visits.language(request)}",
        "files": page_files(),
    }
    script = assets.content(assets.address(WORKER))
    return Response(
        b"const SHELL = %s;\n%s" % (msgspec.json.encode(shell), script),
        media_type="text/javascript; charset=utf-8",
        headers=headers,
    )


_MODULE = re.compile(r'(?:from |import\()"\./([\w.-]+)"')


@cache
def page_files() -> list[str]:
    """The addresses of all that the page loads: its styles, its script, and their modules."""
    found = [assets.address("door.css"), assets.address("seal.svg")]
    waiting = [assets.address(name) for name in (SCRIPT, READER) if assets.has(name)]
    while waiting:
        address = waiting.pop(0)
        if address not in found:
            found.append(address)
            text = assets.content(address).decode()
            waiting += [f"/static/{name}" for name in _MODULE.findall(text)]
    return found


ROUTES = [phone, worker]
