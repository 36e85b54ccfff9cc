"""The revision of a winner as an ETag."""

from __future__ import annotations

from typing import TypeVar

from litestar import Response

from awards.errors import RevisionMissing
from awards.winners.records import WinnerRecord

_Winner = TypeVar("_Winner", bound=WinnerRecord)


def tagged(winner: _Winner) -> Response[_Winner]:
    return Response(winner, headers={"ETag": f'"{winner.revision}"'})


def revision_in(etag: str) -> int:
    """The revision in an ETag. A foreign ETag matches no revision.

    Raises RevisionMissing.
    """
    if not etag:
        raise RevisionMissing
    inner = etag.strip().removeprefix('"').removesuffix('"')
    return int(inner) if inner.isascii() and inner.isdigit() else 0
