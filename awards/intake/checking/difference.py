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
from awards.text.codes import normalised
from awards.text.names import match_key, tail
from awards.winner_fields import (
    CATEGORY,
    CREDIT_CODE,
    IMPORTED,
    NAME,
    NAME_EN,
    NOTE,
    PERSONAL_NUMBER,
    Field,
    Registration,
    StoredRegistration,
)
from awards.winners.identity import may_be_corrected

FingerprintOf = Callable[[str], str]
"""The fingerprint of a personal number, as it is stored."""

_REPEATED = (
    "row.duplicate-in-file",
    "row.already-registered",
    "row.twice-with-honours",
    "row.registered-otherwise",
)
#: With more similar candidates a person must decide.
_MOST = 200
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
    def is_issued(self) -> bool:
        """True if it has a certificate, which stays unchanged until it is reissued."""
        return self.winner.state is WinnerState.ISSUED


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
    asked = [row for row in rows if place_of(row) not in answers.anew]
    found, apart = _matched(asked, stored, key_of, fingerprint_of, answers.same)
    pairs = [_compared(row, winner, fingerprint_of, own) for row, winner in found]
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
        replaced=tuple(
            _compared(row, winner, fingerprint_of, own)
            for row, winner in apart
            if row.registration is not None
        ),
    )


def _compared(
    row: CheckedRow,
    winner: RegisteredWinner,
    fingerprint_of: FingerprintOf,
    own: Sequence[Field],
) -> MatchedRow:
    asked = _asked(row)
    changes = _changes(asked, winner, fingerprint_of, own)
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


def place_of(row: CheckedRow) -> str:
    return row.kept_place


_Pair = tuple[CheckedRow, RegisteredWinner]


def _matched(
    rows: Sequence[CheckedRow],
    stored: Sequence[RegisteredWinner],
    key_of: KeyOf,
    fingerprint_of: FingerprintOf,
    same: Collection[str],
) -> tuple[list[_Pair], list[_Pair]]:
    """Rows with their winners, and rows with a winner whom they may replace."""
    open_rows = [row for row in rows if row.asked is not None]
    open_winners = list(stored)
    found: list[_Pair] = []
    for of_row, of_winner, alike in _steps(key_of, fingerprint_of):
        taken = _step(open_rows, open_winners, of_row, of_winner, alike)
        found += taken
        gone = {id(row) for row, _ in taken}
        met = {winner.id for _, winner in taken}
        open_rows = [row for row in open_rows if id(row) not in gone]
        open_winners = [winner for winner in open_winners if winner.id not in met]
    places = {(winner.category, winner.place): winner for winner in open_winners}
    apart = [
        (row, winner)
        for row in open_rows
        if (winner := places.get((row.category, place_of(row)))) is not None
    ]
    found += [pair for pair in apart if place_of(pair[0]) in same]
    order = {id(row): at for at, row in enumerate(rows)}
    found.sort(key=lambda pair: order[id(pair[0])])
    return found, [pair for pair in apart if place_of(pair[0]) not in same]


def _step(
    rows: Sequence[CheckedRow],
    winners: Sequence[RegisteredWinner],
    of_row: Callable[[CheckedRow], Hashable],
    of_winner: Callable[[RegisteredWinner], Hashable],
    alike: Callable[[CheckedRow, RegisteredWinner], bool],
) -> list[_Pair]:
    """A key of None matches nothing."""
    by: defaultdict[Hashable, list[RegisteredWinner]] = defaultdict(list)
    for winner in winners:
        by[of_winner(winner)].append(winner)
    found: list[_Pair] = []
    taken: set[int] = set()
    for row in rows:
        key = of_row(row)
        near = by[key][:_MOST] if key is not None else []
        wanted = [one for one in near if one.id not in taken and alike(row, one)]
        if wanted:
            at = place_of(row)
            best = next((one for one in wanted if one.place == at), wanted[0])
            taken.add(best.id)
            found.append((row, best))
    return found


_Step = tuple[
    Callable[[CheckedRow], Hashable],
    Callable[[RegisteredWinner], Hashable],
    Callable[[CheckedRow, RegisteredWinner], bool],
]


def _steps(key_of: KeyOf, fingerprint_of: FingerprintOf) -> list[_Step]:
    def always(_row: CheckedRow, _winner: RegisteredWinner) -> bool:
        return True

    def agrees(row: CheckedRow, winner: RegisteredWinner) -> bool:
        return not _contradicts(_asked(row), winner, fingerprint_of)

    def mistyped(row: CheckedRow, winner: RegisteredWinner) -> bool:
        return agrees(row, winner) and may_be_corrected(_asked(row).name, winner.name)

    def unnumbered(row: CheckedRow, winner: RegisteredWinner) -> bool:
        """In the same row, with another unit: nothing of the winner's own may be inherited."""
        return not (winner.fingerprint or winner.credit_code) and mistyped(row, winner)

    def number(row: CheckedRow) -> Hashable:
        text = _asked(row).personal_number
        return (row.category, fingerprint_of(text)) if text else None

    def code(row: CheckedRow) -> Hashable:
        text = normalised(_asked(row).credit_code)
        return (row.category, text) if text else None

    return [
        (lambda row: key_of(_asked(row)), lambda winner: winner.key, always),
        (number, lambda winner: (winner.category, winner.fingerprint), always),
        (code, lambda winner: (winner.category, winner.credit_code), always),
        (
            lambda row: (row.category, match_key(_asked(row).name), match_key(_asked(row).unit)),
            lambda winner: (winner.category, match_key(winner.name), match_key(winner.unit)),
            always,
        ),
        (
            lambda row: (row.category, match_key(_asked(row).name)),
            lambda winner: (winner.category, match_key(winner.name)),
            agrees,
        ),
        (
            lambda row: (row.category, place_of(row)),
            lambda winner: (winner.category, winner.place),
            unnumbered,
        ),
        (
            lambda row: (row.category, match_key(_asked(row).unit)),
            lambda winner: (winner.category, match_key(winner.unit)),
            mistyped,
        ),
    ]


def _contradicts(
    asked: Registration, winner: RegisteredWinner, fingerprint_of: FingerprintOf
) -> bool:
    """Both have a number, or both a code, and these differ."""
    number, code = asked.personal_number, normalised(asked.credit_code)
    if number and winner.fingerprint and fingerprint_of(number) != winner.fingerprint:
        return True
    return bool(code and winner.credit_code and code != winner.credit_code)


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
