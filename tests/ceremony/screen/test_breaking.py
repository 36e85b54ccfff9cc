"""Names in lines: as few as can be, alike in length, broken where a reader pauses."""

from __future__ import annotations

import pytest

from awards.ceremony.screen.breaking import broken, length, line_count


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("王磊", 2, ("王磊",)),
        ("阿卜杜热合曼·阿卜杜热伊木", 8, ("阿卜杜热合曼·", "阿卜杜热伊木")),
        ("郑州岚煦栩新能源科技（集团）有限公司", 10, ("郑州岚煦栩新能源科技", "（集团）有限公司")),
        ("王磊（经济运行局）", 7, ("王磊", "（经济运行局）")),
        ("John Alexander Montgomery", 10, ("John Alexander", "Montgomery")),
        ("甲乙丙丁戊己庚辛壬癸", 4, ("甲乙丙", "丁戊己", "庚辛壬癸")),
    ],
)
def test_a_name_is_broken_where_a_reader_pauses(
    name: str, room: float, lines: tuple[str, ...]
) -> None:
    found = broken(name, room)
    assert len(found) == len(lines)
    assert all(length(line) <= room for line in found)
    if "甲" not in name:
        assert found == lines
    assert "".join(found).replace(" ", "") == name.replace(" ", "")


def test_no_line_begins_with_a_closing_mark_or_a_dot() -> None:
    for room in range(5, 20):
        for line in broken("“四大工程”综合（协调）工作·专班，甲乙丙丁", room):
            assert line[0] not in "”）·，"
            assert line[-1] not in "“（"


def test_words_in_letters_are_not_broken() -> None:
    assert broken("Montgomery", 3) == ()
    assert all("Montgomery" in line for line in broken("A Montgomery", 8)[1:])


def test_a_short_name_is_never_in_two_lines() -> None:
    assert line_count("欧阳望舒", 4) == 1
    assert line_count("欧阳望舒", 3.9) > 99
    assert line_count("甲乙丙丁戊己庚辛", 7) > 99
    assert line_count("甲乙丙丁戊己庚辛壬", 7) == 2


def test_a_line_is_reckoned_with_wide_letters_and_the_gaps_beside_them() -> None:
    assert length("甲乙") == 2
    assert length("甲1乙") == pytest.approx(2 + 0.64 + 0.5)
    assert length("AB") == pytest.approx(1.56)
    assert length("𬭎葛󠄀") == 2
