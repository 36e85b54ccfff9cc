"""Rows, headers and lists in other words and places than those of the kept cases."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import CategorySlot, Choices, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview, RowState
from tests.intake.cast import SLOTS, codes, preview_of
from tests.intake.files import xlsx

HEAD = ("序号", "奖项", "称号", "姓名", "所在单位")
AWARD = ("先进个人", "先进工作者")
WITH_BODIES = RegistrySnapshot((*SLOTS, CategorySlot("JT", "先进集体", "collective", 50)))


def _person(name: str, position: object = "") -> tuple[object, ...]:
    return (position, *AWARD, name, "潮河办事处")


def _names(preview: ImportPreview) -> list[str]:
    return [registration.name for registration in preview.registrations]


def _in_the_column_of_names(text: str) -> ImportPreview:
    rows = [HEAD, _person("王强", 1), _person("李明", 2), ("", "", "", text), _person("张伟", 3)]
    return preview_of(xlsx(rows))


@pytest.mark.parametrize(
    "text",
    [
        # Totals.
        "共推荐2人",
        "贰人",
        "应报3人，实报2人",
        "男1人，女1人",
        "潮河办事处小计",
        "全表合计",
        "（合计2人）",
        "Grand Total",
        "Subtotal 2",
        "名额2",
        # Notes.
        "附件1",
        "附表一",
        "（此页无正文）",
        "——完——",
        "END",
        "续表二",
        "续下页",
        "2026-11-30",
        "二〇二六年十一月三十日",
        "Page 1 of 3",
        "1/3",
        "填表须知",
        "1.姓名须与身份证一致；",
        "*必填",
        "（排名不分先后）",
        "按姓氏笔画排序",
        "同意推荐",
        "情况属实",
        "组织部意见",
        "http://a.example",
        "举报电话",
        "表1",
        "内部资料",
        # Signatures.
        "填表人王五",
        "制表人 王五",
        "联系人王五13800000000",
        "联系电话 66780000",
        "主要领导签字",
        "党委（盖章）",
        "中共某某委员会（盖章）",
        "单位名称（盖章）：潮河办事处",
        "签收人",
    ],
)
def test_no_text_below_or_between_the_names_becomes_a_winner_unasked(text: str) -> None:
    preview = _in_the_column_of_names(text)

    assert preview.rows[2].state in (RowState.NOT_A_RECORD, RowState.DOUBTFUL)
    assert _names(preview) == ["王强", "李明", "张伟"]


@pytest.mark.parametrize("name", ["欧阳一二", "柏立新", "John Smith", "阿依古丽·买买提", "单位"])
def test_a_name_alone_in_its_row_is_no_other_text(name: str) -> None:
    preview = _in_the_column_of_names(name)

    assert preview.rows[2].state not in (RowState.NOT_A_RECORD, RowState.DOUBTFUL)


@pytest.mark.parametrize(
    "below",
    [
        ("1", "2", "3", "4", "5"),
        ("甲", "乙", "丙", "丁", "戊"),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("", "（必填）", "（见说明）", "（与证件一致）", "（全称）"),
        ("No.", "Award", "Honour", "Name", "Unit"),
    ],
)
def test_numbers_and_hints_below_the_header_are_no_record(below: tuple[str, ...]) -> None:
    preview = preview_of(xlsx([HEAD, below, _person("王强", 1)]))

    assert (codes(preview), _names(preview)) == (["row.header"], ["王强"])


Rows = list[tuple[object, ...]]


@pytest.mark.parametrize(
    ("rows", "winners"),
    [
        (
            [(), ("单位", "姓名", "奖项", "称号"), ("明湖办", "李明", *AWARD)],
            ["王强 潮河办", "李明 明湖办"],
        ),
        (
            [(), ("序号", "集体名称", "奖项"), (1, "潮河社区", "先进集体")],
            ["王强 潮河办", "潮河社区 "],
        ),
    ],
)
def test_a_table_below_with_other_columns_is_read_by_its_own_header(
    rows: Rows, winners: list[str]
) -> None:
    first: Rows = [("序号", "姓名", "单位", "奖项", "称号"), (1, "王强", "潮河办", *AWARD)]

    preview = preview_of(xlsx([*first, *rows]), register=WITH_BODIES)

    assert [f"{one.name} {one.unit}" for one in preview.registrations] == winners
    assert [message.code for message in preview.messages] == ["notice.stacked"]


def test_a_contact_below_another_header_is_no_unit() -> None:
    rows: Rows = [
        ("序号", "姓名", "单位"),
        ("一、先进个人",),
        (1, "王强", "潮河办"),
        ("二、先进集体",),
        ("序号", "集体名称", "负责人"),
        (1, "潮河社区", "赵云"),
    ]

    preview = preview_of(xlsx(rows), register=WITH_BODIES)

    assert ("潮河社区", "") in [(one.name, one.unit) for one in preview.registrations]
    assert [one.row for one in preview.questions if one.code == "question.category"] == [2, 5]


@pytest.mark.parametrize(
    "headings",
    [
        (("", "先进工作者（1名）"), ("", "优秀网格员：1名")),
        (("授予“先进工作者”称号的同志",), ("授予“优秀网格员”称号的同志",)),
        (("一、先进个人——先进工作者",), ("二、先进个人——优秀网格员",)),
    ],
)
def test_a_heading_that_holds_the_name_of_an_honour_begins_a_part(
    headings: tuple[tuple[str, ...], ...],
) -> None:
    rows: Rows = [("序号", "姓名", "单位")]
    for heading, name in zip(headings, ("王强", "李明"), strict=True):
        rows += [heading, (1, name, "潮河办")]

    preview = preview_of(xlsx(rows))

    asked = [(one.row, one.proposed) for one in preview.questions if one.code == "question.honour"]
    assert asked == [(2, "先进工作者"), (4, "优秀网格员")]


def test_a_unit_ends_at_a_heading_that_is_not_known_as_a_unit() -> None:
    rows: Rows = [("序号", "姓名", "单位", "奖项", "称号"), ("机关党委",), (1, "王强", "", *AWARD)]

    preview = preview_of(xlsx([*rows, ("离退休",), (2, "李明", "", *AWARD)]))

    assert [(one.row, one.proposed) for one in preview.questions] == [(2, "unit"), (4, "")]
    assert [one.unit for one in preview.registrations] == ["机关党委", ""]


def test_a_name_and_a_unit_in_each_others_place_are_named() -> None:
    swapped = ("2", *AWARD, "潮河办", "李明")

    assert codes(preview_of(xlsx([HEAD, _person("王强", 1), swapped]))) == ["row.swapped"]


def test_a_name_beside_merged_cells_does_not_stand_alone() -> None:
    rows = [
        HEAD[1:],
        *(_person(name)[1:] for name in ("王强", "李明", "张伟")),
        ("", "", "甲乙丙丁"),
    ]

    def also(sheet: Worksheet) -> None:
        for column in "ABD":
            sheet.merge_cells(f"{column}4:{column}5")

    preview = preview_of(xlsx(rows, also=also), Choices(fill_down=True))

    assert _names(preview) == ["王强", "李明", "张伟", "甲乙丙丁"]
