"""A commendation as a file describes it, checked completely before anything is stored."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from awards import limits
from awards.catalogue.faults import CommendationFault, of_all, refusal
from awards.catalogue.file_table import FileTable
from awards.catalogue.free_field_tables import free_fields
from awards.catalogue.numbers import may_meet, pattern_faults
from awards.catalogue.quiet import quiet_fields
from awards.catalogue.wording import placeholders
from awards.free_fields import FreeFieldRecord
from awards.tables import Form, OrderMethod, RecipientKind
from awards.words import Phrase

MOST_PLACES = 1_000_000

#: A notice is counted in working days; 0 means that none is needed.
MOST_NOTICE_DAYS = 60


FIRST_YEAR = 1949

#: A decision is not made so long after the year that it is about, nor a ceremony after the decision.
FURTHEST_DECISION, FURTHEST_CEREMONY = 100, 10


@dataclass(frozen=True, slots=True)
class HonourPlan:
    """``was`` is its stored name if it should be renamed."""

    name: str
    quota: int | None
    was: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class CategoryPlan:
    code: str
    name: str
    recipient_kind: str
    form: str
    quota: int
    order_method: str
    number_pattern: str
    salutation: str
    body: str
    closing: str
    body_en: str
    honours: tuple[HonourPlan, ...]
    first_number: int = 1
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class CommendationPlan:
    code: str
    title: str
    year: int
    decided_on: date
    ceremony_on: date
    issuers: tuple[str, ...]
    layout: str
    certificate_title: str
    certificate_title_en: str
    issuers_en: str
    notice_days: int
    two_person: bool
    categories: tuple[CategoryPlan, ...]
    free_fields: tuple[FreeFieldRecord, ...] = ()
    signer: str = ""
    signer_duty: str = ""
    signature: str = ""
    """The name of an uploaded picture."""
    quiet_days: str = ""
    quiet_kinds: tuple[str, ...] = ()
    quiet_exempt: tuple[str, ...] = ()
    """See `awards.catalogue.quiet`."""


def parse(source: str, file: str) -> CommendationPlan:
    """Read a commendation file. Raises CommendationRefused with every fault and its path."""
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as fault:  # A number or a nesting may be too long as well.
        raise refusal(file, [of_all(Phrase("%(toml)s", toml=str(fault)))]) from fault
    plan, faults = check(data)
    if faults:
        raise refusal(file, faults)
    return plan


def check(data: dict[str, Any]) -> tuple[CommendationPlan, list[CommendationFault]]:
    """Check the data of a file or a form. The plan is valid only without faults."""
    faults: list[CommendationFault] = []
    plan = _commendation(FileTable(data, "", faults))
    for what in ("code", "name"):
        values = [getattr(category, what) for category in plan.categories]
        faults += [
            CommendationFault(
                f"category[{n}].", what, Phrase("is used twice: '%(value)s'", value=value)
            )
            for n, value in enumerate(values, 1)
            if value in values[: n - 1]
        ]
    return plan, faults or list(_meeting(plan.categories))


def _meeting(categories: Sequence[CategoryPlan]) -> Iterator[CommendationFault]:
    """Pairs of sound patterns that might give the same number twice."""
    for (_, one), (n, other) in combinations(enumerate(categories, 1), 2):
        if may_meet(one.number_pattern, other.number_pattern):
            patterns = f"{one.number_pattern!r}, {other.number_pattern!r}"
            yield CommendationFault(
                f"category[{n}].",
                "number",
                Phrase(
                    "of %(one)s and %(other)s might give the same number: %(patterns)s",
                    one=one.code,
                    other=other.code,
                    patterns=patterns,
                    name=one.name,
                ),
            )


def _commendation(table: FileTable) -> CommendationPlan:
    number = table.text("number", limits.NUMBER_PATTERN, default="")
    first = table.whole("first_number", 1, MOST_PLACES, default=1)
    declared = free_fields(table)
    quiet = quiet_fields(table.table("quiet"))
    table.placeholders = placeholders(declared)
    categories = table.tables("category")
    if not categories:
        table.fault("category", Phrase("is missing: there is at least one"))
    plan = CommendationPlan(
        code=table.code(limits.COMMENDATION_CODE),
        title=table.text("title", limits.COMMENDATION_TITLE, filled=True),
        year=table.whole("year", FIRST_YEAR, 9999),
        decided_on=table.day("decided_on"),
        ceremony_on=table.day("ceremony_on"),
        issuers=table.texts("issuers", limits.ISSUER),
        layout=table.text("layout", limits.LAYOUT_ID, default="classic"),
        certificate_title=table.text(
            "certificate_title", limits.CERTIFICATE_TITLE, default="荣誉证书"
        ),
        certificate_title_en=table.text(
            "certificate_title_en", limits.CERTIFICATE_TITLE_EN, default=""
        ),
        issuers_en=table.text("issuers_en", limits.ISSUERS_EN, default=""),
        notice_days=table.whole("notice_days", 0, MOST_NOTICE_DAYS, default=0),
        two_person=table.flag("two_person"),
        categories=tuple(_category(category, number, first) for category in categories),
        free_fields=declared,
        signer=table.text("signer", limits.SIGNER, default="").strip(),
        signer_duty=table.text("signer_duty", limits.SIGNER_DUTY, default="").strip(),
        signature=table.text("signature", limits.SIGNATURE, default=""),
        quiet_days=quiet.days,
        quiet_kinds=quiet.kinds,
        quiet_exempt=quiet.exempt,
    )
    for name in ("signer", "signer_duty"):
        # They are printed together: 主任 王一二.
        if not getattr(plan, name) and (plan.signer or plan.signer_duty or plan.signature):
            table.fault(name, Phrase("is missing: a signer has a name and a duty"))
    table.end()
    if not table.faults:
        _check_days(table, plan)
    return plan


def _check_days(table: FileTable, plan: CommendationPlan) -> None:
    """Days that contradict each other, or are far from the year: one of them is mistyped."""
    if not FIRST_YEAR <= plan.decided_on.year <= plan.year + FURTHEST_DECISION:
        table.fault(
            "decided_on", Phrase("is far from the year %(year)s: check both", year=plan.year)
        )
    elif plan.ceremony_on < plan.decided_on:
        words = Phrase("is before the decision of %(day)s: check both", day=plan.decided_on)
        table.fault("ceremony_on", words)
    elif plan.ceremony_on.year - plan.decided_on.year > FURTHEST_CEREMONY:
        words = Phrase("is long after the decision of %(day)s: check both", day=plan.decided_on)
        table.fault("ceremony_on", words)


def _category(table: FileTable, number: str, first: int) -> CategoryPlan:
    code = table.code(limits.CATEGORY_CODE)
    pattern = table.text("number", limits.NUMBER_PATTERN, default=number).replace(
        "{category}", code
    )
    for said in pattern_faults(pattern):
        table.fault("number", said)
    honours = tuple(_honour(honour) for honour in table.tables("honour"))
    names = [honour.name for honour in honours]
    for n, name in enumerate(names, 1):
        if name in names[: n - 1]:
            path = f"{table.path}honour[{n}]."
            table.faults.append(
                CommendationFault(path, "name", Phrase("'%(name)s' is named twice", name=name))
            )
    plan = CategoryPlan(
        code=code,
        name=table.text("name", limits.CATEGORY, filled=True),
        recipient_kind=table.word("kind", RecipientKind),
        form=table.word("form", Form, default=Form.CERTIFICATE.value),
        quota=table.whole("quota", 0, MOST_PLACES),
        order_method=table.word("order", OrderMethod, default=OrderMethod.DECISION.value),
        number_pattern=pattern,
        salutation=table.wording("salutation", limits.SALUTATION),
        body=table.wording("body", limits.BODY),
        closing=table.wording("closing", limits.CLOSING),
        body_en=table.wording("body_en", limits.BODY_EN, default=""),
        honours=honours,
        first_number=table.whole("first_number", 1, MOST_PLACES, default=first),
        name_en=table.english("name_en", limits.CATEGORY_EN),
    )
    table.end()
    return plan


def _honour(table: FileTable) -> HonourPlan:
    name = table.text("name", limits.HONOUR, filled=True)
    quota = table.whole("quota", 0, MOST_PLACES) if "quota" in table.data else None
    was = table.text("was", limits.HONOUR, default="")
    name_en = table.english("name_en", limits.HONOUR_EN)
    table.end()
    return HonourPlan(name, quota, was, name_en)
