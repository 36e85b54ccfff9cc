"""The units and their answers over HTTP, and the closing of those that stay silent."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from awards import clock
from awards.catalogue import service as catalogue
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat, file_name
from awards.proofs import closing, queries
from awards.proofs.letter_files import LETTER_FORMATS, LetterFormat, letters_file
from awards.proofs.letters import links_table
from awards.proofs.records import UnitRecord
from awards.proofs.rules import UnitProgress
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import download
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


@get("/commendations/{code:str}/proofs/links", opt=OPT, tags=["proofs"])
async def get_links(
    code: CodeInPath, settings: NamedDependency[Settings]
) -> list[dict[str, str | int]]:
    """Unit → link, with the message that asks the unit to check its winners."""
    here = await catalogue.find(code)
    return links_table(here, await queries.units(here), settings).records(settings.language)


def _links_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/proofs/links.{form.name}",
        media_type=form.media_type,
        opt=OPT,
        tags=["proofs"],
        operation_id=f"get_links_{form.name}",
    )
    async def get_links_file(
        code: CodeInPath, settings: NamedDependency[Settings]
    ) -> Response[bytes]:
        here = await catalogue.find(code)
        table = links_table(here, await queries.units(here), settings)
        return await written(table, form, settings, code, "校对链接")

    return get_links_file


def _letters_file(form: LetterFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/proofs/letters.{form.name}",
        media_type=form.media_type,
        opt=OPT,
        tags=["proofs"],
        operation_id=f"get_letters_{form.name}",
    )
    async def get_letters(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
        """A letter to each unit with a link, with a code that opens it."""
        content = await letters_file(code, form.name, settings)
        name = file_name(code, "校对函", clock.today(), form.name)
        return download(content, name, form.media_type)

    return get_letters


ROUTES = [
    get_links,
    *map(_links_file, FORMATS),
    *map(_letters_file, LETTER_FORMATS),
    proof_units,
    close_units,
]
