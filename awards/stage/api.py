"""The ceremony over HTTP: one document with its revision, groups, versions and differences."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from litestar import Response, get, post, put
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody, PathParameter, QueryParameter

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import RevisionMissing
from awards.roles import Permission
from awards.stage import placing, service, store, versions
from awards.stage.certificates import stage_certificates
from awards.stage.content import StageContent, StageGroup, StageItem
from awards.stage.document_reading import arrangement_of
from awards.stage.documents import CeremonyDocument, document_of
from awards.stage.placing import GroupingRule
from awards.stage.rules.comparing import StageDifference
from awards.stage.rules.warnings import warnings
from awards.stage.store import StoredCeremony
from awards.stage.versions import FrozenRecord
from awards.web.fields import LARGEST_ID, CodeInPath, Id, Text
from awards.words import translated

HERE = "/commendations/{code:str}/ceremony"
READ = {"permission": Permission.READ}
ARRANGE = {"permission": Permission.ARRANGE}

IfMatch = Annotated[str, HeaderParameter(name="If-Match", max_length=40)]
NumberInPath = Annotated[int, PathParameter(ge=0, le=LARGEST_ID)]
NumberInQuery = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID)]


class CeremonyState(msgspec.Struct, frozen=True):
    """``revision`` is sent back in ``If-Match``; ``unplaced`` are the winners in the box."""

    revision: int
    version: int
    on_stage: int
    bagged: int
    unplaced: list[int]
    warnings_zh: list[str]
    ceremony: CeremonyDocument


class MemberMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Winners by id, to a group by its number, to a bag or to the box; ``at`` is a place."""

    winners: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=5000)]
    to: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)] | Literal["bag", "box"]
    at: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)] | None = None


class FreezeOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``accept_unplaced``: who is placed nowhere goes into a bag of the version."""

    note: Text = ""
    accept_unplaced: bool = False


class FrozenVersion(msgspec.Struct, frozen=True):
    number: int
    digest: str
    made_at: datetime
    content: StageContent


def revision_in(sent: str) -> int:
    """The revision in ``If-Match``. A foreign tag matches no revision. Raises RevisionMissing."""
    if not sent:
        raise RevisionMissing
    typed = sent.strip().removeprefix('"').removesuffix('"')
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


async def _state(here: CommendationRecord, ceremony: StoredCeremony) -> Response[CeremonyState]:
    standing = await stage_certificates(here)
    box = versions.box_of(ceremony.draft.on_stage, ceremony.draft.bagged, standing)
    state = CeremonyState(
        ceremony.revision,
        ceremony.version,
        box.placed,
        box.bagged,
        [each.winner for each in box.unplaced],
        [translated(each, "zh") for each in warnings(ceremony.draft)],
        document_of(ceremony.draft),
    )
    return Response(state, headers={"ETag": f'"{ceremony.revision}"'})


@get(HERE, opt=READ, tags=["ceremony"])
async def get_ceremony(code: CodeInPath) -> Response[CeremonyState]:
    """Return the arrangement as one document. Its revision is also the ``ETag``."""
    here = await catalogue.find(code)
    return await _state(here, await store.require(here))


@put(HERE, opt=ARRANGE, tags=["ceremony"])
async def put_ceremony(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[CeremonyDocument],
    if_match: IfMatch = "",
) -> Response[CeremonyState]:
    """Set the ceremony up, or replace the whole draft on the revision in ``If-Match``.

    Groups have members (ids of winners or numbers of certificates) or a size. If somebody changed
    it since that revision, the answer is 409 and says what they did.
    """
    here = await catalogue.find(code)
    draft = arrangement_of(here, data, await stage_certificates(here))
    if await store.find(here) is None:
        return await _state(here, await service.begin(actor, code, draft))
    made = await service.replaced(actor, code, revision_in(if_match), draft)
    return await _state(here, made)


@get(f"{HERE}/programme", opt=READ, tags=["ceremony"])
async def get_programme(code: CodeInPath, version: NumberInQuery = 0) -> list[StageItem]:
    """Return the items with starts and minutes, of a frozen version or of the draft."""
    return list((await versions.version(code, version)).content.items)


@get(f"{HERE}/groups", opt=READ, tags=["ceremony"])
async def get_groups(code: CodeInPath, version: NumberInQuery = 0) -> list[StageGroup]:
    """Return the groups with places, positions, trays and presenters."""
    return list((await versions.version(code, version)).content.groups)


@post(f"{HERE}/groups/rule", status_code=200, opt=ARRANGE, tags=["ceremony"])
async def post_rule(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[list[GroupingRule]],
    if_match: IfMatch = "",
) -> Response[CeremonyState]:
    """Put categories on stage by rule; who does not represent them lies in a bag."""
    made = await placing.group_by_rule(actor, code, revision_in(if_match), data)
    return await _state(await catalogue.find(code), made)


@post(f"{HERE}/groups/moves", status_code=200, opt=ARRANGE, tags=["ceremony"])
async def post_move(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[MemberMove],
    if_match: IfMatch = "",
) -> Response[CeremonyState]:
    """Move winners to a group, to a place in it, to a bag or to the box."""
    made = await placing.members_move(
        actor, code, revision_in(if_match), data.winners, data.to, data.at
    )
    return await _state(await catalogue.find(code), made)


@get(f"{HERE}/versions", opt=READ, tags=["ceremony"])
async def get_versions(code: CodeInPath) -> list[FrozenRecord]:
    """Return all frozen versions, the newest first."""
    return await versions.listing(code)


@post(f"{HERE}/versions", opt={"permission": Permission.FREEZE}, tags=["ceremony"])
async def post_version(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[FreezeOrder],
    if_match: IfMatch = "",
) -> FrozenVersion:
    """Freeze the draft. The same content as the newest version makes no new one."""
    revision = revision_in(if_match)
    made = await versions.freeze(
        actor, code, revision, data.note, accept_unplaced=data.accept_unplaced
    )
    return FrozenVersion(made.number, made.digest, made.made_at, made.content)


@get(f"{HERE}/versions/{{number:int}}", opt=READ, tags=["ceremony"])
async def get_version(code: CodeInPath, number: NumberInPath) -> FrozenVersion:
    """Return a version with all it says; 0 is the draft."""
    made = await versions.version(code, number)
    return FrozenVersion(made.number, made.digest, made.made_at, made.content)


@get(f"{HERE}/difference", opt=READ, tags=["ceremony"])
async def get_difference(
    code: CodeInPath, old: NumberInQuery = 0, new: NumberInQuery = 0
) -> StageDifference:
    """Return what two versions say differently; 0 is the draft."""
    return await versions.difference(code, old, new)


ROUTES = [
    get_ceremony,
    put_ceremony,
    get_programme,
    get_groups,
    post_rule,
    post_move,
    get_versions,
    post_version,
    get_version,
    get_difference,
]
