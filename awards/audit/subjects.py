"""What entries are about, by the names people know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from piccolo.columns import Column
from piccolo.table import Table

from awards.audit.papers import own_layout_names, paper_name
from awards.errors import Language
from awards.tables import (
    Account,
    Calibration,
    Category,
    Ceremony,
    Commendation,
    Hall,
    Intake,
    PrintRun,
    ProofLink,
    RecordList,
    Winner,
)
from awards.web.fields import LARGEST_ID
from awards.web.run_names import run_name
from awards.words import N_, translated, translations


class Subject(NamedTuple):
    """``href`` is its own page, if it has one."""

    words: str
    href: str = ""


class _Kind(NamedTuple):
    words: str
    table: type[Table] | None = None
    name: Column | None = None
    href: Callable[[Mapping[str, Any]], str] = lambda _: ""
    more: tuple[Column, ...] = ()
    naming: Callable[[Mapping[str, Any]], object] | None = None
    """Its name, if that is more than a column and says what it is."""


_KINDS: dict[str, _Kind] = {
    "winner": _Kind(N_("Winner"), Winner, Winner.name, lambda row: f"/winners/{row['id']}"),
    "account": _Kind(N_("Account"), Account, Account.username),
    "category": _Kind(N_("Category"), Category, Category.name),
    "commendation": _Kind(
        N_("Commendation"),
        Commendation,
        Commendation.title,
        lambda row: f"/c/{row['code']}",
        (Commendation.code,),
    ),
    "intake": _Kind(N_("Import"), Intake, Intake.reference),
    "records": _Kind(N_("List of records"), RecordList, RecordList.reference, lambda _: "/records"),
    "proof-link": _Kind(N_("Proofreading"), ProofLink, ProofLink.unit),
    "notice": _Kind(N_("Notice")),
    "run": _Kind(
        N_("Print run"),
        PrintRun,
        PrintRun.reference,
        lambda row: f"/c/{row['code']}/print/runs/{row['shown']}",
        (
            PrintRun.commendation._.code.as_alias("code"),
            PrintRun.number,
            PrintRun.title,
            PrintRun.covers,
            PrintRun.categories,
            PrintRun.part,
            PrintRun.stock,
        ),
        naming=lambda row: run_name(row).words,
    ),
    "ceremony": _Kind(
        N_("Ceremony"),
        Ceremony,
        Ceremony.title,
        lambda row: f"/c/{row['code']}/ceremony",
        (Ceremony.commendation.code.as_alias("code"),),
    ),
    "hall": _Kind(N_("Hall"), Hall, Hall.name),
    "feed": _Kind(N_("Printer"), Calibration, Calibration.printer),
    "stock": _Kind(N_("Paper")),
    "layout": _Kind(N_("Layout"), href=lambda row: f"/layouts/{row['id']}/versions"),
    "layout-picture": _Kind(N_("Picture for layouts")),
    "press-profile": _Kind(N_("Profile of a print shop")),
    "token": _Kind(N_("API token")),
}


async def category_names() -> dict[str, str]:
    """The names of categories by their codes; a code that had several names is left out."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in await Category.select(Category.code, Category.name):
        names[row["code"]].add(row["name"])
    return {code: known.pop() for code, known in names.items() if len(known) == 1}


async def named(subjects: Iterable[str], language: Language) -> dict[str, Subject]:
    """Each subject in words; an unknown or deleted one as it is written."""
    parted = {subject: subject.partition("/")[::2] for subject in subjects}
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for kind, key in parted.values():
        keys[kind].add(key)
    rows = {kind: await _rows(_KINDS[kind], keys[kind]) for kind in keys if kind in _KINDS}
    if "layout" in keys:
        own = await own_layout_names()
        rows["layout"] = {
            key: {"id": key, "shown": paper_name(key, language, own)} for key in keys["layout"]
        }
    return {
        subject: _subject(subject, key, _KINDS.get(kind), rows.get(kind, {}).get(key), language)
        for subject, (kind, key) in parted.items()
    }


def _subject(
    subject: str, key: str, known: _Kind | None, row: Mapping[str, Any] | None, language: Language
) -> Subject:
    if known is None:
        return Subject(subject)
    words = translations(language).gettext(known.words)
    if row is None:
        return Subject(f"{words} {key}")
    if known.naming:
        return Subject(translated(known.naming(row), language), known.href(row))
    return Subject(f"{words} {row['shown']}", known.href(row))


async def _rows(kind: _Kind, keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """Rows by id; a commendation also by its code, which older entries use."""
    if kind.table is None or kind.name is None:
        return {}
    table: Any = kind.table
    columns = (table.id, kind.name.as_alias("shown"), *kind.more)
    ids = [int(key) for key in keys if key.isdecimal() and 0 < int(key[:11]) <= LARGEST_ID]
    found = await table.select(*columns).where(table.id.is_in(ids)) if ids else []
    rows: dict[str, Mapping[str, Any]] = {str(row["id"]): row for row in found}
    if kind.table is Commendation:
        codes = await table.select(*columns).where(Commendation.code.is_in(list(keys)))
        rows = {row["code"]: row for row in codes} | rows
    return rows
