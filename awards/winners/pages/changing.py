"""One field of the chosen winners: its new value, before and after of each, then all or none."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Response, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused
from awards.roles import Permission
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winners import list_counts, many_changes, reasons
from awards.winners.filters import Position
from awards.winners.many_changes import ChangedField, PlannedChange
from awards.winners.pages.list_actions import chosen
from awards.winners.records import WinnerRecord
from awards.winners.rules import AMEND_FROM
from awards.words import N_, translations

_FIELDS = {
    ChangedField.UNIT: N_("Unit"),
    ChangedField.HONOUR: N_("Honour"),
    ChangedField.CATEGORY: N_("Category and honour"),
    ChangedField.NOTE: N_("Note"),
}


@post("/c/{code:str}/winners/change", opt={"permission": Permission.REGISTER}, status_code=200)
async def change_many(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """Ask for the field and its value, show what would change, and with ``sure`` change it."""
    here = await catalogue.find(code)
    form = await forms.read(request)
    asked = await chosen(here, form)
    back = Position.read({name: form[name] for name in form.values})
    going = [winner for winner in asked if winner.state in AMEND_FROM]
    planned = _planned(form, going) if form["field"] and going else []
    faults: dict[int, str] = {}
    if planned and form.sound:
        faults = await _faults(request, here, planned, form)
        if form.flag("sure") and form.sound and not faults:
            return await _done(request, here, planned, form, back)
    _ = translations(form.language).gettext
    return page(
        request,
        "winners/change.html",
        status=422 if form.faults else 200,
        here=here,
        section="winners",
        form=form,
        back=back,
        going=going,
        left_out=[winner for winner in asked if winner.state not in AMEND_FROM],
        planned=sorted(planned, key=lambda each: each.winner.id not in faults),
        faults=faults,
        changing=sum(each.changes for each in planned),
        asks_reason=await _asks_reason(going),
        fields=[(field.value, _(words)) for field, words in _FIELDS.items()],
        names={category.code: category.name for category in here.categories},
        places=_places(here),
        units=await list_counts.units(here),
    )


def _planned(form: WebForm, going: list[WinnerRecord]) -> list[PlannedChange]:
    field = ChangedField(form.one_of("field", list(ChangedField)))
    lines = form["lines"].replace("\r\n", "\n").rstrip("\n").split("\n") if form["lines"] else []
    single = form["place"] if field is ChangedField.CATEGORY else form["value"]
    try:
        return many_changes.plan(field, going, lines or [single])
    except FieldRefused as fault:
        form.refuse(fault, "lines")
        return []


async def _faults(
    request: AnyRequest, here: CommendationRecord, planned: list[PlannedChange], form: WebForm
) -> dict[int, str]:
    """The words for each row. A missing reason is said once, and hides no other fault."""
    rehearse = partial(
        many_changes.rehearse, request.user.actor, here, planned, secret=_secret(request)
    )
    refused = await rehearse(reason=form["reason"])
    if any(fault.facts.get("field") == "reason" for fault in refused.values()):
        form.fault("reason", N_("Fill this in."))
        refused = await rehearse(reason="—")
    return {winner: " ".join(fault.words(form.language)) for winner, fault in refused.items()}


async def _done(
    request: AnyRequest,
    here: CommendationRecord,
    planned: list[PlannedChange],
    form: WebForm,
    back: Position,
) -> Redirect:
    reason = form.text("reason", limits.REASON)
    count = await many_changes.change(
        request.user.actor, here, planned, secret=_secret(request), reason=reason
    )
    words = translations(form.language).ngettext(
        "%(num)s winner is changed.", "%(num)s winners are changed.", count
    )
    return redirect(request, f"/c/{here.code}/winners{back.query}", words % {"num": count})


async def _asks_reason(going: list[WinnerRecord]) -> bool:
    for winner in going:
        if await reasons.is_due(winner):
            return True
    return False


def _places(here: CommendationRecord) -> list[tuple[str, str]]:
    return [
        (f"{category.code}/{honour}", f"{category.name} · {honour}" if honour else category.name)
        for category in here.categories
        for honour in [each.name for each in category.honours] or [""]
    ]


def _secret(request: AnyRequest) -> bytes:
    return visits.settings_of(request).secret_key()


ROUTES: list[Any] = [change_many]
