"""Choose the sheets, the header row and the meaning of each column."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue.records import CommendationRecord
from awards.errors import FileRefused
from awards.intake import drafts, previewing
from awards.intake.answers import Answers
from awards.intake.checking.award_columns import vocabulary_of
from awards.intake.checking.choices import Choices
from awards.intake.drafts import DraftRecord
from awards.intake.file_columns import FileColumns, file_columns
from awards.intake.pages import column_choices, draft_page
from awards.intake.reading.book import Book
from awards.intake.reading.delimited import SEPARATORS
from awards.intake.reading.encodings import ENCODINGS
from awards.intake.running_previews import PreviewWork
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, page
from awards.words import N_, translations

_SEPARATORS: dict[str, str] = {
    ",": N_("Comma"),
    "\t": N_("Tab"),
    ";": N_("Semicolon"),
    "|": N_("Vertical bar"),
    "，": N_("Full-width comma"),
    "；": N_("Full-width semicolon"),
    "｜": N_("Full-width bar"),
}


@get("/c/{code:str}/intake/{draft:int}/columns", opt={"permission": Permission.IMPORT})
async def columns(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Response[str]:
    here, found = await draft_page.open_draft(request, code, draft)
    fault: FileRefused | None = None
    book: Book | None = None
    try:
        known = await draft_page.findings(request, here, found)
        if isinstance(known, PreviewWork):
            return draft_page.waiting(request, here, found, known)
        book = known.book
    except FileRefused as refused:
        fault = refused
    found = draft_page.as_matched(request, here, found)
    if book is None:
        book = await _readable(request, found)
    return _columns_page(request, here, found, book, fault)


async def _readable(request: AnyRequest, draft: DraftRecord) -> Book | None:
    """The file, if only its meaning is unclear."""
    try:
        return await draft_page.previews(request).book(draft)
    except FileRefused:
        return None


def _columns_page(
    request: AnyRequest,
    here: CommendationRecord,
    draft: DraftRecord,
    book: Book | None,
    fault: FileRefused | None,
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    choices = draft.answers.choices
    return page(
        request,
        "intake/columns.html",
        status=422 if fault else 200,
        here=here,
        section="intake",
        draft=draft,
        choices=choices,
        fault=draft_page.fault_words(request, fault) if fault else "",
        book=book,
        layout=_shown(here, book, choices) if book else None,
        is_text=book is None or book.kind in ("csv", "pasted"),
        encodings=ENCODINGS,
        separators={sign: _(_SEPARATORS[sign]) for sign in SEPARATORS},
        field_labels=column_choices.labels(visits.language(request), here.own_fields),
    )


def _shown(here: CommendationRecord, book: Book, choices: Choices) -> FileColumns | None:
    return file_columns(book, choices, vocabulary_of(previewing.slots(here), here.own_fields))


@post("/c/{code:str}/intake/{draft:int}/columns", opt={"permission": Permission.IMPORT})
async def match(request: AnyRequest, code: CodeInPath, draft: IdInPath) -> Response[str] | Redirect:
    here, found = await draft_page.open_draft(request, code, draft)
    form = await forms.read(request)
    before = found.answers
    choices = column_choices.given_choices(before.choices, form.values, here.own_fields)
    answers = Answers(choices=choices, read_as=_same(before, choices))
    await drafts.answer(found.id, answers, secret=draft_page.secret(request))
    return Redirect(draft_page.address(here.code, found.id), status_code=303)


def _same(before: Answers, choices: object) -> str:
    return before.read_as if before.choices == choices else ""


ROUTES: list[Any] = [columns, match]
