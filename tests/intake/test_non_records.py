"""Rows of a list that are no winner: left out where that is certain, asked about where it is not."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview, RowState
from awards.winner_fields import CATEGORY, NAME
from tests.intake.cast import codes, preview_of
from tests.intake.files import xlsx

HEAD = ("序号", "奖项", "称号", "姓名", "所在单位")
PEOPLE = ("先进个人", "先进工作者")


def _list(*rows: tuple[object, ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx([HEAD, *rows]), choices)


def _person(name: str, position: object = "") -> tuple[object, ...]:
    return (position, *PEOPLE, name, "潮河办事处")


def _registered(preview: ImportPreview) -> list[str]:
    return [registration.name for registration in preview.registrations]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("合计：2人",), "row.total-agrees"),
        (("", "", "", "合计"), "row.total"),
        (("合 计", "", "", "2人"), "row.total-agrees"),
        (("小计", *PEOPLE, "2人"), "row.total-agrees"),
        (("总计：先进个人2人，先进集体0个",), "row.total"),
        (("共2名",), "row.total-agrees"),
        (("以上共计二人",), "row.total-agrees"),
        (("", "", "", "2人"), "row.total-agrees"),
        (("本页合计 2",), "row.total-agrees"),
        (("合计", "", "", "", "3"), "row.total-differs"),
        (("合计人数", "", "", "2"), "row.total-agrees"),
        (("先进个人合计", "", "", "2人"), "row.total-agrees"),
        (("备注：以上人员排名不分先后",), "row.note"),
        (("注1：本表一式两份",), "row.note"),
        (("", "", "", "以上名单已公示"), "row.note"),
        (("说明", "", "", ""), "row.note"),
        (("（以下空白）".strip("（）"),), "row.note"),
        (("第1页，共2页",), "row.note"),
        (("2026年11月30日",), "row.note"),
        (("填表人：丙丁　审核人：戊己",), "row.signature"),
        (("", "", "", "填表人：丙丁", "审核人：戊己"), "row.signature"),
        (("单位（盖章）",), "row.signature"),
        (("全区合计 2人",), "row.total-agrees"),
        (("人数合计：2",), "row.total-agrees"),
        (("抄送：某局",), "row.note"),
        (("", "", "", "主管部门意见：同意"), "row.note"),
        (("填报时间：2026年11月",), "row.signature"),
        (("联系电话：0371-66780000",), "row.signature"),
        (("负责人（签字）：",), "row.signature"),
        (("", "", "", "联系人"), "row.signature"),
        (HEAD, "row.header"),
        (("一、先进个人",), "row.section"),
        (("（二）优秀网格员（共3名）",), "row.section-differs"),
        (("", "", "", "先进个人（2名）"), "row.section-differs"),
        (("", "", "", "3"), "row.number"),
    ],
)
def test_a_row_that_cannot_be_a_winner_is_named_as_what_it_is(
    cells: tuple[object, ...], code: str
) -> None:
    preview = _list(_person("甲乙"), _person("丙丁"), cells)

    assert codes(preview) == [code]
    assert [row.state for row in preview.rows][2:] == [RowState.NOT_A_RECORD]
    assert _registered(preview) == ["甲乙", "丙丁"]
    assert preview.ready


@pytest.mark.parametrize("name", ["合计", "小计", "备注", "说明", "8人", "以上名单已公示"])
def test_a_row_that_could_be_a_winner_is_asked_about_and_answered_alone(name: str) -> None:
    rows = (_person("甲乙", 1), _person(name, 2), _person("丙丁", 3))

    asked = _list(*rows)

    [question] = asked.questions
    assert (question.code, question.sheet, question.row) == ("question.record", "名单", 3)
    assert question.place == "名单!3"
    assert [option.value for option in question.options] == ["record", "skip"]
    assert not asked.ready
    assert _registered(asked) == ["甲乙", "丙丁"]
    skipped = _list(*rows, choices=Choices(rows={"名单!3": "skip"}))
    assert (skipped.ready, _registered(skipped)) == (True, ["甲乙", "丙丁"])
    kept = _list(*rows, choices=Choices(rows={"名单!3": "record"}))
    assert _registered(kept) == ["甲乙", name, "丙丁"]


@pytest.mark.parametrize("colon", ":：")
def test_a_name_with_a_colon_in_a_row_of_a_record_is_no_label(colon: str) -> None:
    preview = _list(_person("甲乙", 1), _person(f"冯某某{colon}", 2))

    assert codes(preview) == ["name.edge-mark"]
    assert _registered(preview) == ["甲乙", f"冯某某{colon}"]
    labelled = _list(_person("甲乙", 1), _person(f"抄送{colon}某局", 2))
    assert [question.code for question in labelled.questions] == ["question.record"]


def _merged(sheet: Worksheet) -> None:
    sheet.merge_cells("D3:E3")
    sheet.merge_cells("D4:E4")


def test_a_text_merged_across_the_table_is_no_winner_without_a_question() -> None:
    rows = [
        HEAD,
        _person("甲乙"),
        ("", "", "", "丙丁戊"),
        ("", "", "", "特别感谢各单位的大力支持与配合工作"),
    ]

    preview = preview_of(xlsx(rows, also=_merged))

    assert [row.state for row in preview.rows] == [
        RowState.NEW,
        RowState.DOUBTFUL,
        RowState.NOT_A_RECORD,
    ]
    assert [question.row for question in preview.questions] == [3]


@pytest.mark.parametrize(
    ("stated", "code"),
    [("2人", "row.total-agrees"), ("5人", "row.total-agrees"), ("3人", "row.total-differs")],
)
def test_a_total_counts_the_rows_since_the_last_one_or_all(stated: str, code: str) -> None:
    three = [_person(name) for name in ("甲乙", "丙丁", "戊己")]
    two = [_person(name) for name in ("庚辛", "壬癸")]

    preview = _list(*three, ("小计", "", "", "3人"), *two, ("合计", "", "", stated))

    assert codes(preview) == ["row.total-agrees", code]


def test_nothing_is_filled_down_into_a_row_that_is_no_record() -> None:
    rows = [HEAD, _person("甲乙"), ("", "", "", "小计：1人"), ("", "", "", "丙丁", "潮河办事处")]

    preview = preview_of(xlsx(rows), Choices(fill_down=True))

    first, total, last = preview.rows
    assert (total.state, total.values[CATEGORY]) == (RowState.NOT_A_RECORD, "")
    assert (first.values[CATEGORY], last.values[CATEGORY]) == ("先进个人", "先进个人")
    assert last.values[NAME] == "丙丁"


def test_a_row_that_a_person_corrects_to_a_name_is_a_record() -> None:
    preview = _list(
        _person("甲乙"), _person("合计"), choices=Choices(corrections={"名单!D3": "丙丁"})
    )

    assert (preview.questions, _registered(preview)) == ((), ["甲乙", "丙丁"])


def test_in_a_list_of_names_alone_a_number_before_a_name_is_no_heading() -> None:
    preview = preview_of(
        xlsx([("姓名",), ("一、甲乙丙",), ("二、丁戊己",)]), Choices(category="CY")
    )

    assert codes(preview) == ["name.listed", "name.listed"]
    assert _registered(preview) == ["一、甲乙丙", "二、丁戊己"]


def test_the_name_of_a_category_in_place_of_a_name_is_a_fault() -> None:
    assert codes(_list(_person("甲乙"), _person("先进个人"), _person("优秀网格员"))) == [
        "row.name-is-award",
        "row.name-is-award",
    ]


def test_a_bracket_taken_from_a_name_is_kept_in_the_note() -> None:
    head = (*HEAD, "备注")
    rows = [head, (*_person("甲乙（女，回族）"), "党员"), (*_person("丙丁"), "")]

    preview = preview_of(xlsx(rows), Choices(accept=frozenset({"name.bracket"})))

    first, second = preview.registrations
    assert (first.name, first.note) == ("甲乙", "党员；女，回族")
    assert (second.name, second.note) == ("丙丁", "")


def test_a_company_whose_name_begins_like_a_total_is_a_winner() -> None:
    rows = [("奖项", "企业名称"), ("突出贡献企业", "小计（郑州）电子有限公司"), ("合计（2家）", "")]

    preview = preview_of(xlsx(rows))

    assert _registered(preview) == ["小计（郑州）电子有限公司"]
    assert codes(preview) == ["row.total-differs"]


def test_a_section_may_repeat_the_header_in_its_own_words() -> None:
    rows = (
        ("序号", "姓名", "单位", "奖项"),
        (1, "甲乙", "甲局", "先进个人"),
        ("序号", "人员姓名", "所在单位", "推荐奖项"),
        (2, "丙丁", "乙局", "先进个人"),
    )
    moved = (*rows[:2], ("序号", "所在单位", "姓名", "推荐奖项"), rows[3])

    preview, other = preview_of(xlsx(rows)), preview_of(xlsx(moved))

    assert [row.state.value for row in preview.rows].count("not-a-record") == 1
    assert "row.header" in codes(preview)
    assert "row.header" not in codes(other)
