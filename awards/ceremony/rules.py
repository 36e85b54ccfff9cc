"""The lines of the roster as data; the formats decide their look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.tables import FieldPlace, OrderMethod, RecipientKind, WinnerState
from awards.text.pinyin import readings
from awards.winners.order import without_strokes
from awards.winners.records import WinnerRecord
from awards.words import C_, Phrase, translated

METHODS = {
    OrderMethod.DECISION: Phrase("in the order of the decision"),
    OrderMethod.SURNAME_STROKES: Phrase("by strokes of the surname"),
    OrderMethod.FULLNAME_STROKES: Phrase("by strokes of the full name"),
    OrderMethod.PINYIN: Phrase("by pinyin of the name"),
    OrderMethod.HAND: Phrase(C_("roster", "placed by hand")),
}


class ApartReason(StrEnum):
    """Why a winner is not called."""

    HELD = "held"
    UNCONFIRMED = "unconfirmed"
    UNCERTIFICATED = "uncertificated"
    REVOKED = "revoked"


REASONS = {
    ApartReason.HELD: Phrase("held back"),
    ApartReason.UNCONFIRMED: Phrase(C_("roster", "not confirmed")),
    ApartReason.UNCERTIFICATED: Phrase("without a certificate"),
    ApartReason.REVOKED: Phrase(C_("roster", "revoked")),
}

_STATES = {
    WinnerState.DRAFT: ApartReason.UNCONFIRMED,
    WinnerState.NOTICED: ApartReason.UNCONFIRMED,
    WinnerState.CONFIRMED: ApartReason.UNCERTIFICATED,
    WinnerState.REVOKED: ApartReason.REVOKED,
}


def apart_reason(winner: WinnerRecord) -> ApartReason | None:
    """Why this winner is not called; None if the certificate lies in the tray."""
    return ApartReason.HELD if winner.held else _STATES.get(winner.state)


class RosterLine(msgspec.Struct, frozen=True):
    """``position`` counts through the whole roster, in the order of the tray.

    ``reading`` tells the host how to pronounce a person's name. A body's name needs none. ``free``
    are the free fields that reports show, by their keys. ``differs``: a notice, certificate or list
    says something else than this line. ``reason`` says why the winner will not be called, on a
    roster of everybody.
    """

    position: int
    place: int
    category: str
    category_name: str
    honour: str
    name: str
    reading: str
    unit: str
    number: str
    by_hand: bool
    free: dict[str, str] = {}
    differs: bool = False
    reason: ApartReason | None = None


class RosterApart(msgspec.Struct, frozen=True):
    """A winner who is not called, and why."""

    category: str
    category_name: str
    honour: str
    name: str
    unit: str
    number: str
    reason: ApartReason
    reason_zh: str


class RosterGroup(msgspec.Struct, frozen=True):
    """A category, its order, and the characters that have no place in that order."""

    category: str
    name: str
    method: OrderMethod
    method_zh: str
    lines: tuple[RosterLine, ...]
    without_strokes: tuple[str, ...]


class RosterField(msgspec.Struct, frozen=True):
    """A free field that reports show."""

    key: str
    name: str
    name_en: str


class Roster(msgspec.Struct, frozen=True):
    """``groups`` are the winners to call; ``apart`` are those who are not to be called.

    ``version`` was handed out last, 0 before any; ``is_current`` if it says the same as this.
    """

    title: str
    groups: tuple[RosterGroup, ...]
    fields: tuple[RosterField, ...] = ()
    apart: tuple[RosterApart, ...] = ()
    issuer: str = ""
    version: int = 0
    handed_out_at: datetime | None = None
    handed_out_by: str = ""
    is_current: bool = False

    @property
    def lines(self) -> list[RosterLine]:
        return [line for group in self.groups for line in group.lines]

    @property
    def apart_counts(self) -> dict[ApartReason, int]:
        """How many are not called, for each reason."""
        counts = Counter(each.reason for each in self.apart)
        return {reason: counts[reason] for reason in ApartReason if counts[reason]}


def roster(
    commendation: CommendationRecord,
    winners: Sequence[WinnerRecord],
    numbers: Mapping[int, str],
    differing: Collection[int] = (),
    *,
    everyone: bool = False,
) -> Roster:
    """``winners`` in the one order, ``numbers`` by winner; empty if a winner has none yet.

    Only a winner with a certificate is called, so lines and sheets in the tray are the same. The
    others stand apart; with ``everyone`` all but those revoked stand among the lines. ``differing``
    are those about whom a statement says something else than the register.
    """
    groups, position = [], 0
    shown = [each for each in commendation.free_fields if each.is_shown(FieldPlace.REPORTS)]
    keys = [each.key for each in shown]
    for category in commendation.categories:
        members = [
            winner
            for winner in winners
            if winner.category == category.code and _is_called(winner, everyone=everyone)
        ]
        lines = []
        for place, winner in enumerate(members, 1):
            position += 1
            line = _line(winner, category, position, place, numbers, keys)
            lines.append(
                msgspec.structs.replace(
                    line, differs=winner.id in differing, reason=apart_reason(winner)
                )
            )
        unsorted = without_strokes(members, category.order_method)
        method = category.order_method
        groups.append(
            RosterGroup(
                category.code,
                category.name,
                method,
                translated(METHODS[method], "zh"),
                tuple(lines),
                tuple(unsorted),
            )
        )
    fields = tuple(RosterField(each.key, each.name, each.name_en) for each in shown)
    out = [winner for winner in winners if not _is_called(winner, everyone=everyone)]
    return Roster(commendation.title, tuple(groups), fields, _apart(commendation, out, numbers))


def _is_called(winner: WinnerRecord, *, everyone: bool) -> bool:
    reason = apart_reason(winner)
    return reason is None or (everyone and reason is not ApartReason.REVOKED)


def _apart(
    commendation: CommendationRecord, winners: Sequence[WinnerRecord], numbers: Mapping[int, str]
) -> tuple[RosterApart, ...]:
    """By category, in the one order."""
    names = {category.code: category.name for category in commendation.categories}
    codes = list(names)
    ordered = sorted(winners, key=lambda winner: codes.index(winner.category))
    return tuple(
        RosterApart(
            category=winner.category,
            category_name=names[winner.category],
            honour=winner.honour,
            name=winner.name,
            unit=winner.unit,
            number=numbers.get(winner.id, ""),
            reason=reason,
            reason_zh=translated(REASONS[reason], "zh"),
        )
        for winner in ordered
        if (reason := apart_reason(winner)) is not None
    )


def _line(
    winner: WinnerRecord,
    category: CategoryRecord,
    position: int,
    place: int,
    numbers: Mapping[int, str],
    keys: Sequence[str],
) -> RosterLine:
    person = category.recipient_kind is RecipientKind.INDIVIDUAL
    return RosterLine(
        position=position,
        place=place,
        category=category.code,
        category_name=category.name,
        honour=winner.honour,
        name=winner.name,
        reading=readings(winner.name, winner.surname_length) if person else "",
        unit=winner.unit,
        number=numbers.get(winner.id, ""),
        by_hand=winner.hand_place is not None,
        free={key: winner.free.get(key, "") for key in keys},
    )
