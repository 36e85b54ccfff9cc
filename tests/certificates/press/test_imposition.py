"""Each certificate is placed once, inside its sheet, with its back behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, count, islice
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.errors import PressRefused
from certificates.marks import Matrix
from certificates.paper import Box, Edge
from certificates.press import (
    Divider,
    FillOrder,
    Side,
    Stock,
    count_sheets,
    impose,
    load_stock,
    shipped_stock,
    with_dividers,
)
from certificates.press.slot_fit import Turn

A4, A5, CARD = Box(0, 0, 297, 210), Box(0, 0, 210, 148), Box(0, 0, 90, 54)
A3 = load_stock(shipped_stock("a3-2up"))
TURNS: tuple[Turn, ...] = (0, 90, 180, 270)


@st.composite
def grids(draw: st.DrawFn) -> Stock:
    """Grids of slots of 60 × 40 mm, with gaps and margins."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    gap, left, top = (draw(st.sampled_from([0.0, 2.5, 7.0])) for _ in range(3))
    slots = tuple(
        Box(left + column * (60 + gap), top + row * (40 + gap), 60, 40)
        for row in range(rows)
        for column in range(columns)
    )
    sheet = Box(0, 0, slots[-1].right + 11, slots[-1].bottom + 3)
    edge = draw(st.sampled_from(get_args(Edge)))
    return Stock("grid", "试验纸", sheet, slots, turning=edge)


orders, counts = st.sampled_from(FillOrder), st.integers(0, 60)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Stock, int, int, FillOrder]:
    stock = draw(grids())
    return stock, draw(st.integers(1, len(stock.slots))), draw(counts), draw(orders)


@given(runs())
def test_every_certificate_lies_on_the_run_once(run: tuple[Stock, int, int, FillOrder]) -> None:
    stock, start, n, order = run
    sides = list(impose(range(n), Box(0, 0, 60, 40), stock, start=start, order=order))
    assert sorted(cell.item for side in sides for cell in side.cells) == list(range(n))
    assert len(sides) == count_sheets(range(n), stock, start)


@given(runs(), st.sampled_from([Box(0, 0, 60, 40), Box(0, 0, 55, 31), Box(0, 0, 38, 58)]))
def test_certificates_lie_in_their_slots_and_apart(
    run: tuple[Stock, int, int, FillOrder], trim: Box
) -> None:
    stock, start, n, order = run
    for side in impose(range(n), trim, stock, start=start, order=order):
        assert all(stock.slots[c.slot - 1].holds(c.trim, 1e-6) for c in side.cells)
        assert all(covers(c.matrix, trim, c.trim) for c in side.cells)
        assert not any(a.meets(b) for a, b in combinations(side.trims, 2))


@given(runs())
def test_a_half_used_sheet_is_filled_from_its_first_free_slot(
    run: tuple[Stock, int, int, FillOrder],
) -> None:
    stock, start, n, order = run
    sides = list(impose(range(n), Box(0, 0, 60, 40), stock, start=start, order=order))
    room = len(stock.slots)
    taken = [(side.number - 1) * room + cell.slot for side in sides for cell in side.cells]
    assert taken == list(range(start, start + n))


@given(runs())
def test_stacks_that_are_cut_and_laid_on_one_another_run_on(
    run: tuple[Stock, int, int, FillOrder],
) -> None:
    stock, start, n, _ = run
    sides = list(
        impose(range(n), Box(0, 0, 60, 40), stock, start=start, order=FillOrder.CUT_AND_STACK)
    )
    assert cut_and_stacked(sides, len(stock.slots)) == list(range(n))


@given(runs(), st.sampled_from([None, *TURNS]))
def test_every_back_lies_behind_its_own_front_with_heads_together(
    run: tuple[Stock, int, int, FillOrder], turn: Turn | None
) -> None:
    stock, start, n, order = run
    trim = Box(0, 0, 38, 36)
    sides = list(impose(range(n), trim, stock, start=start, order=order, duplex=True, turn=turn))
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert (front.number, front.back, back.back) == (back.number, False, True)
        for cell, behind in zip(front.cells, back.cells, strict=True):
            assert (behind.item, behind.slot) == (cell.item, cell.slot)
            for x, y in ((0, 0), (38, 0), (0, 36)):
                seen = through_the_paper(behind.matrix(38 - x, y), stock)
                assert seen == pytest.approx(cell.matrix(x, y))
            assert covers(behind.matrix, trim, behind.trim)


def test_no_back_is_mirror_writing() -> None:
    for stock_id in ("a4-landscape", "a4-portrait", "a3-2up"):
        _, back = impose(["一"], A4, load_stock(shipped_stock(stock_id)), duplex=True)
        matrix = back.cells[0].matrix
        assert matrix.a * matrix.d - matrix.b * matrix.c == pytest.approx(1)


def test_a_certificate_is_turned_only_if_it_must_be_or_if_asked() -> None:
    upright, sideways = (
        load_stock(shipped_stock("a4-landscape")),
        load_stock(shipped_stock("a4-portrait")),
    )
    assert top_of(impose(["一"], A4, upright), A4) == "up"
    assert top_of(impose(["一"], A4, sideways), A4) == "right"
    assert top_of(impose(["一"], A4, upright, turn=180), A4) == "down"
    assert top_of(impose(["一"], A4, sideways, turn=270), A4) == "left"


