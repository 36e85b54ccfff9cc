"""A unit's own winners, for its people, in type large enough to read every stroke."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from awards import clock, limits
from awards.accounts.lookups import bounded
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict
from awards.proofs import answering, queries
from awards.proofs.answering import Answer
from awards.proofs.records import LinkRecord, disagreeing, named
from awards.tables import ProposalState
from awards.text.pinyin import spelled
from awards.web import forms, visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winner_fields import HONOUR, NAME_EN, PROOFREAD, UNIT_EN, FieldKind
from awards.winners.records import WinnerRecord
from awards.words import N_, translations

OPT = {"public": True, "stranger": True}


@get("/p/{token:str}", opt=OPT, guards=[bounded])
async def unit_page(request: AnyRequest, token: FromPath[str]) -> Response[str]:
    link = await queries.by_token(token, visits.settings_of(request).secret_key())
    return await _page(request, link, forms.filled(visits.language(request), {}))


async def _page(request: AnyRequest, link: LinkRecord, form: WebForm) -> Response[str]:
    here = await catalogue.find(await queries.code_of(link))
    over = link.is_over(clock.now())
    winners = [] if over else await queries.winners_of(link)
    return page(
        request,
        "proofs/unit.html",
        status=422 if form.faults else 200,
        here=here,
        link=link,
        over=over,
        form=form,
        winners=winners,
        spelled={w.id: spelled(w.name, w.surname_length) for w in winners},
        names={category.code: category.name for category in here.categories},
        honours=_honours(here, winners),
        fields=PROOFREAD,
        english=(NAME_EN, UNIT_EN),
        abroad=_in_english(here, winners),
        changed=len(disagreeing(link, winners)),
        waiting=[p for p in await queries.proposals_of(link) if p.state is ProposalState.OPEN],
        attendance=await _attendance(request, link),
        wide=True,
    )


async def _attendance(request: AnyRequest, link: LinkRecord) -> str:
    """The address of the reply about the ceremony; empty if none is asked."""
    asked = await queries.replies_until(link.commendation)
    return f"{request.url.path}/attendance" if asked else ""


def _in_english(here: CommendationRecord, winners: Sequence[WinnerRecord]) -> set[int]:
    """The winners whose certificates have English words, by their ids."""
    return {
        each.id
        for each in winners
        if each.name_en or each.unit_en or here.require_category(each.category).body_en
    }


def _honours(here: CommendationRecord, winners: Sequence[WinnerRecord]) -> dict[str, list[str]]:
    """Honours by category, if there is a choice."""
    return {
        code: [honour.name for honour in here.require_category(code).honours]
        for code in {winner.category for winner in winners}
    }


@post("/p/{token:str}", opt=OPT, guards=[bounded])
async def answered(request: AnyRequest, token: FromPath[str]) -> Response[str] | Redirect:
    link = await queries.by_token(token, visits.settings_of(request).secret_key())
    form = await forms.read(request)
    by = form.text("by", limits.PROPOSER, required=True)
    here = await catalogue.find(await queries.code_of(link))
    winners = await queries.winners_of(link)
    answers = [_answer(form, each, _honours(here, winners)) for each in winners]
    if form.sound:
        try:
            count = await answering.answer(link.id, by, answers)
        except Conflict as fault:
            form.refuse(fault)
        else:
            return redirect(request, f"/p/{token}", _thanks(form, count))
    return await _page(request, link, form)


def _thanks(form: WebForm, count: int) -> str:
    if not count:
        return translations(form.language).gettext("Thank you. Everything is confirmed.")
    words = translations(form.language).ngettext(
        "Thank you. %(num)s correction goes to the organizers; everything else is confirmed.",
        "Thank you. %(num)s corrections go to the organizers; everything else is confirmed.",
        count,
    )
    return words % {"num": count}


def _answer(form: WebForm, winner: WinnerRecord, honours: dict[str, list[str]]) -> Answer:
    """Read the answer about a winner: either the tick or a proposal is required, not both."""
    key = winner.id
    lines = [field for field in PROOFREAD if field.kind is not FieldKind.CHOICE]
    wanted = {field.name: form.text(f"{field.name}-{key}", field.limit) for field in lines}
    if form[f"honour-{key}"]:
        wanted[HONOUR.name] = form.one_of(f"honour-{key}", honours[winner.category])
    comment = form.text(f"comment-{key}", limits.COMMENT, lines=True)
    now = named(winner)
    said = {name: text for name, text in wanted.items() if text and text != now[name]}
    right = form.flag(f"right-{key}")
    if right and (said or comment):
        form.fault(f"right-{key}", N_("You ticked it as right and filled in a correction: which?"))
    elif not right and not said and not comment:
        form.fault(f"right-{key}", N_("Tick it as right, or fill in the correction."))
    seen = form.whole(f"seen-{key}", 0, 10**8, default=0)
    return Answer(winner.id, seen, said, comment)


ROUTES: list[Any] = [unit_page, answered]
