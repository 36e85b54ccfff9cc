"""Certificates over HTTP. A number may hold a slash, so it is never part of an address."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from awards import clock, limits
from awards.catalogue import service as catalogue
from awards.issuing import queries, service
from awards.issuing.records import CertificateRecord, Reissue
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import CodeInPath, CodeInQuery, Id, Limit, Offset, Text


class Certificates(msgspec.Struct, frozen=True):
    """A part of the list. ``total`` counts all that match."""

    total: int
    offset: int
    certificates: list[CertificateRecord]


class IssueOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everyone confirmed, or those of a category, or those in ``winners``.

    ``reason`` is kept in the history; the two-person rule requires one.
    """

    category: Text | None = None
    winners: list[Id] | None = None
    reason: Text = ""


class Numbers(msgspec.Struct, frozen=True, omit_defaults=True):
    """The new numbers, in the one order.

    ``decision_ahead`` is the date that the certificates carry, if it is still ahead.
    """

    numbers: list[str]
    decision_ahead: date | None = None


class CertificateAndReason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: Text
    reason: Text


@get(
    "/commendations/{code:str}/certificates",
    opt={"permission": Permission.READ},
    tags=["certificates"],
)
async def list_certificates(
    code: CodeInPath, category: CodeInQuery = None, limit: Limit = 100, offset: Offset = 0
) -> Certificates:
    """The valid certificates, in the one order of print, tray and roster."""
    here = await catalogue.find(code)
    if category is not None:
        here.require_category(category)
    valid = await queries.valid_in_order(here, category)
    part = [each.record for each in valid[offset : offset + limit]]
    return Certificates(len(valid), offset, part)


@post(
    "/commendations/{code:str}/certificates",
    opt={"permission": Permission.ISSUE},
    tags=["certificates"],
)
async def issue(
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[IssueOrder],
) -> Numbers:
    """All or none. Nobody gets two, so a repeated request issues nothing."""
    chosen = None if data.winners is None else frozenset(data.winners)
    numbers = await service.issue(
        actor, code, settings, category=data.category, winners=chosen, reason=data.reason
    )
    decided_on = (await catalogue.find(code)).decided_on
    ahead = bool(numbers) and decided_on > clock.today()
    return Numbers(numbers, decided_on if ahead else None)


@get("/certificates", opt={"permission": Permission.READ}, tags=["certificates"])
async def get_certificate(
    number: Annotated[str, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.SEARCH)],
) -> list[CertificateRecord]:
    """Every version under a number, the oldest first."""
    return [each.record for each in await queries.versions(number)]


@post(
    "/certificates/reissue",
    status_code=200,
    opt={"permission": Permission.REISSUE},
    tags=["certificates"],
)
async def reissue(
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[CertificateAndReason],
) -> Reissue:
    """The winner's current words as the next version under the same number."""
    return await service.reissue(actor, data.number, data.reason, settings)


@post(
    "/certificates/revoke",
    status_code=200,
    opt={"permission": Permission.REVOKE},
    tags=["certificates"],
)
async def revoke(
    actor: NamedDependency[str], data: JSONBody[CertificateAndReason]
) -> CertificateRecord:
    """The number stays with its winner for ever."""
    return await service.revoke(actor, data.number, data.reason)


ROUTES = [list_certificates, issue, get_certificate, reissue, revoke]
