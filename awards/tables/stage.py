"""The ceremony: its programme, groups and presenters.

A winner has one row at most in `StagedWinner`: on stage in a group, or in a bag.
"""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.catalogue import Category, Commendation
from awards.tables.constraints import one_of
from awards.tables.halls import Hall
from awards.tables.winners import Winner


class ItemKind(StrEnum):
    """What an item of the programme is."""

    SPEECH = "speech"
    DECISION = "decision"
    AWARD = "award"
    LETTERS = "letters"
    PERFORMANCE = "performance"
    PHOTO = "photo"
    ANTHEM = "anthem"
    BREAK = "break"
    FREE = "free"


class PositionRule(StrEnum):
    """How the members of a group stand, seen from the hall.

    ``A`` and ``B`` are the two rules for an even number around the centre.
    """

    LEFT_TO_RIGHT = "left-to-right"
    CENTRE_A = "centre-a"
    CENTRE_B = "centre-b"


class PlatformRule(StrEnum):
    """Where the persons of the platform sit by their rank."""

    A = "a"
    B = "b"
    INTERNATIONAL = "international"


class WalkOn(StrEnum):
    """The side from which a group walks on, seen from the hall."""

    LEFT = "left"
    RIGHT = "right"


class FillRule(StrEnum):
    """How a block of seats is filled: from the aisle outward, or across the row."""

    AISLE = "aisle"
    ACROSS = "across"


class Ceremony(Table):
    """One meeting of a commendation.

    ``version`` is the number of the newest frozen version, 0 before any; ``revision`` counts the
    changes of the draft. A group takes ``group_seconds`` and ``member_seconds`` for each member; a
    presenter hands over to ``presenter_members`` at most. ``texts`` are the office's words for
    papers, as JSON. What is scanned in a ``rehearsal`` never counts. Units reply
    about who attends up to the day ``replies_until``.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict, unique=True)
    title = Varchar(length=200)
    place = Varchar(length=200)
    begins_at = Timestamptz(default=None, null=False)
    allowed_minutes = Integer(default=120)
    hall_name = Varchar(length=100)
    hall = ForeignKey(Hall, null=True, on_delete=OnDelete.restrict)
    position_rule = Varchar(length=16)
    platform_rule = Varchar(length=16)
    walk_on_side = Varchar(length=16)
    fill_rule = Varchar(length=16)
    group_seconds = Integer(default=50)
    member_seconds = Integer(default=6)
    presenter_members = Integer(default=5)
    texts = Text(default="{}")
    version = Integer(default=0)
    revision = Integer(default=1)
    closed_at = Timestamptz(default=None, null=True)
    rehearsal = Boolean(default=False)
    replies_until = Date(default=None, null=True)

    ceremony_version_counts_up = Check(version >= 0)
    ceremony_revision_counts_up = Check(revision >= 1)
    ceremony_times_positive = Check(
        (allowed_minutes >= 1)
        & (group_seconds >= 0)
        & (member_seconds >= 0)
        & (presenter_members >= 1)
    )
    ceremony_position_rule_known = one_of("position_rule", PositionRule)
    ceremony_platform_rule_known = one_of("platform_rule", PlatformRule)
    ceremony_walk_on_known = one_of("walk_on_side", WalkOn)
    ceremony_fill_rule_known = one_of("fill_rule", FillRule)


class ProgrammeItem(Table, tablename="programme_item"):
    """An item of the programme. ``seconds`` are typed; NULL if they are calculated."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    place = Integer()
    kind = Varchar(length=16)
    title = Varchar(length=200)
    speaker = Varchar(length=100)
    seconds = Integer(default=None, null=True)
    notes = Varchar(length=500)
    script = Text()

    programme_item_place_once = Unique([ceremony, place])
    programme_item_from_one = Check(place >= 1)
    programme_item_seconds_positive = Check(seconds.is_null() | (seconds >= 0))
    programme_item_kind_known = one_of("kind", ItemKind)


class StagedGroup(Table, tablename="stage_group"):
    """Who goes on stage together."""

    id: Serial
    item = ForeignKey(ProgrammeItem, null=False, on_delete=OnDelete.restrict)
    place = Integer()
    name = Varchar(length=100)
    category = ForeignKey(Category, null=True, on_delete=OnDelete.restrict)
    script = Text()

    stage_group_place_once = Unique([item, place])
    stage_group_from_one = Check(place >= 1)


class StagedWinner(Table, tablename="stage_member"):
    """A winner at a place of a group, or without a group in a bag.

    ``recipient`` receives for a body. ``reading`` is typed; empty if the rule gives it.
    """

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict, index=True)
    group = ForeignKey(StagedGroup, null=True, on_delete=OnDelete.restrict)
    place = Integer(default=None, null=True)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, unique=True)
    recipient = Varchar(length=50)
    reading = Varchar(length=200)

    stage_member_place_once = Unique([group, place])
    stage_member_place_in_group = Check(
        (group.is_null() & place.is_null())
        | (group.is_not_null() & place.is_not_null() & (place >= 1))
    )


class Presenter(Table):
    """Who hands over, by rank; 1 is the highest. ``presents``: takes part in the award.

    ``on_platform``: sits on the platform.
    """

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    rank = Integer()
    name = Varchar(length=50)
    duty = Varchar(length=100)
    presents = Boolean(default=True)
    on_platform = Boolean(default=True)

    presenter_rank_once = Unique([ceremony, rank])
    presenter_from_one = Check(rank >= 1)


class GroupPresenter(Table, tablename="group_presenter"):
    """The members from ``first`` to ``last`` of a group receive from this presenter."""

    id: Serial
    group = ForeignKey(StagedGroup, null=False, on_delete=OnDelete.restrict)
    presenter = ForeignKey(Presenter, null=False, on_delete=OnDelete.restrict)
    first = Integer()
    last = Integer()

    group_presenter_once = Unique([group, presenter])
    group_presenter_first_once = Unique([group, first])
    group_presenter_in_order = Check((first >= 1) & (first <= last))


class Letter(Table):
    """A letter of responsibility that a unit hands in."""

    id: Serial
    item = ForeignKey(ProgrammeItem, null=False, on_delete=OnDelete.restrict)
    place = Integer()
    unit = Varchar(length=200)
    signer = Varchar(length=50)
    handed_at = Timestamptz(default=None, null=True)

    letter_place_once = Unique([item, place])
    letter_unit_once = Unique([item, unit])
    letter_from_one = Check(place >= 1)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    Ceremony,
    ProgrammeItem,
    StagedGroup,
    StagedWinner,
    Presenter,
    GroupPresenter,
    Letter,
)
