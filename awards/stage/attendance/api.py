"""Attendees over HTTP: the list, one by one, by rule, and from a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from litestar import Response, delete, get, post, put
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import JSONBody, MultipartBody

from awards.errors import FieldRefused
from awards.roles import Permission
from awards.stage.api import HERE, IfMatch, revision_in
from awards.stage.attendance import service
from awards.stage.attendance.importing import ImportedAttendees, import_rows, read_list
from awards.stage.attendance.matching import RowQuestion
from awards.stage.attendance.records import (
    AttendeeDraft,
    AttendeeDuty,
    AttendeeName,
    AttendeeRecord,
    AttendeeUnit,
)
from awards.stage.attendance.rules import sought
from awards.stage.words import AttendeeKind
from awards.web.fields import CodeInPath, Id, IdInPath, TextInQuery
from awards.words import Phrase, translated

READ = {"permission": Permission.READ}
SEAT = {"permission": Permission.SEAT}
OWN = f"{HERE}/attendees"


class AttendeesState(msgspec.Struct, frozen=True):
    """``revision`` is sent back in ``If-Match``; ``total`` counts all who attend."""

    revision: int
    total: int
    attendees: list[AttendeeRecord]


class AttendeeToPut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """With ``id`` somebody who attends already. ``winner`` is whom they belong to."""

    kind: AttendeeKind
    name: AttendeeName
    duty: AttendeeDuty = ""
    unit: AttendeeUnit = ""
    winner: Id | None = None
    id: Id | None = None


class AttendingRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All winners, or those who go on stage."""

    who: Literal["on-stage", "all"]


@dataclass
class AttendeeUpload:
    """``answers`` is a JSON object: row → id of a winner, ``guest`` or ``skip``."""

    file: UploadFile
    answers: str = "{}"


class AttendeeImport(msgspec.Struct, frozen=True):
    """``stored`` only without faults and questions. Else nothing was changed."""

    stored: bool
    revision: int
    added: int
    changed: int
    kept: int
    faults_zh: list[str]
    questions: list[RowQuestion]


_ANSWERS = dict[Annotated[str, msgspec.Meta(pattern=r"^[0-9]{1,9}$")], str | int]


@get(OWN, opt=READ, tags=["ceremony"])
async def get_attendees(code: CodeInPath, q: TextInQuery = "") -> Response[AttendeesState]:
    """Return who attends; with ``q`` those of that name, initials, unit or code."""
    return await _state(code, q)


@put(OWN, opt=SEAT, tags=["ceremony"])
async def put_attendee(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[AttendeeToPut],
    if_match: IfMatch = "",
) -> service.AttendeeWritten:
    """Add somebody, or change what is written about them. Their code and seat stay."""
    draft = AttendeeDraft(data.kind, data.name, data.duty, data.unit, data.winner)
    return await service.attendee_put(actor, code, revision_in(if_match), draft, data.id)


@delete(f"{OWN}/{{attendee:int}}", status_code=200, opt=SEAT, tags=["ceremony"])
async def delete_attendee(
    code: CodeInPath,
    attendee: IdInPath,
    actor: NamedDependency[str],
    if_match: IfMatch = "",
) -> Response[AttendeesState]:
    """Somebody does not attend; their seat becomes free."""
    await service.attendee_remove(actor, code, revision_in(if_match), attendee)
    return await _state(code)


@post(f"{OWN}/rule", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_attending(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: JSONBody[AttendingRule],
    if_match: IfMatch = "",
) -> service.AttendeesTaken:
    """Let all winners attend, or those on stage. Who attends already is not changed."""
    on_stage = data.who == "on-stage"
    revision = revision_in(if_match)
    return await service.winners_attend(actor, code, revision, only_on_stage=on_stage)


@post(f"{OWN}/import", status_code=200, opt=SEAT, tags=["ceremony"])
async def post_attendees(
    code: CodeInPath,
    actor: NamedDependency[str],
    data: MultipartBody[AttendeeUpload],
    if_match: IfMatch = "",
) -> AttendeeImport:
    """Take attendees from a workbook: all of them, or none while something is open."""
    revision = revision_in(if_match)
    rows = await read_list(await data.file.read())
    answers = _answers(data.answers)
    return _report(await import_rows(actor, code, revision, rows, answers))


def _answers(typed: str) -> dict[int, str]:
    try:
        given = msgspec.json.decode(typed, type=_ANSWERS)
    except (msgspec.DecodeError, UnicodeEncodeError):
        reason = Phrase("it is a JSON object of rows and answers")
        raise FieldRefused(value=typed[:50], field="answers", reason=reason) from None
    return {int(row): str(answer) for row, answer in given.items()}


def _report(made: ImportedAttendees) -> AttendeeImport:
    return AttendeeImport(
        made.is_stored,
        made.revision,
        made.added,
        made.changed,
        made.kept,
        [translated(each, "zh") for each in made.faults],
        list(made.questions),
    )


async def _state(code: str, q: str = "") -> Response[AttendeesState]:
    ceremony, people = await service.attendees_now(code)
    state = AttendeesState(ceremony.revision, len(people), sought(people, q))
    return Response(state, headers={"ETag": f'"{ceremony.revision}"'})


ROUTES: list[Any] = [
    get_attendees,
    put_attendee,
    delete_attendee,
    post_attending,
    post_attendees,
]
