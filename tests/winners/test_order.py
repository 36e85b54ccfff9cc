"""The one order: places set by hand stay, and equal keys keep the order of the decision."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

import pytest

from awards.tables import OrderMethod
from awards.winners.order import in_category


class Entry(NamedTuple):
    name: str
    place: int
    hand_place: int | None = None
    surname_length: int | None = None


def _names(entries: list[Entry], method: OrderMethod) -> list[str]:
    return [entry.name for entry in in_category(entries, method)]


@pytest.mark.parametrize("method", list(OrderMethod))
def test_equal_names_keep_the_order_of_the_decision_however_they_come(method: OrderMethod) -> None:
    alike = [Entry("王伟", 1), Entry("王伟", 2), Entry("王伟", 3), Entry("王伟", 4)]

    for order in permutations(alike):
        assert [entry.place for entry in in_category(order, method)] == [1, 2, 3, 4]


@pytest.mark.parametrize("method", [OrderMethod.SURNAME_STROKES, OrderMethod.FULLNAME_STROKES])
def test_names_of_equal_strokes_keep_the_order_of_the_decision(method: OrderMethod) -> None:
    """A dot within a name has no strokes, so both names have one key."""
    later, earlier = Entry("阿里·木", 2), Entry("阿里木", 1)

    assert _names([later, earlier], method) == ["阿里木", "阿里·木"]


def test_hand_places_are_kept_in_whatever_order_they_are_given() -> None:
    free = [Entry("丁", 4), Entry("戊", 5)]
    placed = [Entry("甲", 1, 5), Entry("乙", 2, 3), Entry("丙", 3, 1)]

    for order in permutations(placed):
        names = _names([*order, *free], OrderMethod.DECISION)
        assert names == ["丙", "丁", "乙", "戊", "甲"]


def test_each_method_has_its_own_order() -> None:
    """By strokes 丁 2, 王 4, 白 5; by pinyin bái, dīng, wáng; the decision said 王, 白, 丁."""
    entries = [Entry("王大海", 1), Entry("白大海", 2), Entry("丁大海", 3)]

    assert _names(entries, OrderMethod.DECISION) == ["王大海", "白大海", "丁大海"]
    assert _names(entries, OrderMethod.HAND) == ["王大海", "白大海", "丁大海"]
    assert _names(entries, OrderMethod.SURNAME_STROKES) == ["丁大海", "王大海", "白大海"]
    assert _names(entries, OrderMethod.FULLNAME_STROKES) == ["丁大海", "王大海", "白大海"]
    assert _names(entries, OrderMethod.PINYIN) == ["白大海", "丁大海", "王大海"]