def test_for_a_certificate_that_does_not_fit_the_missing_size_is_reported() -> None:
    with pytest.raises(PressRefused, match=r"87\.0 mm of width and 62\.0 mm of height"):
        impose(["一"], A4, load_stock(shipped_stock("a4-2up-a5")))
    with pytest.raises(PressRefused, match=r"87\.0 mm of width"):
        impose(["一"], A4, load_stock(shipped_stock("a4-portrait")), turn=0)


def test_paper_that_is_cut_already_takes_no_smaller_certificate() -> None:
    impose(["一"], CARD, load_stock(shipped_stock("a4-10up-perforated")))
    with pytest.raises(PressRefused, match="cut or printed already"):
        impose(["一"], Box(0, 0, 85, 54), load_stock(shipped_stock("a4-10up-perforated")))


def test_a_start_beyond_the_last_slot_is_refused() -> None:
    with pytest.raises(PressRefused, match="from 1 to 2"):
        impose(["一"], A4, A3, start=3)


def test_dividers_close_the_sheet_before_them_and_say_how_many_follow() -> None:
    stock, names = A3, ["甲1", "甲2", "甲3", "乙1"]
    items = list(with_dividers(names, lambda name: name[0]))
    sides = list(impose(items, A4, stock))
    told = [side.divider or [cell.item for cell in side.cells] for side in sides]
    assert told == [Divider("甲", 3), ["甲1", "甲2"], ["甲3"], Divider("乙", 1), ["乙1"]]
    assert count_sheets(items, stock) == len(sides)


@given(runs(), st.integers(1, 9))
def test_each_group_is_cut_and_stacked_by_itself(
    run: tuple[Stock, int, int, FillOrder], size: int
) -> None:
    stock, _, n, _ = run
    items = with_dividers(range(n), lambda number: str(number // size))
    groups: list[list[Side[int]]] = []
    for side in impose(items, Box(0, 0, 60, 40), stock, order=FillOrder.CUT_AND_STACK):
        if side.divider:
            groups.append([])
        else:
            groups[-1].append(side)
    stacked = [cut_and_stacked(group, len(stock.slots)) for group in groups]
    assert [number for stack in stacked for number in stack] == list(range(n))


def test_the_back_of_a_divider_is_blank() -> None:
    items = with_dividers(["甲"], str)
    sides = list(impose(items, A4, load_stock(shipped_stock("a4-landscape")), duplex=True))
    assert [(s.number, s.back, bool(s.divider), len(s.cells)) for s in sides] == [
        (1, False, True, 0),
        (1, True, False, 0),
        (2, False, False, 1),
        (2, True, False, 1),
    ]


def test_a_divider_is_not_printed_over_a_half_used_sheet() -> None:
    items = with_dividers(["甲"], str)
    with pytest.raises(PressRefused, match="divider"):
        list(impose(items, A4, A3, start=2))


def test_only_the_first_sheet_was_used_before() -> None:
    items = ["甲1", "甲2", Divider("乙", 2), "乙1", "乙2"]
    told = [[(c.slot, c.item) for c in side.cells] for side in impose(items, A4, A3, start=2)]
    assert told == [[(2, "甲1")], [(1, "甲2")], [], [(1, "乙1"), (2, "乙2")]]
    assert count_sheets(items, A3, start=2) == 4


def test_sheets_come_one_at_a_time_however_many_there_will_be() -> None:
    endless = impose(count(), CARD, load_stock(shipped_stock("a4-10up-cards")))
    assert [side.cells[0].item for side in islice(endless, 3)] == [0, 10, 20]


def test_the_bleed_of_a_certificate_ends_with_the_sheet() -> None:
    (side,) = impose(["一"], A4, load_stock(shipped_stock("sra4-1up")), bleed=3)
    assert side.cells[0].clip == A4._replace(x=11.5, y=7.5).inset(-3)
    (side,) = impose(["一"], A4, load_stock(shipped_stock("a4-landscape")), bleed=3)
    assert side.cells[0].clip == A4


def cut_and_stacked(sides: Sequence[Side[int]], room: int) -> list[int]:
    """Cut all sheets at once, then put the pile of slot 1 on that of slot 2 and so on."""
    cells = [cell for side in sides for cell in side.cells]
    return [cell.item for slot in range(1, room + 1) for cell in cells if cell.slot == slot]


def through_the_paper(point: tuple[float, float], stock: Stock) -> tuple[float, float]:
    """Return the point of the front that is behind a point of the back."""
    across = (stock.sheet.height >= stock.sheet.width) == (stock.turning == "long-edge")
    x, y = point
    return (stock.sheet.width - x, y) if across else (x, stock.sheet.height - y)


def covers(matrix: Matrix, trim: Box, place: Box) -> bool:
    corners = [matrix(x, y) for x in (0, trim.width) for y in (0, trim.height)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    found = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    return found == pytest.approx(place)


def top_of(sides: Iterator[Side[str]], trim: Box) -> str:
    """Return the direction on the sheet of the first certificate's top."""
    matrix = next(sides).cells[0].matrix
    (x, y), (x1, y1) = matrix(trim.width / 2, trim.height), matrix(trim.width / 2, 0)
    ways = {(0, -1): "up", (1, 0): "right", (0, 1): "down", (-1, 0): "left"}
    return ways[round((x1 - x) / trim.height), round((y1 - y) / trim.height)]
