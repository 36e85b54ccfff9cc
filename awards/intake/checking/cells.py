"""One cell, judged: the text that is kept, and everything to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import NamedTuple

from awards.errors import Finding
from awards.intake.checking.faults import found
from awards.intake.checking.fields import LABELS, Field
from awards.intake.reading.book import Cell, Kind
from awards.text.characters import BIDI, CONTROL, DAMAGED, SURROGATE
from awards.text.codes import examine_credit_code, examine_personal_number, normalised
from awards.text.name_checks import MAX_LENGTH
from awards.text.names import examine, trimmed
from awards.winners.rules import NOTE_LIMIT, UNIT_LIMIT

MOST = {
    Field.POSITION: 50,
    Field.CATEGORY: 100,
    Field.HONOUR: 100,
    Field.UNIT: UNIT_LIMIT,
    Field.CREDIT_CODE: 50,
    Field.PERSONAL_NUMBER: 50,
    Field.NOTE: NOTE_LIMIT,
}
"""Code points; a name's own limit is the name's to know."""

EXAMINED = 2_000
"""A longer text is no value of any field, and is not searched for what else is wrong with it."""

_NUMBERS = (Field.CREDIT_CODE, Field.PERSONAL_NUMBER)
_DATES_WELCOME = (Field.POSITION, Field.NOTE)
# A unit is examined as a name is, but may be longer, and these are told in words of its own.
_NOT_OF_A_UNIT = ("name.too-long", "name.control", "name.bidi", "name.damaged", "name.surrogate")

UNMENDED = "【待改】"
"""Begins a cell of an annotated file whose content was lost; as a plain text it would pass."""

_UNUSABLE = {
    Kind.ERROR: "row.error-cell",
    Kind.UNCALCULATED: "row.formula-without-value",
    Kind.LINKED: "row.linked-formula",
}

LOST = frozenset({*_UNUSABLE.values(), "row.date-cell", "row.number-truncated"})
"""Faults of cells that do not hold what was typed into them."""

Check = Callable[[str], tuple[Finding, ...]]


class Judged(NamedTuple):
    """``text`` is empty if the cell cannot be used; then a fault says why."""

    text: str
    findings: tuple[Finding, ...]


def judged(
    cell: Cell, field: Field, accept: Collection[str], *, enterprise: bool = False
) -> Judged:
    """Outer spaces go; suggestions are applied if their codes are in ``accept``; nothing else.

    ``enterprise`` if a credit code should be an enterprise's.
    """
    if unusable := _unusable(cell, field):
        return Judged("", (unusable,))
    if len(cell.text) > EXAMINED:
        return Judged("", (_too_long(cell.text, field, MOST.get(field, MAX_LENGTH)),))
    text = trimmed(cell.text)
    if not text:
        return Judged("", ())
    if text.startswith(UNMENDED):
        return Judged("", (found("row.unmended", value=text),))
    if field is Field.PERSONAL_NUMBER:
        return _number(text, examine_personal_number, accept)
    if field is Field.CREDIT_CODE:
        return _number(text, partial(examine_credit_code, enterprise=enterprise), accept)
    return _settled(text, _CHECKS.get(field) or _plain(field), accept)


def _unusable(cell: Cell, field: Field) -> Finding | None:
    if code := _UNUSABLE.get(cell.kind):
        return found(code, value=cell.text)
    if cell.kind is Kind.DATE and field not in _DATES_WELCOME:
        return found("row.date-cell", value=cell.text)
    if cell.kind is Kind.LONG_NUMBER and field in _NUMBERS:
        return found("row.number-truncated", value=cell.text)
    return None


def _number(text: str, check: Check, accept: Collection[str]) -> Judged:
    """Codes and numbers are made narrow and stripped of spaces, and the change is shown."""
    plain = normalised(text)
    kept = _settled(plain, lambda number: (*_bounded(number, _NUMBERS[0]), *check(number)), accept)
    if plain.casefold() == text.casefold():
        return kept
    return Judged(
        kept.text, (*kept.findings, found("row.number-converted", before=text, value=plain))
    )


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
        yield _too_long(text, field, MOST[field])


def _too_long(text: str, field: Field, limit: int) -> Finding:
    return found("row.too-long", field=LABELS[field][0], length=len(text), limit=limit)


def _seen(text: str, field: Field) -> Iterator[Finding]:
    label = LABELS[field][0]
    joined = "".join(text.splitlines())
    if any(kind.search(joined) for kind in (BIDI, CONTROL, DAMAGED, SURROGATE)):
        yield found("row.unseen-characters", field=label, value=text)
    elif joined != text and field is not Field.NOTE:
        mended = "".join(map(trimmed, text.splitlines()))
        yield found("row.line-break", field=label, value=text, suggestion=mended)


def _unit(text: str) -> tuple[Finding, ...]:
    own = tuple(one for one in examine(text) if one.code not in _NOT_OF_A_UNIT)
    return (*_bounded(text, Field.UNIT), *_seen(text, Field.UNIT), *own)


_CHECKS: dict[Field, Check] = {Field.NAME: examine, Field.UNIT: _unit}
