"""Spreadsheets over HTTP: each request carries the file and the answers so far."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated, Any

import anyio
import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import JSONBody, MultipartBody, PathParameter

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import RequestMalformed
from awards.intake import correcting, previewing, queries, undoing
from awards.intake.checking.choices import Choices
from awards.intake.checking.fields import BY_NAME
from awards.intake.records import PreviewRecord, Receipt
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import XLSX, download
from awards.web.fields import CodeInPath, Text

ReferenceInPath = Annotated[
    str, PathParameter(pattern=r"^[^\x00]*$", max_length=limits.INTAKE_REFERENCE)
]


@dataclass
class Upload:
    """``choices`` is a JSON object of answers to the preview's questions.

    ``reason`` is needed to withdraw the winners that a corrected version leaves out, and to change
    words that were published, confirmed or issued.
    """

    file: UploadFile
    choices: str = "{}"
    reason: str = ""

    async def answers(self, code: str) -> Choices:
        """Raises RequestMalformed, also for an answer to an unknown question; NotFound."""
        try:
            given = msgspec.json.decode(self.choices, type=dict[str, Any])
            answers = msgspec.convert(given, Choices)
        except (msgspec.MsgspecError, RecursionError) as fault:
            raise RequestMalformed(reason=f"choices: {fault}") from fault
        strange = given.keys() - {field.name for field in fields(Choices)}
        own = {field.name for field in (await catalogue.find(code)).own_fields}
        strange |= answers.mapping.keys() - BY_NAME.keys() - own
        if strange:
            raise RequestMalformed(reason=f"choices: {', '.join(sorted(strange))}?")
        return answers


@post(
    "/commendations/{code:str}/intake/preview",
    status_code=200,
    opt={"permission": Permission.IMPORT},
    tags=["intake"],
)
async def preview(
    code: CodeInPath, settings: NamedDependency[Settings], data: MultipartBody[Upload]
) -> PreviewRecord:
    """Everything to report about the file; changes nothing."""
    answers = await data.answers(code)
    report = await correcting.preview(code, await data.file.read(), answers, settings)
    return await anyio.to_thread.run_sync(report.record)


@post(
    "/commendations/{code:str}/intake/annotated.xlsx",
    status_code=200,
    media_type=XLSX,
    opt={"permission": Permission.IMPORT},
    tags=["intake"],
)
async def annotated(
    code: CodeInPath, settings: NamedDependency[Settings], data: MultipartBody[Upload]
) -> Response[bytes]:
    """The file as a workbook with its faults beside the rows."""
    answers = await data.answers(code)
    content = await previewing.annotated(code, await data.file.read(), answers, settings)
    return download(content, f"{code}-导入检查.xlsx", XLSX)


@post("/commendations/{code:str}/intake", opt={"permission": Permission.IMPORT}, tags=["intake"])
async def commit(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: MultipartBody[Upload],
) -> Receipt:
    """Every row, or none. A repeated file is refused unless the choices say ``again``.

    A file that may correct an earlier one is refused until ``corrects`` says so.
    """
    answers = await data.answers(code)
    return await correcting.commit(
        actor,
        code,
        await data.file.read(),
        data.file.filename,
        answers,
        settings,
        reason=data.reason,
        role=request.user.role,
    )


class Undoing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reason for undoing an import."""

    reason: Text


class Undone(msgspec.Struct, frozen=True):
    reference: str
    withdrawn: int


@post(
    "/commendations/{code:str}/intake/{reference:str}/undo",
    status_code=200,
    opt={"permission": Permission.IMPORT},
    tags=["intake"],
)
async def undo(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    reference: ReferenceInPath,
    actor: NamedDependency[str],
    data: JSONBody[Undoing],
) -> Undone:
    """Withdraw every winner of that import. Refused, with names, once any of it is issued."""
    await queries.receipt(await catalogue.find(code), reference)
    settled = request.user.may(Permission.WITHDRAW)
    count = await undoing.undo(actor, reference, data.reason, settled=settled)
    return Undone(reference, count)


@get(
    "/commendations/{code:str}/intake/template.xlsx",
    media_type=XLSX,
    opt={"permission": Permission.IMPORT},
    tags=["intake"],
)
async def template(code: CodeInPath, settings: NamedDependency[Settings]) -> Response[bytes]:
    """An empty workbook to fill in."""
    content = await previewing.template(code, settings.language)
    return download(content, f"{code}-导入模板.xlsx", XLSX)


ROUTES = [preview, annotated, commit, undo, template]
