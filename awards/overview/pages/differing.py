"""What was said outside and is no longer what the register says, and where each is settled."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.catalogue import service as catalogue
from awards.overview.status import all_differences
from awards.roles import Permission
from awards.statements.records import StatementDifference
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, page


@get("/c/{code:str}/differences", opt={"permission": Permission.READ})
async def differing(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    found = await all_differences(here)
    return page(
        request,
        "overview/differences.html",
        here=here,
        section="overview",
        certificates=[each for each in found if each.statement == "certificate"],
        published=[each for each in found if each.statement == "published"],
        notices=_by_notice(found),
    )


def _by_notice(found: list[StatementDifference]) -> dict[int, list[StatementDifference]]:
    notices: dict[int, list[StatementDifference]] = {}
    for each in found:
        if each.notice is not None:
            notices.setdefault(each.notice, []).append(each)
    return notices


ROUTES: list[Any] = [differing]
