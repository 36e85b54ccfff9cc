"""Several unfinished imports on one page: the state of each, and all that are ready in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, DraftEnded, FileRefused, Invalid
from awards.intake import correcting, drafts, matching, previewing
from awards.intake.answers import Given, with_page_answers
from awards.intake.checking.preview import CheckedRow, Question, RowState
from awards.intake.drafts import DraftRecord
from awards.intake.files import CheckedFile, FileToStore
from awards.intake.pages import column_choices, draft_page
from awards.intake.pages.confirming import CHANGED, may_go
from awards.intake.pages.draft_states import STATES, DraftStanding, DraftState, standings
from awards.intake.pages.tabs import PreviewTabs, Tab, TabItem
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest, may, page, redirect
from awards.words import translations

HERE = "/c/{code:str}/intake/together"
#: Separates the draft from the control in the name of a control.
_SIGN = "|"

WantedDrafts = Annotated[list[int] | None, QueryParameter(name="draft", max_items=200)]


@dataclass(frozen=True, slots=True)
class CrossRepeat:
    """A row that repeats one of another file; ``control`` begins the names of its answers."""

    draft: DraftRecord
    row: CheckedRow
    control: str


@dataclass(frozen=True, slots=True)
class MissingWinner:
    """A winner whom a corrected version lacks, or has somebody else in the place of."""

    draft: DraftRecord
    item: TabItem
    control: str
    may_withdraw: bool


@get(HERE, opt={"permission": Permission.IMPORT})
async def together(
    request: AnyRequest, code: CodeInPath, drafts_: WantedDrafts = None
) -> Response[str]:
    """The unfinished imports of a person, or those named in the address."""
    here = await catalogue.find(code)
    found = await _found(request, here, drafts_ or [])
    return await _together_page(request, here, found, named=bool(drafts_))


async def _found(
    request: AnyRequest, here: CommendationRecord, ids: Sequence[int]
) -> list[DraftRecord]:
    """In the order of uploading. Drafts that ended are left out."""
    name, secret = request.user.username, draft_page.secret(request)
    mine = await drafts.left_open(here, name, secret=secret)
    return [draft for draft in reversed(mine) if not ids or draft.id in ids]


async def _together_page(
    request: AnyRequest, here: CommendationRecord, found: list[DraftRecord], *, named: bool
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    lines = await standings(request, here, found)
    ready = [line for line in lines if line.state is DraftState.READY]
    reports = await _joint(request, here, [line.draft for line in ready])
    waiting = any(line.state is DraftState.CHECKING for line in lines) or reports is None
    joint = list(zip(ready, reports or (), strict=False))
    query = urlencode([("draft", draft.id) for draft in found]) if named else ""
    return page(
        request,
        "intake/together.html",
        here=here,
        section="intake",
        lines=lines,
        column_labels=column_choices.labels(visits.language(request), here.own_fields),
        states={state: _(words) for state, words in STATES.items()},
        ready={line.draft.id for line in ready},
        waiting=waiting,
        address=f"/c/{here.code}/intake/together{'?' if query else ''}{query}",
        repeats=list(_repeats(joint)),
        questions=list(_questions(joint)),
        missing=list(_missing(request, here, lines)),
        faults=list(_faults(joint)),
        places=_places([report for _line, report in joint]),
        coming=sum(len(report.preview.registrations) for _line, report in joint),
        updates=sum(len(report.changed) for _line, report in joint),
        reason_due=any(pair.needs_reason for _line, report in joint for pair in report.changed)
        or any(report.going for _line, report in joint),
        sound=bool(joint) and not any(_is_hindered(report) for _line, report in joint),
    )


async def _joint(
    request: AnyRequest,
    here: CommendationRecord,
    found: Sequence[DraftRecord],
    patience: float = draft_page.PATIENCE,
) -> list[CheckedFile] | None:
    """The reports of these drafts, checked as one list; None while it takes longer."""
    if not found:
        return []
    return await draft_page.previews(request).together(here, found).done(patience)


def _is_hindered(report: CheckedFile) -> bool:
    return bool(report.preview.faults or report.preview.questions)


Joint = Sequence[tuple[DraftStanding, CheckedFile]]


def _repeats(joint: Joint) -> Iterator[CrossRepeat]:
    """Rows that are new in their own file, and repeat one of another."""
    for line, report in joint:
        alone = line.report.preview.rows if line.report else ()
        kept = line.draft.answers.choices.keep
        for before, row in zip(alone, report.preview.rows, strict=True):
            is_repeated = before.state is RowState.NEW and row.state is RowState.REPEATED
            if is_repeated or (row.place in kept and before.state is RowState.NEW):
                yield CrossRepeat(line.draft, row, f"{line.draft.id}{_SIGN}")


def _missing(
    request: AnyRequest, here: CommendationRecord, lines: Sequence[DraftStanding]
) -> Iterator[MissingWinner]:
    may_withdraw = may(request, Permission.WITHDRAW)
    for line in lines:
        if line.report is None or line.report.difference is None:
            continue
        tabs = PreviewTabs(line.report, line.draft.answers, previewing.slots(here)).tabs
        replaced = [item for item in tabs[Tab.CHANGED] if item.answer in ("replaced", "same")]
        for item in (*tabs[Tab.GONE], *replaced):
            if item.winner:
                allowed = item.winner.is_draft or may_withdraw
                yield MissingWinner(line.draft, item, f"{line.draft.id}{_SIGN}", allowed)


def _questions(joint: Joint) -> Iterator[tuple[DraftRecord, Question, str]]:
    for line, report in joint:
        for question in report.preview.questions:
            yield line.draft, question, f"{line.draft.id}{_SIGN}"


def _faults(joint: Joint) -> Iterator[tuple[DraftRecord, Any]]:
    """Each place that is wanted too often is named once, and not for each file."""
    seen = set()
    for line, report in joint:
        for remark in report.preview.faults:
            key = (remark.code, remark.value) if not remark.row else (line.draft.id, remark)
            if key not in seen:
                seen.add(key)
                yield line.draft, remark


def _places(reports: Sequence[CheckedFile]) -> list[dict[str, Any]]:
    """The places of each category after all files; for each file those of the others are taken."""
    tallies = zip(*(report.preview.arithmetic for report in reports), strict=True)
    found = []
    for same in tallies:
        wanted = sum(tally.wanted for tally in same)
        first = same[0]
        if wanted and not first.honour:
            taken = first.taken - (wanted - first.wanted)
            over = first.over
            found.append(
                {
                    "name": first.name,
                    "honour": "",
                    "quota": first.quota,
                    "taken": taken,
                    "wanted": wanted,
                    "over": over,
                }
            )
    return found


@post(HERE, opt={"permission": Permission.IMPORT})
async def act(request: AnyRequest, code: CodeInPath) -> Redirect:
    """Keep the answers; then check all or the ticked drafts again, or register these together."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    found = await _found(request, here, form.ids("all") or [0])
    await _answer(request, found, form.values)
    if form["act"] == "narrow":
        found = await _found(request, here, form.ids("draft") or form.ids("all") or [0])
    address = f"/c/{code}/intake/together"
    if found:
        address += "?" + urlencode([("draft", draft.id) for draft in found])
    if form["act"] != "register":
        return Redirect(address, status_code=303)
    chosen = await _found(request, here, form.ids("draft") or [0])
    said, done = await _registered(request, here, chosen, form.text("reason", limits.REASON))
    return redirect(request, f"/c/{code}/intake" if done else address, said)


