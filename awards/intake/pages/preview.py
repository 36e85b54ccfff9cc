"""The preview: every finding about the file, with small fixes in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused
from awards.intake import answers, drafts, previewing, queries
from awards.intake.checking.choices import NO_CORRECTION
from awards.intake.checking.own_columns import to_declare, words_of
from awards.intake.checking.preview import RowState
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile
from awards.intake.pages import draft_page
from awards.intake.pages.finding_names import KINDS
from awards.intake.pages.tabs import OF_CORRECTIONS, PAGE, PreviewTabs, Tab
from awards.intake.records import Receipt
from awards.intake.running_previews import PreviewWork
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.downloads import XLSX, download
from awards.web.fields import CodeInPath, IdInPath, TextInQuery
from awards.web.pages import AnyRequest, page
from awards.winner_fields import IMPORTED, Field
from awards.words import N_, translations

ListOffset = Annotated[int, QueryParameter(name="from", ge=0, le=10_000_000)]

TABS: dict[Tab, str] = {
    Tab.FAULTS: N_("To correct"),
    Tab.CHANGED: N_("Changed rows"),
    Tab.GONE: N_("Missing from the file"),
    Tab.REPEATED: N_("Repeated"),
    Tab.WARNINGS: N_("To check"),
    Tab.ROWS: N_("To be registered"),
    Tab.SAME: N_("Unchanged"),
    Tab.SKIPPED: N_("Left out"),
}

ROW_ANSWERS: dict[str, str] = {
    "record": N_("a winner"),
    "skip": N_("left out"),
    "unit": N_("the unit of the rows below"),
    "split": N_("several winners"),
    "instead": N_("this row in place of the other"),
    "one": N_("one name"),
}

STATES: dict[RowState, str] = {
    RowState.REPEATED: N_("twice in the file"),
    RowState.REGISTERED: N_("registered already"),
    RowState.HIDDEN: N_("hidden"),
    RowState.OMITTED: N_("left out by you"),
    RowState.SAMPLE: N_("sample"),
    RowState.NOT_A_RECORD: N_("no winner in the row"),
    RowState.DOUBTFUL: N_("perhaps no winner"),
    RowState.OPEN: N_("waits for an answer"),
}


@get("/c/{code:str}/intake/{draft:int}", opt={"permission": Permission.IMPORT})
async def look(
    request: AnyRequest,
    code: CodeInPath,
    draft: IdInPath,
    show: TextInQuery = "",
    kind: TextInQuery = "",
    over: TextInQuery = "",
    offset: ListOffset = 0,
) -> Response[str] | Redirect:
    here, found = await draft_page.open_draft(request, code, draft)
    try:
        known = await draft_page.findings(request, here, found)
    except draft_page.CURABLE:
        return Redirect(draft_page.address(code, found.id, "/columns"), status_code=303)
    except FileRefused as fault:
        return page(
            request,
            "intake/refused.html",
            status=422,
            here=here,
            section="intake",
            draft=found,
            fault=draft_page.fault_words(request, fault),
        )
    if isinstance(known, PreviewWork):
        return draft_page.waiting(request, here, found, known)
    found = draft_page.as_matched(request, here, found)
    return await _look_page(request, here, found, known, (show, kind, over, offset))


async def _look_page(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    report: CheckedFile,
    asked: tuple[str, str, str, int],
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    show, kind, over, offset = asked
    sorted_ = PreviewTabs(report, draft.answers, previewing.slots(here))
    wanted = Tab(show) if show in list(Tab) else sorted_.first()
    tab = wanted if sorted_.tabs[wanted] else sorted_.first()
    rows = _rows_over(report, over)
    listed = sorted_.of(tab, kind, rows)
    said = {
        "show": tab.value,
        **({"kind": kind} if kind else {}),
        **({"over": over} if over else {}),
    }
    return page(
        request,
        "intake/look.html",
        here=here,
        section="intake",
        draft=draft,
        others=await draft_page.others(request, here, draft.id),
        choices=draft.answers.choices,
        report=report,
        preview=report.preview,
        earlier=report.earlier,
        difference=report.difference,
        updates=report.updates,
        corrects=await _corrected(here, draft),
        sorted=sorted_,
        tab=tab,
        asked=show,
        tabs={
            each: _(words)
            for each, words in TABS.items()
            if report.difference is not None or each not in OF_CORRECTIONS
        },
        fields={
            field.name: field.label_in(visits.language(request))
            for field in (*IMPORTED, *here.own_fields)
        },
        to_declare=_to_declare(report),
        own_fields=_own_read(here, report),
        kind=kind,
        kinds={code: _(words) for code, words in KINDS.items()},
        states={state: _(words) for state, words in STATES.items()},
        row_answers={answer: _(words) for answer, words in ROW_ANSWERS.items()},
        over=over,
        entries=listed[offset : offset + PAGE],
        total=len(listed),
        offset=offset,
        limit=PAGE,
        link=f"?{urlencode(said)}&from=",
        names={category.code: category.name for category in here.categories},
    )


def _own_read(here: CommendationRecord, report: CheckedFile) -> list[Field]:
    """The free fields that some sheet of the file has."""
    read = {field for heading in report.preview.headings.values() for field in heading.columns}
    return [field for field in here.own_fields if field in read]


def _to_declare(report: CheckedFile) -> str:
    """The names of unread columns that could be kept, as an address sends them."""
    headings = report.preview.headings.values()
    unread = [words_of(each) for heading in headings for each in heading.ignored]
    names = dict.fromkeys([each.name for each in to_declare(unread)] or filter(None, unread))
    return urlencode([("name", name) for name in names])


async def _corrected(here: CommendationRecord, draft: DraftRecord) -> Receipt | None:
    return await queries.by_id(here, draft.corrects) if draft.corrects is not None else None


def _rows_over(report: CheckedFile, over: str) -> frozenset[tuple[str, int]] | None:
    """The rows that lack places: of a category, or ``category/honour``."""
    category, _, honour = over.partition("/")
    for tally in report.preview.arithmetic:
        if over and (tally.category, tally.honour) == (category, honour):
            return frozenset(tally.rows)
    return None


@post("/c/{code:str}/intake/{draft:int}", opt={"permission": Permission.IMPORT})
async def mend(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Redirect:
    """Keep the answers and check the file again."""
    _, found = await draft_page.open_draft(request, code, draft)
    form = await forms.read(request)
    now = answers.with_page_answers(found.answers, form.values)
    await drafts.answer(found.id, now, secret=draft_page.secret(request))
    said = {name: form[name][: limits.SEARCH] for name in ("show", "kind", "over", "from")}
    back = {name: text for name, text in said.items() if text}
    query = f"?{urlencode(back)}" if back else ""
    return Redirect(draft_page.address(code, found.id, f"{query}#list"), status_code=303)


@post("/c/{code:str}/intake/{draft:int}/corrects", opt={"permission": Permission.IMPORT})
async def correct(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Redirect:
    """Treat the file as a corrected version of an earlier one, or as a separate list."""
    here, found = await draft_page.open_draft(request, code, draft)
    form = await forms.read(request)
    reference = form.text("corrects", limits.INTAKE_REFERENCE)
    kept = replace(found.answers.choices, corrects=reference or NO_CORRECTION)
    said = msgspec.structs.replace(found.answers, choices=kept)
    root = await queries.root_of(here, reference) if reference else None
    await drafts.answer(found.id, said, secret=draft_page.secret(request))
    await drafts.correct(found.id, root)
    return Redirect(draft_page.address(code, found.id), status_code=303)


@get("/c/{code:str}/intake/{draft:int}/annotated.xlsx", opt={"permission": Permission.IMPORT})
async def annotated(
    request: AnyRequest, code: CodeInPath, draft: IdInPath
) -> Response[bytes] | Redirect:
    here, found = await draft_page.open_draft(request, code, draft)
    known = await draft_page.findings(request, here, found)
    if isinstance(known, PreviewWork):
        return Redirect(draft_page.address(code, found.id), status_code=303)
    content = await previewing.annotated_of(known, visits.language(request))
    return download(content, f"{code}-导入检查.xlsx", XLSX)


ROUTES: list[Any] = [look, mend, correct, annotated]
