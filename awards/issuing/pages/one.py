"""The certificate of one winner: its versions, what they said, where their codes lead."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.catalogue import service as catalogue
from awards.issuing import queries
from awards.tables import CertificateState
from awards.web.fields import IdInPath
from awards.web.pages import AnyRequest, page
from awards.web.permissions import Permission
from awards.winners.queries import find


@get("/winners/{winner:int}/certificate", opt={"permission": Permission.READ})
async def certificate(request: AnyRequest, winner: IdInPath) -> Response[str]:
    found = await find(winner)
    here = await catalogue.find_of_winner(winner)
    versions = await queries.of_winner(winner)
    newest = versions[-1] if versions else None
    return page(
        request,
        "issuing/certificate.html",
        here=here,
        section="issuing",
        winner=found,
        category=here.require_category(found.category),
        versions=list(reversed(versions)),
        newest=newest,
        valid=newest is not None and newest.record.state is CertificateState.VALID,
    )


ROUTES: list[Any] = [certificate]
