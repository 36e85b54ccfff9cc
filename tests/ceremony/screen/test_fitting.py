"""How large names can be in a room."""

from __future__ import annotations

from awards.ceremony.screen.fitting import fitted

ROOM = (320.0, 150.0, 10.0, 24.0)


def test_few_short_names_have_the_largest_size_and_all_the_same() -> None:
    grid = fitted(["王磊", "李明"], *ROOM)
    assert grid is not None
    assert grid.size == 24.0
    assert [name for row in grid.rows for name in row] == [("王磊",), ("李明",)]


def test_one_long_name_takes_two_lines_and_the_others_stay_as_large() -> None:
    long = "阿卜杜热合曼·阿卜杜热伊木·阿不都"
    alone = fitted(["王磊丽"] * 12, *ROOM)
    mixed = fitted(["王磊丽"] * 11 + [long], *ROOM)
    assert alone is not None
    assert mixed is not None
    [lines] = [name for row in mixed.rows for name in row if name != ("王磊丽",)]
    assert 2 <= len(lines) <= 3
    assert mixed.size > alone.size / 2 > 320 / len(long) / 2


def test_what_is_placed_has_room_and_the_order_of_its_names() -> None:
    names = [f"郑州第{'一二三四五六七八九十'[at % 10]}新能源科技有限公司" for at in range(16)]
    grid = fitted(names, *ROOM)
    assert grid is not None
    assert ["".join(name) for row in grid.rows for name in row] == names
    assert sum(grid.heights) <= 150.0
    assert 10.0 <= grid.size <= 24.0


def test_no_size_below_the_floor_is_taken() -> None:
    assert (
        fitted(["郑州经济技术开发区国际物流园区企业服务中心"] * 20, 100.0, 100.0, 10.0, 24.0)
        is None
    )
