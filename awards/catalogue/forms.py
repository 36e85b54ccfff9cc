"""Convert between form fields and file data, so that both are checked by the same rules.

The typed values become data of the file. The faults found there are shown beside the fields.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from awards.catalogue.faults import CommendationFault
from awards.catalogue.records import CategoryRecord
from awards.catalogue.rules import CategoryPlan, CommendationPlan
from awards.catalogue.writing import written
from awards.errors import CommendationRefused
from awards.tables import RecipientKind
from awards.web.forms import WebForm
from awards.words import translated

#: The most rows of honours that are read, and the number of empty rows offered.
MOST_HONOURS = 200
EMPTY_ROWS = 3

_TEXTS = (
    "title",
    "layout",
    "certificate_title",
    "certificate_title_en",
    "signer",
    "signer_duty",
    "signature",
)
_CATEGORY_TEXTS = (
    "name",
    "kind",
    "form",
    "order",
    "salutation",
    "body",
    "closing",
    "body_en",
    "name_en",
)


def _text(form: WebForm, name: str) -> str:
    return form[name].replace("\r\n", "\n").strip()


def _lines(form: WebForm, name: str) -> list[str]:
    """The lines that are not empty."""
    lines = (line.strip() for line in _text(form, name).split("\n"))
    return [line for line in lines if line]


def whole(form: WebForm, name: str) -> Any:  # noqa: ANN401 - the check reports what is not a number
    typed = form[name].strip()
    if typed.isascii() and typed.isdigit() and len(typed) < 10:
        return int(typed)
    return typed or None


def _day(form: WebForm, name: str) -> Any:  # noqa: ANN401 - as above
    typed = form[name].strip()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return typed or None


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """An empty field is a missing key."""
    return {key: value for key, value in data.items() if value is not None}


def commendation_data(form: WebForm) -> dict[str, Any]:
    lines, english = _lines(form, "issuers"), _lines(form, "issuers_en")
    return _said(
        {name: _text(form, name) for name in _TEXTS}
        | {
            "year": whole(form, "year"),
            "decided_on": _day(form, "decided_on"),
            "ceremony_on": _day(form, "ceremony_on"),
            "issuers": lines,
            "issuers_en": "\n".join(english),
            "notice_days": whole(form, "notice_days"),
            "two_person": form.flag("two_person"),
            "quiet": _quiet(form),
        }
    )


def _quiet(form: WebForm) -> dict[str, Any]:
    """Without days and exempt matters there is no rule."""
    days = _text(form, "quiet_days")
    kinds, exempt = form.many("quiet_kinds"), _lines(form, "quiet_exempt")
    return {"days": days, "kinds": kinds, "exempt": exempt} if days or exempt else {}


def commendation_values(plan: CommendationPlan) -> dict[str, object]:
    """The values of a form for the stored commendation."""
    values = {**written(plan), "two_person": plan.two_person, "notice_days": plan.notice_days}
    quiet = {
        "quiet_days": plan.quiet_days,
        "quiet_kinds": plan.quiet_kinds or (RecipientKind.ENTERPRISE.value,),
        "quiet_exempt": "\n".join(plan.quiet_exempt),
    }
    return {**values, **quiet, "issuers": "\n".join(plan.issuers)}


def category_data(
    form: WebForm, stored: CategoryPlan | None = None
) -> tuple[dict[str, Any], list[int]]:
    """The data of a category, and the form rows of its honours.

    Values that the form does not offer, because they can no longer change, stay as stored.
    """
    data = {name: _text(form, name) for name in _CATEGORY_TEXTS}
    data["code"] = stored.code if stored else _text(form, "code")
    data["number"] = _text(form, "number")
    if stored and "number" not in form.values:
        data["number"] = stored.number_pattern
    first = whole(form, "first_number")
    if stored and "first_number" not in form.values:
        first = stored.first_number
    rows = sorted(_honour_rows(form), key=lambda row: (_place(form, row), row))
    honours = [_honour(form, row) for row in rows]
    return _said(
        {**data, "quota": whole(form, "quota"), "first_number": first, "honour": honours}
    ), rows


def _honour_rows(form: WebForm) -> list[int]:
    """Rows with a name, and stored rows: emptying a name must not remove an honour."""
    rows = range(1, MOST_HONOURS + 1)
    filled = [n for n in rows if _text(form, f"honour_{n}_name") or form[f"honour_{n}_was"]]
    return [n for n in filled if not form.flag(f"honour_{n}_drop")]


def _place(form: WebForm, row: int) -> int:
    typed = form[f"honour_{row}_place"].strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 10**9


def _honour(form: WebForm, row: int) -> dict[str, Any]:
    name, was = _text(form, f"honour_{row}_name"), form[f"honour_{row}_was"]
    renamed = {"was": was} if was and was != name else {}
    english = _text(form, f"honour_{row}_name_en")
    quota = whole(form, f"honour_{row}_quota")
    return _said({"name": name, "quota": quota, "name_en": english, **renamed})


def category_values(category: CategoryRecord) -> dict[str, object]:
    values: dict[str, object] = {
        name: getattr(category, {"kind": "recipient_kind", "order": "order_method"}.get(name, name))
        for name in _CATEGORY_TEXTS
    }
    values |= {"code": category.code, "quota": category.quota, "number": category.number_pattern}
    values["first_number"] = category.first_number
    for n, honour in enumerate(category.honours, 1):
        values |= {
            f"honour_{n}_was": honour.name,
            f"honour_{n}_name": honour.name,
            f"honour_{n}_quota": honour.quota,
            f"honour_{n}_name_en": honour.name_en,
            f"honour_{n}_place": n,
        }
    return values


def place(
    form: WebForm, faults: Sequence[CommendationFault], path: str = "", rows: Sequence[int] = ()
) -> None:
    """Show faults of the table at ``path`` beside their fields, and all others at the top."""
    for fault in faults:
        words = translated(fault.words, form.language)
        name = _field(fault, path, rows)
        if name:
            form.faults.setdefault(name, words)
        else:
            told = f"{fault.place} {words}".strip()
            form.faults[""] = "\n".join(filter(None, [form.faults.get(""), told]))


def _field(fault: CommendationFault, path: str, rows: Sequence[int]) -> str:
    if fault.path == path:
        return fault.key
    if fault.path == "quiet.":
        return f"quiet_{fault.key}"
    for n, row in enumerate(rows, 1):
        if fault.path == f"{path}honour[{n}].":
            return f"honour_{row}_{fault.key}"
    return ""


def place_refusal(
    form: WebForm, refused: CommendationRefused, path: str = "", rows: Sequence[int] = ()
) -> None:
    found = refused.facts.get("found")
    if isinstance(found, tuple):
        place(form, found, path, rows)
    else:
        form.refuse(refused)
