"""Rows that occur twice: in the file, or in the registry already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

import msgspec

from awards.errors import Finding, Severity
from awards.intake.checking.choices import Choices
from awards.intake.checking.faults import found
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.reading.book import address
from awards.text.names import match_key, visible
from awards.winner_fields import NAME, Registration
from awards.words import Phrase

KeyOf = Callable[[Registration], str]
"""Equal for two entries of one category exactly if they are the same recipient."""

_MOST_NAMESAKES = 100


@dataclass(slots=True)
class _Seen:
    """The first place of each recipient, and of each name and unit."""

    by_key: dict[tuple[str, str], CheckedRow] = field(default_factory=dict)
    by_name: dict[tuple[str, str, str], CheckedRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sieve:
    """Marks repetitions: skipped by default, faults if the person wants none skipped."""

    known: Mapping[str, str]
    choices: Choices
    key_of: KeyOf

    def sifted(self, rows: Iterable[CheckedRow]) -> tuple[CheckedRow, ...]:
        seen = _Seen()
        return tuple(self._sifted(row, seen) for row in rows)

    def _sifted(self, row: CheckedRow, seen: _Seen) -> CheckedRow:
        if row.registration is None:
            return row
        key = self._key(row.registration)
        first, known = seen.by_key.get(key), self.known.get(key[1])
        if first is None and known is None:
            seen.by_key[key] = row
            return self._named(row, row.registration, seen)
        if row.place in self.choices.keep:
            return self._told_apart(row, row.registration, seen)
        severity = Severity.WARNING if self.choices.skip_duplicates else Severity.FAULT
        if first is not None:
            where = _where(first, row)
            finding = found("row.duplicate-in-file", severity=severity, first=where)
            return self._dropped(row, RowState.REPEATED, finding)
        finding = found("row.already-registered", severity=severity, known=known or "")
        return self._dropped(row, RowState.REGISTERED, finding)

    def _key(self, wanted: Registration) -> tuple[str, str]:
        """Include the category, because repeats are found per category."""
        return wanted.category, self.key_of(wanted)

    def _told_apart(self, row: CheckedRow, wanted: Registration, seen: _Seen) -> CheckedRow:
        """The first unused namesake number."""
        for number in range(1, _MOST_NAMESAKES):
            other = msgspec.structs.replace(wanted, namesake=number)
            key = self._key(other)
            if key not in seen.by_key and key[1] not in self.known:
                break
        seen.by_key[key] = row
        return replace(row, registration=other)

    def _named(self, row: CheckedRow, wanted: Registration, seen: _Seen) -> CheckedRow:
        """The same name and unit with another number is allowed, and reported."""
        name = (wanted.category, match_key(wanted.name), match_key(wanted.unit))
        first = seen.by_name.setdefault(name, row)
        if first is row:
            return row
        return self._remarked(row, found("row.same-name", first=_where(first, row)))

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


def _where(first: CheckedRow, row: CheckedRow) -> Phrase | str:
    number = str(first.number)
    return first.part.words(number if first.sheet == row.sheet else f"{first.sheet} {number}")
