"""Every shipped layout looks as it was accepted, with one to four bodies and the longest words."""

from __future__ import annotations

import pytest
from PIL import ImageChops

from certificates import Layout, Shelf, load, shipped, shipped_ids
from tests.certificates.pictures import CELLS, FEW, Cell, drawn, kept, problems, unlike

LAYOUTS = {layout_id: load(shipped(layout_id)) for layout_id in shipped_ids()}
EACH = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)

#: One of each layout, with one body or two, for which every layout has room.
FEW_BODIES = [cell for cell in CELLS if cell.bodies <= 2]
SAMPLE = [
    pytest.param(layout, FEW_BODIES[n % 4], id=f"{layout.id}, {FEW_BODIES[n % 4]}")
    for n, layout in enumerate(LAYOUTS.values())
]


@pytest.mark.usual  # draws a page for each layout
@pytest.mark.parametrize(("layout", "cell"), SAMPLE)
def test_a_sheet_looks_as_accepted(layout: Layout, cell: Cell, shelf: Shelf) -> None:
    assert unlike(drawn(layout, cell, shelf), kept(layout, cell)) <= FEW


@pytest.mark.deep  # draws every sheet
@EACH
def test_every_sheet_looks_as_accepted(layout: Layout, shelf: Shelf) -> None:
    shares = {cell: unlike(drawn(layout, cell, shelf), kept(layout, cell)) for cell in CELLS}

    assert {str(cell): share for cell, share in shares.items() if share > FEW} == {}


@EACH
def test_a_sheet_is_refused_only_for_want_of_room_for_seals(layout: Layout, shelf: Shelf) -> None:
    told = {each.code for cell in CELLS for each in problems(layout, cell, shelf)}

    assert told <= {"no-room-for-seals"}


def test_words_that_moved_by_two_millimetres_are_seen(shelf: Shelf) -> None:
    sheet = drawn(LAYOUTS["classic"], CELLS[0], shelf)
    words = (60, 100, 300, 150)
    moved = sheet.copy()
    moved.paste(ImageChops.offset(sheet.crop(words), 0, 2), words[:2])

    assert unlike(sheet, sheet) == 0
    assert unlike(sheet, moved) > FEW
