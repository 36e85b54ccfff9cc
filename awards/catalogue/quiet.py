"""The quiet days of enterprises (企业宁静日), as a commendation's file says them.

A rule names days of the month, such as ``1-25``, or weekdays, such as ``mon-thu``; several ranges
stand with commas between them, and a day is quiet if one of them holds it.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from awards import limits
from awards.catalogue.file_table import FileTable
from awards.tables import RecipientKind
from awards.words import N_, Joined, Phrase, listed

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CHINESE = "一二三四五六日"
#: What people write for a weekday.
_SPELLED = {
    **{name: at for at, name in enumerate(_WEEKDAYS)},
    **{f"周{sign}": at for at, sign in enumerate(_CHINESE)},
    **{f"星期{sign}": at for at, sign in enumerate(_CHINESE)},
    "周天": 6,
    "星期天": 6,
}
_NAMES = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_TO = re.compile(r"\s*[-\u2010-\u2015\u2212~〜至到]\s*")
_BETWEEN = re.compile(r"\s*[,、;]\s*|\s+")
_LONGEST_MONTH = 31


class DayRange(NamedTuple):
    """Days of the month from 1, or weekdays from Monday as 0; both ends belong to it."""

    first: int
    last: int
    weekly: bool

    def holds(self, day: date) -> bool:
        return self.first <= (day.weekday() if self.weekly else day.day) <= self.last

    def __str__(self) -> str:
        ends = [_WEEKDAYS[each] if self.weekly else str(each) for each in self[:2]]
        return "-".join(dict.fromkeys(ends))

    @property
    def words(self) -> Phrase:
        if not self.weekly:
            one, many = N_("day %(first)s of the month"), N_("days %(first)s to %(last)s")
            return Phrase(one if self.first == self.last else many, **_ends(self))
        first, last = Phrase(_NAMES[self.first]), Phrase(_NAMES[self.last])
        one, many = N_("each %(first)s"), N_("%(first)s to %(last)s")
        return Phrase(one if self.first == self.last else many, first=first, last=last)


def _ends(each: DayRange) -> dict[str, object]:
    return {"first": each.first, "last": each.last}


class QuietRule(NamedTuple):
    """On which days nobody goes to which kinds of recipient.

    ``exempt`` are the matters that the office's own rule exempts, such as 应企业请求送达.
    """

    days: tuple[DayRange, ...]
    kinds: frozenset[RecipientKind]
    exempt: tuple[str, ...] = ()

    def holds(self, day: date) -> bool:
        return any(each.holds(day) for each in self.days)

    @property
    def words(self) -> Joined:
        return listed(each.words for each in self.days)


class QuietFields(NamedTuple):
    """The same as it is stored; all empty if there is no rule."""

    days: str = ""
    kinds: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()


def rule_of(fields: QuietFields) -> QuietRule | None:
    """The rule that a commendation stores, which was checked before."""
    if not fields.days:
        return None
    ranges, _ = parsed_days(fields.days)
    return QuietRule(tuple(ranges), frozenset(map(RecipientKind, fields.kinds)), fields.exempt)


def quiet_fields(table: FileTable | None) -> QuietFields:
    """Read ``quiet`` of a file; its faults are noted."""
    if table is None or not table.data:
        return QuietFields()
    before = len(table.faults)
    typed = table.text("days", limits.QUIET_DAYS, filled=True)
    days = ""
    if len(table.faults) == before:
        ranges, fault = parsed_days(typed)
        days = ",".join(map(str, ranges))
        if fault:
            table.fault("days", fault)
    found = QuietFields(days, _kinds(table), _exempt(table))
    table.end()
    return found


def _kinds(table: FileTable) -> tuple[str, ...]:
    """Enterprises, unless the table says otherwise; in the order in which kinds are declared."""
    if "kinds" not in table.data:
        return (RecipientKind.ENTERPRISE.value,)
    typed = table.texts("kinds", limits.QUIET_KINDS)
    known = [each.value for each in RecipientKind]
    for each in typed:
        if each not in known:
            listed = ", ".join(known)
            words = Phrase("is %(value)s, not one of %(listed)s", value=repr(each), listed=listed)
            table.fault("kinds", words)
    return tuple(each for each in known if each in typed)


def _exempt(table: FileTable) -> tuple[str, ...]:
    if table.data.get("exempt") in ([], None):
        table.data.pop("exempt", None)
        return ()
    typed = table.texts("exempt", limits.QUIET_MATTER)
    if len("\n".join(typed)) > limits.QUIET_EXEMPT or any("\n" in each for each in typed):
        words = Phrase(
            "has more than %(limit)s characters, or a line break in a matter",
            limit=limits.QUIET_EXEMPT,
        )
        table.fault("exempt", words)
    return tuple(dict.fromkeys(each.strip() for each in typed if each.strip()))


def parsed_days(typed: str) -> tuple[list[DayRange], Phrase | None]:
    """The ranges, and what is wrong with the text and how to correct it."""
    text = _TO.sub("-", unicodedata.normalize("NFKC", typed).strip().lower())
    ranges: list[DayRange] = []
    for piece in filter(None, _BETWEEN.split(text)):
        found = _range(piece)
        if isinstance(found, Phrase):
            return ranges, found
        ranges.append(found)
    if not ranges:
        return ranges, Phrase("is empty: write days of the month such as 1-25, or mon-thu")
    return ranges, _never_free(ranges)


def _range(piece: str) -> DayRange | Phrase:
    first, _, last = piece.partition("-")
    ends = [first, last if "-" in piece else first]
    if all(end in _SPELLED for end in ends):
        weekly, numbers = True, [_SPELLED[end] for end in ends]
    elif all(end.isascii() and end.isdigit() and len(end) < 4 for end in ends):
        weekly, numbers = False, [int(end) for end in ends]
    else:
        return Phrase(
            "has '%(piece)s', which is no range of days: write days of the month such as 1-25, or "
            "weekdays such as mon-thu, with commas between ranges",
            piece=piece,
        )
    if not weekly and not all(1 <= number <= _LONGEST_MONTH for number in numbers):
        return Phrase("has '%(piece)s': the days of a month go from 1 to 31", piece=piece)
    found = DayRange(numbers[0], numbers[1], weekly)
    return found if found.first <= found.last else _reversed(piece, found)


def _reversed(piece: str, found: DayRange) -> Phrase:
    end, begin = (6, 0) if found.weekly else (_LONGEST_MONTH, 1)
    parts = DayRange(found.first, end, found.weekly), DayRange(begin, found.last, found.weekly)
    return Phrase(
        "has '%(piece)s', which ends before it begins: write '%(turned)s', or '%(parted)s' for a "
        "range over the end",
        piece=piece,
        turned=DayRange(found.last, found.first, found.weekly),
        parted=",".join(map(str, parts)),
    )


def _never_free(ranges: list[DayRange]) -> Phrase | None:
    """A rule under which no day is ever free is mistyped."""
    for weekly, days in ((True, range(7)), (False, range(1, _LONGEST_MONTH + 1))):
        own = [each for each in ranges if each.weekly is weekly]
        if all(any(each.first <= day <= each.last for each in own) for day in days):
            return Phrase("leaves no day free: shorten the ranges, or leave the rule out")
    return None
