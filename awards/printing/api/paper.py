"""Blank paper over HTTP."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from awards import limits
from awards.printing.paper import service as paper
from awards.printing.paper.service import OnHand, PaperLine
from awards.roles import Permission
from awards.tables import CountKind

StockInPath = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.STOCK)]


class PaperEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``received`` is added, ``counted`` is the total. ``once`` keeps a retry from adding twice."""

    kind: CountKind
    sheets: Annotated[int, msgspec.Meta(ge=0, le=paper.MOST)]
    note: Annotated[str, msgspec.Meta(max_length=paper.NOTE, pattern=r"^[^\x00]*$")] = ""
    once: Annotated[str, msgspec.Meta(max_length=limits.ONCE, pattern=r"^[^\x00]*$")] = ""


@get("/paper", opt={"permission": Permission.PRINT}, tags=["printing"])
async def list_paper() -> list[OnHand]:
    """The expected number of sheets of each stock."""
    return await paper.all_on_hand()


@post("/paper/{stock:str}", opt={"permission": Permission.PRINT}, tags=["printing"])
async def enter_paper(
    actor: NamedDependency[str], stock: StockInPath, data: JSONBody[PaperEntry]
) -> PaperLine:
    """Paper that arrived or was counted. For a count the answer has ``expected`` too."""
    return await paper.enter(
        actor, stock, data.kind, data.sheets, note=data.note.strip(), form=data.once
    )


ROUTES = [list_paper, enter_paper]
