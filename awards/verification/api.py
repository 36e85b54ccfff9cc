"""What anyone with a certificate in hand may ask."""

from __future__ import annotations

from litestar import get
from litestar.enums import MediaType
from litestar.params import FromPath

from awards.verification import service
from awards.verification.rules import Verdict, as_text


@get("/verify/{token:str}", opt={"public": True}, tags=["verification"])
async def verify(token: FromPath[str]) -> Verdict:
    """Always 200 and always of one form: an unknown code is an answer, not a fault."""
    return await service.verify(token)


@get(
    "/v/{token:str}",
    include_in_schema=False,
    opt={"public": True},
    media_type=MediaType.TEXT,
    tags=["verification"],
)
async def scanned(token: FromPath[str]) -> str:
    """Where the code on a certificate leads: the same answer in words, for any telephone."""
    return as_text(await service.verify(token))


ROUTES = [verify]
PUBLIC = [scanned]
