"""What exactly will happen, and the one button that does it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError, Conflict, DraftEnded, FileRefused, Invalid
from awards.intake import correcting, matching, previewing, queries
from awards.intake.checking.difference import ListDifference
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile
from awards.intake.pages import draft_page
from awards.intake.pages.preview import STATES
from awards.intake.pages.tabs import PreviewTabs, Tab
from awards.intake.records import Receipt
from awards.intake.running_previews import PreviewWork
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, may, page, redirect
from awards.words import N_, translations

#: The most names shown; the others are counted.
_NAMES = 10

CHANGED = N_(
    "The registry changed meanwhile, so nothing was stored: %s The list is checked again here."
)


@get("/c/{code:str}/intake/{draft:int}/confirm", opt={"permission": Permission.IMPORT})
async def confirm(
    request: AnyRequest, code: CodeInPath, draft: IdInPath
) -> Response[str] | Redirect:
    here, found = await draft_page.open_draft(request, code, draft)
    report = await _ready(request, here, found)
    if report is None:
        return Redirect(draft_page.address(code, found.id), status_code=303)
    return await _confirm_page(request, here, found, report, WebForm(visits.language(request)))


async def _confirm_page(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    report: CheckedFile,
    form: WebForm,
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    entries = PreviewTabs(report, draft.answers, previewing.slots(here))
    return page(
        request,
        "intake/confirm.html",
        status=200 if form.sound else 422,
        here=here,
        section="intake",
        form=form,
        draft=draft,
        preview=report.preview,
        earlier=report.earlier,
        difference=report.difference,
        changed=report.changed,
        corrects=await queries.by_id(here, draft.corrects) if draft.corrects else None,
        by_category=Counter(row.category for row in report.preview.decided),
        skipped=entries.skipped,
        skipped_tab=Tab.SKIPPED if entries.tabs[Tab.SKIPPED] else Tab.REPEATED,
        remarks=sum(len(entry.remarks) for entry in entries.tabs[Tab.WARNINGS]),
        states={state: _(words) for state, words in STATES.items()},
        names={category.code: category.name for category in here.categories},
    )


async def _ready(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    patience: float = draft_page.PATIENCE,
) -> CheckedFile | None:
    """Return nothing while there is something to wait for, to fix or to answer."""
    try:
        known = await draft_page.findings(request, here, draft, patience)
    except FileRefused:
        return None
    if isinstance(known, PreviewWork) or not known.ready:
        return None
    if known.difference is not None:
        return known if may_go(request, known.difference) else None
    return None if known.earlier and not draft.answers.choices.again else known


def may_go(request: AnyRequest, found: ListDifference) -> bool:
    """A registrar may withdraw drafts; other winners need the permission to withdraw."""
    drafts_only = all(winner.is_draft for winner in found.going)
    return drafts_only or may(request, Permission.WITHDRAW)


@post("/c/{code:str}/intake/{draft:int}/confirm", opt={"permission": Permission.IMPORT})
async def commit(
    request: AnyRequest, code: CodeInPath, draft: IdInPath
) -> Response[str] | Redirect:
    """Sent twice, it is stored once, and both requests lead to the result."""
    form = await forms.read(request)
    try:
        here, found = await draft_page.open_draft(request, code, draft)
        report = await _ready(request, here, found, draft_page.RESOLVE)
        if report is None:
            return Redirect(draft_page.address(code, found.id), status_code=303)
        needed = bool(report.going) or any(pair.needs_reason for pair in report.changed)
        reason = form.text("reason", limits.REASON, required=needed)
        if not form.sound:
            return await _confirm_page(request, here, found, report, form)
        receipt = await _stored(request, here, found, report, reason)
    except DraftEnded:
        return await _result_of(request, code, form["sha256"])
    except (Invalid, Conflict) as fault:
        draft_page.previews(request).forget(draft)
        return redirect(request, draft_page.address(code, draft), _changed(request, fault))
    draft_page.previews(request).keep(receipt.reference, report)
    draft_page.previews(request).forget(draft)
    said = _told(request, report) if report.difference or report.updates else ""
    return redirect(request, f"/c/{code}/intake/done/{receipt.reference}", said)


def _told(request: AnyRequest, report: CheckedFile) -> str:
    """What was corrected, and whose certificate now differs from the registry."""
    _ = translations(visits.language(request)).gettext
    going = report.difference.going if report.difference else ()
    counts = {"changed": len(report.changed), "withdrawn": len(going)}
    words = _("%(changed)s changed, %(withdrawn)s withdrawn.") % counts
    issued = [pair.winner.name for pair in report.changed if pair.is_issued]
    if issued:
        names = "、".join(issued[:_NAMES]) + ("…" if len(issued) > _NAMES else "")
        told = {"num": len(issued), "names": names}
        words += " " + _("%(num)s are issued and need a reissue: %(names)s") % told
    return words


async def _stored(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    report: CheckedFile,
    reason: str,
) -> Receipt:
    actor, settings = request.user.actor, visits.settings_of(request)
    reading = matching.written(report.book, report.preview, draft.answers.choices)
    return await correcting.store(
        actor,
        here.code,
        report,
        draft.file_name,
        settings,
        again=draft.answers.choices.again,
        draft=draft.id,
        reason=reason,
        reading=reading,
    )


def _changed(request: AnyRequest, fault: AwardsError) -> str:
    spoken = visits.language(request)
    return translations(spoken).gettext(CHANGED) % " ".join(fault.words(spoken))


async def _result_of(request: AnyRequest, code: str, sha256: str) -> Redirect:
    """The import that this draft became. Raises DraftEnded if it became none."""
    here = await catalogue.find(code)
    done = await queries.earlier(here, sha256)
    if done is None or done.actor != request.user.actor:
        raise DraftEnded
    return Redirect(f"/c/{code}/intake/done/{done.reference}", status_code=303)


ROUTES: list[Any] = [confirm, commit]
