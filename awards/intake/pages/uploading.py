"""The start of imports: upload a file, and the list of earlier uploads."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused
from awards.intake import drafts, previewing, queries
from awards.intake.answers import Answers
from awards.intake.checking.choices import Choices
from awards.intake.pages import column_choices, draft_page
from awards.intake.pages.draft_states import STATES, UNSETTLED, DraftState, standings
from awards.intake.reading.refusals import Empty, TooBig
from awards.roles import Permission
from awards.settings import Settings
from awards.web import forms, visits
from awards.web.downloads import XLSX, download
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import N_, translations

#: The name of a list that came without a file.
PASTED = N_("Pasted list")

#: So many lists can be shown and checked at once.
MOST_FILES = 30

#: The first page checks so many of a person's unfinished lists, and waits so long for them.
MOST_SHOWN = 12
GLANCE = 0.5

ListOffset = Annotated[int, QueryParameter(name="from", ge=0, le=10_000_000)]


@get("/c/{code:str}/intake", opt={"permission": Permission.IMPORT})
async def begin(request: AnyRequest, code: CodeInPath, offset: ListOffset = 0) -> Response[str]:
    here = await catalogue.find(code)
    return await _begin_page(request, here, WebForm(visits.language(request)), offset=offset)


async def _begin_page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    *,
    offset: int = 0,
    status: int = 200,
) -> Response[str]:
    settings = visits.settings_of(request)
    _ = translations(visits.language(request)).gettext
    left_open = await drafts.left_open(here, request.user.username, secret=settings.secret_key())
    lines = await standings(request, here, left_open[:MOST_SHOWN], GLANCE)
    ready = [line for line in lines if line.state is DraftState.READY]
    return page(
        request,
        "intake/begin.html",
        status=status,
        here=here,
        section="intake",
        form=form,
        megabytes=settings.upload_mb,
        most_rows=settings.intake_rows,
        lines=lines,
        column_labels=column_choices.labels(visits.language(request), here.own_fields),
        more=len(left_open) - len(lines),
        states={state: _(words) for state, words in STATES.items()},
        ready={line.draft.id for line in ready},
        coming=sum(line.coming for line in ready),
        open_lines=[line for line in lines if line.state in UNSETTLED],
        waiting=any(line.state is DraftState.CHECKING for line in lines),
        receipts=await queries.receipts(here, offset),
        total=await queries.count(here),
        offset=offset,
        limit=queries.PAGE,
        people=await shown_names(),
    )


@post("/c/{code:str}/intake", opt={"permission": Permission.IMPORT})
async def send(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """A file that no answer could fix is refused at once and not stored.

    Several files are stored, and the next page says what became of each.
    """
    here = await catalogue.find(code)
    settings = visits.settings_of(request)
    form = await forms.read(request)
    files = form.many_files("file")
    if not files:
        form.fault("file", N_("Choose a file."))
        return await _begin_page(request, here, form, status=422)
    if len(files) > 1:
        return await _send_many(request, here, form, files)
    [file] = files
    content = await file.read()
    try:
        _require_bearable(content, settings)
        draft = await _begun(request, here, file.filename, content)
    except FileRefused as fault:
        form.fault("file", draft_page.fault_words(request, fault))
        return await _begin_page(request, here, form, status=422)
    return Redirect(draft_page.address(code, draft), status_code=303)


async def _send_many(
    request: AnyRequest, here: CommendationRecord, form: WebForm, files: Sequence[UploadFile]
) -> Response[str] | Redirect:
    """Store each file as a draft of its own; name those that are not stored."""
    if len(files) > MOST_FILES:
        form.fault(
            "file", N_("%(limit)s files at most; %(count)s were chosen."), len(files), MOST_FILES
        )
        return await _begin_page(request, here, form, status=422)
    begun, refused = [], []
    for file in files:
        content = await file.read()
        try:
            _require_bearable(content, visits.settings_of(request))
        except FileRefused as fault:
            refused.append(f"{file.filename}: {draft_page.fault_words(request, fault)}")
            continue
        begun.append(await _stored(request, here, file.filename, content))
    if not begun:
        form.faults["file"] = " ".join(refused)
        return await _begin_page(request, here, form, status=422)
    query = urlencode([("draft", draft) for draft in begun])
    address = f"/c/{here.code}/intake/together?{query}"
    return redirect(request, address, " ".join(refused))


@post("/c/{code:str}/intake/pasted", opt={"permission": Permission.IMPORT})
async def paste(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Cells that were copied in another program; from then on they are a list like a file."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    content = form["cells"].encode()
    name = translations(visits.language(request)).gettext(PASTED)
    try:
        _require_bearable(content.strip(), visits.settings_of(request))
        draft = await _begun(request, here, name, content, Answers(choices=Choices(pasted=True)))
    except Empty:
        form.fault("cells", N_("Paste the cells here first."))
    except FileRefused as fault:
        form.fault("cells", draft_page.fault_words(request, fault))
    else:
        return Redirect(draft_page.address(code, draft), status_code=303)
    return await _begin_page(request, here, form, status=422)


async def _stored(
    request: AnyRequest,
    here: CommendationRecord,
    file_name: str,
    content: bytes,
    answers: Answers | None = None,
) -> int:
    sha256 = hashlib.sha256(content).hexdigest()
    key, username = draft_page.secret(request), request.user.username
    return await drafts.begin(
        here, username, file_name, content, sha256, answers or Answers(), secret=key
    )


def _require_bearable(content: bytes, settings: Settings) -> None:
    limit = previewing.limits(settings).upload
    if not content:
        raise Empty
    if len(content) > limit:
        raise TooBig(size=len(content), limit=limit)


async def _begun(
    request: AnyRequest,
    here: CommendationRecord,
    file_name: str,
    content: bytes,
    answers: Answers | None = None,
) -> int:
    """Raises FileRefused if the file cannot be read with any answer."""
    draft = await _stored(request, here, file_name, content, answers)
    key, username = draft_page.secret(request), request.user.username
    found = await drafts.find(here, draft, username, secret=key)
    reading = draft_page.previews(request)
    try:
        await reading.of(here, found).done(draft_page.PATIENCE)
    except draft_page.CURABLE:
        return draft
    except FileRefused:
        await drafts.drop(draft)
        reading.forget(draft)
        raise
    return draft


@get("/c/{code:str}/intake/template.xlsx", opt={"permission": Permission.IMPORT})
async def template(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
    content = await previewing.template(code, visits.settings_of(request).language)
    return download(content, f"{code}-导入模板.xlsx", XLSX)


@post("/c/{code:str}/intake/{draft:int}/drop", opt={"permission": Permission.IMPORT})
async def drop(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Redirect:
    _, found = await draft_page.find_draft(request, code, draft)
    await drafts.drop(found.id)
    draft_page.previews(request).forget(found.id)
    _ = translations(visits.language(request)).gettext
    return redirect(request, f"/c/{code}/intake", _("The import is dropped; nothing was stored."))


ROUTES: list[Any] = [begin, send, paste, template, drop]
