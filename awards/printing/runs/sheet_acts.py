"""What an act on sheets would do: which of them it reaches, and where the others lie.

An act does all it can of what was asked. The sheets that it leaves are named with the reason, and
those whose certificates lie in another run with that run. So people read it before they act, and the
history records what was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from awards.printing.runs.ranges import ranges_of, written
from awards.printing.runs.rules import MARK_FROM, OPEN
from awards.tables import CertificateState, SheetState


class SheetAct(StrEnum):
    PRINTED = "printed"
    SPOILED = "spoiled"
    MADE = "made"
    REPRINT = "reprint"


#: States of sheets that were in a file. Others are not drawn yet or belong to another run.
DRAWN = (SheetState.MADE, SheetState.PRINTED, SheetState.SPOILED, SheetState.FAILED)

#: States that leave a certificate without paper in its run, so that it may lie in another.
_GONE = (SheetState.SPOILED, SheetState.FAILED, SheetState.FREED)

_FROM = {
    SheetAct.PRINTED: MARK_FROM[SheetState.PRINTED],
    SheetAct.SPOILED: MARK_FROM[SheetState.SPOILED],
    SheetAct.MADE: MARK_FROM[SheetState.MADE],
    SheetAct.REPRINT: DRAWN,
}


class OtherSheet(msgspec.Struct, frozen=True):
    """A certificate's sheet in another run, the newest one that is open or printed."""

    run: str
    name_zh: str
    name_en: str
    sheet: int
    state: SheetState


class SheetLine(msgspec.Struct, frozen=True):
    """A line of the ledger with all that an act asks. ``issue`` is the state of its certificate."""

    id: int
    sheet: int
    certificate: int
    number: str
    state: SheetState
    issue: CertificateState
    other: OtherSheet | None = None


class SheetsElsewhere(msgspec.Struct, frozen=True):
    """These ``sheets`` lie in another run, there as the sheets ``there``."""

    sheets: str
    run: str
    name_zh: str
    name_en: str
    there: str


class SheetsLeft(msgspec.Struct, frozen=True):
    """Sheets of this run that the act does not change. ``why`` is their state, or ``revoked``."""

    sheets: str
    why: str


class ActOutlook(msgspec.Struct, frozen=True, omit_defaults=True):
    """``sheets`` of paper with so many ``certificates`` are reached; all others are named.

    ``fetched`` are those among them that lie in other runs and are spoiled there.
    """

    certificates: int
    sheets: str
    elsewhere: list[SheetsElsewhere]
    left: list[SheetsLeft]
    fetched: list[SheetsElsewhere] = []


class Sorted(NamedTuple):
    """The lines that an act reaches, those in other runs, and those that it leaves.

    ``fetched`` lie in other runs and are printed once more as well, if that was asked.
    """

    reached: list[SheetLine]
    elsewhere: list[SheetLine]
    left: list[SheetLine]
    fetched: list[SheetLine]

    @property
    def printed_again(self) -> list[SheetLine]:
        """In the order of the sheets of this run."""
        return sorted((*self.reached, *self.fetched), key=lambda line: (line.sheet, line.id))

    @property
    def outlook(self) -> ActOutlook:
        return ActOutlook(
            len(self.printed_again),
            numbers(self.printed_again),
            _elsewhere(self.elsewhere),
            [
                SheetsLeft(numbers(lines), why)
                for why, lines in _grouped(self.left, _why_left).items()
            ],
            _elsewhere(self.fetched),
        )

    @property
    def digest(self) -> str:
        """Of what would be done: the same only while no sheet changes."""
        seen = repr([(line.id, line.state.value) for line in self.reached])
        seen += repr([line.other for line in self.fetched]) if self.fetched else ""
        return hashlib.sha256(seen.encode()).hexdigest()[:16]


def sort_lines(lines: Iterable[SheetLine], act: SheetAct, *, fetch: bool = False) -> Sorted:
    """Decide for each line whether the act reaches it; with ``fetch`` also in other runs."""
    found = Sorted([], [], [], [])
    for line in lines:
        if line.other and _lies_there(line, line.other, act):
            fetched = fetch and _can_be_fetched(line, line.other)
            (found.fetched if fetched else found.elsewhere).append(line)
        elif line.state in _FROM[act] and not (act is SheetAct.REPRINT and _is_revoked(line)):
            found.reached.append(line)
        else:
            found.left.append(line)
    return found


