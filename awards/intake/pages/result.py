"""The result of an import, and undoing it."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import PathParameter
from litestar.response import Redirect

from awards import limits
from awards.audit import queries as audit
from awards.audit.people import shown_names
from awards.audit.sentences import sentence_of
from awards.catalogue import service as catalogue
from awards.errors import Conflict, NotFound
from awards.intake import previewing, queries, undoing
from awards.intake.pages import draft_page
from awards.roles import Permission
from awards.tables import WinnerState
from awards.web import forms, visits
from awards.web.downloads import XLSX, download
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, may, page, redirect
from awards.words import Phrase, translations

Reference = Annotated[str, PathParameter(pattern=r"^[^\x00]*$", max_length=60)]

HERE = "/c/{code:str}/intake/done/{reference:str}"


@get(HERE, opt={"permission": Permission.IMPORT})
async def result(request: AnyRequest, code: CodeInPath, reference: Reference) -> Response[str]:
    return await _page(request, "intake/done.html", code, reference)


@get(f"{HERE}/undo", opt={"permission": Permission.IMPORT})
async def ask(request: AnyRequest, code: CodeInPath, reference: Reference) -> Response[str]:
    return await _page(request, "intake/undo.html", code, reference)


async def _page(
    request: AnyRequest,
    template: str,
    code: str,
    reference: str,
    form: WebForm | None = None,
) -> Response[str]:
    here = await catalogue.find(code)
    receipt = await queries.receipt(here, reference)
    standing = await queries.standing(here, reference)
    by_category = {
        category.code: sum(
            count
            for (own, state), count in standing.items()
            if own == category.code and state != WinnerState.WITHDRAWN
        )
        for category in here.categories
    }
    by_state = {
        state: sum(count for (_, own), count in standing.items() if own == state)
        for state in WinnerState
    }
    people, spoken = await shown_names(), visits.language(request)
    history = await audit.history(f"intake/{await queries.id_of(reference)}")
    return page(
        request,
        template,
        status=422 if form else 200,
        here=here,
        section="intake",
        form=form or WebForm(visits.language(request)),
        receipt=receipt,
        others=await draft_page.others(request, here),
        people=people,
        history=[sentence_of(link, spoken, people) for link in history],
        by_category={code: count for code, count in by_category.items() if count},
        by_state={state: count for state, count in by_state.items() if count},
        going=sum(by_category.values()),
        frozen=sum(by_state[state] for state in undoing.ISSUED),
        amended=await queries.amended(reference),
        corrected=await queries.corrected_since(reference),
        kept=draft_page.previews(request).kept(reference) is not None,
        names={category.code: category.name for category in here.categories},
    )


@post(f"{HERE}/undo", opt={"permission": Permission.IMPORT})
async def undo(
    request: AnyRequest, code: CodeInPath, reference: Reference
) -> Response[str] | Redirect:
    form = await forms.read(request)
    here = await catalogue.find(code)
    await queries.receipt(here, reference)
    reason = form.text("reason", limits.REASON, required=True)
    if form.sound:
        try:
            settled = may(request, Permission.WITHDRAW)
            count = await undoing.undo(request.user.actor, reference, reason, settled=settled)
        except Conflict as fault:
            form.refuse(fault)
        else:
            words = translations(visits.language(request)).ngettext(
                "The import is undone: %(num)s winner is withdrawn.",
                "The import is undone: %(num)s winners are withdrawn.",
                count,
            )
            return redirect(request, f"/c/{code}/intake", words % {"num": count})
    return await _page(request, "intake/undo.html", code, reference, form)


@get(f"{HERE}/annotated.xlsx", opt={"permission": Permission.IMPORT})
async def annotated(request: AnyRequest, code: CodeInPath, reference: Reference) -> Response[bytes]:
    """Download it while the preview is cached: the file is not stored.

    Raises NotFound afterwards.
    """
    here = await catalogue.find(code)
    await queries.receipt(here, reference)
    report = draft_page.previews(request).kept(reference)
    if report is None:
        raise NotFound(what=Phrase("annotated file"), key=reference)
    content = await previewing.annotated_of(report, visits.language(request))
    return download(content, f"{code}-导入检查.xlsx", XLSX)


ROUTES: list[Any] = [result, ask, undo, annotated]
