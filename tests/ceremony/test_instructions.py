"""Instructions for winners: a page for each unit, with its own people, seats and groups."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import msgspec
from docx.table import Table

from awards.ceremony.instructions import instructions_docx, unit_sheets
from awards.stage.content import StageContent
from awards.stage.words import WalkOn
from tests.cast import settings as in_folder
from tests.ceremony.test_decision import of_names
from tests.stage.arranged import arranged, version

REPLACE = msgspec.structs.replace


def _pages(content: StageContent | None = None) -> list[tuple[list[str], list[list[str]]]]:
    """The words and the rows of the table of each page."""
    made = instructions_docx(version(content), in_folder(Path()))
    pages: list[tuple[list[str], list[list[str]]]] = []
    words: list[str] = []
    for each in docx.Document(io.BytesIO(made.content)).iter_inner_content():
        if isinstance(each, Table):
            pages.append((words, [[cell.text for cell in row.cells] for row in each.rows[1:]]))
            words = []
        elif each.text:
            words.append(each.text)
    return pages


def test_each_unit_has_a_page_with_all_its_winners_once() -> None:
    pages = _pages()

    assert len(pages) == len(unit_sheets(arranged()))
    assert sum(len(rows) for _, rows in pages) == 400
    assert all(sum("领奖须知" in line for line in words) == 1 for words, _ in pages)


def test_a_page_says_the_time_the_place_the_group_and_the_side() -> None:
    words, rows = _pages()[0]

    assert "河南璟旻栩精密机械有限公司：" in words
    text = "".join(words)
    for said in (
        "2月28日9:00，经开区会议中心",
        "8:20前签到入座",
        "8:00到会场参加彩排",
        "从台下看右侧上台",
        "绶带、胸花在签到处领取",
        "上台获奖的在台上领取。",
    ):
        assert said in text
    assert rows[0] == ["河南璟旻栩精密机械有限公司", "突出贡献企业", "中区1排9号", "第1批 1号位"]


def test_who_does_not_go_on_stage_is_not_asked_to_rehearse_and_fetches_from_the_bag() -> None:
    [(words, rows)] = _pages(of_names(["林晚舟", "田禾"], units=["潮河办事处", "潮河办事处"]))
    text = "".join(words)

    assert "彩排" not in text
    assert "共2件，散会后由本单位派1人到发放处签字领取。" in text
    assert [row[2:] for row in rows] == [["现场安排", "不上台"]] * 2


def test_the_office_may_say_it_in_its_own_words_and_the_other_side() -> None:
    content = REPLACE(
        arranged(),
        walk_on=WalkOn.LEFT,
        texts={"instructions.dress": "着工装。", "instructions.contact": "会务组 6677"},
    )
    text = "".join(_pages(content)[0][0])

    assert "着装：着工装。" in text
    assert "从台下看左侧上台" in text
    assert "联系：会务组 6677" in text
