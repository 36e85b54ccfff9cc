"""What became of an arrangement: frozen versions, changes of the day, and the acts on the draft."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Timestamptz, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from awards.tables.constraints import one_of
from awards.tables.stage import Ceremony
from awards.tables.winners import Winner


class DayChange(StrEnum):
    """What changed on the day, after the version was frozen."""

    ABSENT = "absent"
    STAND_IN = "stand-in"
    STRIKE = "strike"
    LATE = "late"
    JOIN = "join"


class StageAct(StrEnum):
    """What a revision of the draft did."""

    BEGUN = "begun"
    SETTINGS = "settings"
    ITEM_PUT = "item-put"
    ITEM_MOVED = "item-moved"
    ITEM_REMOVED = "item-removed"
    LETTERS = "letters"
    GROUPED = "grouped"
    GROUP_PUT = "group-put"
    GROUP_SPLIT = "group-split"
    GROUPS_JOINED = "groups-joined"
    GROUP_MOVED = "group-moved"
    GROUP_REMOVED = "group-removed"
    MEMBERS_MOVED = "members-moved"
    MEMBER_PUT = "member-put"
    PRESENTERS = "presenters"
    PRESENTER_ASSIGNED = "presenter-assigned"
    PRESENTERS_BY_RULE = "presenters-by-rule"
    TEXTS = "texts"
    REPLACED = "replaced"
    HALL = "hall"
    BLOCKS = "blocks"
    SEATS_FILLED = "seats-filled"
    SEATS_SWAPPED = "seats-swapped"
    SEAT_PUT = "seat-put"
    SEAT_PINNED = "seat-pinned"
    ATTENDEES_IMPORTED = "attendees-imported"
    ATTENDEE_PUT = "attendee-put"
    ATTENDEE_REMOVED = "attendee-removed"
    REPLY_ACCEPTED = "reply-accepted"


class FrozenStage(Table, tablename="stage_version"):
    """A frozen arrangement. ``content`` is JSON, and ``digest`` its SHA-256."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    content = Text()
    digest = Varchar(length=64)
    note = Varchar(length=500)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    stage_version_once = Unique([ceremony, number])
    stage_version_from_one = Check(number >= 1)


class StageChange(Table, tablename="stage_change"):
    """A change of the day, *version.revision*. ``payload`` is JSON, by its kind.

    ``undone_by`` is the account of who took it back.
    """

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    version = Integer()
    revision = Integer()
    kind = Varchar(length=16)
    winner = ForeignKey(Winner, null=True, on_delete=OnDelete.restrict)
    payload = Text(default="{}")
    reason = Varchar(length=500)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    undone_by = Varchar(length=100, default=None, null=True)

    stage_change_once = Unique([ceremony, version, revision])
    stage_change_from_one = Check(revision >= 1)
    stage_change_kind_known = one_of("kind", DayChange)


class StageEdit(Table, tablename="stage_edit"):
    """What each revision of the draft did, and who: a late change is shown what came before it."""

    id: Serial
    ceremony = ForeignKey(Ceremony, null=False, on_delete=OnDelete.restrict)
    revision = Integer()
    act = Varchar(length=40)
    facts = Text(default="{}")
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    stage_edit_once = Unique([ceremony, revision])
    stage_edit_act_known = one_of("act", StageAct)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (FrozenStage, StageChange, StageEdit)
