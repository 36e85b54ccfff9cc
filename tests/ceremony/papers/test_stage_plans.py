"""Stage plans: both views drawn and labelled; the presenter faces the members."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from awards.stage.words import PositionRule, WalkOn
from tests.ceremony.papers.cards import changed, group, member, pages, staged, texts, written
from tests.certificates.printed import MM, characters
from tests.stage.arranged import version

WIDTH, MIDDLE = 297.0, 113.0
"""Millimetres: of the sheet, and between the two views."""


def _places(page: pdfium.PdfPage, name: str) -> list[tuple[float, float]]:
    """Where the first character of a name stands, from the top of the page."""
    found = [each.at for each in characters(page) if each.character == name]
    return sorted(found, key=lambda at: at[1])


def test_the_lower_view_is_the_upper_one_seen_from_the_stage(tmp_path: Path) -> None:
    given = staged(member(1, "甲一"), member(2, "乙二"), member(3, "丙三"))

    made = written("stage-plan", tmp_path, given)

    page = pages(made)[0]
    (first, below), (third, under) = _places(page, "甲"), _places(page, "丙")
    assert first[0] < third[0]
    assert below[0] > under[0]
    assert first[1] < MIDDLE < below[1]
    assert first[0] + below[0] == pytest.approx(third[0] + under[0], abs=3)
    (words,) = texts(made)
    assert "台下看" in words
    assert "台上看" in words


def test_presenters_stand_between_their_members_and_the_hall(tmp_path: Path) -> None:
    given = staged(member(1, "甲一"), member(2, "乙二", presenter=2, tray=2, tray_place=1))

    page = pages(written("stage-plan", tmp_path, given))[0]

    for member_name, presenter in (("甲", "蓝"), ("乙", "北")):
        above, below = _places(page, member_name)
        facing, turned = _places(page, presenter)
        assert above[1] < facing[1] < MIDDLE < turned[1] < below[1]
        assert abs(above[0] - facing[0]) < 20


@pytest.mark.parametrize("side", WalkOn)
def test_the_side_of_the_walk_on_is_named_and_mirrored(side: WalkOn, tmp_path: Path) -> None:
    made = written("stage-plan", tmp_path, staged(member(1), walk_on=side))

    upper, lower = _places(pages(made)[0], "场")[-2:]
    assert ("台下看左侧上场" in texts(made)[0]) == (side is WalkOn.LEFT)
    assert (upper[0] < WIDTH / 2) == (side is WalkOn.LEFT)
    assert (lower[0] > WIDTH / 2) == (side is WalkOn.LEFT)


def test_with_the_first_in_the_middle_all_three_numbers_are_printed(tmp_path: Path) -> None:
    given = staged(
        member(1, position=2, tray_place=1),
        member(2, position=1, tray_place=2),
        position_rule=PositionRule.CENTRE_A,
    )

    (words,) = texts(written("stage-plan", tmp_path, given))

    assert words.count("站位2位次1盘1-1") == 2
    assert words.count("站位1位次2盘1-2") == 2


@pytest.mark.parametrize(("size", "sheets"), [(1, 1), (2, 1), (7, 1), (12, 1), (20, 1), (41, 3)])
def test_groups_of_every_size_are_whole(size: int, sheets: int, tmp_path: Path) -> None:
    names = [
        f"{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{at}阿卜杜热合曼·阿卜杜热伊木" for at in range(size)
    ]
    given = staged(*(member(at + 1, name) for at, name in enumerate(names)))

    made = written("stage-plan", tmp_path, given)

    words = "".join(texts(made))
    assert made.pages == sheets
    assert all(words.count(name) == 2 for name in names)


def test_all_ink_is_on_the_sheet_with_units_of_66_characters(tmp_path: Path) -> None:
    given = staged(*(member(at, "王磊", unit=f"{at:02}" + "单" * 64) for at in range(1, 21)))

    made = written("stage-plan", tmp_path, given)

    for page in pages(made):
        boxes = [each.box for each in characters(page)]
        assert min(box[0] for box in boxes) > 5
        assert max(box[2] for box in boxes) < page.get_width() * MM - 5
        assert max(box[3] for box in boxes) < page.get_height() * MM - 4


def test_a_gap_and_a_group_without_members_are_shown(tmp_path: Path) -> None:
    gap = staged(member(1, "甲一"), member(2, "乙二", position=3))
    nobody = version(changed(groups=(group(()),)))

    assert texts(written("stage-plan", tmp_path, gap))[0].count("〔待定〕") == 2
    assert "〔待定〕" in texts(written("stage-plan", tmp_path, nobody))[0]
