"""What the station of statements returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from awards.tables import StatementKind

#: What a line says, from the most to the least particular.
FIELDS = ("name", "unit", "honour", "category_name", "number")


class StatedLine(msgspec.Struct, frozen=True):
    """The public words about one winner. ``category`` is the id of the category.

    ``revoked``: the commendation of this winner was revoked after the line was published.
    """

    winner: int
    category: int
    category_name: str
    honour: str
    name: str
    unit: str
    number: str = ""
    position: int = 0
    revoked: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """What is said, in the order of `FIELDS`."""
        return tuple(getattr(self, field) for field in FIELDS)


class StatedGroup(NamedTuple):
    """The lines of one category, in their order."""

    name: str
    lines: Sequence[StatedLine]

    @property
    def has_units(self) -> bool:
        return any(line.unit for line in self.lines)

    @property
    def has_honours(self) -> bool:
        return any(line.honour for line in self.lines)


class LineChange(NamedTuple):
    """One line before and after a correction. A line that was added or removed has one of them."""

    before: StatedLine | None
    after: StatedLine | None


class StatedVersion(msgspec.Struct, frozen=True):
    """One publication. ``presumed``: its words are the register's on the day of the migration."""

    version: int
    at: datetime
    actor: str
    reason: str
    presumed: bool


class StatedCorrection(NamedTuple):
    """A version after the first, and what it changed."""

    version: StatedVersion
    changes: Sequence[LineChange]


class StatementRecord(msgspec.Struct, frozen=True):
    """A statement as it reads now, with its versions."""

    id: int
    kind: StatementKind
    lines: list[StatedLine]
    versions: list[StatedVersion]
    corrections: list[StatedCorrection]


class StatementDifference(msgspec.Struct, frozen=True):
    """A statement says one thing about a winner, and the register another.

    ``field`` is what differs: a word, ``state``, or ``listed`` if the winner is not in the statement.
    """

    statement: str
    notice: int | None
    winner: int
    name: str
    field: str
    says: str
    register: str
