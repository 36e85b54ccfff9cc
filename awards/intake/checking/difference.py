"""Compare a corrected version of a list with what an earlier version registered.

Blank cells mean no statement: they never clear a registered value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.preview import CheckedRow, ImportPreview, RowState
from awards.intake.checking.quotas import overfull, tallied
from awards.intake.checking.repeats import KeyOf
from awards.tables import WinnerState
from awards.text.names import match_key, tail
from awards.winner_fields import CATEGORY, IMPORTED, Field, Registration, StoredRegistration
from awards.winners.similar_names import one_character_apart

FingerprintOf = Callable[[str], str]
"""The fingerprint of a personal number, as it is stored."""

_REPEATED = ("row.duplicate-in-file", "row.already-registered")
#: With more similar candidates a person must decide.
_MOST = 200
#: What a corrected row may change.
_COMPARED = tuple(field for field in IMPORTED if field != CATEGORY)


class RegisteredWinner(StoredRegistration, frozen=True):
    """A winner that the earlier version registered; ``key`` as `KeyOf` writes it."""

    fingerprint: str
    state: WinnerState
    held: bool
    revision: int
    place: str
    key: str

    @property
    def is_draft(self) -> bool:
        """True while nobody has decided anything about it."""
        return self.state is WinnerState.DRAFT and not self.held


class FieldChange(NamedTuple):
    """A changed field. Of a personal number only the tail is shown."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MatchedRow:
    row: CheckedRow
    winner: RegisteredWinner
    changes: tuple[FieldChange, ...]

    @property
    def is_issued(self) -> bool:
        """True if it has a certificate, which stays unchanged until it is reissued."""
        return self.winner.state is WinnerState.ISSUED


@dataclass(frozen=True, slots=True)
class ListDifference:
    """The changes of a corrected version.

    ``left`` are changed rows that a person keeps as registered, ``going`` the missing winners that
    should be withdrawn.
    """

    new: tuple[CheckedRow, ...]
    changed: tuple[MatchedRow, ...]
    left: tuple[MatchedRow, ...]
    same: tuple[MatchedRow, ...]
    gone: tuple[RegisteredWinner, ...]
    going: tuple[RegisteredWinner, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.going)


@dataclass(frozen=True, slots=True)
class CorrectionAnswers:
    """A person's answers: rows to keep, rows that are somebody else, winners to withdraw."""

    leave: Collection[str] = ()
    anew: Collection[str] = ()
    withdraw: Collection[int] = ()


def difference(
    rows: Sequence[CheckedRow],
    stored: Sequence[RegisteredWinner],
    answers: CorrectionAnswers,
    key_of: KeyOf,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field] = (),
) -> ListDifference:
    """Match rows to winners: by recipient, by name, by place, by a name one character apart.

    ``own`` are the free fields of the commendation.
    """
    found = _matched([row for row in rows if place_of(row) not in answers.anew], stored, key_of)
    pairs = [
        MatchedRow(row, winner, _changes(row.asked, winner, fingerprint_of, own))
        for row, winner in found
        if row.asked is not None
    ]
    paired = {id(row) for row, _ in found}
    matched = {winner.id for _, winner in found}
    unreadable = {place_of(row) for row in rows if row.state is RowState.FAULTY}
    gone = tuple(one for one in stored if one.id not in matched and one.place not in unreadable)
    changed = [pair for pair in pairs if pair.changes]
    return ListDifference(
        new=tuple(row for row in rows if row.registration is not None and id(row) not in paired),
        changed=tuple(pair for pair in changed if place_of(pair.row) not in answers.leave),
        left=tuple(pair for pair in changed if place_of(pair.row) in answers.leave),
        same=tuple(pair for pair in pairs if not pair.changes),
        gone=gone,
        going=tuple(one for one in gone if one.id in answers.withdraw),
    )


def place_of(row: CheckedRow) -> str:
    return row.kept_place


def _matched(
    rows: Sequence[CheckedRow], stored: Sequence[RegisteredWinner], key_of: KeyOf
) -> list[tuple[CheckedRow, RegisteredWinner]]:
    open_rows = [row for row in rows if row.asked is not None]
    open_winners = list(stored)
    found: list[tuple[CheckedRow, RegisteredWinner]] = []
    for of_row, of_winner, alike in _steps(key_of):
        by: defaultdict[Hashable, list[RegisteredWinner]] = defaultdict(list)
        for winner in open_winners:
            by[of_winner(winner)].append(winner)
        taken: set[int] = set()
        for row in open_rows:
            near = by[of_row(row)][:_MOST]
            wanted = [one for one in near if one.id not in taken and alike(row, one)]
            if wanted:
                at = place_of(row)
                best = next((one for one in wanted if one.place == at), wanted[0])
                taken.add(best.id)
                found.append((row, best))
        paired = {id(row) for row, _ in found}
        open_rows = [row for row in open_rows if id(row) not in paired]
        open_winners = [winner for winner in open_winners if winner.id not in taken]
    order = {id(row): at for at, row in enumerate(rows)}
    return sorted(found, key=lambda pair: order[id(pair[0])])


