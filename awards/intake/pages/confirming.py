"""What exactly will happen, and the one button that makes it happen."""

from __future__ import annotations

from collections import Counter
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError, Conflict, DraftEnded, FileRefused, Invalid
from awards.intake import matching, queries, service
from awards.intake.drafts import DraftRecord
from awards.intake.entries import Entries
from awards.intake.pages import talk
from awards.intake.pages.looking import STATES
from awards.intake.previews import Work
from awards.intake.records import Receipt
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, page, redirect
from awards.web.permissions import Permission
from awards.web.words import N_, tongue

CHANGED = N_("The registry changed meanwhile, so nothing was stored: %s Here it is looked at anew.")


@get("/c/{code:str}/intake/{draft:int}/confirm", opt={"permission": Permission.IMPORT})
async def confirm(
    request: AnyRequest, code: CodeInPath, draft: IdInPath
) -> Response[str] | Redirect:
    here, found = await talk.opened(request, code, draft)
    report = await _ready(request, here, found)
    if report is None:
        return Redirect(talk.address(code, found.id), status_code=303)
    _ = tongue(visits.language(request)).gettext
    preview = report.preview
    return page(
        request,
        "intake/confirm.html",
        here=here,
        section="intake",
        draft=found,
        preview=preview,
        earlier=report.earlier,
        by_category=Counter(row.category for row in preview.decided),
        skipped=Entries(preview, found.answers.choices, service.slots(here)).skipped,
        states={state: _(words) for state, words in STATES.items()},
        names={category.code: category.name for category in here.categories},
    )


async def _ready(
    request: AnyRequest, here: CommendationRecord, draft: DraftRecord
) -> service.Report | None:
    """Nothing, while there is something to wait for, to mend or to answer."""
    try:
        known = await talk.known(request, here, draft)
    except FileRefused:
        return None
    if isinstance(known, Work) or not known.preview.ready:
        return None
    return None if known.earlier and not draft.answers.choices.again else known


@post("/c/{code:str}/intake/{draft:int}/confirm", opt={"permission": Permission.IMPORT})
async def commit(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Redirect:
    """Sent twice, it is stored once, and both are led to the result."""
    form = await forms.read(request)
    try:
        here, found = await talk.opened(request, code, draft)
        report = await _ready(request, here, found)
        if report is None:
            return Redirect(talk.address(code, found.id), status_code=303)
        receipt = await _stored(request, here, found, report)
    except DraftEnded:
        return await _result_of(request, code, form["sha256"])
    except (Invalid, Conflict) as fault:
        talk.previews(request).forget(draft)
        return redirect(request, talk.address(code, draft), _changed(request, fault))
    talk.previews(request).keep(receipt.reference, report)
    talk.previews(request).forget(draft)
    return Redirect(f"/c/{code}/intake/done/{receipt.reference}", status_code=303)


async def _stored(
    request: AnyRequest, here: CommendationRecord, draft: DraftRecord, report: service.Report
) -> Receipt:
    return await service.store(
        request.user.actor,
        here.code,
        report,
        draft.file_name,
        visits.settings_of(request),
        again=draft.answers.choices.again,
        draft=draft.id,
        reading=matching.written(report.book, report.preview, draft.answers.choices),
    )


def _changed(request: AnyRequest, fault: AwardsError) -> str:
    spoken = visits.language(request)
    return tongue(spoken).gettext(CHANGED) % " ".join(fault.words(spoken))


async def _result_of(request: AnyRequest, code: str, sha256: str) -> Redirect:
    """Of the import that this very draft became. Raises DraftEnded if it became none."""
    here = await catalogue.find(code)
    done = await queries.earlier(here, sha256)
    if done is None or done.actor != request.user.actor:
        raise DraftEnded
    return Redirect(f"/c/{code}/intake/done/{done.reference}", status_code=303)


ROUTES: list[Any] = [confirm, commit]