async def _answer(request: AnyRequest, found: Sequence[DraftRecord], given: Given) -> None:
    for draft in found:
        own = {
            name.removeprefix(f"{draft.id}{_SIGN}"): values
            for name, values in given.items()
            if name.startswith(f"{draft.id}{_SIGN}")
        }
        if own:
            answers = with_page_answers(draft.answers, own)
            await drafts.answer(draft.id, answers, secret=draft_page.secret(request))


async def _registered(
    request: AnyRequest, here: CommendationRecord, chosen: Sequence[DraftRecord], reason: str
) -> tuple[str, bool]:
    """Register them all or none; what to say, and whether it is done."""
    language = visits.language(request)
    words = translations(language)
    lines = await standings(request, here, chosen)
    ready = [line.draft for line in lines if line.state is DraftState.READY]
    if not chosen or len(ready) < len(chosen):
        return words.gettext("Choose lists that are ready; nothing was stored."), False
    try:
        reports = await _joint(request, here, ready, draft_page.RESOLVE)
        if reports is None or any(map(_is_hindered, reports)):
            return words.gettext("Not yet: see below. Nothing was stored."), False
        if not all(may_go(request, each.difference) for each in reports if each.difference):
            return words.gettext("Your role withdraws drafts alone. Nothing was stored."), False
        files = [_to_store(draft, report) for draft, report in zip(ready, reports, strict=True)]
        receipts = await correcting.store_together(
            request.user.actor, here.code, files, visits.settings_of(request), reason=reason
        )
    except DraftEnded:
        return words.gettext("One of the lists was registered or dropped meanwhile."), False
    except (FileRefused, Invalid, Conflict) as fault:
        _forget(request, ready)
        return words.gettext(CHANGED) % " ".join(fault.words(language)), False
    for receipt, report in zip(receipts, reports, strict=True):
        if receipt:
            draft_page.previews(request).keep(receipt.reference, report)
    _forget(request, ready)
    count = sum(receipt.rows for receipt in receipts if receipt)
    told = words.ngettext(
        "%(num)s winner is registered from %(files)s files.",
        "%(num)s winners are registered from %(files)s files.",
        count,
    )
    return told % {"num": count, "files": sum(map(bool, receipts))}, True


def _to_store(draft: DraftRecord, report: CheckedFile) -> FileToStore:
    choices = draft.answers.choices
    reading = matching.written(report.book, report.preview, choices)
    return FileToStore(report, draft.file_name, choices.again, draft.id, reading)


def _forget(request: AnyRequest, found: Sequence[DraftRecord]) -> None:
    for draft in found:
        draft_page.previews(request).forget(draft.id)


ROUTES: list[Any] = [together, act]
