"""How a statement reads, and what its next version changes: values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import msgspec

from awards.clock import CHINA
from awards.statements.records import (
    FIELDS,
    LineChange,
    StatedCategory,
    StatedCorrection,
    StatedGroup,
    StatedLine,
)
from awards.words import Joined, Phrase


class RegisteredWords(Protocol):
    """What the register says of a winner."""

    @property
    def id(self) -> int: ...
    @property
    def category(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def honour(self) -> str: ...


def lines_of(
    known: Iterable[StatedCategory],
    winners: Iterable[RegisteredWords],
    numbers: Mapping[int, str],
) -> list[StatedLine]:
    """The register's words of today as lines. ``winners`` come in the one order."""
    categories = {category.code: category for category in known}
    return [
        StatedLine(
            winner=winner.id,
            category=categories[winner.category].id,
            category_name=categories[winner.category].name,
            honour=winner.honour,
            name=winner.name,
            unit=winner.unit,
            number=numbers.get(winner.id, ""),
            position=position,
        )
        for position, winner in enumerate(winners, 1)
    ]


def groups_of(lines: Iterable[StatedLine]) -> list[StatedGroup]:
    """The lines by category, in the order of the first line of each."""
    found: dict[tuple[int, str], list[StatedLine]] = {}
    for line in lines:
        found.setdefault((line.category, line.category_name), []).append(line)
    return [StatedGroup(name, members) for (_, name), members in found.items()]


def with_corrected(now: Sequence[StatedLine], corrected: Iterable[StatedLine]) -> list[StatedLine]:
    """The statement with these lines in the places of the earlier ones."""
    found = {line.winner: line for line in corrected}
    return [
        msgspec.structs.replace(found[line.winner], position=line.position)
        if line.winner in found
        else line
        for line in now
    ]


def with_added(
    now: Sequence[StatedLine], proposed: Iterable[StatedLine], added: Collection[int]
) -> list[StatedLine]:
    """The statement with the words of the added winners, in the order of today.

    Others keep their words; one who has no place in today's order keeps the place.
    """
    stored = {line.winner: line for line in now}
    wanted = dict(stored)
    for line in proposed:
        if line.winner in added:
            wanted[line.winner] = line
        elif line.winner in stored:
            old = stored[line.winner]
            wanted[line.winner] = msgspec.structs.replace(old, position=line.position)
    return sorted(wanted.values(), key=lambda line: line.position)


class Renewal(NamedTuple):
    """The winners whose line ends, and the lines that begin, in the next version."""

    ended: list[int]
    begun: list[StatedLine]


def renewal(now: Sequence[StatedLine], wanted: Sequence[StatedLine]) -> Renewal:
    """What must change so that the statement says what is wanted."""
    stored = {line.winner: _said(line) for line in now}
    asked = {line.winner: _said(line) for line in wanted}
    return Renewal(
        [winner for winner, said in stored.items() if asked.get(winner) != said],
        [line for line in wanted if stored.get(line.winner) != asked[line.winner]],
    )


def _said(line: StatedLine) -> tuple[object, ...]:
    return (*line.words, line.position, line.name_en, line.unit_en, line.arranged)


def correction_line(correction: StatedCorrection) -> Phrase:
    """The dated line that a notice or a list carries after it was corrected."""
    parts = [
        *_reheaded(correction),
        *_renamed(correction.changes),
        *_counted(correction.changes),
    ]
    return Phrase(
        "Correction of %(day)s: %(changes)s",
        day=correction.version.at.astimezone(CHINA).date(),
        changes=Joined(tuple(parts) or (Phrase("another order"),), Phrase("; ")),
    )


def _reheaded(correction: StatedCorrection) -> Iterable[Phrase]:
    """Words of the heading that were corrected."""
    for old, new in zip(correction.before.heading, correction.version.heading, strict=True):
        if old != new:
            yield Phrase("“%(old)s” is corrected to “%(new)s”", old=old, new=new)


def _renamed(changes: Iterable[LineChange]) -> Iterable[Phrase]:
    for before, after in changes:
        if before and after:
            for field, old, new in zip(FIELDS, before.words, after.words, strict=True):
                change = Phrase("“%(old)s” is corrected to “%(new)s”", old=old, new=new)
                if old != new:
                    yield _of_whom(after.name, change) if field != "name" else change


def _of_whom(name: str, change: Phrase) -> Phrase:
    return Phrase("%(name)s: %(change)s", name=name, change=change)


def _counted(changes: Sequence[LineChange]) -> Iterable[Phrase]:
    """Nobody who was taken off is named again."""
    removed = sum(after is None for _, after in changes)
    if removed:
        yield Phrase("%(count)s taken off the list", count=removed)
    for before, after in changes:
        if before is None and after is not None:
            yield Phrase("%(name)s added", name=after.name)