def _lies_there(line: SheetLine, other: OtherSheet, act: SheetAct) -> bool:
    """A certificate that another run holds or has printed is not printed once more by mistake."""
    if act is SheetAct.REPRINT or (act is SheetAct.MADE and other.state in OPEN):
        return True
    return line.state in _GONE


def _can_be_fetched(line: SheetLine, other: OtherSheet) -> bool:
    """A sheet that still waits in the other run is printed there anyway."""
    return other.state in MARK_FROM[SheetState.SPOILED] and not _is_revoked(line)


def _is_revoked(line: SheetLine) -> bool:
    return line.issue is CertificateState.REVOKED


def _why_left(line: SheetLine) -> str:
    return "revoked" if _is_revoked(line) else line.state.value


def numbers(lines: Iterable[SheetLine]) -> str:
    return written(ranges_of(line.sheet for line in lines))


def _elsewhere(lines: Sequence[SheetLine]) -> list[SheetsElsewhere]:
    found = []
    for some in _grouped(lines, lambda line: line.other and line.other.run).values():
        others = [line.other for line in some if line.other]
        there = written(ranges_of(other.sheet for other in others))
        first = others[0]
        found.append(SheetsElsewhere(numbers(some), first.run, first.name_zh, first.name_en, there))
    return found


def _grouped(
    lines: Iterable[SheetLine], key: Callable[[SheetLine], Any]
) -> dict[Any, list[SheetLine]]:
    found: dict[Any, list[SheetLine]] = {}
    for line in lines:
        found.setdefault(key(line), []).append(line)
    return found


class GoingOnOutlook(msgspec.Struct, frozen=True):
    """The sheets that change or go on: so many ``certificates`` are printed by a new run.

    ``revoked`` ones are not printed any more, and those ``elsewhere`` are in another run already.
    """

    printed: str
    spoiled: str
    rest: str
    certificates: int
    revoked: str
    elsewhere: list[SheetsElsewhere]


class GoingOn(NamedTuple):
    """What going on after a jam does: the last ``good`` sheet, then so many ``spoiled`` ones.

    ``printed``, ``spoiled`` and ``freed`` lines change their state here. ``rest`` is printed by a new
    run, without ``revoked`` certificates; ``elsewhere`` are those that another run has already.
    """

    printed: list[SheetLine]
    spoiled: list[SheetLine]
    freed: list[SheetLine]
    rest: list[SheetLine]
    revoked: list[SheetLine]
    elsewhere: list[SheetLine]

    @property
    def outlook(self) -> GoingOnOutlook:
        return GoingOnOutlook(
            numbers(self.printed),
            numbers(self.spoiled),
            numbers(self.rest),
            len(self.rest),
            numbers(self.revoked),
            _elsewhere(self.elsewhere),
        )

    @property
    def digest(self) -> str:
        seen = [[line.id for line in lines] for lines in self]
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


def going_on(lines: Iterable[SheetLine], good: int, spoiled: int) -> GoingOn:
    """Sheets spoiled before and not printed since are printed by the new run as well."""
    found = GoingOn([], [], [], [], [], [])
    for line in lines:
        _continue(found, line, good, good + spoiled)
    return found


def _continue(found: GoingOn, line: SheetLine, good: int, last_spoiled: int) -> None:
    if line.sheet <= good:
        if line.state is SheetState.MADE:
            found.printed.append(line)
        return
    if line.other and line.state in _GONE:
        found.elsewhere.append(line)
        return
    is_spoiled = line.sheet <= last_spoiled
    if is_spoiled and line.state in MARK_FROM[SheetState.SPOILED]:
        found.spoiled.append(line)
    elif line.state in OPEN:
        found.freed.append(line)
    elif not (is_spoiled and line.state is SheetState.SPOILED):
        return
    is_superseded = line.issue is CertificateState.SUPERSEDED
    if line.other and (is_spoiled or is_superseded):
        found.elsewhere.append(line)
    else:
        (found.revoked if _is_revoked(line) else found.rest).append(line)
