"""The fields of the office's own: declared, changed, and taken over from columns of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards import limits
from awards.catalogue import forms as between
from awards.catalogue import service
from awards.catalogue.faults import CommendationFault
from awards.catalogue.free_field_tables import key_of
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import check
from awards.catalogue.writing import digest, plan_of, written
from awards.errors import CommendationRefused, Stale
from awards.free_fields import SUGGESTED, FreeFieldRecord
from awards.roles import Permission
from awards.tables import FieldPlace, FreeFieldKind
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect
from awards.winner_fields import MOST_FREE
from awards.words import N_, translated, translations

#: The empty rows offered after the declared fields.
EMPTY_ROWS = 1

KINDS: dict[FreeFieldKind, str] = {
    FreeFieldKind.TEXT: N_("A text"),
    FreeFieldKind.NUMBER: N_("A number"),
    FreeFieldKind.DATE: N_("A date"),
    FreeFieldKind.CHOICE: N_("One of several"),
}
FLAGS: dict[str, str] = {
    FieldPlace.PAGE: N_("On the winner’s page"),
    FieldPlace.LISTS: N_("In lists of winners"),
    FieldPlace.REPORTS: N_("In the roster and its files"),
    "printed": N_("In layouts and wording"),
    "searchable": N_("Found by the search"),
    "personal": N_("Personal: hidden in lists and in the history"),
}


@get("/c/{code:str}/fields", opt={"permission": Permission.READ})
async def fields(request: AnyRequest, code: CodeInPath) -> Response[str]:
    """``name`` in the address are fields to add, ``draft`` the import that asked for them."""
    here = await service.find(code)
    declared = [*here.free_fields, *_asked(request, here)]
    form = forms.filled(visits.language(request), _values(declared))
    form.values["shown"] = [digest(plan_of(here))]
    form.values["draft"] = [request.query_params.get("draft", "")[:10]]
    return _page(request, here, form, len(declared))


def _asked(request: AnyRequest, here: CommendationRecord) -> list[FreeFieldRecord]:
    known = {each.name for each in here.free_fields}
    usual = {each.name: each for each in SUGGESTED}
    names = (name[: limits.FIELD_NAME] for name in request.query_params.getall("name", []))
    wanted = [name for name in dict.fromkeys(names) if name and name not in known]
    found = [usual.get(name) or FreeFieldRecord(key_of(name), name) for name in wanted]
    return found[: max(0, MOST_FREE - len(known))]


def _values(declared: list[FreeFieldRecord]) -> dict[str, object]:
    values: dict[str, object] = {}
    for n, each in enumerate(declared, 1):
        own = {"key": each.key, "name": each.name, "name_en": each.name_en, "kind": each.kind.value}
        own["choices"] = "\n".join(each.choices)
        flags = {place.value: each.is_shown(place) for place in FieldPlace}
        flags |= {flag: getattr(each, flag) for flag in ("printed", "searchable", "personal")}
        values |= {f"field_{n}_{name}": value for name, value in {**own, **flags}.items()}
    return values


@post("/c/{code:str}/fields", opt={"permission": Permission.MANAGE_CATALOGUE})
async def change(request: AnyRequest, code: CodeInPath) -> Response[str] | Redirect:
    """All fields at once: added, changed, and removed if no winner has a value in them."""
    here = await service.find(code)
    form = await forms.read(request)
    plan = plan_of(here)
    rows = _filled(form)
    if form["shown"] != digest(plan):
        form.refuse(Stale(name=here.title))
    else:
        data = {**written(plan), "field": [_typed(form, row) for row in rows]}
        wanted, faults = check(data)
        _place(form, faults, rows)
        if form.sound:
            try:
                new = replace(plan, free_fields=wanted.free_fields)
                await service.load(request.user.actor, new, basis=digest(plan))
            except CommendationRefused as refused:
                found: Any = refused.facts["found"]
                _place(form, found, rows)
            except Stale as fault:
                form.refuse(fault)
    if not form.sound:
        return _page(request, here, form, max(_filled(form), default=0))
    said = translations(form.language).gettext("The fields are saved.")
    return redirect(request, _after(form, code), said)


def _after(form: WebForm, code: str) -> str:
    draft = form["draft"]
    from_import = draft.isascii() and draft.isdigit() and len(draft) < 10
    return f"/c/{code}/intake/{int(draft)}" if from_import else f"/c/{code}/fields"


def _filled(form: WebForm) -> list[int]:
    rows = range(1, MOST_FREE + EMPTY_ROWS + 1)
    named = [n for n in rows if form[f"field_{n}_name"].strip() or form[f"field_{n}_key"].strip()]
    return [n for n in named if not form.flag(f"field_{n}_drop")]


def _typed(form: WebForm, row: int) -> dict[str, Any]:
    """The row as a table of a commendation's file."""

    def said(name: str) -> str:
        return form[f"field_{row}_{name}"].replace("\r\n", "\n").strip()

    table: dict[str, Any] = {"name": said("name"), "kind": said("kind")}
    table |= {name: said(name) for name in ("key", "name_en") if said(name)}
    choices = [line.strip() for line in said("choices").split("\n") if line.strip()]
    if table["kind"] == FreeFieldKind.CHOICE:
        table["choices"] = choices
    table["shown"] = [each.value for each in FieldPlace if form.flag(f"field_{row}_{each.value}")]
    flags = ("printed", "searchable", "personal")
    return table | {flag: form.flag(f"field_{row}_{flag}") for flag in flags}


def _place(form: WebForm, faults: list[CommendationFault], rows: list[int]) -> None:
    """Show each fault beside its field; those of the rest of the commendation at the top."""
    others = []
    for fault in faults:
        row = next((row for n, row in enumerate(rows, 1) if fault.path == f"field[{n}]."), 0)
        if row:
            key = "name" if fault.key == "key" and not form[f"field_{row}_key"] else fault.key
            form.faults.setdefault(f"field_{row}_{key}", translated(fault.words, form.language))
        else:
            others.append(fault)
    between.place(form, others, "-")


def _page(request: AnyRequest, here: CommendationRecord, form: WebForm, rows: int) -> Response[str]:
    _ = translations(form.language).gettext
    return page(
        request,
        "catalogue/free_fields.html",
        status=422 if form.faults else 200,
        here=here,
        section="catalogue",
        form=form,
        rows=min(rows + EMPTY_ROWS, MOST_FREE),
        faulty=[
            n
            for n in range(1, MOST_FREE + 1)
            if any(name.startswith(f"field_{n}_") for name in form.faults)
        ],
        kinds=[(kind.value, _(words)) for kind, words in KINDS.items()],
        kind_words={kind.value: _(words) for kind, words in KINDS.items()},
        flags={flag: _(words) for flag, words in FLAGS.items()},
        usual=[
            each for each in SUGGESTED if each.name not in {one.name for one in here.free_fields}
        ],
    )


ROUTES: list[Any] = [fields, change]
