"""The questions of anyone with a certificate in hand."""

from __future__ import annotations

from litestar import get
from litestar.params import FromPath

from awards.accounts.lookups import bounded
from awards.verification import service
from awards.verification.rules import Verdict


@get("/verify/{token:str}", opt={"public": True}, guards=[bounded], tags=["verification"])
async def verify(token: FromPath[str]) -> Verdict:
    """Always 200 and always the same shape: an unknown code is an answer, not an error."""
    return await service.verify(token)


ROUTES = [verify]
