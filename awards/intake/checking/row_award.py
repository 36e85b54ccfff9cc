"""The category and the honour of one row."""

from __future__ import annotations

from typing import NamedTuple

from awards.intake.checking.categories import category, honour
from awards.intake.checking.choices import CategorySlot, HonourSlot
from awards.intake.checking.list_parts import ListPart
from awards.intake.checking.row_cells import RowCells
from awards.winner_fields import CATEGORY, HONOUR


class RowAward(NamedTuple):
    """``is_open``: the category or the honour of its part of the list is asked about."""

    category: CategorySlot | None = None
    honour: HonourSlot | None = None
    is_open: bool = False


def award_of(cells: RowCells) -> RowAward:
    """What the row's own cells say, or its part of the list, or the answer for all rows."""
    part = cells.reader.parts.of(cells.line.number)
    slot, category_open = _category(cells, part)
    award, honour_open = _honour(cells, part, slot)
    return RowAward(slot, award, category_open or honour_open)


def _category(cells: RowCells, part: ListPart | None) -> tuple[CategorySlot | None, bool]:
    """The category, and whether it is asked about."""
    text = cells.text(CATEGORY)
    if cells.is_blamed(CATEGORY):
        return None, False
    choices = cells.reader.choices
    if not text and part and not part.category(choices):
        return None, True
    said = text or (part.category(choices) if part else choices.category)
    slot, finding = category(said, cells.reader.slots, choices.accept, cells.raw(HONOUR))
    if finding:
        cells.remark(finding, CATEGORY)
    return slot, False


def _honour(
    cells: RowCells, part: ListPart | None, slot: CategorySlot | None
) -> tuple[HonourSlot | None, bool]:
    """The honour, and whether it is asked about."""
    text = cells.text(HONOUR)
    if slot is None or cells.is_blamed(HONOUR):
        return None, False
    if not text and part:
        text = part.honour(slot, cells.reader.choices)
        if not text and len(slot.honours) > 1 and not part.has_honours:
            return None, True
    award, finding = honour(text, slot, cells.reader.choices.accept)
    if finding:
        cells.remark(finding, HONOUR)
    return award, False
