"""The form of an entry: what it is filled with, what it asks for, and what to look at in it."""

from __future__ import annotations

from typing import Any

from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError, Finding, Language, QuotaFull
from awards.web.forms import WebForm
from awards.winner_fields import (
    HONOUR,
    NAME,
    TYPED,
    Amendment,
    Field,
    FieldKind,
    Registration,
    Value,
)
from awards.winners.entry_warnings import looks, of_change, of_entries
from awards.winners.records import WinnerRecord
from awards.words import N_


def registration_in(form: WebForm, here: CommendationRecord) -> Registration:
    if form["suggested"]:
        form.values["name"] = [form["suggested"]]
    category, _, honour = form["place"].partition("/")
    if category not in {each.code for each in here.categories}:
        form.fault("place", N_("Choose one of the list."))
    values: dict[str, Any] = {field.name: _typed(form, field) for field in TYPED}
    free = {
        field.name: _typed_free(form, field)
        for field in here.own_fields
        if field.control in form.values
    }
    return Registration(category=category, honour=honour, free=free, **values)


def _typed(form: WebForm, field: Field) -> Value:
    if field.kind is FieldKind.WHOLE:
        return form.whole(field.name, 0, field.limit, default=0) or field.empty
    lines = field.kind is FieldKind.LINES
    return form.text(field.name, field.limit, required=field.required, lines=lines)


def _typed_free(form: WebForm, field: Field) -> str:
    """The value, with its faults beside the control."""
    text = form.text(field.control, field.limit)
    for finding in field.check(text, None) if field.check and text else ():
        form.faults.setdefault(field.control, " ".join(finding.words(form.language)))
    return text


def amendment(asked: Registration) -> Amendment:
    """A number that was not typed again stays, because only its tail was shown."""
    values = {field.name: getattr(asked, field.name) for field in (HONOUR, *TYPED)}
    untyped = {field.name for field in TYPED if field.personal and not values[field.name]}
    typed = {name: value for name, value in values.items() if name not in untyped}
    return Amendment(**typed, free=asked.free)


async def asks_to_look(
    form: WebForm,
    asked: Registration,
    here: CommendationRecord,
    secret: bytes,
    before: WinnerRecord | None = None,
) -> bool:
    """A warning is shown once. A second submission of the same values keeps them.

    The values of ``before`` were looked at when they were stored.
    """
    seen = looks(asked, secret)
    if seen == form["kept"]:
        return False
    if before is None:
        [found] = await of_entries(here, [asked], secret)
    else:
        found = await of_change(here, before, asked, secret)
    for field, finding in found:
        form.values["kept"] = [seen]
        form.faults[field.name] = _both(form.faults.get(field.name), finding, form.language)
        if finding.suggestion and field == NAME:
            form.values["suggestion"] = [finding.suggestion]
    return not form.sound


def _both(told: str | None, finding: Finding, language: Language) -> str:
    return " ".join(filter(None, (told, *finding.words(language))))


def shown_values(found: WinnerRecord, here: CommendationRecord) -> dict[str, object]:
    """What a form about a winner is filled with."""
    return {
        "place": f"{found.category}/{found.honour}",
        **{
            field.control: field.shown_of(found)
            for field in (*TYPED, *here.own_fields)
            if not field.personal
        },
        "revision": found.revision,
    }


def field_of(fault: AwardsError) -> str:
    """The form field of a fault. Category and honour share one.

    A fault that names no field concerns the identity.
    """
    field = fault.facts.get("field")
    if field == "reason":
        return "reason"
    if isinstance(fault, QuotaFull) or field == HONOUR.name:
        return "place"
    return str(field) if field in {each.name for each in TYPED} else NAME.name
