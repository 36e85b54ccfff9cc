"""The template can be filled in and sent back as it is."""

from __future__ import annotations

import io

import openpyxl

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import RowState
from awards.intake.writing.template import template
from tests.intake.cast import SLOTS, codes, preview_of
from tests.intake.files import saved

MADE = template(SLOTS, "2026年度表彰名单")


def loaded() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(MADE))


def test_required_columns_are_starred_and_every_column_has_a_note() -> None:
    header = loaded()["名单"][2]
    assert [cell.value for cell in header if str(cell.value).endswith("*")] == [
        "奖项*",
        "姓名或名称*",
    ]
    assert all(cell.comment for cell in header)


def test_every_column_is_text_so_that_numbers_stay_whole() -> None:
    page = loaded()["名单"]
    formats = {page.cell(3, column).number_format for column in range(1, 9)}
    assert formats == {"@"}


def test_categories_and_honours_are_chosen_from_lists() -> None:
    book = loaded()
    rules = {
        str(rule.sqref): rule.formula1 for rule in book["名单"].data_validations.dataValidation
    }
    assert rules == {"B3:B2003": "选项!$A$1:$A$4", "C3:C2003": "选项!$B$1:$B$2"}
    assert [cell.value for cell in book["选项"]["A"]] == [slot.name for slot in SLOTS]
    assert book["选项"].sheet_state == "hidden"


def test_the_header_stays_in_sight_and_the_list_prints_one_page_wide() -> None:
    page = loaded()["名单"]
    assert (page.freeze_panes, page.print_title_rows) == ("A3", "$2:$2")
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)


def test_the_sample_row_is_recognised_and_skipped() -> None:
    preview = preview_of(MADE)
    assert [row.state for row in preview.rows] == [RowState.SAMPLE]
    assert preview.questions == ()
    assert codes(preview) == ["row.sample"]


def test_a_filled_template_is_ready_without_a_question() -> None:
    book = loaded()
    book["名单"].append(["1", "先进个人", "先进工作者", "张三", "一科", "", "00123", ""])
    preview = preview_of(saved(book))
    assert preview.ready
    assert [one.name for one in preview.registrations] == ["张三"]


def test_a_winner_typed_over_the_sample_is_not_skipped() -> None:
    book = loaded()
    book["名单"]["D3"] = "甲公司"
    preview = preview_of(saved(book), Choices())
    assert [one.name for one in preview.registrations] == ["甲公司"]


def test_the_instructions_are_there_in_chinese() -> None:
    texts = [str(cell.value) for cell in loaded()["填写说明"]["A"]]
    assert any("不写入" in text for text in texts)


def test_the_same_places_give_the_same_bytes() -> None:
    assert template(SLOTS, "2026年度表彰名单") == MADE


def test_a_commendation_without_categories_still_has_a_template() -> None:
    assert openpyxl.load_workbook(io.BytesIO(template((), "空"))).sheetnames[0] == "名单"
