"""A list without a category column is asked about part by part: each sheet, each section."""

from __future__ import annotations

import openpyxl

from awards.intake.checking.choices import CategorySlot, Choices, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview, RowState
from awards.winner_fields import NAME
from tests.intake.cast import ENTERPRISES, FEW, SLOTS, TEAMS, codes, key_of, preview_of
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


def _without_honours() -> bytes:
    return xlsx(
        [
            ("序号", "姓名", "单位"),
            ("一、先进个人（共2名）",),
            (1, "甲一", "甲局"),
            (2, "乙一", "乙局"),
        ]
    )


PEOPLE = RegistrySnapshot(SLOTS)


def test_a_part_without_a_column_of_honours_is_asked_about_its_honour_and_has_no_fault() -> None:
    preview = preview_of(_without_honours(), register=PEOPLE)

    category, honour = preview.questions
    assert (category.proposed, honour.code, honour.choice) == ("GR", "question.honour", "honours")
    assert [option.value for option in honour.options] == ["先进工作者", "优秀网格员"]
    assert (preview.faults, [row.state for row in preview.rows][1:]) == (
        (),
        [RowState.OPEN, RowState.OPEN],
    )
    done = preview_of(
        _without_honours(), Choices(category="GR", honours={honour.place: "优秀网格员"}), PEOPLE
    )
    assert [each.honour for each in done.registrations] == ["优秀网格员", "优秀网格员"]


def test_a_heading_that_is_an_honour_proposes_its_category_and_itself() -> None:
    data = xlsx([("序号", "姓名", "单位"), ("优秀网格员（1名）",), (1, "甲一", "甲局")])

    preview = preview_of(data, register=PEOPLE)

    assert [question.proposed for question in preview.questions] == ["GR", "优秀网格员"]


def test_rows_whose_category_is_asked_about_have_no_fault_for_it() -> None:
    preview = preview_of(xlsx([("姓名", "单位"), ("甲一", "甲局")]))

    assert ([q.code for q in preview.questions], preview.faults) == (["question.category"], ())
    assert [row.state for row in preview.rows] == [RowState.OPEN]


def test_a_title_above_the_list_proposes_the_category_that_it_alone_names() -> None:
    one = xlsx([("突出贡献企业推荐名单",), ("企业名称", "备注"), ("甲甲有限公司", "")])
    two = xlsx([("突出贡献企业和税收贡献企业",), ("企业名称", "备注"), ("甲甲有限公司", "")])

    assert [question.proposed for question in preview_of(one).questions] == ["TC"]
    assert [question.proposed for question in preview_of(two).questions] == [""]


def test_a_count_in_a_heading_is_compared_with_the_rows_below_it() -> None:
    preview = _checked(_sections(), Choices(categories={"名单!3": "TC", "名单!6": "JT"}))

    assert codes(preview) == ["row.section-agrees", "row.section"]


def test_a_column_of_categories_that_is_blank_leaves_the_sections_their_category() -> None:
    head = ("序号", "奖项", "企业名称")
    rows = [
        head,
        ("一、突出贡献企业",),
        (1, "", "甲甲有限公司"),
        ("二、先进集体",),
        (1, "", "丙丙中心"),
    ]

    preview = _checked(xlsx(rows), Choices(categories={"名单!2": "TC", "名单!4": "JT"}))

    assert _categories(preview) == [("甲甲有限公司", "TC"), ("丙丙中心", "JT")]


def test_a_heading_with_a_colon_is_a_section_too() -> None:
    rows = [
        ("序号", "企业名称"),
        ("突出贡献企业：",),
        (1, "甲甲公司"),
        ("先进集体：",),
        (1, "丙丙中心"),
    ]

    preview = _checked(xlsx(rows))

    assert [(q.place, q.proposed) for q in preview.questions] == [
        ("名单!2", "TC"),
        ("名单!4", "JT"),
    ]
