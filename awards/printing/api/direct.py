"""Direct prints over HTTP. Each is recorded as a run, so it is never a GET."""

from __future__ import annotations

import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, BinaryIO

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody
from litestar.response import Stream

from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs.choosing import CertificateSelection
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import PDF, ZIP, download_file
from awards.web.fields import LARGEST_ID, CodeInPath, Text

Position = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]


class PrintOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An order for a category or for all; from and to are positions in the order, from 1.

    ``accept_differences`` prints certificates that say something else than the register; the
    history keeps the ``reason``.
    """

    category: Text | None = None
    first: Position = 1
    last: Position | None = None
    accept_differences: bool = False
    reason: Text = ""

    def wanted(self) -> CertificateSelection:
        return CertificateSelection(self.category, self.first, self.last)


async def printed(work: Callable[[BinaryIO], Awaitable[int]], name: str, media_type: str) -> Stream:
    """Make everything before sending it, because half a file is useless."""
    out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it has been sent
    try:
        await work(out)
    except BaseException:
        out.close()
        raise
    return download_file(out, name, media_type)


def _direct(kind: FileKind, media_type: str, what: str) -> HTTPRouteHandler:
    """The route of a kind of file; ``what`` describes it in the interface."""

    @post(
        f"/commendations/{{code:str}}/print.{kind.value}",
        status_code=200,
        media_type=media_type,
        opt={"permission": Permission.PRINT},
        tags=["printing"],
        description=what,
        operation_id=f"print_{kind.value.partition('.')[0]}",
    )
    async def print_certificates(
        code: CodeInPath,
        actor: NamedDependency[str],
        settings: NamedDependency[Settings],
        data: JSONBody[PrintOrder],
    ) -> Stream:
        work = partial(
            print_sheets,
            actor,
            code,
            data.wanted(),
            kind,
            settings,
            accept_differences=data.accept_differences,
            reason=data.reason,
        )
        return await printed(work, f"{code}.{kind.value}", media_type)

    return print_certificates


ROUTES = [
    _direct(FileKind.PDF, PDF, "One PDF with a page for each certificate, in the one order."),
    _direct(FileKind.ZIP, ZIP, "A PDF for each certificate, named by its number."),
    _direct(FileKind.SVG, ZIP, "An SVG for each certificate, its words as outlines."),
]
