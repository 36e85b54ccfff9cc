"""The pages that the foot of a list names."""

from __future__ import annotations

import pytest

from awards.web.page_numbers import page_numbers


@pytest.mark.parametrize(
    ("total", "offset", "limit", "named"),
    [
        (0, 0, 50, [1]),
        (50, 0, 50, [1]),
        (51, 0, 50, [1, 2]),
        (400, 0, 50, [1, 2, 3, None, 8]),
        (400, 350, 50, [1, None, 6, 7, 8]),
        (400, 150, 50, [1, 2, 3, 4, 5, 6, 7, 8]),
        (100_000, 50_000, 50, [1, None, 999, 1000, 1001, 1002, 1003, None, 2000]),
        (400, 60, 50, [1, 2, 3, 4, None, 8]),
        (400, 9_000, 50, [1, None, 6, 7, 8]),
    ],
)
def test_the_ends_and_the_pages_beside_the_current_one_are_named(
    total: int, offset: int, limit: int, named: list[int | None]
) -> None:
    assert page_numbers(total, offset, limit) == named
