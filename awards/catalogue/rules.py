"""A commendation as a file describes it, checked whole before anything is stored."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any

from awards.catalogue.numbers import may_meet, pattern_faults
from awards.errors import CommendationRefused
from awards.tables import Form, OrderMethod, RecipientKind

#: What wording may name; nothing else in braces is accepted, and nothing is ever evaluated.
PLACEHOLDERS = ("name", "unit", "category", "honour", "year")

#: A notice is counted in working days; none is needed where the days are 0.
MOST_NOTICE_DAYS = 60

_BRACES = re.compile(r"\{([^{}]*)\}")

#: A code stands in addresses and file names.
_CODE = re.compile(r"[\w.-]+")

#: A line may break; nothing else unseen is printed, and PostgreSQL keeps no NUL.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class HonourPlan:
    name: str
    quota: int | None


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


def fill(wording: str, words: dict[str, str]) -> str:
    """Put the words in place of their names in braces; text in the words is left alone."""
    return _BRACES.sub(lambda found: words[found[1]], wording)


def wording_faults(wording: str) -> Iterator[str]:
    """What keeps it from being filled."""
    for name in _BRACES.findall(wording):
        if name not in PLACEHOLDERS:
            yield f"names {{{name}}}; known are {', '.join(PLACEHOLDERS)}"
    if set("{}") & set(_BRACES.sub("", wording)):
        yield "has a brace without its twin"


class _Table:
    """Reads one TOML table and gathers its faults instead of stopping at the first."""

    def __init__(self, data: dict[str, Any], path: str, faults: list[str]) -> None:
        self.data, self.path, self.faults = dict(data), path, faults

    def _take(self, key: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 - TOML's types
        value = self.data.pop(key, default)
        if type(value) is kind:
            return value
        said = "is missing" if value is None else f"is not {kind.__name__}: {value!r}"
        self.fault(key, said)
        return kind(2000, 1, 1) if kind is date else kind()

    def fault(self, key: str, said: str) -> None:
        self.faults.append(f"{self.path}{key} {said}")

    def text(self, key: str, limit: int, default: str | None = None) -> str:
        value: str = self._take(key, str, default)
        if len(value) > limit:
            self.fault(key, f"has {len(value)} characters, {limit} at most")
        if _CONTROL.search(value):
            self.fault(key, f"holds a control character: {value!r}")
        return value

    def code(self, limit: int) -> str:
        value = self.text("code", limit)
        if not _CODE.fullmatch(value):
            self.fault("code", f"is {value!r}: letters, digits, dots, dashes and underscores only")
        return value

    def flag(self, key: str) -> bool:
        value: bool = self._take(key, bool, default=False)
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        value: int = self._take(key, int, default)
        if not low <= value <= high:
            self.fault(key, f"is {value}, not from {low} to {high}")
        return value

    def day(self, key: str) -> date:
        value: date = self._take(key, date)
        return value

    def word(self, key: str, words: type[StrEnum], default: str | None = None) -> str:
        value: str = self._take(key, str, default)
        if value not in list(words):
            self.fault(key, f"is {value!r}, not one of {', '.join(words)}")
        return value

    def wording(self, key: str, limit: int, default: str | None = None) -> str:
        value = self.text(key, limit, default)
        for said in wording_faults(value):
            self.fault(key, said)
        return value

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        value: list[Any] = self._take(key, list)
        if not value or not all(isinstance(item, str) and 0 < len(item) <= limit for item in value):
            self.fault(key, f"must list texts of 1 to {limit} characters")
        elif any(_CONTROL.search(item) for item in value):
            self.fault(key, f"holds a control character: {value!r}")
        return tuple(str(item) for item in value)

    def tables(self, key: str) -> list[_Table]:
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, "must be tables")
            return []
        return [
            _Table(item, f"{self.path}{key}[{n}].", self.faults) for n, item in enumerate(value, 1)
        ]

    def end(self) -> None:
        for key in self.data:
            self.fault(key, "is not known here")


def parse(source: str, file: str) -> CommendationPlan:
    """Read a commendation file. Raises CommendationRefused with every fault and its path."""
    faults: list[str] = []
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as fault:  # a number or a nesting may be too long as well
        raise CommendationRefused(file=file, faults=str(fault)) from fault
    plan = _commendation(_Table(data, "", faults))
    for what in ("code", "name"):
        values = [getattr(category, what) for category in plan.categories]
        faults += [f"category {what} {v!r} is used twice" for v in _twice(values)]
    if faults:
        raise CommendationRefused(file=file, faults="\n".join(faults))
    if meeting := _meeting(plan.categories):
        raise CommendationRefused(file=file, faults="\n".join(meeting))
    return plan


def _meeting(categories: Iterable[CategoryPlan]) -> list[str]:
    """Of sound patterns, those that might count one number twice."""
    return [
        f"category {one.code} and {other.code} might give the same number: "
        f"{one.number_pattern!r}, {other.number_pattern!r}"
        for one, other in combinations(categories, 2)
        if may_meet(one.number_pattern, other.number_pattern)
    ]


def _commendation(table: _Table) -> CommendationPlan:
    number = table.text("number", 100, default="")
    categories = table.tables("category")
    if not categories:
        table.fault("category", "is missing: a commendation has at least one")
    plan = CommendationPlan(
        code=table.code(40),
        title=table.text("title", 200),
        year=table.whole("year", 1949, 9999),
        decided_on=table.day("decided_on"),
        ceremony_on=table.day("ceremony_on"),
        issuers=table.texts("issuers", 60),
        layout=table.text("layout", 64, default="classic"),
        certificate_title=table.text("certificate_title", 40, default="荣誉证书"),
        certificate_title_en=table.text("certificate_title_en", 80, default=""),
        issuers_en=table.text("issuers_en", 200, default=""),
        notice_days=table.whole("notice_days", 0, MOST_NOTICE_DAYS, default=0),
        two_person=table.flag("two_person"),
        categories=tuple(_category(category, number) for category in categories),
    )
    table.end()
    return plan


def _category(table: _Table, number: str) -> CategoryPlan:
    code = table.code(20)
    pattern = table.text("number", 100, default=number).replace("{category}", code)
    for said in pattern_faults(pattern):
        table.fault("number", said)
    honours = tuple(_honour(honour) for honour in table.tables("honour"))
    for name in _twice([honour.name for honour in honours]):
        table.fault("honour", f"{name!r} is named twice")
    plan = CategoryPlan(
        code=code,
        name=table.text("name", 100),
        recipient_kind=table.word("kind", RecipientKind),
        form=table.word("form", Form, default=Form.CERTIFICATE.value),
        quota=table.whole("quota", 0, 1_000_000),
        order_method=table.word("order", OrderMethod, default=OrderMethod.DECISION.value),
        number_pattern=pattern,
        salutation=table.wording("salutation", 100),
        body=table.wording("body", 500),
        closing=table.wording("closing", 100),
        body_en=table.wording("body_en", 500, default=""),
        honours=honours,
    )
    table.end()
    return plan


def _honour(table: _Table) -> HonourPlan:
    name = table.text("name", 100)
    quota = table.whole("quota", 0, 1_000_000) if "quota" in table.data else None
    table.end()
    return HonourPlan(name, quota)


def _twice(values: list[str]) -> list[str]:
    return sorted({value for value in values if values.count(value) > 1})
