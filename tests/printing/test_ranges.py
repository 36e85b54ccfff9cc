"""Numbers of sheets as ranges."""

from __future__ import annotations

import pytest

from awards.errors import FieldRefused
from awards.printing.runs.ranges import numbers_in, ranges_of, read, shown, written


def test_numbers_become_the_fewest_ranges() -> None:
    assert ranges_of([139, 131, 132, 132, 133, 142]) == ((131, 133), (139, 139), (142, 142))
    assert ranges_of([]) == ()


def test_ranges_are_written_for_a_program_and_shown_to_people() -> None:
    some = ((1, 136), (140, 140))

    assert written(some) == "1-136,140"
    assert shown(some) == "1–136、140"
    assert list(numbers_in(((1, 3), (7, 7)))) == [1, 2, 3, 7]


@pytest.mark.parametrize(
    "typed",
    ["131-133,142", "１３１ - 133，142", "142、131至133", "131–132 133 142", "131-133,132,142"],
)
def test_people_type_them_in_many_ways(typed: str) -> None:
    assert read(typed) == ((131, 133), (142, 142))


@pytest.mark.parametrize("typed", ["0", "139-131", "abc", "1-2-3", "-5"])
def test_what_is_no_sheet_is_refused_by_its_name(typed: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        read(typed)

    assert refused.value.facts["value"] == typed
    assert read("") == ()
