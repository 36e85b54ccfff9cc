"""The header is found below titles, and columns are recognised in a department's own words."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.errors import FileRefused
from awards.intake.checking.award_columns import vocabulary_of
from awards.intake.checking.fields import POSITION
from awards.intake.checking.headers import Heading, heading
from awards.intake.reading import refusals
from awards.intake.reading.book import SourceSheet
from awards.winner_fields import (
    CATEGORY,
    CREDIT_CODE,
    HONOUR,
    NAME,
    NOTE,
    PERSONAL_NUMBER,
    UNIT,
    Field,
)
from tests.intake.cast import SLOTS, book_of
from tests.intake.files import HEADER, xlsx


def sheet(*rows: tuple[str, ...]) -> SourceSheet:
    return book_of(xlsx(rows)).sheets[0]


def columns(*headers: str) -> dict[Field, int]:
    return dict(heading(sheet(headers, ("x",) * len(headers))).columns)


def test_the_template_s_own_words_are_known_in_any_order() -> None:
    backwards = tuple(reversed(HEADER))
    assert sorted(columns(*backwards).values()) == list(range(8))
    assert columns(*backwards)[NOTE] == 0


def test_title_rows_above_the_header_are_passed_over() -> None:
    rows = [
        ("××开发区2026年度表彰名单",),
        ("填报单位：", "日期："),
        ("序号", "姓名", "单位"),
        ("1", "甲", "乙"),
    ]
    assert heading(sheet(*rows)).row == 3


@pytest.mark.parametrize(
    "text", ["姓名*", " 姓　名 ", "姓\n名", "姓名（必填）", "＊姓名：", "ＮＡＭＥ", "获奖者"]
)
def test_stars_spaces_breaks_remarks_and_width_do_not_matter(text: str) -> None:
    assert columns("单位", text)[NAME] == 1


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("姓名", "单位名称"), {NAME: 0, UNIT: 1}),
        (("单位名称", "奖项"), {NAME: 0, CATEGORY: 1}),
        (("企业名称", "信用代码"), {NAME: 0, CREDIT_CODE: 1}),
        (("企业名称", "姓名"), {UNIT: 0, NAME: 1}),
        (("团队名称", "单位名称"), {NAME: 0, UNIT: 1}),
        (("姓名", "单位名称", "所在单位"), {NAME: 0, UNIT: 2}),
    ],
)
def test_the_best_name_column_holds_the_names(
    headers: tuple[str, ...], expected: dict[Field, int]
) -> None:
    assert columns(*headers) == expected


def test_two_columns_of_one_meaning_are_refused_by_name_and_place() -> None:
    with pytest.raises(refusals.DuplicateHeader) as refused:
        columns("姓名", "工号", "身份证号")
    assert "B1 工号、C1 身份证号" in str(refused.value)


def test_a_mapping_settles_a_duplicate() -> None:
    one = sheet(("姓名", "工号", "身份证号"), ("甲", "1", "2"))
    assert heading(one, {PERSONAL_NUMBER: "身份证号"}).columns[PERSONAL_NUMBER] == 2


def test_a_mapping_by_letter_names_a_column_nobody_knows() -> None:
    one = sheet(("奖项", "登记对象", "单位"), ("x", "甲", "乙"))
    assert heading(one, {NAME: "B"}).columns[NAME] == 1


def test_a_mapping_of_something_absent_is_refused() -> None:
    with pytest.raises(refusals.UnknownChoice):
        heading(sheet(("姓名", "单位"), ("甲", "乙")), {NAME: "称呼"})


def test_a_missing_name_column_is_named() -> None:
    with pytest.raises(refusals.MissingColumn) as refused:
        columns("奖项", "单位")
    assert "姓名或名称" in str(refused.value)


def test_no_header_at_all_is_reported_as_such() -> None:
    with pytest.raises(refusals.NoHeader):
        heading(sheet(("甲", "乙"), ("丙", "丁")))


def test_a_header_beyond_the_twentieth_row_is_not_searched_for_but_can_be_given() -> None:
    one = sheet(*[("标题",)] * 21, ("姓名", "单位"), ("甲", "乙"))
    with pytest.raises(refusals.NoHeader):
        heading(one)
    assert heading(one, row=22).row == 22


def test_unknown_headers_are_ignored_and_listed() -> None:
    found = heading(sheet(("姓名", "联系电话", "单位"), ("甲", "1", "乙")))
    assert found.ignored == ("B1 联系电话",)


def test_our_own_column_of_problems_is_passed_over_in_silence() -> None:
    assert heading(sheet(("问题", "姓名"), ("", "甲"))).ignored == ()


def test_a_header_over_two_merged_rows_is_read_as_one() -> None:
    def merge(page: Worksheet) -> None:
        for cells in ("A2:A3", "B2:B3", "C2:D2"):
            page.merge_cells(cells)

    rows = [
        ("名单",),
        ("序号", "奖项", "获奖者", ""),
        ("", "", "姓名", "单位"),
        ("1", "x", "甲", "乙"),
    ]
    found = heading(book_of(xlsx(rows, also=merge)).sheets[0])
    assert found == Heading(3, {POSITION: 0, CATEGORY: 1, NAME: 2, UNIT: 3}, (), 4)


@pytest.mark.parametrize(
    "text",
    [
        "获奖人员",
        "人员姓名",
        "推荐对象",
        "候选人",
        "受表彰人员",
        "先进个人姓名",
        "被推荐人姓名",
        "获奖人姓名",
        "拟表彰人选",
        "职工姓名",
        "先进工作者姓名",
        "推荐人选",
        "人员名单",
        "表彰对象名称",
        "WinnerName",
        "Recipient's_Name",
    ],
)
def test_a_header_of_known_parts_holds_the_names(text: str) -> None:
    assert columns("序号", text.replace("_", " "), "工作单位")[NAME] == 1


@pytest.mark.parametrize("text", ["单位全称", "获奖单位名称", "受表彰集体名称", "获奖企业全称"])
def test_a_body_beside_the_unit_holds_the_names(text: str) -> None:
    assert columns("序号", text, "工作单位") == {POSITION: 0, NAME: 1, UNIT: 2}


@pytest.mark.parametrize(
    "text",
    [
        "推荐人",
        "推荐人姓名",
        "联系人姓名",
        "填表人",
        "负责人姓名",
        "法定代表人",
        "先进个人",
        "表彰单位",
        "授予单位",
    ],
)
def test_who_is_no_winner_holds_no_names(text: str) -> None:
    with pytest.raises(FileRefused):
        columns("序号", text, "工作单位")
    assert columns("姓名", text, "工作单位")[NAME] == 0


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("推荐类别", CATEGORY),
        ("荣誉类别", CATEGORY),
        ("申报奖项", CATEGORY),
        ("推荐称号", HONOUR),
        ("表彰等次", HONOUR),
        ("获奖等级", HONOUR),
        ("工作单位及职务", UNIT),
        ("单位及职务", UNIT),
        ("所在单位和职务", UNIT),
        ("单位职务", UNIT),
        ("推荐单位名称", UNIT),
        ("任职单位", UNIT),
        ("所在科室", UNIT),
    ],
)
def test_other_headers_of_known_parts_are_recognised(text: str, field: Field) -> None:
    assert columns("姓名", text)[field] == 1


def test_an_exact_header_is_better_than_one_of_known_parts() -> None:
    assert columns("获奖人员", "姓名", "推荐单位名称", "工作单位") == {NAME: 1, UNIT: 3}
    assert columns("姓名", "荣誉类别", "奖项") == {NAME: 0, CATEGORY: 2}


def test_a_column_of_categories_is_known_by_its_values() -> None:
    rows = [
        ("姓名", "说明一", "说明二"),
        ("甲乙", "先进个人", "优秀网格员"),
        ("丙丁", "先 进 个 人", "先进工作者"),
    ]

    found = heading(sheet(*rows), vocabulary=vocabulary_of(SLOTS))

    assert found.columns == {NAME: 0, CATEGORY: 1, HONOUR: 2}
    assert found.ignored == ()


def test_values_do_not_overrule_a_header_or_a_person() -> None:
    rows = [("姓名", "奖项", "说明一"), ("甲乙", "", "先进个人"), ("丙丁", "", "先进个人")]

    assert heading(sheet(*rows), vocabulary=vocabulary_of(SLOTS)).columns == {NAME: 0, CATEGORY: 1}
    unread = heading(
        sheet(("姓名", "说明一"), ("甲乙", "先进个人")),
        {CATEGORY: ""},
        vocabulary=vocabulary_of(SLOTS),
    )
    assert unread.columns == {NAME: 0}


def test_a_very_long_header_is_judged_at_once() -> None:
    assert columns("姓名", "受表彰" * 33, "单位") == {NAME: 0, UNIT: 2}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("單位", UNIT), ("獎項", CATEGORY), ("稱號", HONOUR), ("備註", NOTE), ("獲獎者姓名", NAME),
        ("工作單位及職務", UNIT), ("評選類別", CATEGORY), ("推薦類別", CATEGORY),
    ],
)  # fmt: skip
def test_headers_in_traditional_characters_are_known(header: str, field: Field) -> None:
    assert columns("序号", header, "单位" if field is NAME else "姓名")[field] == 1
