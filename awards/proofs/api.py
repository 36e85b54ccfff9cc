"""The units and their answers over HTTP, and the closing of those that stay silent."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.catalogue import service as catalogue
from awards.proofs import closing, queries
from awards.proofs.records import UnitRecord
from awards.proofs.rules import UnitProgress
from awards.roles import Permission
from awards.web.fields import CodeInPath, Text


class ProofUnit(msgspec.Struct, frozen=True):
    """A unit, its winners, and what it answered. ``until`` is the last day of its link."""

    unit: str
    winners: int
    progress: UnitProgress
    until: date | None
    proposals: int
    closed_reason: str


class SilentUnits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The units to close; without ``units`` all that have not answered."""

    reason: Annotated[Text, msgspec.Meta(min_length=1)]
    units: list[Text] | None = None


class ClosedUnits(msgspec.Struct, frozen=True):
    """``closed`` counts the units."""

    closed: int


OPT = {"permission": Permission.PROOFREAD}


@get("/commendations/{code:str}/proofs", opt=OPT, tags=["proofs"])
async def proof_units(code: CodeInPath) -> list[ProofUnit]:
    """The units in the order of their first winner."""
    return [proof_unit(unit) for unit in await queries.units(await catalogue.find(code))]


def proof_unit(unit: UnitRecord) -> ProofUnit:
    link = unit.link
    return ProofUnit(
        unit=unit.unit,
        winners=unit.winners,
        progress=unit.progress,
        until=link.until if link else None,
        proposals=unit.proposals,
        closed_reason=link.closed_reason if link else "",
    )


@post("/commendations/{code:str}/proofs/close", status_code=200, opt=OPT, tags=["proofs"])
async def close_units(
    code: CodeInPath, actor: NamedDependency[str], data: JSONBody[SilentUnits]
) -> ClosedUnits:
    """End the proofreading of units that have not answered. The history keeps the reason."""
    return ClosedUnits(await closing.close(actor, code, data.reason, data.units))


ROUTES = [proof_units, close_units]
