"""Add or change a winner. The form keeps everything typed until it can be stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    Conflict,
    Invalid,
    Stale,
)
from awards.roles import Permission
from awards.statements.sayings import Saying, sayings_about
from awards.text.english import chinese_in
from awards.text.pinyin import in_letters
from awards.web import forms, visits
from awards.web.fields import CodeInPath, IdInPath
from awards.web.forms import WebForm
from awards.web.labels import KINDS
from awards.web.pages import AnyRequest, page, redirect
from awards.winner_fields import (
    PERSONS,
    TYPED,
    UNIT,
    Field,
)
from awards.winners import queries, reasons, service
from awards.winners.filters import Position
from awards.winners.history import changed_since
from awards.winners.pages.entry_form import (
    amendment,
    asks_to_look,
    field_of,
    registration_in,
    shown_values,
)
from awards.winners.records import WinnerRecord
from awards.words import N_, translations

_PLACE = N_("Category and honour")


@get("/c/{code:str}/winners/new", opt={"permission": Permission.REGISTER})
async def new(request: AnyRequest, code: CodeInPath) -> Response[str]:
    here = await catalogue.find(code)
    given = request.query_params
    kept = {name: given.get(name, "")[: UNIT.limit] for name in ("place", "unit")}
    return _form_page(request, here, forms.filled(visits.language(request), kept))


@post("/c/{code:str}/winners/new", opt={"permission": Permission.REGISTER})
async def register(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    here = await catalogue.find(code)
    form = await forms.read(request)
    asked = registration_in(form, here)
    secret = visits.settings_of(request).secret_key()
    if form.sound and not await asks_to_look(form, asked, here, secret):
        try:
            [made] = await service.register(request.user.actor, code, [asked], secret=secret)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, field_of(fault))
        else:
            _ = translations(visits.language(request)).gettext
            return redirect(request, _after(form, code, made), _("%s is registered.") % asked.name)
    return _form_page(request, here, form, status=422)


def _after(form: WebForm, code: str, made: int) -> str:
    """Keep the values that mostly repeat from one registration to the next."""
    if form["then"] != "another":
        return f"/winners/{made}"
    kept = {"place": form["place"], "unit": form["unit"]}
    return f"/c/{code}/winners/new?{urlencode(kept)}"


@get("/winners/{winner:int}/edit", opt={"permission": Permission.REGISTER})
async def edit(request: AnyRequest, winner: IdInPath) -> Response[str]:
    found = await queries.find(winner)
    here = await catalogue.find_of_winner(winner)
    form = forms.filled(visits.language(request), shown_values(found, here))
    return await _changed_page(request, here, form, found)


@post("/winners/{winner:int}/edit", opt={"permission": Permission.REGISTER})
async def amend(request: AnyRequest, winner: IdInPath) -> Response[str] | Redirect:
    found = await queries.find(winner)
    here = await catalogue.find_of_winner(winner)
    form = await forms.read(request)
    asked = registration_in(form, here)
    back = f"/winners/{winner}{Position.read(request.query_params).query}"
    if asked.category and asked.category != found.category:
        form.fault(
            "place",
            N_("A winner cannot change category: withdraw the entry and register it again."),
        )
    secret = visits.settings_of(request).secret_key()
    if form.sound and not await asks_to_look(form, asked, here, secret, found):
        try:
            await service.amend(
                request.user.actor,
                winner,
                amendment(asked),
                revision=form.whole("revision", 1, 10**8, default=1),
                secret=secret,
                reason=form.text("reason", limits.REASON),
            )
        except Stale as fault:
            form.refuse(fault)
            await _tell_what_others_changed(form, await queries.find(winner), here)
        except (Invalid, Conflict) as fault:
            form.refuse(fault, field_of(fault))
        else:
            _ = translations(visits.language(request)).gettext
            return redirect(request, back, _("%s is saved.") % asked.name)
    return await _changed_page(request, here, form, await queries.find(winner), status=422)


async def _changed_page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    winner: WinnerRecord,
    status: int = 200,
) -> Response[str]:
    asks_reason, sayings = await reasons.is_due(winner), await sayings_about(winner.id)
    return _form_page(
        request,
        here,
        form,
        winner=winner,
        status=status,
        asks_reason=asks_reason,
        sayings=sayings,
    )


async def _tell_what_others_changed(
    form: WebForm, now: WinnerRecord, here: CommendationRecord
) -> None:
    """Show what others changed beside each field. A second submission overwrites it knowingly."""
    changes = await changed_since(now.id, form.whole("revision", 1, 10**8, default=1))
    people = await shown_names()
    for name, value in shown_values(now, here).items():
        stored = str(value)
        writer = changes.get("honour" if name == "place" else name.removeprefix("free."))
        if writer and stored != form[name]:
            words = N_("%(count)s saved this meanwhile: “%(limit)s”.")
            form.fault(name, words, people.get(writer, writer), stored)
    form.values["revision"] = [str(now.revision)]


def _form_page(
    request: AnyRequest,
    here: CommendationRecord,
    form: WebForm,
    *,
    winner: WinnerRecord | None = None,
    status: int = 200,
    asks_reason: bool = False,
    sayings: Sequence[Saying] = (),
) -> Response[str]:
    _ = translations(visits.language(request)).gettext
    return page(
        request,
        "winners/form.html",
        status=status,
        here=here,
        section="winners",
        form=form,
        winner=winner,
        asks_reason=asks_reason,
        sayings=sayings,
        back=Position.read(request.query_params).query,
        labels_of={
            "place": _(_PLACE),
            "reason": _("Reason"),
            **{
                field.control: field.label_in(form.language) for field in (*TYPED, *here.own_fields)
            },
        },
        fields=(*TYPED, *here.own_fields),
        choices_of=_choices,
        sounded=_sounded(winner, here),
        opened=any(form[field.name] for field in TYPED if field.more),
        places=[
            (
                f"{category.code}/{honour}",
                f"{category.name} · {honour}" if honour else category.name,
            )
            for category in here.categories
            for honour in [each.name for each in category.honours] or [""]
        ],
        kinds={category.code: _(KINDS[category.recipient_kind]) for category in here.categories},
    )


def _choices(field: Field) -> list[tuple[str, str]]:
    return [(choice, choice) for choice in field.choices]


def _sounded(winner: WinnerRecord | None, here: CommendationRecord) -> str:
    """A person's name in letters by its sound. It is a proposal, and nothing prints it."""
    if winner is None or not chinese_in(winner.name):
        return ""
    kind = here.require_category(winner.category).recipient_kind
    return in_letters(winner.name, winner.surname_length) if PERSONS.get(kind, True) else ""


ROUTES: list[Any] = [new, register, edit, amend]
