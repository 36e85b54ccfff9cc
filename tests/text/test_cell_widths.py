"""Row heights are computed from text widths, because not every program wraps and stretches."""

from __future__ import annotations

import pytest

from awards.text.cell_widths import columns, lines


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("张三", 4), ("“张·三”", 10), ("𬭎", 2), ("一二三\nab", 6)],
)
def test_a_chinese_character_is_as_wide_as_two_digits(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [("", 8, 1), ("张三李四", 9, 1), ("张三李四", 8, 2), ("甲\n乙\n", 8, 3), ("一" * 20, 9, 5)],
)
def test_lines_are_counted_so_that_none_is_hidden(text: str, width: int, count: int) -> None:
    assert lines(text, width) == count


def test_a_text_is_as_wide_as_its_widest_line_with_its_spaces() -> None:
    assert columns("甲 乙\nabc") == 5
    assert columns("甲\nabcd") == 4
    assert columns("") == 0
