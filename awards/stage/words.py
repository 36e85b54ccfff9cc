"""The kinds and rules of a ceremony, by the words that are stored."""

from __future__ import annotations

from enum import StrEnum


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


class SeatKind(StrEnum):
    SEAT = "seat"
    PLATFORM = "platform"
    WHEELCHAIR = "wheelchair"
    BROKEN = "broken"
    STAFF = "staff"


class AttendeeKind(StrEnum):
    WINNER = "winner"
    REPRESENTATIVE = "representative"
    COMPANION = "companion"
    LEADER = "leader"
    GUEST = "guest"
    PRESS = "press"
    STAFF = "staff"
