"""What every page of the ceremony shows, and how each act of a form is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from litestar import Response
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid, NotFound
from awards.stage import store, versions
from awards.stage.certificates import stage_certificates, with_number
from awards.stage.content import StageCertificate, StageContent
from awards.stage.rules.comparing import compare
from awards.stage.rules.composing import compose
from awards.stage.rules.timing import clock_time, total_seconds
from awards.stage.rules.warnings import warnings
from awards.stage.store import StoredCeremony
from awards.stage.versions import StageBox
from awards.web import visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.words import Phrase, translated

Answer = Response[str] | Redirect


class Desk(NamedTuple):
    """The ceremony as it is arranged now. ``is_frozen``: the newest version says the same."""

    here: CommendationRecord
    ceremony: StoredCeremony
    standing: list[StageCertificate]
    content: StageContent
    box: StageBox
    warnings: list[Phrase]
    is_frozen: bool
    changed: int

    @property
    def seconds(self) -> int:
        return total_seconds(self.ceremony.draft.items, self.ceremony.draft.settings)

    def at(self, minutes: float) -> str:
        return clock_time(self.content.begins_at, minutes)

    @property
    def presenters(self) -> dict[int, str]:
        return {each.rank: each.name for each in self.content.presenters}


async def desk(here: CommendationRecord) -> Desk | None:
    """None before the ceremony is set up."""
    ceremony = await store.find(here)
    if ceremony is None:
        return None
    standing = await stage_certificates(here)
    draft = ceremony.draft
    content = compose(here, draft, standing)
    changed = 0
    if ceremony.version:
        frozen = (await versions.version(here.code, ceremony.version)).content
        issued = compose(here, draft, with_number(standing))
        changed = compare(frozen, issued).count
    return Desk(
        here,
        ceremony,
        standing,
        content,
        versions.box_of(draft.on_stage, draft.bagged, standing),
        warnings(draft),
        bool(ceremony.version) and not changed,
        changed,
    )


async def stage_page(
    request: AnyRequest, code: str, tab: str, form: WebForm | None = None, **more: object
) -> Response[str]:
    """The page ``stage/TAB.html``; before the ceremony is set up the page that begins it."""
    here = await catalogue.find(code)
    found = await desk(here)
    spoken = visits.language(request)
    form = form or WebForm(spoken)
    return page(
        request,
        f"stage/{tab}.html" if found else "stage/begin.html",
        status=422 if form.faults else 200,
        here=here,
        section="ceremony",
        tab=tab,
        desk=found,
        form=form,
        years=[] if found else await catalogue.years(),
        warned=[translated(each, spoken) for each in found.warnings] if found else [],
        **more,
    )


async def acted(
    request: AnyRequest,
    form: WebForm,
    act: Callable[[], Awaitable[object]],
    back: str,
    shown: Callable[[], Awaitable[Response[str]]],
    said: str = "",
) -> Answer:
    """Do it and go back; a refusal is shown at the top of the page."""
    if form.sound:
        try:
            await act()
        except (Invalid, Conflict, NotFound) as fault:
            form.refuse(fault)
        else:
            return redirect(request, back, said)
    return await shown()


def revision_of(form: WebForm) -> int:
    """The revision that the page was made from; a page without one is too old."""
    typed = form["revision"]
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def number_of(typed: str) -> int:
    """A number in the value of a button; 0 for anything else, which nothing has."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
