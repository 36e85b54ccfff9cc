"""A row beside its registered winner: what it changes, and what the winner keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from awards.intake.checking.preview import CheckedRow
from awards.tables import WinnerState
from awards.text.names import tail
from awards.winner_fields import (
    CATEGORY,
    CREDIT_CODE,
    IMPORTED,
    NAME,
    NAME_EN,
    NOTE,
    PERSONAL_NUMBER,
    PROOFREAD,
    Field,
    Registration,
    StoredRegistration,
)

FingerprintOf = Callable[[str], str]
"""The fingerprint of a personal number, as it is stored."""
#: What a corrected row may change.
_COMPARED = tuple(field for field in IMPORTED if field != CATEGORY)
#: What nobody else may inherit.
_OWN = (PERSONAL_NUMBER, CREDIT_CODE, NOTE, NAME_EN)


class RegisteredWinner(StoredRegistration, frozen=True):
    """A winner that the earlier version registered; ``key`` as `KeyOf` writes it."""

    fingerprint: str
    state: WinnerState
    held: bool
    revision: int
    place: str
    key: str
    photo: str = ""

    @property
    def is_draft(self) -> bool:
        """True while nobody has decided anything about it."""
        return self.state is WinnerState.DRAFT and not self.held


class FieldChange(NamedTuple):
    """A changed field. Of a personal number only the tail is shown."""

    field: str
    before: str
    after: str


class StayingValue(NamedTuple):
    """A registered value that the row leaves blank. Of a personal number only the tail is shown."""

    field: str
    value: str


#: A list cannot hold a photo.
PHOTO = StayingValue("photo", "")


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """``staying`` is what the winner keeps, because the row does not state it."""

    row: CheckedRow
    winner: RegisteredWinner
    changes: tuple[FieldChange, ...]
    staying: tuple[StayingValue, ...] = ()

    @property
    def renames(self) -> bool:
        return any(change.field == NAME.name for change in self.changes)

    @property
    def needs_reason(self) -> bool:
        """True if it changes words that somebody published, confirmed or issued."""
        words = {field.name for field in PROOFREAD}
        settled = self.winner.state is not WinnerState.DRAFT
        return settled and any(change.field in words for change in self.changes)

    @property
    def is_issued(self) -> bool:
        """True if it has a certificate, which stays unchanged until it is reissued."""
        return self.winner.state is WinnerState.ISSUED


def compared(
    row: CheckedRow,
    winner: RegisteredWinner,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field],
) -> MatchedRow:
    asked = asked_of(row)
    changes = changes_of(asked, winner, fingerprint_of, own)
    return MatchedRow(row, winner, changes, _staying(asked, winner, own))


def _staying(
    asked: Registration, winner: RegisteredWinner, own: Sequence[Field]
) -> tuple[StayingValue, ...]:
    """Values that belong to one recipient alone, and that the row leaves blank."""
    values = [
        StayingValue(field.name, value)
        for field in (*_OWN, *own)
        if (value := _registered(field, winner)) and not field.cleaned(field.value_in(asked))
    ]
    return (*values, *([PHOTO] if winner.photo else ()))


def _registered(field: Field, winner: RegisteredWinner) -> str:
    """The value, as it may be shown. Of a short number nothing is."""
    hidden = tail("") if field == PERSONAL_NUMBER and winner.fingerprint else ""
    return field.shown_of(winner) or hidden


def asked_of(row: CheckedRow) -> Registration:
    if row.asked is None:
        raise RuntimeError(f"row {row.number} says nothing that could be registered")
    return row.asked


def changes_of(
    asked: Registration,
    winner: RegisteredWinner,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field],
) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field.name, field.shown_of(winner), tail(after) if field.personal else after)
        for field in (*_COMPARED, *own)
        if (after := field.cleaned(field.value_in(asked)))
        and _differs(field, after, winner, fingerprint_of)
    )


def _differs(
    field: Field, after: str, winner: RegisteredWinner, fingerprint_of: FingerprintOf
) -> bool:
    if field.personal:
        return fingerprint_of(after) != winner.fingerprint
    return after != field.shown_of(winner)
