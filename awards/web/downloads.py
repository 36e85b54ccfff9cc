"""Downloads with file names that may be Chinese."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import BinaryIO
from urllib.parse import quote

import anyio
from litestar import Response
from litestar.response import Stream

#: The charset is added when it is sent.
CSV = "text/csv"
PDF = "application/pdf"
TOML = "application/toml"
ZIP = "application/zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_CHUNK = 1 << 18


def media_type_of(name: str) -> str:
    """Return the media type of a file for the printer: a PDF, or a ZIP of them."""
    return ZIP if name.endswith(".zip") else PDF


def disposition(name: str) -> str:
    """Content-Disposition with both parameters of RFC 6266: old programs read only the first."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def download(content: bytes, name: str, media_type: str) -> Response[bytes]:
    headers = {"Content-Disposition": disposition(name)}
    return Response(content, media_type=media_type, headers=headers)


def download_file(file: BinaryIO, name: str, media_type: str) -> Stream:
    """A complete file, sent in pieces and then closed."""
    size = file.tell()
    file.seek(0)
    headers = {"Content-Disposition": disposition(name), "Content-Length": str(size)}
    return Stream(_pieces(file), media_type=media_type, headers=headers)


def open_file(file: BinaryIO, media_type: str) -> Stream:
    """A complete file that the browser shows itself."""
    size = file.tell()
    file.seek(0)
    headers = {"Content-Disposition": "inline", "Content-Length": str(size)}
    return Stream(_pieces(file), media_type=media_type, headers=headers)


async def _pieces(file: BinaryIO) -> AsyncIterator[bytes]:
    with file:
        while piece := await anyio.to_thread.run_sync(file.read, _CHUNK):
            yield piece
