"""Compare a corrected version of a list with what an earlier version registered.

Blank cells mean no statement: they never clear a registered value.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from awards.intake.checking.matched_rows import (
    FingerprintOf,
    MatchedRow,
    RegisteredWinner,
    changes_of,
    compared,
)
from awards.intake.checking.preview import CheckedRow, RowState
from awards.intake.checking.repeats import KeyOf
from awards.intake.checking.row_matching import matched
from awards.winner_fields import Field


@dataclass(frozen=True, slots=True)
class ListDifference:
    """The changes of a corrected version.

    ``left`` are changed rows that a person keeps as registered, ``going`` the missing winners that
    should be withdrawn. ``replaced`` are new rows in the place of a missing winner: neither name nor
    number agree, so nothing of that winner is inherited until a person says that both are one.
    """

    new: tuple[CheckedRow, ...]
    changed: tuple[MatchedRow, ...]
    left: tuple[MatchedRow, ...]
    same: tuple[MatchedRow, ...]
    gone: tuple[RegisteredWinner, ...]
    going: tuple[RegisteredWinner, ...] = ()
    replaced: tuple[MatchedRow, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.going)


@dataclass(frozen=True, slots=True)
class CorrectionAnswers:
    """A person's answers: rows to keep, rows that are somebody else, winners to withdraw.

    ``same`` are rows in the place of a winner that are the same recipient under another name.
    """

    leave: Collection[str] = ()
    anew: Collection[str] = ()
    same: Collection[str] = ()
    withdraw: Collection[int] = ()


def difference(
    rows: Sequence[CheckedRow],
    stored: Sequence[RegisteredWinner],
    answers: CorrectionAnswers,
    key_of: KeyOf,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field] = (),
) -> ListDifference:
    """Match rows to winners: by recipient, by number, by name, by a mistyped name, by place.

    ``own`` are the free fields of the commendation.
    """
    asked = [row for row in rows if row.kept_place not in answers.anew]
    found, apart = matched(asked, stored, key_of, fingerprint_of, answers.same)
    pairs = [compared(row, winner, fingerprint_of, own) for row, winner in found]
    paired = {id(row) for row, _ in found}
    kept = {winner.id for _, winner in found}
    unreadable = {row.kept_place for row in rows if row.state is RowState.FAULTY}
    gone = tuple(one for one in stored if one.id not in kept and one.place not in unreadable)
    changed = [pair for pair in pairs if pair.changes]
    return ListDifference(
        new=tuple(row for row in rows if row.registration is not None and id(row) not in paired),
        changed=tuple(pair for pair in changed if pair.row.kept_place not in answers.leave),
        left=tuple(pair for pair in changed if pair.row.kept_place in answers.leave),
        same=tuple(pair for pair in pairs if not pair.changes),
        gone=gone,
        going=tuple(one for one in gone if one.id in answers.withdraw),
        replaced=tuple(
            compared(row, winner, fingerprint_of, own)
            for row, winner in apart
            if row.registration is not None
        ),
    )


def differing(
    rows: Iterable[CheckedRow],
    stored: Iterable[RegisteredWinner],
    key_of: KeyOf,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field] = (),
) -> tuple[MatchedRow, ...]:
    """Rows that differ from their registered winner; the first row for each winner.

    ``own`` are the free fields of the commendation.
    """
    by_key = {winner.key: winner for winner in stored}
    found: dict[int, MatchedRow] = {}
    for row in rows:
        if row.state is not RowState.REGISTERED or row.asked is None:
            continue
        winner = by_key.get(key_of(row.asked))
        if winner is not None and winner.id not in found:
            found[winner.id] = MatchedRow(
                row, winner, changes_of(row.asked, winner, fingerprint_of, own)
            )
    return tuple(pair for pair in found.values() if pair.changes)
