"""What was said outside and is no longer what the register says, and how each is settled."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import Conflict, Invalid, NotFound
from awards.overview.accepting import ACCEPTED_BY, accept
from awards.overview.status import all_differences
from awards.roles import Permission
from awards.statements.records import StatementDifference
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations


@get("/c/{code:str}/differences", opt={"permission": Permission.READ})
async def differing(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _shown(request, code, WebForm(visits.language(request)))


async def _shown(request: AnyRequest, code: str, form: WebForm) -> Response[str]:
    here = await catalogue.find(code)
    found = await all_differences(here)
    return page(
        request,
        "overview/differences.html",
        status=422 if form.faults else 200,
        here=here,
        section="overview",
        form=form,
        by_kind={kind: [each for each in found if each.statement == kind] for kind in ACCEPTED_BY},
        accepted_by=ACCEPTED_BY,
        notices=_by_notice(found),
    )


def _by_notice(found: list[StatementDifference]) -> list[int]:
    return sorted({each.notice for each in found if each.notice is not None})


def _acceptance(statement: str, permission: Permission) -> HTTPRouteHandler:
    @post(f"/c/{{code:str}}/differences/{statement}/acceptances", opt={"permission": permission})
    async def accept_ticked(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
        form = await forms.read(request)
        reason = form.text("reason", limits.REASON, required=True)
        chosen = sorted(set(form.ids("winner")))
        if not chosen:
            form.fault("winner", N_("Tick at least one."))
        if form.sound:
            try:
                await accept(request.user.actor, code, statement, chosen, reason)
            except (Invalid, Conflict, NotFound) as fault:
                form.refuse(fault)
            else:
                _ = translations(visits.language(request)).gettext
                return redirect(request, f"/c/{code}/differences", _("It is accepted as it is."))
        return await _shown(request, code, form)

    return accept_ticked


ROUTES: list[Any] = [
    differing,
    *(_acceptance(statement, permission) for statement, permission in ACCEPTED_BY.items()),
]
