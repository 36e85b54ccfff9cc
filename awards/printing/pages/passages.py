"""The runs that printed a winner's certificate, and what became of each sheet."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.printing.runs import queries
from awards.roles import Permission
from awards.tables import SheetState
from awards.web.fields import IdInPath
from awards.web.pages import AnyRequest, page
from awards.winners import queries as registry


@get("/winners/{winner:int}/sheets", opt={"permission": Permission.READ})
async def passages(request: AnyRequest, winner: IdInPath) -> Response[str]:
    """A page of its own. The certificate's page shows its list."""
    found = await registry.find(winner)
    ways = await queries.passages(winner)
    return page(
        request,
        "printing/passages.html",
        here=await catalogue.find_of_winner(winner),
        section="certificates",
        winner=found,
        passages=ways,
        copies=sum(each.state is SheetState.PRINTED for each in ways),
        people=await shown_names(),
    )


ROUTES: list[Any] = [passages]
