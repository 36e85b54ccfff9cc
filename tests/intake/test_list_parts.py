"""A list without a category column is asked about part by part: each sheet, each section."""

from __future__ import annotations

import openpyxl

from awards.intake.checking.choices import CategorySlot, Choices, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview
from awards.winner_fields import NAME
from tests.intake.cast import ENTERPRISES, FEW, TEAMS, key_of, preview_of
from tests.intake.files import saved, xlsx

BODIES = CategorySlot("JT", "先进集体", "collective", 50)
REGISTER = RegistrySnapshot((ENTERPRISES, FEW, TEAMS, BODIES))


def _checked(data: bytes, choices: Choices | None = None) -> ImportPreview:
    return preview_of(data, choices, REGISTER, key_of)


def _sections() -> bytes:
    return xlsx(
        [
            ("序号", "企业名称", "备注"),
            ("", "一、突出贡献企业（共2家）", ""),
            (1, "甲甲有限公司", ""),
            (2, "乙乙有限公司", ""),
            ("二、先进集体", "", ""),
            (1, "丙丙服务中心", ""),
        ]
    )


def _sheets(*names: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for place, name in enumerate(names):
        sheet = book.create_sheet(name)
        sheet.append(["序号", "企业名称"])
        sheet.append([1, f"{'甲乙丙丁'[place]}某有限公司"])
    return saved(book)


def _categories(preview: ImportPreview) -> list[tuple[str, str]]:
    return [(row.values[NAME], row.category) for row in preview.decided]


def test_each_section_is_asked_about_with_the_category_that_its_heading_names() -> None:
    preview = _checked(_sections())

    first, second = preview.questions
    assert (first.code, first.choice, first.place) == ("question.category", "categories", "名单!2")
    assert (second.place, second.row) == ("名单!5", 5)
    assert (first.proposed, second.proposed) == ("TC", "JT")
    assert [option.value for option in first.options] == ["TC", "SC", "CY", "JT"]
    assert not preview.ready
    assert not preview.faults


def test_the_answers_count_for_their_own_sections() -> None:
    answered = Choices(categories={"名单!2": "TC", "名单!5": "JT"})
    crossed = Choices(categories={"名单!2": "SC", "名单!5": "TC"})

    assert _categories(_checked(_sections(), answered)) == [
        ("甲甲有限公司", "TC"),
        ("乙乙有限公司", "TC"),
        ("丙丙服务中心", "JT"),
    ]
    assert _checked(_sections(), answered).ready
    assert [code for _, code in _categories(_checked(_sections(), crossed))] == ["SC", "SC", "TC"]


def test_one_answer_is_never_taken_for_sections_that_name_their_category() -> None:
    preview = _checked(_sections(), Choices(category="TC"))

    assert [question.place for question in preview.questions] == ["名单!2", "名单!5"]
    assert not preview.ready


def test_each_sheet_is_asked_about_with_the_category_that_its_name_holds() -> None:
    data = _sheets("突出贡献企业", "2026年税收贡献企业名单", "其他")
    every = ("突出贡献企业", "2026年税收贡献企业名单", "其他")

    preview = _checked(data, Choices(sheets=every))

    assert [(q.sheet, q.row, q.proposed) for q in preview.questions] == [
        ("突出贡献企业", 0, "TC"),
        ("2026年税收贡献企业名单", 0, "SC"),
        ("其他", 0, ""),
    ]
    answers = {"突出贡献企业": "TC", "2026年税收贡献企业名单": "SC", "其他": "JT"}
    done = _checked(data, Choices(sheets=every, categories=answers))
    assert (done.ready, [code for _, code in _categories(done)]) == (True, ["TC", "SC", "JT"])


def test_the_one_answer_counts_for_a_sheet_that_names_no_category() -> None:
    data = _sheets("第一页", "第二页")

    preview = _checked(data, Choices(sheets=("第一页", "第二页"), category="TC"))

    assert (preview.ready, [code for _, code in _categories(preview)]) == (True, ["TC", "TC"])


def test_a_sheet_alone_is_asked_about_as_before_with_its_name_proposed() -> None:
    [question] = _checked(_sheets("税收贡献企业")).questions

    assert (question.choice, question.place, question.proposed) == ("category", "", "SC")
