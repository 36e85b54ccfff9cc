"""Commendations over HTTP, in the file format of `awards load`."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from litestar import get, put
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIType
from litestar.params import RawBody

from awards.catalogue import service
from awards.catalogue.faults import CommendationFault, not_utf8, refusal
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.roles import Permission
from awards.web.fields import CodeInPath
from awards.words import Phrase


class Codes(msgspec.Struct, frozen=True):
    """The newest first."""

    codes: list[str]


@dataclass
class _TakesToml(Operation):
    """The framework cannot see what a raw body holds."""

    def __post_init__(self) -> None:
        text = OpenAPIMediaType(schema=Schema(type=OpenAPIType.STRING))
        self.request_body = RequestBody(content={"application/toml": text}, required=True)


@get("/commendations", opt={"permission": Permission.READ}, tags=["catalogue"])
async def list_commendations() -> Codes:
    return Codes(await service.codes())


@get("/commendations/{code:str}", opt={"permission": Permission.READ}, tags=["catalogue"])
async def get_commendation(code: CodeInPath) -> CommendationRecord:
    """Return a commendation with its categories and honours, their quotas and the places taken."""
    return await service.find(code)


@put(
    "/commendations/{code:str}",
    opt={"permission": Permission.MANAGE_CATALOGUE},
    operation_class=_TakesToml,
    tags=["catalogue"],
)
async def put_commendation(
    code: CodeInPath, actor: NamedDependency[str], body: RawBody
) -> CommendationRecord:
    """Create the commendation or update it to the file. The same file twice changes nothing."""
    file = f"{code}.toml"
    try:
        plan = parse(body.decode("utf-8"), file)
    except UnicodeDecodeError as fault:
        raise refusal(file, [not_utf8(fault)]) from None
    if plan.code != code:
        words = Phrase("is '%(written)s', not '%(code)s'", written=plan.code, code=code)
        raise refusal(file, [CommendationFault("", "code", words)])
    return await service.load(actor, plan)


ROUTES = [list_commendations, get_commendation, put_commendation]
