"""Several winners in one cell: asked about, never joined, and then a row for each."""

from __future__ import annotations

import io

import openpyxl
import pytest

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.records import preview_record
from awards.intake.writing.annotate import annotated
from awards.winner_fields import UNIT
from awards.words import translated
from tests.intake.cast import book_of, codes, preview_of
from tests.intake.files import HEADER, xlsx

PEOPLE = ("先进个人", "先进工作者")
SPLIT = Choices(rows={"名单!2": "split"})


def _row(name: str, *, unit: str = "一科", number: str = "", position: str = "") -> tuple[str, ...]:
    return (position, *PEOPLE, name, unit, "", number, "")


def _body(name: str) -> tuple[str, ...]:
    return ("", "突出贡献企业", "", name, "", "", "", "")


def _checked(*rows: tuple[str, ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx([HEADER, *rows]), choices)


def _names(preview: ImportPreview) -> list[str]:
    return [each.name for each in preview.registrations]


def test_several_people_in_a_cell_are_asked_about_and_the_other_rows_stay() -> None:
    preview = _checked(_row("甲乙丙、丁戊己、庚辛壬"), _row("子丑寅"))

    [question] = preview.questions
    assert (question.code, question.choice, question.place) == (
        "question.several",
        "rows",
        "名单!2",
    )
    assert (question.sheet, question.row, question.proposed) == ("名单", 2, "split")
    assert [option.value for option in question.options] == ["split", "one"]
    assert translated(question.words, "en") == (
        "D2 of “名单”: “甲乙丙、丁戊己、庚辛壬”: is each of the 3 a winner?"
    )
    assert translated(question.options[0].words, "zh") == (
        "是 3 个获奖者，分别登记：甲乙丙、丁戊己、庚辛壬"
    )
    assert [row.state for row in preview.rows] == [RowState.OPEN, RowState.NEW]
    assert (codes(preview), _names(preview), preview.ready) == (["row.several"], ["子丑寅"], False)
    assert not any(remark.finding.suggestion for remark in preview.remarks)


def test_accepted_they_are_a_row_each_with_its_own_place() -> None:
    preview = _checked(_row("甲乙丙、丁戊己、庚辛壬"), choices=SPLIT)

    assert (_names(preview), preview.ready) == (["甲乙丙", "丁戊己", "庚辛壬"], True)
    assert [row.place for row in preview.rows] == ["名单!2/1", "名单!2/2", "名单!2/3"]
    assert [row.kept_place for row in preview.rows] == ["名单!2/1", "名单!2/2", "名单!2/3"]
    assert [row.values[UNIT] for row in preview.rows] == ["一科"] * 3
    assert translated(preview.rows[1].where, "en") == "2, person 2 of 3"
    assert translated(preview.rows[1].where, "zh") == "2（共 3 人中的第 2 人）"
    record = preview_record(preview, None)
    assert [(row.row, row.place, row.person, row.persons) for row in record.rows] == [
        (2, "名单!2/1", 1, 3),
        (2, "名单!2/2", 2, 3),
        (2, "名单!2/3", 3, 3),
    ]


def test_refused_it_is_a_fault_until_the_cell_is_corrected() -> None:
    refused = Choices(rows={"名单!2": "one"})
    typed = Choices(rows={"名单!2": "one"}, corrections={"名单!D2": "甲乙丙"})

    assert codes(_checked(_row("甲乙丙、丁戊己"), choices=refused)) == ["name.several"]
    assert _names(_checked(_row("甲乙丙、丁戊己"), choices=typed)) == ["甲乙丙"]


def test_names_that_may_be_one_are_asked_about_without_a_proposal_and_may_stay() -> None:
    asked = _checked(_row("张伟 刘洋"))
    kept = _checked(_row("张伟 刘洋"), choices=Choices(rows={"名单!2": "one"}))

    [question] = asked.questions
    assert question.proposed == ""
    assert (codes(kept), _names(kept), kept.ready) == (["name.padding"], ["张伟 刘洋"], True)


@pytest.mark.parametrize(
    "name", ["王　芳", "王  芳", "阿依古丽 买买提", "John Smith", "欧阳　建国", "Smith, John"]
)
def test_one_name_with_spaces_is_not_asked_about(name: str) -> None:
    assert _checked(_row(name)).questions == ()


def test_bodies_are_asked_about_in_a_category_of_bodies_and_may_stay_one() -> None:
    asked = _checked(_body("甲局、乙局"), _body("人工智能、大数据公司"))

    [question] = asked.questions
    assert (question.row, question.proposed) == (2, "")
    assert _names(asked) == ["人工智能、大数据公司"]
    one = _checked(_body("甲局、乙局"), choices=Choices(rows={"名单!2": "one"}))
    assert (_names(one), one.ready) == (["甲局、乙局"], True)
    assert _names(_checked(_body("甲局、乙局"), choices=SPLIT)) == ["甲局", "乙局"]


def test_each_of_them_is_corrected_left_out_and_kept_apart_on_its_own() -> None:
    rows = (_row("甲乙丙、丁戊己、庚辛壬"), _row("丁戊己"))
    choices = Choices(
        rows={"名单!2": "split"},
        corrections={"名单!D2/1": "甲乙乙", "名单!E2/1": "二科"},
        omit=frozenset({"名单!2/3"}),
        keep=frozenset({"名单!3"}),
    )

    preview = _checked(*rows, choices=choices)

    assert [(each.name, each.unit) for each in preview.registrations] == [
        ("甲乙乙", "二科"),
        ("丁戊己", "一科"),
        ("丁戊己", "一科"),
    ]
    assert [row.state for row in preview.rows] == [
        RowState.NEW,
        RowState.NEW,
        RowState.OMITTED,
        RowState.NEW,
    ]


def test_a_repetition_names_the_person_in_the_row() -> None:
    preview = _checked(_row("甲乙丙、丁戊己"), _row("丁戊己"), choices=SPLIT)

    [remark] = preview.remarks
    assert (remark.code, remark.row) == ("row.duplicate-in-file", 3)
    assert remark.finding.words("en").what == (
        "The same as row 2, person 2 of 2: it will be skipped."
    )


def test_one_number_beside_several_people_is_nobodys_until_it_is_typed() -> None:
    row = _row("甲乙丙、丁戊己", number="00123")
    typed = Choices(rows={"名单!2": "split"}, corrections={"名单!G2/1": "00123", "名单!G2/2": ""})

    preview = _checked(row, choices=SPLIT)

    assert codes(preview) == ["row.number-of-several", "row.number-of-several"]
    assert [remark.part.person for remark in preview.faults] == [1, 2]
    done = _checked(row, choices=typed)
    assert [(each.name, each.personal_number) for each in done.registrations] == [
        ("甲乙丙", "00123"),
        ("丁戊己", ""),
    ]


def test_as_many_numbers_as_people_and_cells_with_as_many_lines_are_divided_and_reported() -> None:
    preview = _checked(
        _row("甲乙丙\n丁戊己", unit="一科\n二科", number="00123、00456"), choices=SPLIT
    )

    assert [(each.unit, each.personal_number) for each in preview.registrations] == [
        ("一科", "00123"),
        ("二科", "00456"),
    ]
    assert codes(preview) == ["row.cell-divided"] * 4


def test_the_order_of_the_decision_counts_people_within_a_position() -> None:
    preview = _checked(
        _row("子丑寅", position="2"),
        _row("甲乙丙、丁戊己", position="1"),
        choices=Choices(rows={"名单!3": "split"}),
    )

    assert _names(preview) == ["甲乙丙", "丁戊己", "子丑寅"]


def test_a_total_agrees_with_the_people_of_a_divided_row() -> None:
    total = ("合计", "", "", "3人", "", "", "", "")

    preview = _checked(_row("甲乙丙、丁戊己"), _row("子丑寅"), total, choices=SPLIT)

    assert codes(preview) == ["row.total-agrees"]


def test_the_annotated_workbook_says_which_person_of_the_row_a_problem_is_about() -> None:
    data = xlsx([HEADER, _row("甲乙丙、待定")])
    preview = preview_of(xlsx([HEADER, _row("甲乙丙、丁戊己", number="00123")]), SPLIT)

    book = openpyxl.load_workbook(io.BytesIO(annotated(preview, book_of(data))))

    words = str(book.worksheets[0]["A2"].value)
    assert "G2（共 2 人中的第 1 人）：" in words
    assert "G2（共 2 人中的第 2 人）：" in words
