"""Certificates on paper over HTTP: what is recorded, a list checked, taken in or undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec
from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import JSONBody, MultipartBody, PathParameter

from awards import limits
from awards.paper_records import queries, service
from awards.paper_records.records import (
    CheckedListRecord,
    PaperRecordFacts,
    RecordListReceipt,
    checked_list_record,
)
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import Offset, Text, TextInQuery

ReferenceInPath = Annotated[
    str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.INTAKE_REFERENCE)
]


@dataclass
class ListUpload:
    """A list of certificates on paper, in any format of a list of winners."""

    file: UploadFile


class PaperRecords(msgspec.Struct, frozen=True):
    """A part of the records that count, the latest first. ``total`` counts all of them."""

    total: int
    records: list[PaperRecordFacts]


class RecordLists(msgspec.Struct, frozen=True):
    """A part of the lists that were taken in, the latest first, with those that were undone."""

    total: int
    lists: list[RecordListReceipt]


class UndoingOfRecords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reason for undoing a list, which the history keeps."""

    reason: Annotated[Text, msgspec.Meta(min_length=1)]


class UndoneRecords(msgspec.Struct, frozen=True):
    """``undone`` counts the certificates that count no more."""

    reference: str
    undone: int


@get("/records", opt={"permission": Permission.READ}, tags=["records"])
async def paper_records(q: TextInQuery = "", offset: Offset = 0) -> PaperRecords:
    """By a part of a name or unit, or by a whole number; without ``q`` all, 50 at a time."""
    if q:
        found = await queries.search(q)
        return PaperRecords(len(found), found)
    return PaperRecords(await queries.count_records(), await queries.listing(offset))


@get("/records/lists", opt={"permission": Permission.READ}, tags=["records"])
async def record_lists(offset: Offset = 0) -> RecordLists:
    """The lists, 50 at a time."""
    return RecordLists(await queries.count_lists(), await queries.receipts(offset))


@post(
    "/records/check",
    status_code=200,
    opt={"permission": Permission.RECORD_PAPER},
    tags=["records"],
)
async def check_records(
    settings: NamedDependency[Settings], data: MultipartBody[ListUpload]
) -> CheckedListRecord:
    """Everything to report about the list; changes nothing."""
    return checked_list_record(await service.check(await data.file.read(), settings))


@post("/records", opt={"permission": Permission.RECORD_PAPER}, tags=["records"])
async def take_in_records(
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: MultipartBody[ListUpload],
) -> RecordListReceipt:
    """Every certificate of the list, or none."""
    checked = await service.check(await data.file.read(), settings)
    return await service.take_in(actor, checked, data.file.filename, settings)


@post(
    "/records/{reference:str}/undo",
    status_code=200,
    opt={"permission": Permission.RECORD_PAPER},
    tags=["records"],
)
async def undo_records(
    reference: ReferenceInPath, actor: NamedDependency[str], data: JSONBody[UndoingOfRecords]
) -> UndoneRecords:
    """Let the records of that list count no more; their numbers may be recorded again."""
    return UndoneRecords(reference, await service.undo(actor, reference, data.reason))


ROUTES = [paper_records, record_lists, check_records, take_in_records, undo_records]
