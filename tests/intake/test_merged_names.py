"""A name merged over rows with different honours is one person, and a person says what counts."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview, RowState
from awards.words import translated
from tests.intake.cast import codes, preview_of
from tests.intake.files import xlsx

HEAD = ("序号", "姓名", "单位", "奖项", "称号")
SAME = (
    (1, "甲双", "甲局", "先进个人", "先进工作者"),
    ("", "", "", "先进个人", "优秀网格员"),
    (2, "乙单", "乙局", "先进个人", "先进工作者"),
)
OTHER = ((1, "甲双", "甲局", "先进个人", "先进工作者"), ("", "", "", "创新创业人才（团队）", ""))


def _merged(sheet: Worksheet) -> None:
    for cells in ("A2:A3", "B2:B3", "C2:C3"):
        sheet.merge_cells(cells)


def _checked(rows: tuple[tuple[object, ...], ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx([HEAD, *rows], also=_merged), choices)


def _winners(preview: ImportPreview) -> list[tuple[str, str, str, str]]:
    return [(one.category, one.name, one.unit, one.honour) for one in preview.registrations]


def test_it_is_reported_as_one_person_with_two_honours_and_asked_about() -> None:
    preview = _checked(SAME)

    [question] = preview.questions
    assert (question.code, question.place) == ("question.merged-name", "名单!3")
    assert translated(question.words, "en") == (
        "Row 3 of “名单”: B3 is merged with B2 (“甲双”): one person with two honours. Which count?"
    )
    assert [option.value for option in question.options] == ["instead", "skip"]
    assert [row.state for row in preview.rows] == [RowState.NEW, RowState.OPEN, RowState.NEW]
    assert (codes(preview), preview.faults) == (["row.name-merged"], ())


def test_in_one_category_either_row_counts() -> None:
    second = _checked(SAME, Choices(rows={"名单!3": "instead"}))
    first = _checked(SAME, Choices(rows={"名单!3": "skip"}))

    assert _winners(second)[0] == ("GR", "甲双", "甲局", "优秀网格员")
    assert _winners(first)[0] == ("GR", "甲双", "甲局", "先进工作者")
    assert all(preview.ready and len(preview.registrations) == 2 for preview in (first, second))


def test_in_two_categories_both_rows_may_count() -> None:
    [question] = _checked(OTHER).questions
    both = _checked(OTHER, Choices(rows={"名单!3": "record"}))

    assert [option.value for option in question.options] == ["record", "skip"]
    assert _winners(both) == [
        ("GR", "甲双", "甲局", "先进工作者"),
        ("CY", "甲双", "甲局", ""),
    ]
    assert both.ready


def test_a_name_typed_into_the_row_makes_it_another_person() -> None:
    preview = _checked(SAME, Choices(corrections={"名单!B3": "丙另"}))

    assert [name for _, name, _, _ in _winners(preview)] == ["甲双", "丙另", "乙单"]
    assert preview.questions == ()


def test_an_honour_alone_beside_a_merged_name_is_no_heading() -> None:
    rows = ((1, "甲双", "甲局", "先进个人", "先进工作者"), ("", "", "", "", "优秀网格员"))

    def also(sheet: Worksheet) -> None:
        _merged(sheet)
        sheet.merge_cells("D2:D3")

    preview = preview_of(xlsx([HEAD, *rows], also=also), Choices(fill_down=True))

    assert [question.code for question in preview.questions] == ["question.merged-name"]
