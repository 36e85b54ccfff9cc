"""Which names have a reading below them in the host's script."""

from __future__ import annotations

import pytest

from awards.text.reading_needs import reading_need


@pytest.mark.parametrize(
    ("name", "need"),
    [
        ("曾丽丽", "surname"),
        ("单立人", "surname"),
        ("尉迟 恭", "surname"),
        ("仇任", "surname"),
        ("王赟", "rare"),
        ("李𬭎", "rare"),
        ("㛃梅", "rare"),
        ("王乐乐", "several"),
        ("朱茜", "several"),
        ("王磊", None),
        ("欧阳修", None),
        ("王曾", "several"),
        ("买买提·吐尔逊", None),
        ("John Smith", None),
        ("曾", None),
    ],
)
def test_a_name_that_is_read_in_several_ways_needs_its_reading(name: str, need: str | None) -> None:
    assert reading_need(name) == need


def test_a_registered_surname_decides() -> None:
    assert reading_need("单于飞", 1) == "surname"
    assert reading_need("王乐", 2) is None
