"""Certificates and plaques that are delivered after the ceremony."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import Date, ForeignKey, Integer, OnDelete, Serial, Timestamptz, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from awards.tables.constraints import one_of
from awards.tables.winners import Winner


class DeliveryWay(StrEnum):
    """How it reaches the winner; a ``visit`` carries it there."""

    COLLECTED = "collected"
    AT_RECEPTION = "at-reception"
    VISIT = "visit"
    POST = "post"


class DeliveryGround(StrEnum):
    """Why somebody goes there on a quiet day."""

    NONE = ""
    REQUEST = "request"
    APPROVAL = "approval"
    EXEMPT = "exempt"


class Delivery(Table):
    """One delivery of a winner's certificate: planned, then done or cancelled.

    ``current`` equals ``winner`` while it is open, so only one can be open. ``asked_by`` and
    ``asked_on`` say who requested a visit and when, ``reference`` which paper approved it, and
    ``reason`` which exempt matter it is. ``done_on`` is the day that a person gives, ``done_at`` when
    it was recorded.
    """

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, index=True)
    current = Integer(default=None, null=True, unique=True)
    way = Varchar(length=16)
    planned_on = Date(default=None, null=False)
    carrier = Varchar(length=50)
    ground = Varchar(length=16)
    asked_by = Varchar(length=50)
    asked_on = Date(default=None, null=True)
    reference = Varchar(length=100)
    reason = Varchar(length=200)
    revision = Integer(default=1)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    recipient = Varchar(length=50)
    done_on = Date(default=None, null=True)
    done_at = Timestamptz(default=None, null=True)
    done_by = Varchar(length=100)
    cancelled_at = Timestamptz(default=None, null=True)
    cancelled_by = Varchar(length=100)
    cancel_reason = Varchar(length=500)

    delivery_way_known = one_of("way", DeliveryWay)
    delivery_ground_known = one_of("ground", DeliveryGround)
    delivery_one_open = Check(current.is_null() | (current == winner))
    delivery_open_or_over = Check(
        (current.is_not_null() & done_at.is_null() & cancelled_at.is_null())
        | (current.is_null() & done_at.is_not_null() & cancelled_at.is_null())
        | (current.is_null() & done_at.is_null() & cancelled_at.is_not_null())
    )
    delivery_received_by = Check(
        """"done_at" IS NULL OR ("done_on" IS NOT NULL AND "recipient" <> '')"""
    )
    delivery_cancelled_why = Check(""""cancelled_at" IS NULL OR "cancel_reason" <> ''""")
    delivery_ground_complete = Check(
        """("ground" <> 'request' OR ("asked_by" <> '' AND "asked_on" IS NOT NULL))"""
        """ AND ("ground" <> 'approval' OR "reference" <> '')"""
        """ AND ("ground" <> 'exempt' OR "reason" <> '')"""
    )
    delivery_revision_counts_up = Check(revision >= 1)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (Delivery,)
