"""A heading that names the unit of the rows below it is proposed, and approved by itself."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview, RowState
from awards.words import translated
from tests.intake.cast import codes, preview_of
from tests.intake.files import xlsx

HEAD = ("序号", "奖项", "称号", "姓名", "所在单位")
PEOPLE = ("先进个人", "先进工作者")


def _person(name: str, unit: str = "", position: object = "") -> tuple[object, ...]:
    return (position, *PEOPLE, name, unit)


def _checked(*rows: tuple[object, ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx([HEAD, *rows]), choices)


def _units(preview: ImportPreview) -> list[tuple[str, str]]:
    return [(each.name, each.unit) for each in preview.registrations]


LIST = (
    ("甲局（2人）",),
    _person("甲乙丙"),
    _person("丁戊己"),
    ("", "", "", "乙局：", ""),
    _person("子丑寅"),
    _person("卯辰巳", "乙局一科"),
)


def test_each_heading_is_asked_about_with_its_unit_and_the_rows_it_would_fill() -> None:
    preview = _checked(*LIST)

    first, second = preview.questions
    assert (first.code, first.choice, first.place, first.proposed) == (
        "question.unit",
        "rows",
        "名单!2",
        "unit",
    )
    assert translated(first.words, "en") == (
        "Row 2 of “名单”: is “甲局” the unit of the 2 rows below it?"
    )
    assert translated(second.words, "zh") == "“名单”第 5 行：“乙局”是其下 1 行的单位吗？"
    assert [option.value for option in first.options] == ["unit", "skip"]
    assert codes(preview) == ["row.section-agrees", "row.unit"]
    assert not preview.ready


def test_an_approved_heading_is_the_unit_of_its_rows_and_a_refused_one_is_not() -> None:
    choices = Choices(rows={"名单!2": "unit", "名单!5": "skip"})

    preview = _checked(*LIST, choices=choices)

    assert preview.ready
    assert _units(preview) == [
        ("甲乙丙", "甲局"),
        ("丁戊己", "甲局"),
        ("子丑寅", ""),
        ("卯辰巳", "乙局一科"),
    ]


def test_a_count_that_differs_from_the_rows_below_is_reported() -> None:
    preview = _checked(("甲局（3人）",), _person("甲乙丙"), _person("丁戊己"))

    assert codes(preview) == ["row.section-differs"]
    assert preview.warnings[0].finding.words("en").what == (
        "Not a record: a heading, “甲局(3人)”, but 2 were read below it."
    )


@pytest.mark.parametrize(
    "cells",
    [
        ("甲局",),
        ("一、甲局",),
        ("推荐单位：甲局",),
        ("甲局", "", "", "", "2人"),
        ("", "", "", "甲局（2人）"),
        ("甲局：",),
        ("财政所（2人）",),
    ],
)
def test_a_heading_is_known_in_many_forms(cells: tuple[object, ...]) -> None:
    preview = _checked(cells, _person("甲乙丙"), _person("丁戊己"))

    [question] = preview.questions
    assert (question.code, question.row, question.proposed) == ("question.unit", 2, "unit")
    assert [row.state for row in preview.rows] == [
        RowState.NOT_A_RECORD,
        RowState.NEW,
        RowState.NEW,
    ]


def test_a_heading_merged_across_the_table_is_known() -> None:
    def also(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:E2")

    data = xlsx([HEAD, ("甲局",), _person("甲乙丙")], also=also)

    assert [question.code for question in preview_of(data).questions] == ["question.unit"]


def test_a_heading_with_a_count_that_ends_like_no_unit_is_asked_about_without_a_proposal() -> None:
    preview = _checked(("宣传口（1人）",), _person("甲乙丙"))

    [question] = preview.questions
    assert (question.code, question.proposed) == ("question.unit", "")
    assert _units(preview) == [("甲乙丙", "")]


def test_above_rows_with_units_of_their_own_a_heading_needs_no_answer() -> None:
    preview = _checked(("甲局（1人）",), _person("甲乙丙", "甲局一科"))

    assert (preview.questions, codes(preview)) == ((), ["row.section-agrees"])


def test_a_body_alone_in_the_column_of_names_of_a_full_list_could_be_a_winner() -> None:
    rows = [_person(name, "一科", at) for at, name in enumerate(("甲乙丙", "丁戊己", "子丑寅"), 1)]

    preview = _checked(("", "", "", "甲局"), *rows)

    [question] = preview.questions
    assert (question.code, [option.value for option in question.options]) == (
        "question.record",
        ["record", "unit", "skip"],
    )
    assert _checked(
        ("", "", "", "甲局"), *rows, _person("卯辰巳"), choices=Choices(rows={"名单!2": "unit"})
    ).ready


def test_a_section_of_another_category_ends_a_unit_within_the_section_before() -> None:
    head = ("序号", "姓名或名称", "称号")
    rows = [
        head,
        ("一、先进个人",),
        ("甲局（1人）",),
        (1, "甲乙丙", "先进工作者"),
        ("二、突出贡献企业",),
        (1, "丁丁有限公司", ""),
    ]
    categories = {"名单!2": "GR", "名单!5": "TC"}

    preview = preview_of(xlsx(rows), Choices(categories=categories, rows={"名单!3": "unit"}))

    assert _units(preview) == [("甲乙丙", "甲局"), ("丁丁有限公司", "")]


def test_a_unit_above_the_sections_holds_for_all_of_them() -> None:
    head = ("序号", "姓名或名称", "称号")
    rows = [
        head,
        ("甲局（2人）",),
        ("一、先进个人",),
        (1, "甲乙丙", "先进工作者"),
        ("二、创新创业人才（团队）",),
        (1, "丁戊己", ""),
    ]

    preview = preview_of(
        xlsx(rows), Choices(categories={"名单!3": "GR", "名单!5": "CY"}, rows={"名单!2": "unit"})
    )

    assert _units(preview) == [("甲乙丙", "甲局"), ("丁戊己", "甲局")]
    assert codes(preview)[0] == "row.section-agrees"


@pytest.mark.parametrize("name", ["甲某局", "李学院", "陈机关", "单于厅"])
def test_a_person_whose_name_ends_like_a_unit_is_no_heading(name: str) -> None:
    preview = _checked(_person("甲乙丙", "一科", 1), _person(name, "一科", 2))

    assert (preview.questions, len(preview.registrations)) == ((), 2)


@pytest.mark.parametrize(
    "cells",
    [
        ("", "", "", "甲局：张三、李四"),
        ("甲局（2人）：张三、李四",),
        ("一、甲局:张三",),
    ],
)
def test_a_unit_and_its_winners_in_one_cell_are_a_fault_and_no_note(
    cells: tuple[object, ...],
) -> None:
    preview = _checked(cells, _person("甲乙丙", "一科"))

    assert [fault.code for fault in preview.faults] == ["row.unit-with-names"]
    left_out = Choices(omit=frozenset({"名单!2"}))
    assert _checked(cells, _person("甲乙丙", "一科"), choices=left_out).ready
