"""Styles, scripts and pictures: read once, and named by a digest of their content."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, NamedTuple

from litestar import Request, Response, get
from litestar.params import PathParameter

from awards.errors import NotFound
from awards.words import Phrase

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_IMPORT = re.compile(rb'(?<=from ")\./([\w-]+\.js)(?=";)')


class Asset(NamedTuple):
    content: bytes
    packed: bytes
    media_type: str


@cache
def _names() -> dict[str, str]:
    """Each file's name → its name with a digest, so that a browser can keep it for ever."""
    return {file.name: _dated(file) for file in _files()}


@cache
def _shelf() -> dict[str, Asset]:
    return {_dated(file): _asset(file) for file in _files()}


def _folders() -> tuple[Traversable, Traversable]:
    static = files("awards.web").joinpath("static")
    return static, static.joinpath("vendor")


def _files() -> Iterator[Traversable]:
    for folder in _folders():
        yield from (f for f in folder.iterdir() if f.name.rpartition(".")[2] in _TYPES)


def _dated(file: Traversable) -> str:
    stem, _, ending = file.name.rpartition(".")
    return f"{stem}.{hashlib.sha256(_content(file)).hexdigest()[:12]}.{ending}"


def _content(file: Traversable) -> bytes:
    """The bytes of the file; a script imports its modules by their names with a digest."""
    content = file.read_bytes()
    if not file.name.endswith(".js"):
        return content
    return _IMPORT.sub(lambda found: b"./" + _dated(_module(found[1].decode())).encode(), content)


def _module(name: str) -> Traversable:
    static, vendor = _folders()
    own = static.joinpath(name)
    return own if own.is_file() else vendor.joinpath(name)


def _asset(file: Traversable) -> Asset:
    content = _content(file)
    ending = file.name.rpartition(".")[2]
    return Asset(content, gzip.compress(content, mtime=0), _TYPES[ending])


def address(name: str) -> str:
    """The address of the file. Raises KeyError, because a template names existing files only."""
    return f"/static/{_names()[name]}"


def has(name: str) -> bool:
    """Whether the file is there: the build could leave out the reader of codes."""
    return name in _names()


def content(at: str) -> bytes:
    """The bytes at an `address`. Raises KeyError."""
    return _shelf()[at.removeprefix("/static/")].content


@get("/static/{name:str}", opt={"public": True}, include_in_schema=False, sync_to_thread=False)
def static(
    request: Request[Any, Any, Any], name: Annotated[str, PathParameter(max_length=100)]
) -> Response[bytes]:
    found = _shelf().get(name)
    if found is None:
        raise NotFound(what=Phrase("file"), key=name)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    content = found.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = found.packed, "gzip"
    return Response(content, media_type=found.media_type, headers=headers)
