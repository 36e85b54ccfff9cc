"""Rows that occur twice: in the file, or in the registry already; rows that may be one recipient."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import msgspec

from awards.errors import Finding, Severity
from awards.intake.checking.choices import Choices, RegistrySnapshot
from awards.intake.checking.faults import found
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.reading.book import address
from awards.text.names import match_key, visible
from awards.winner_fields import NAME, Registration
from awards.winners.identity import Identity, IdentityIndex, Likeness
from awards.words import Phrase

KeyOf = Callable[[Registration], str]
"""Equal for two entries of one category exactly if they are the same recipient."""

_MOST_NAMESAKES = 100


@dataclass(slots=True)
class _Seen:
    """The first row of each recipient."""

    by_key: dict[tuple[str, str], CheckedRow] = field(default_factory=dict)
    index: IdentityIndex[CheckedRow] = field(default_factory=IdentityIndex)


@dataclass(frozen=True, slots=True)
class Sieve:
    """Marks repetitions: skipped by default, faults if the person wants none skipped."""

    register: RegistrySnapshot
    choices: Choices
    key_of: KeyOf

    def sifted(self, rows: Iterable[CheckedRow]) -> tuple[CheckedRow, ...]:
        seen = _Seen()
        return tuple(self._sifted(row, seen) for row in rows)

    def _sifted(self, row: CheckedRow, seen: _Seen) -> CheckedRow:
        if row.registration is None:
            return row
        key = self._key(row.registration)
        first, known = seen.by_key.get(key), self.register.known.get(key[1])
        if first is None and known is None:
            seen.by_key[key] = row
            return self._compared(row, row.registration, seen)
        if row.place in self.choices.keep:
            return self._told_apart(row, row.registration, seen)
        severity = Severity.WARNING if self.choices.skip_duplicates else Severity.FAULT
        if first is not None:
            finding = _twice(first, row, row.registration, severity)
            return self._dropped(row, RowState.REPEATED, finding)
        finding = self._registered(key[1], row.registration, severity)
        return self._dropped(row, RowState.REGISTERED, finding)

    def _registered(self, key: str, wanted: Registration, severity: Severity) -> Finding:
        known = self.register.known[key]
        honour = self.register.honours.get(key, wanted.honour)
        if honour == wanted.honour:
            return found("row.already-registered", severity=severity, known=known)
        return found(
            "row.registered-otherwise",
            severity=severity,
            known=known,
            before=honour or "—",
            value=wanted.honour or "—",
        )

    def _key(self, wanted: Registration) -> tuple[str, str]:
        """Include the category, because repeats are found per category."""
        return wanted.category, self.key_of(wanted)

    def _told_apart(self, row: CheckedRow, wanted: Registration, seen: _Seen) -> CheckedRow:
        """The first unused namesake number."""
        for number in range(1, _MOST_NAMESAKES):
            other = msgspec.structs.replace(wanted, namesake=number)
            key = self._key(other)
            if key not in seen.by_key and key[1] not in self.register.known:
                break
        seen.by_key[key] = row
        return replace(row, registration=other)

    def _compared(self, row: CheckedRow, wanted: Registration, seen: _Seen) -> CheckedRow:
        """Report each kind of likeness with an earlier row once; all of them may be right."""
        identity = identity_of(wanted, match_key(wanted.personal_number))
        told: set[Likeness] = set()
        for likeness, first in seen.index.alike(identity):
            if likeness not in told and _is_odd(likeness, first, wanted):
                told.add(likeness)
                other = first.values.get(NAME, "")
                finding = found(ALIKE[likeness], first=_where(first, row), other=other)
                row = self._remarked(row, finding)
                if likeness is Likeness.NEAR:
                    break
        seen.index.add(identity, row)
        return row

    def _dropped(self, row: CheckedRow, state: RowState, finding: Finding) -> CheckedRow:
        return replace(self._remarked(row, finding), state=state, registration=None)

    def _remarked(self, row: CheckedRow, finding: Finding) -> CheckedRow:
        column = row.columns[NAME]
        remark = Remark(
            finding,
            row.sheet,
            row.number,
            address(column, row.number),
            NAME,
            visible(row.values.get(NAME, "")),
            row.part,
        )
        return replace(row, remarks=(*row.remarks, remark))


def identity_of(wanted: Registration, number: str) -> Identity:
    """``number`` is equal for equal personal numbers."""
    return Identity.of(wanted.name, wanted.unit, number, wanted.credit_code)


#: The finding about two rows of one file, by the reason why they may be one recipient.
ALIKE = {
    Likeness.NUMBER: "row.same-number",
    Likeness.CODE: "row.same-code",
    Likeness.NAME: "row.same-name",
    Likeness.NEAR: "row.near-name",
}


def _is_odd(likeness: Likeness, first: CheckedRow, wanted: Registration) -> bool:
    """A recipient may be in several categories, but then always under one name."""
    if first.category == wanted.category:
        return True
    by_number = likeness in (Likeness.NUMBER, Likeness.CODE)
    return by_number and match_key(_name(first)) != match_key(wanted.name)


def _name(row: CheckedRow) -> str:
    return row.asked.name if row.asked else ""


def _twice(first: CheckedRow, row: CheckedRow, wanted: Registration, severity: Severity) -> Finding:
    where = _where(first, row)
    if first.honour == wanted.honour:
        return found("row.duplicate-in-file", severity=severity, first=where)
    return found(
        "row.twice-with-honours",
        severity=severity,
        first=where,
        before=first.honour or "—",
        value=wanted.honour or "—",
    )


def _where(first: CheckedRow, row: CheckedRow) -> Phrase | str:
    if first.sheet == row.sheet:
        return first.where
    return Phrase("%(sheet)s %(where)s", sheet=first.sheet, where=first.where)
