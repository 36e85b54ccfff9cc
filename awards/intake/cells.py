"""One cell, judged: the text that is kept, and everything to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from awards.errors import Finding, Severity
from awards.intake.book import Cell, Kind
from awards.intake.faults import found
from awards.intake.fields import LABELS, Field
from awards.text.characters import BIDI, CONTROL, DAMAGED, SPACE, SURROGATE
from awards.text.codes import examine_personal_number, normalised
from awards.text.names import examine, trimmed

MOST = {
    Field.POSITION: 50,
    Field.CATEGORY: 100,
    Field.HONOUR: 100,
    Field.UNIT: 100,
    Field.CREDIT_CODE: 50,
    Field.PERSONAL_NUMBER: 50,
    Field.NOTE: 500,
}
"""Code points; a name's own limit is the name's to know."""

_NUMBERS = (Field.CREDIT_CODE, Field.PERSONAL_NUMBER)
_DATES_WELCOME = (Field.POSITION, Field.NOTE)
# A unit is printed as a name is, but may be longer, and its line breaks are told in other words.
_NOT_OF_A_UNIT = ("name.too-long", "name.control")

_UNUSABLE = {
    Kind.ERROR: "row.error-cell",
    Kind.UNCALCULATED: "row.formula-without-value",
    Kind.LINKED: "row.linked-formula",
}

Check = Callable[[str], tuple[Finding, ...]]


class Judged(NamedTuple):
    """``text`` is empty if the cell cannot be used; then a fault says why."""

    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Mended:
    before: str
    after: str


def judged(cell: Cell, field: Field, accept: Collection[str]) -> Judged:
    """Outer spaces go; suggestions are applied if their codes are in ``accept``; nothing else."""
    if unusable := _unusable(cell, field):
        return Judged("", (unusable,))
    text = trimmed(cell.text)
    if not text:
        return Judged("", ())
    if field in _NUMBERS:
        return _number(text)
    return _settled(text, _CHECKS.get(field, _plain(field)), accept)


def _unusable(cell: Cell, field: Field) -> Finding | None:
    if code := _UNUSABLE.get(cell.kind):
        return found(code, value=cell.text)
    if cell.kind is Kind.DATE and field not in _DATES_WELCOME:
        return found("row.date-cell", value=cell.text)
    if cell.kind is Kind.LONG_NUMBER and field in _NUMBERS:
        return found("row.number-truncated", value=cell.text)
    return None


def _number(text: str) -> Judged:
    """Codes and numbers are made narrow and stripped of spaces, and the change is shown."""
    plain = normalised(text)
    findings = [*_bounded(plain, Field.PERSONAL_NUMBER)]
    if plain.casefold() != text.casefold():
        findings.append(found("row.number-converted", before=text, value=plain))
    return Judged(plain, tuple(findings))


def _settled(text: str, check: Check, accept: Collection[str]) -> Judged:
    """Apply accepted suggestions one after the other; each shortens the list of findings."""
    applied: list[Finding] = []
    findings = check(text)
    while chosen := _chosen(findings, accept, len(applied)):
        mended = chosen.suggestion or text
        applied.append(found("row.suggestion-applied", before=text, value=mended))
        text, findings = mended, check(mended)
    return Judged(text, (*findings, *applied))


def _chosen(findings: tuple[Finding, ...], accept: Collection[str], already: int) -> Finding | None:
    if already >= len(accept):
        return None
    return next((one for one in findings if one.suggestion and one.code in accept), None)


def _plain(field: Field) -> Check:
    return lambda text: (*_bounded(text, field), *_seen(text, field))


def _bounded(text: str, field: Field) -> Iterator[Finding]:
    if len(text) > MOST[field]:
        label = LABELS[field][0]
        yield found("row.too-long", field=label, length=len(text), limit=MOST[field])


def _seen(text: str, field: Field) -> Iterator[Finding]:
    label = LABELS[field][0]
    joined = "".join(text.splitlines())
    if any(kind.search(joined) for kind in (BIDI, CONTROL, DAMAGED, SURROGATE)):
        yield found("row.unseen-characters", field=label, value=text)
    elif joined != text and field is not Field.NOTE:
        yield found("row.line-break", field=label, value=text, suggestion=SPACE.sub("", joined))


def _unit(text: str) -> tuple[Finding, ...]:
    own = tuple(one for one in examine(text) if one.code not in _NOT_OF_A_UNIT)
    return (*_bounded(text, Field.UNIT), *_seen(text, Field.UNIT), *own)


_CHECKS: dict[Field, Check] = {Field.NAME: examine, Field.UNIT: _unit}
