"""Whose row it is: by recipient, by number, by name, by a mistyped name, by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence

from awards.intake.checking.matched_rows import FingerprintOf, RegisteredWinner, asked_of
from awards.intake.checking.preview import CheckedRow
from awards.intake.checking.repeats import KeyOf
from awards.text.codes import normalised
from awards.text.names import match_key
from awards.winner_fields import Registration
from awards.winners.identity import may_be_corrected

#: With more similar candidates a person must decide.
_MOST = 200


_Pair = tuple[CheckedRow, RegisteredWinner]


def matched(
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
        if (winner := places.get((row.category, row.kept_place))) is not None
    ]
    found += [pair for pair in apart if pair[0].kept_place in same]
    order = {id(row): at for at, row in enumerate(rows)}
    found.sort(key=lambda pair: order[id(pair[0])])
    return found, [pair for pair in apart if pair[0].kept_place not in same]


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
            at = row.kept_place
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
        return not _contradicts(asked_of(row), winner, fingerprint_of)

    def mistyped(row: CheckedRow, winner: RegisteredWinner) -> bool:
        return agrees(row, winner) and may_be_corrected(asked_of(row).name, winner.name)

    def unnumbered(row: CheckedRow, winner: RegisteredWinner) -> bool:
        """In the same row, with another unit: nothing of the winner's own may be inherited."""
        return not (winner.fingerprint or winner.credit_code) and mistyped(row, winner)

    def number(row: CheckedRow) -> Hashable:
        text = asked_of(row).personal_number
        return (row.category, fingerprint_of(text)) if text else None

    def code(row: CheckedRow) -> Hashable:
        text = normalised(asked_of(row).credit_code)
        return (row.category, text) if text else None

    return [
        (lambda row: key_of(asked_of(row)), lambda winner: winner.key, always),
        (number, lambda winner: (winner.category, winner.fingerprint), always),
        (code, lambda winner: (winner.category, winner.credit_code), always),
        (
            lambda row: (
                row.category,
                match_key(asked_of(row).name),
                match_key(asked_of(row).unit),
            ),
            lambda winner: (winner.category, match_key(winner.name), match_key(winner.unit)),
            always,
        ),
        (
            lambda row: (row.category, match_key(asked_of(row).name)),
            lambda winner: (winner.category, match_key(winner.name)),
            agrees,
        ),
        (
            lambda row: (row.category, row.kept_place),
            lambda winner: (winner.category, winner.place),
            unnumbered,
        ),
        (
            lambda row: (row.category, match_key(asked_of(row).unit)),
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
