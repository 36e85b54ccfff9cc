"""Check one cell: the text that is kept, and every finding about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import NamedTuple

from awards.errors import Finding
from awards.intake.checking.faults import found
from awards.intake.checking.fields import POSITION
from awards.intake.checking.marks import mark_findings, without_apostrophe
from awards.intake.reading.book import CellKind as Holds
from awards.intake.reading.book import SourceCell
from awards.tables import RecipientKind
from awards.text.characters import BIDI, CONTROL, DAMAGED, SURROGATE
from awards.text.codes import normalised
from awards.text.names import examine, examine_unit, trimmed
from awards.text.nobody import says_none, says_the_same
from awards.winner_fields import NAME, UNIT, Field, FieldKind

EXAMINED = 2_000
"""A longer text is not a value of any field and is not examined further."""

# A unit is examined like a name but may be longer, and these findings have their own words.
_NOT_OF_A_UNIT = ("name.too-long", "name.control", "name.bidi", "name.damaged", "name.surrogate")

UNMENDED = "【待改】"
"""The prefix of a cell in an annotated file whose content was lost. As plain text it would pass."""

_UNUSABLE = {
    Holds.ERROR: "row.error-cell",
    Holds.UNCALCULATED: "row.formula-without-value",
    Holds.LINKED: "row.linked-formula",
}

LOST = frozenset({*_UNUSABLE.values(), "row.date-cell", "row.number-truncated"})
"""Faults of cells that do not hold what was typed into them."""

Check = Callable[[str], tuple[Finding, ...]]


class CheckedCell(NamedTuple):
    """``text`` is empty if the cell cannot be used; then a fault says why."""

    text: str
    findings: tuple[Finding, ...]


def check_cell(
    cell: SourceCell, field: Field, accept: Collection[str], kind: RecipientKind | None = None
) -> CheckedCell:
    """Trim outer spaces and apply suggestions whose codes are in ``accept``; change nothing else.

    ``kind`` is the kind of recipient, where the category is known.
    """
    if unusable := _unusable(cell, field):
        return CheckedCell("", (unusable,))
    if len(cell.text) > EXAMINED:
        return CheckedCell("", (_too_long(cell.text, field),))
    marks = tuple(mark_findings(cell))
    text = trimmed(cell.text)
    if text.startswith(UNMENDED):
        return CheckedCell("", (found("row.unmended", value=text), *marks))
    plain = without_apostrophe(text, field)
    if plain != text:
        marks = (*marks, found("row.apostrophe", before=text, value=plain))
    if not plain:
        return CheckedCell("", marks)
    if _may_be_none(field) and says_none(plain):
        return CheckedCell("", (found("row.none", value=plain), *marks))
    if field != NAME and says_the_same(plain):
        return CheckedCell("", (found("row.same-as-nothing", value=plain), *marks))
    check = partial(_examined, field, kind)
    settle = _number if field.kind is FieldKind.CODE else _settled
    kept = settle(plain, check, accept)
    return CheckedCell(kept.text, (*kept.findings, *marks))


def _may_be_none(field: Field) -> bool:
    """Where 无 says that there is nothing; a field of the office's own may say it."""
    return field == UNIT or field.kind is FieldKind.CODE


#: Kinds of fields in which a date cell is no accident.
_DATED = (FieldKind.LINES, FieldKind.DATE)


def _unusable(cell: SourceCell, field: Field) -> Finding | None:
    if code := _UNUSABLE.get(cell.kind):
        return found(code, value=cell.text)
    if cell.kind is Holds.DATE and field != POSITION and field.kind not in _DATED:
        return found("row.date-cell", value=cell.text)
    if cell.kind is Holds.LONG_NUMBER and field.kind is FieldKind.CODE:
        return found("row.number-truncated", value=cell.text)
    return None


def _number(text: str, check: Check, accept: Collection[str]) -> CheckedCell:
    """Codes and numbers are narrowed and stripped of spaces, and the change is reported."""
    plain = normalised(text)
    kept = _settled(plain, check, accept)
    if plain.casefold() == text.casefold():
        return kept
    return CheckedCell(
        kept.text, (*kept.findings, found("row.number-converted", before=text, value=plain))
    )


def _settled(text: str, check: Check, accept: Collection[str]) -> CheckedCell:
    """Apply accepted suggestions one after the other; each shortens the list of findings."""
    applied: list[Finding] = []
    findings = check(text)
    while chosen := _chosen(findings, accept, len(applied)):
        mended = chosen.suggestion or text
        applied.append(found("row.suggestion-applied", before=text, value=mended))
        text, findings = mended, check(mended)
    return CheckedCell(text, (*findings, *applied))


def _chosen(findings: tuple[Finding, ...], accept: Collection[str], already: int) -> Finding | None:
    if already >= len(accept):
        return None
    return next((one for one in findings if one.suggestion and one.code in accept), None)


def _examined(field: Field, kind: RecipientKind | None, text: str) -> tuple[Finding, ...]:
    """What is wrong with a text: its length, what cannot be seen in it, and its own check."""
    own = _unit(text) if field == UNIT else field.check(text, kind) if field.check else ()
    if field == NAME:
        return tuple(own)
    seen = () if field.kind is FieldKind.CODE else _seen(text, field)
    return (*_bounded(text, field), *seen, *own)


def _unit(text: str) -> Iterator[Finding]:
    yield from examine_unit(text)
    yield from (one for one in examine(text) if one.code not in _NOT_OF_A_UNIT)


def _limit(field: Field) -> int:
    return (field.column.limit if field.column else 0) or field.limit


def _bounded(text: str, field: Field) -> Iterator[Finding]:
    if len(text) > _limit(field):
        yield _too_long(text, field)


def _too_long(text: str, field: Field) -> Finding:
    return found("row.too-long", field=field.heading, length=len(text), limit=_limit(field))


def _seen(text: str, field: Field) -> Iterator[Finding]:
    joined = "".join(text.splitlines())
    if any(kind.search(joined) for kind in (BIDI, CONTROL, DAMAGED, SURROGATE)):
        yield found("row.unseen-characters", field=field.heading, value=text)
    elif joined != text and field.kind is not FieldKind.LINES:
        mended = "".join(map(trimmed, text.splitlines()))
        yield found("row.line-break", field=field.heading, value=text, suggestion=mended)
