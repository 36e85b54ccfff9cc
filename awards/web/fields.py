"""Limits for submitted values, so that no database gets a value it cannot hold.

PostgreSQL refuses NUL in a text and ids beyond 32 bits; SQLite does not.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request
from litestar.exceptions import SerializationException
from litestar.params import PathParameter, QueryParameter

from awards import limits

_NO_NUL = r"^[^\x00]*$"
LARGEST_ID = 2**31 - 1
LARGEST_POSITION = 2**63 - 1

CodeInPath = Annotated[str, PathParameter(pattern=_NO_NUL, max_length=limits.COMMENDATION_CODE)]
UsernameInPath = Annotated[str, PathParameter(pattern=_NO_NUL, max_length=limits.USERNAME)]
IdInPath = Annotated[int, PathParameter(ge=1, le=LARGEST_ID)]

#: In a query: a part of a name, a code, a certificate's number.
TextInQuery = Annotated[str, QueryParameter(pattern=_NO_NUL, max_length=limits.SEARCH)]
CodeInQuery = Annotated[
    str | None, QueryParameter(pattern=_NO_NUL, max_length=limits.COMMENDATION_CODE)
]
Limit = Annotated[int, QueryParameter(ge=1, le=500)]
Offset = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID)]
Before = Annotated[int | None, QueryParameter(ge=1, le=LARGEST_POSITION)]

Text = Annotated[str, msgspec.Meta(pattern=_NO_NUL, max_length=limits.TEXT)]
Id = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]


class JSONRequest(Request[Any, Any, Any]):
    """A body that breaks the decoder is the sender's fault, not ours."""

    async def json(self) -> Any:  # noqa: ANN401 - the framework's signature
        try:
            return await super().json()
        except (RecursionError, UnicodeDecodeError) as fault:
            raise SerializationException("JSON is malformed or nested too deep") from fault
