"""The draft of a ceremony as plain data: what the tables hold and what documents say.

Winners are named by id. Every list is in its order, so that a place is a position in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from awards.stage.words import (
    AttendeeKind,
    FillRule,
    ItemKind,
    PlatformRule,
    PositionRule,
    WalkOn,
)


class PlacedMember(msgspec.Struct, frozen=True):
    """``recipient`` receives for a body; ``reading`` is typed, empty if the rule gives it."""

    winner: int
    recipient: str = ""
    reading: str = ""


class PresenterBlock(msgspec.Struct, frozen=True):
    """The members from ``first`` to ``last`` receive from the presenter of this rank."""

    rank: int
    first: int
    last: int


class PlacedGroup(msgspec.Struct, frozen=True):
    """``category`` is a code, empty for a mixed group; ``presenters`` are in the order of members."""

    name: str
    category: str = ""
    script: str = ""
    members: tuple[PlacedMember, ...] = ()
    presenters: tuple[PresenterBlock, ...] = ()

    @property
    def winners(self) -> tuple[int, ...]:
        return tuple(each.winner for each in self.members)


class PlacedLetter(msgspec.Struct, frozen=True):
    unit: str
    signer: str = ""


class ArrangedItem(msgspec.Struct, frozen=True):
    """``seconds`` are typed; None if they are calculated."""

    kind: ItemKind
    title: str
    speaker: str = ""
    seconds: int | None = None
    notes: str = ""
    script: str = ""
    groups: tuple[PlacedGroup, ...] = ()
    letters: tuple[PlacedLetter, ...] = ()


class PlacedPresenter(msgspec.Struct, frozen=True):
    """Ranks are positions in the list of presenters, from 1."""

    name: str
    duty: str = ""
    presents: bool = True
    on_platform: bool = True


class SeatingBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whom a block of seats is for: who is of one of each list that is not empty.

    ``rows`` are labels such as “2-5”, all rows if empty; ``categories`` codes, ``groups`` numbers.
    """

    block: str
    rows: str = ""
    kinds: tuple[AttendeeKind, ...] = ()
    categories: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    units: tuple[str, ...] = ()


class CeremonySettings(msgspec.Struct, frozen=True):
    """What holds for the whole meeting. ``begins_at`` has a zone."""

    title: str
    place: str
    begins_at: datetime
    allowed_minutes: int = 120
    hall_name: str = ""
    position_rule: PositionRule = PositionRule.LEFT_TO_RIGHT
    platform_rule: PlatformRule = PlatformRule.A
    walk_on: WalkOn = WalkOn.RIGHT
    fill_rule: FillRule = FillRule.AISLE
    group_seconds: int = 50
    member_seconds: int = 6
    presenter_members: int = 5


class Arrangement(msgspec.Struct, frozen=True):
    """``bagged`` are decided not to go on stage; who is nowhere waits in the box of the unplaced.

    ``hall`` is the digest of the chosen one; its ``blocks`` are filled in their order.
    """

    settings: CeremonySettings
    items: tuple[ArrangedItem, ...] = ()
    presenters: tuple[PlacedPresenter, ...] = ()
    bagged: frozenset[int] = frozenset()
    texts: dict[str, str] = {}
    hall: str = ""
    blocks: tuple[SeatingBlock, ...] = ()

    @property
    def groups(self) -> list[PlacedGroup]:
        """In the order of the programme: number 1 is the first."""
        return [group for item in self.items for group in item.groups]

    @property
    def on_stage(self) -> list[int]:
        return [winner for group in self.groups for winner in group.winners]

    def places(self) -> Iterator[tuple[int, int]]:
        """The item and the position in it of each group, both from 0."""
        for at, item in enumerate(self.items):
            for position in range(len(item.groups)):
                yield at, position
