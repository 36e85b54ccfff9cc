"""What the station of statements returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

import msgspec

from awards.tables import StatementKind

#: What a line says, from the most to the least particular.
FIELDS = ("name", "unit", "honour", "category_name", "number")


class StatedHome(Protocol):
    """The commendation that a statement belongs to."""

    @property
    def id(self) -> int: ...


class StatedCategory(Protocol):
    """A category with its words."""

    @property
    def id(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class StatedLine(msgspec.Struct, frozen=True):
    """The words about one winner. ``category`` is the id of the category.

    English is None in statements without it; ``arranged`` is what decided the place on a roster.

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
    name_en: str | None = None
    unit_en: str | None = None
    arranged: str = ""

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
    """One publication. ``presumed``: its words are the register's on the day of the migration.

    ``title``, ``issued_by`` as JSON and ``decided_on`` are the heading of a notice or list.
    """

    version: int
    at: datetime
    actor: str
    reason: str
    presumed: bool
    title: str = ""
    issued_by: str = msgspec.field(default="", name="issuers")
    decided_on: date | None = None

    @property
    def issuers(self) -> list[str]:
        return msgspec.json.decode(self.issued_by, type=list[str]) if self.issued_by else []

    @property
    def heading(self) -> tuple[str, ...]:
        """What a correction may change of it."""
        return self.title, "、".join(self.issuers), str(self.decided_on or "")


class StatedCorrection(NamedTuple):
    """A version after the first, and what it changed; ``before`` is the version before it."""

    version: StatedVersion
    changes: Sequence[LineChange]
    before: StatedVersion


class StatementRecord(msgspec.Struct, frozen=True):
    """A statement as it reads now, with its versions."""

    id: int
    kind: StatementKind
    lines: list[StatedLine]
    versions: list[StatedVersion]
    corrections: list[StatedCorrection]

    @property
    def newest(self) -> StatedVersion:
        return self.versions[-1]


class StatementDifference(msgspec.Struct, frozen=True):
    """A statement says one thing about a winner, and the register another.

    ``field`` is what differs: a word, the key of a free field, the ``order`` of a roster, the
    ``version`` of a printed certificate, ``state``, or ``listed`` if the winner is not in the
    statement. ``source`` is the id of the notice, of the link of the proof or of the certificate, or
    the reference of the run; empty for the announced list and the roster.
    """

    statement: str
    notice: int | None
    winner: int
    name: str
    field: str
    says: str
    register: str
    source: str = ""
