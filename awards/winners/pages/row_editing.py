"""A row of the list, changed where it stands. Without scripts its pencil leads to the whole form."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards import limits
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Conflict, Invalid
from awards.roles import Permission
from awards.statements.differing import differing_among
from awards.statements.sayings import sayings_about
from awards.web import forms, visits
from awards.web.fields import IdInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page
from awards.winner_fields import Amendment
from awards.winners import lists, queries, reasons, service
from awards.winners.filters import Position
from awards.winners.pages.entry_form import (
    asks_to_look,
    field_of,
    registration_in,
    shown_values,
)
from awards.winners.pages.listing import row_context
from awards.winners.records import WinnerRecord
from awards.winners.rules import EDITED_IN_PLACE

#: The fields of a row, as the list sends them: its filters have names of their own.
_PREFIX = "row_"


@get("/winners/{winner:int}/row", opt={"permission": Permission.REGISTER})
async def row(request: AnyRequest, winner: IdInPath) -> Response[str]:
    """The row as fields; ``as=read`` gives it back as it was."""
    found = await queries.find(winner)
    here = await catalogue.find_of_winner(winner)
    position = Position.read(request.query_params)
    if request.query_params.get("as") == "read" or found.state not in EDITED_IN_PLACE:
        return await _read(request, here, found, position)
    form = forms.filled(visits.language(request), shown_values(found, here))
    return await _fields(request, here, found, position, form)


@post("/winners/{winner:int}/row", opt={"permission": Permission.REGISTER}, status_code=200)
async def save_row(request: AnyRequest, winner: IdInPath) -> Response[str]:
    found = await queries.find(winner)
    here = await catalogue.find_of_winner(winner)
    sent = await forms.read(request)
    position = Position.read({name: sent[name] for name in sent.values})
    form = _overlaid(sent, found, here)
    asked = registration_in(form, here)
    secret = visits.settings_of(request).secret_key()
    if form.sound and not await asks_to_look(form, asked, here, secret, found):
        try:
            await service.amend(
                request.user.actor,
                winner,
                Amendment(name=asked.name, unit=asked.unit, honour=asked.honour, note=asked.note),
                revision=form.whole("revision", 1, 10**8, default=1),
                secret=secret,
                reason=form.text("reason", limits.REASON),
            )
        except (Invalid, Conflict) as fault:
            form.refuse(fault, field_of(fault))
        else:
            return await _read(request, here, await queries.find(winner), position)
    return await _fields(request, here, found, position, form, status=422)


def _overlaid(sent: WebForm, found: WinnerRecord, here: CommendationRecord) -> WebForm:
    """What is stored, with what the row says; so one check serves the row and the whole form."""
    form = forms.filled(sent.language, shown_values(found, here))
    given = {
        name.removeprefix(_PREFIX): values
        for name, values in sent.values.items()
        if name.startswith(_PREFIX)
    }
    if honour := given.pop("honour", None):
        given["place"] = [f"{found.category}/{honour[0]}"]
    form.values.update(given)
    return form


async def _read(
    request: AnyRequest, here: CommendationRecord, found: WinnerRecord, position: Position
) -> Response[str]:
    return page(
        request,
        "winners/row.html",
        here=here,
        winner=found,
        number=(await lists.numbers_of([found.id])).get(found.id, ""),
        differs=found.id in await differing_among([found.id]),
        **row_context(request, here, position),
    )


async def _fields(
    request: AnyRequest,
    here: CommendationRecord,
    found: WinnerRecord,
    position: Position,
    form: WebForm,
    *,
    status: int = 200,
) -> Response[str]:
    category = here.require_category(found.category)
    return page(
        request,
        "winners/row_fields.html",
        status=status,
        here=here,
        winner=found,
        form=form,
        honours=[honour.name for honour in category.honours],
        reason=await reasons.is_due(found),
        sayings=await sayings_about(found.id),
        **row_context(request, here, position),
    )


ROUTES: list[Any] = [row, save_row]
