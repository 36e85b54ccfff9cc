"""The preview of a list whose rows change or keep registered winners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.difference import ListDifference
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.checking.preview import CheckedRow, ImportPreview, RowState
from awards.intake.checking.quotas import overfull, tallied

_REPEATED = (
    "row.duplicate-in-file",
    "row.already-registered",
    "row.twice-with-honours",
    "row.registered-otherwise",
)


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
