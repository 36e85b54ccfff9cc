"""Winners, the fields that were amended, and the indexes that make their list fast."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Unique
from piccolo.table import Table

from awards.tables.catalogue import Category, Honour
from awards.tables.constraints import one_of
from awards.tables.intake import Intake
from awards.tables.notices import Notice


class WinnerState(StrEnum):
    DRAFT = "draft"
    NOTICED = "noticed"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class Winner(Table):
    """One recipient in one category.

    ``search_key`` holds what the search reads: name, unit and pinyin initials, folded.
    ``warnings`` counts the warnings of the name checks. ``written_by`` is the account that wrote the
    current words, and ``words_confirmed`` says that nobody changed them since they were confirmed. A
    ``held`` winner cannot be confirmed; one ``held_by_hand`` stays held until it is released by hand.

    ``recipient_key`` is a digest of name, unit, number and namesake as folded for matching. It is
    NULL after the winner is withdrawn, so that the same person can be registered again.

    ``differs``: a statement says something else than the register about this winner, and nobody
    settled it, since ``differs_since``; see `awards.statements.marks`.

    ``free`` are the values of the commendation's free fields as JSON, by their keys. ``photo`` is
    the SHA-256 of the photo's file; empty without one.
    """

    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    honour = ForeignKey(Honour, null=True, on_delete=OnDelete.restrict)
    intake = ForeignKey(Intake, null=True, on_delete=OnDelete.restrict)
    name = Varchar(length=50)
    unit = Varchar(length=200)
    name_key = Varchar(length=200)
    credit_code = Varchar(length=18, index=True)
    number_tail = Varchar(length=4)
    number_fingerprint = Varchar(length=64, index=True)
    namesake = Integer(default=0)
    note = Varchar(length=500)
    surname_length = Integer(default=None, null=True)
    place = Integer()
    hand_place = Integer(default=None, null=True)
    state = Varchar(length=16)
    recipient_key = Varchar(length=64, default=None, null=True)
    revision = Integer(default=1)
    registered_at = Timestamptz(default=None, null=False)
    search_key = Text()
    warnings = Integer(default=0)
    written_by = Varchar(length=64)
    intake_row = Varchar(length=100)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict)
    held = Boolean(default=False)
    name_en = Varchar(length=100)
    unit_en = Varchar(length=300)
    held_by_hand = Boolean(default=False)
    held_at = Timestamptz(default=None, null=True, index=True)
    free = Text(default="{}")
    photo = Varchar(length=64)
    words_confirmed = Boolean(default=False)
    differs = Boolean(default=False)
    differs_since = Timestamptz(default=None, null=True)

    winner_once = Unique([category, recipient_key])
    winner_place_once = Unique([category, place])
    winner_hand_place_once = Unique([category, hand_place])
    winner_state_known = one_of("state", WinnerState)


class AmendedField(Table, tablename="amended_field"):
    """A field that an amendment changed: from which ``revision`` of the winner, and by whom."""

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, index=True)
    revision = Integer()
    field = Varchar(length=40)
    account = Varchar(length=64)


class EarlierWriter(Table, tablename="earlier_writer"):
    """An account that wrote words of a winner since the last confirmation, before ``written_by``."""

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    account = Varchar(length=64)

    earlier_writer_once = Unique([winner, account])


#: Indexes of several columns, which Piccolo cannot declare. They answer a page of the list, its
#: counts and a search in it without reading the rows; see `awards.winners.lists`.
INDEXES = (
    'CREATE INDEX "winner_by_name" ON "winner" ("name_key", "id", "category", "state")',
    'CREATE INDEX "winner_by_unit" ON "winner" ("unit", "id", "category", "state")',
    'CREATE INDEX "winner_by_state" ON "winner" ("state", "id", "category")',
    (
        'CREATE INDEX "winner_decided" ON "winner" ("category", "place", "state", "held",'
        ' "notice", "warnings", "search_key")'
    ),
    'CREATE INDEX "winner_differing" ON "winner" ("category", "id") WHERE "differs"',
    'CREATE INDEX "winner_warned" ON "winner" ("category", "state") WHERE "warnings" > 0',
    'CREATE INDEX "winner_held" ON "winner" ("category", "state") WHERE "held"',
    (
        'CREATE INDEX "winner_waiting" ON "winner" ("notice", "held", "category")'
        " WHERE \"state\" IN ('draft', 'noticed')"
    ),
)

#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Winner, AmendedField, EarlierWriter)