_Step = tuple[
    Callable[[CheckedRow], Hashable],
    Callable[[RegisteredWinner], Hashable],
    Callable[[CheckedRow, RegisteredWinner], bool],
]


def _steps(key_of: KeyOf) -> list[_Step]:
    def always(_row: CheckedRow, _winner: RegisteredWinner) -> bool:
        return True

    def kin(row: CheckedRow, winner: RegisteredWinner) -> bool:
        return one_character_apart(_asked(row).name, winner.name)

    def same_unit(row: CheckedRow, winner: RegisteredWinner) -> bool:
        return match_key(_asked(row).unit) == match_key(winner.unit) or kin(row, winner)

    return [
        (lambda row: key_of(_asked(row)), lambda winner: winner.key, always),
        (
            lambda row: (row.category, match_key(_asked(row).name)),
            lambda winner: (winner.category, match_key(winner.name)),
            always,
        ),
        (
            lambda row: (row.category, place_of(row)),
            lambda winner: (winner.category, winner.place),
            same_unit,
        ),
        (
            lambda row: (row.category, match_key(_asked(row).unit)),
            lambda winner: (winner.category, match_key(winner.unit)),
            kin,
        ),
    ]


def _asked(row: CheckedRow) -> Registration:
    if row.asked is None:
        raise RuntimeError(f"row {row.number} says nothing that could be registered")
    return row.asked


def _changes(
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


def corrected(
    preview: ImportPreview, found: ListDifference, slots: Iterable[CategorySlot]
) -> ImportPreview:
    """The preview of a corrected version. Only new rows take a place."""
    states = {id(pair.row): RowState.CHANGED for pair in (*found.changed, *found.left)}
    states |= {id(pair.row): RowState.REGISTERED for pair in found.same}
    rows = tuple(
        _settled(row, states[id(row)]) if id(row) in states else row for row in preview.rows
    )
    sums = tallied(rows, _after(slots, found.changed, found.going))
    messages = tuple(one for one in preview.messages if one.code != "notice.nothing-new")
    return replace(preview, rows=rows, general=overfull(sums), arithmetic=sums, messages=messages)


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
                row, winner, _changes(row.asked, winner, fingerprint_of, own)
            )
    return tuple(pair for pair in found.values() if pair.changes)


def updated(
    preview: ImportPreview, pairs: Sequence[MatchedRow], slots: Iterable[CategorySlot]
) -> ImportPreview:
    """The preview with these rows marked to update their winners."""
    chosen = {id(pair.row) for pair in pairs}
    rows = tuple(
        _settled(row, RowState.CHANGED) if id(row) in chosen else row for row in preview.rows
    )
    sums = tallied(rows, _after(slots, pairs))
    messages = tuple(one for one in preview.messages if one.code != "notice.nothing-new")
    return replace(preview, rows=rows, general=overfull(sums), arithmetic=sums, messages=messages)


def _settled(row: CheckedRow, state: RowState) -> CheckedRow:
    remarks = tuple(remark for remark in row.remarks if remark.code not in _REPEATED)
    return replace(row, state=state, registration=None, remarks=remarks)


def _after(
    slots: Iterable[CategorySlot],
    changed: Iterable[MatchedRow],
    going: Iterable[RegisteredWinner] = (),
) -> list[CategorySlot]:
    """The places after winners leave or change their honours."""
    moved: defaultdict[tuple[str, str], int] = defaultdict(int)
    for winner in going:
        moved[winner.category, ""] -= 1
        if winner.honour:
            moved[winner.category, winner.honour] -= 1
    for pair in changed:
        for change in pair.changes:
            if change.field == "honour":
                if change.before:
                    moved[pair.winner.category, change.before] -= 1
                moved[pair.winner.category, change.after] += 1
    return [_moved(slot, moved) for slot in slots]


def _moved(slot: CategorySlot, moved: Mapping[tuple[str, str], int]) -> CategorySlot:
    honours = tuple(
        replace(honour, taken=honour.taken + moved.get((slot.code, honour.name), 0))
        for honour in slot.honours
    )
    return replace(slot, taken=slot.taken + moved.get((slot.code, ""), 0), honours=honours)
