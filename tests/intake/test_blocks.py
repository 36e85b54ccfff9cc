"""Lists side by side, and names below headings of categories, are read whole or refused."""

from __future__ import annotations

import io

import openpyxl
import pytest

from awards.free_fields import FreeFieldRecord, as_field
from awards.intake.checking.award_columns import vocabulary_of
from awards.intake.checking.choices import CategorySlot, Choices, RegistrySnapshot
from awards.intake.checking.pivots import pivot
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.side_by_side import spans
from awards.intake.reading import refusals
from awards.intake.writing.annotate import annotated
from awards.words import translated
from tests.intake.cast import ENTERPRISES, TEAMS, book_of, codes, key_of, preview_of
from tests.intake.files import xlsx

TAXES = CategorySlot("SC", "税收贡献企业", "enterprise", 20)
REGISTER = RegistrySnapshot((ENTERPRISES, TAXES, TEAMS))

PIVOT = (
    ("单位", "突出贡献企业", "税收贡献企业（2家）", "备注"),
    ("甲局", "甲甲有限公司；乙乙有限公司", "丙丙有限公司", "略"),
    ("乙局", "", "丁丁有限公司", ""),
    ("丙局", "", "", ""),
    ("合计", "2", "2", ""),
)
BESIDE = (
    ("突出贡献企业", "", "", "税收贡献企业"),
    ("序号", "企业名称", "推荐单位", "序号", "企业名称", "推荐单位"),
    (1, "甲甲有限公司", "甲局", 1, "丙丙有限公司", "丙局"),
    (2, "乙乙有限公司", "乙局", "", "", ""),
    ("合计：2家", "", "", "合计：1家"),
)


def _checked(rows: tuple[tuple[object, ...], ...], choices: Choices | None = None) -> ImportPreview:
    return preview_of(xlsx(rows), choices, REGISTER, key_of)


def _winners(preview: ImportPreview) -> list[tuple[str, str, str]]:
    return [(each.category, each.name, each.unit) for each in preview.registrations]


def test_each_column_headed_by_a_category_is_asked_about_with_that_category() -> None:
    preview = _checked(PIVOT)

    first, second, several = preview.questions
    assert (first.code, first.choice, first.place, first.proposed) == (
        "question.category",
        "categories",
        "名单!B",
        "TC",
    )
    assert (second.place, second.proposed) == ("名单!C", "SC")
    assert translated(first.words, "zh") == "“名单”的 B 列“突出贡献企业”：属于哪个奖项？"
    assert (several.code, several.place, several.row) == ("question.several", "名单!2/B", 2)
    assert [message.code for message in preview.messages] == ["notice.pivoted"]
    assert not preview.ready


def test_each_name_below_a_category_is_a_winner_with_its_cell_and_its_unit() -> None:
    choices = Choices(categories={"名单!B": "TC", "名单!C": "SC"}, rows={"名单!2/B": "split"})

    preview = _checked(PIVOT, choices)

    assert _winners(preview) == [
        ("TC", "甲甲有限公司", "甲局"),
        ("TC", "乙乙有限公司", "甲局"),
        ("SC", "丙丙有限公司", "甲局"),
        ("SC", "丁丁有限公司", "乙局"),
    ]
    kept = [row.place for row in preview.rows if row.registration]
    assert kept == ["名单!2/B/1", "名单!2/B/2", "名单!2/C", "名单!3/C"]
    wheres = [translated(row.where, "en") for row in preview.rows if row.registration]
    assert wheres == ["B2, person 1 of 2", "B2, person 2 of 2", "C2", "C3"]
    assert codes(preview) == ["row.not-a-record", "row.total-agrees", "row.total-agrees"]


def test_a_cell_below_a_category_is_corrected_and_left_out_by_itself() -> None:
    choices = Choices(
        categories={"名单!B": "TC", "名单!C": "SC"},
        rows={"名单!2/B": "split"},
        corrections={"名单!B2/2": "乙乙集团有限公司", "名单!C3": "丁戊有限公司"},
        omit=frozenset({"名单!2/C"}),
    )

    assert [name for _, name, _ in _winners(_checked(PIVOT, choices))] == [
        "甲甲有限公司",
        "乙乙集团有限公司",
        "丁戊有限公司",
    ]


def test_an_honour_as_a_heading_is_taken_with_its_category() -> None:
    rows = [("优秀网格员", "先进工作者"), ("甲乙丙", "丁戊己"), ("", "子丑寅")]

    preview = preview_of(xlsx(rows))

    assert [(q.place, q.proposed) for q in preview.questions] == [
        ("名单!A", "GR"),
        ("名单!A", "优秀网格员"),
        ("名单!B", "GR"),
        ("名单!B", "先进工作者"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # The number of places of each category, and ticks, are no names.
        (("单位", "突出贡献企业", "税收贡献企业"), ("甲局", "3", "2"), ("乙局", "1", "1")),
        # A list without a header, and one whose header is unknown.
        (("甲公司", "突出贡献企业", "税收贡献企业"), ("乙公司", "突出贡献企业", "税收贡献企业")),
        (("何人", "何奖"), ("甲甲公司", "突出贡献企业"), ("乙乙公司", "甲公司")),
        (("单位", "突出贡献企业", "税收贡献企业"), ("甲局", "√", ""), ("乙局", "", "√")),
        (
            ("姓名", "单位", "突出贡献企业"),
            ("甲乙丙", "甲局", "甲甲有限公司"),
            ("丁戊", "乙局", "乙乙公司"),
        ),
    ],
)
def test_a_table_of_numbers_or_ticks_or_with_a_column_of_names_is_no_such_list(
    rows: tuple[tuple[object, ...], ...],
) -> None:
    assert pivot(book_of(xlsx(rows)).sheets[0], None, {}, vocabulary_of(REGISTER.slots)) is None


SINGLE = CategorySlot("GR", "先进个人", "individual", 9)
TOGETHER = CategorySlot("TD", "创新团队", "team", 9)
DUTY, PHONE = (
    as_field(FreeFieldRecord("职务", "职务")),
    as_field(FreeFieldRecord("电话", "联系电话")),
)


def _free(*rows: tuple[str, ...]) -> dict[str, dict[str, str]]:
    register = RegistrySnapshot((SINGLE, TOGETHER), own=(DUTY, PHONE))
    answers = Choices(categories={"名单!B": "GR", "名单!D": "TD"})
    preview = preview_of(xlsx(rows), answers, register, key_of)
    return {each.name: each.free for each in preview.registrations}


def test_fields_of_the_office_below_a_category_belong_to_the_names_before_them() -> None:
    one = _free(
        ("单位", "先进个人", "职务"), ("甲局", "甲乙丙", "科长"), ("乙局", "丁戊己", "处长")
    )
    each = _free(
        ("单位", "先进个人", "职务", "创新团队", "职务"),
        ("甲局", "甲乙丙", "科长", "子丑团队", "队长"),
    )

    assert one == {"甲乙丙": {"职务": "科长"}, "丁戊己": {"职务": "处长"}}
    assert each == {"甲乙丙": {"职务": "科长"}, "子丑团队": {"职务": "队长"}}


def test_a_field_before_the_categories_is_for_all_names_and_one_beyond_them_is_not_read() -> None:
    before = _free(
        ("联系电话", "先进个人", "单位", "创新团队"), ("0371-1", "甲乙丙", "甲局", "子丑团队")
    )
    beyond = _free(("单位", "先进个人", "职务", "创新团队"), ("甲局", "甲乙丙", "科长", "子丑团队"))

    assert before == {"甲乙丙": {"电话": "0371-1"}, "子丑团队": {"电话": "0371-1"}}
    assert beyond == {"甲乙丙": {}, "子丑团队": {}}


def test_lists_side_by_side_are_each_read_and_asked_about_with_the_title_above_them() -> None:
    preview = _checked(BESIDE)

    assert [(q.code, q.place, q.proposed) for q in preview.questions] == [
        ("question.category", "名单!A", "TC"),
        ("question.category", "名单!D", "SC"),
    ]
    assert translated(preview.questions[1].words, "en") == (
        "“名单”, columns D–F, “税收贡献企业”: which category is it?"
    )
    [message] = preview.messages
    assert translated(message.words, "zh") == "“名单”里有并排的名单：A–C、D–F 列，已分别读取。"


def test_the_right_list_is_registered_like_the_left_one() -> None:
    choices = Choices(categories={"名单!A": "TC", "名单!D": "SC"})

    preview = _checked(BESIDE, choices)

    assert _winners(preview) == [
        ("TC", "甲甲有限公司", "甲局"),
        ("TC", "乙乙有限公司", "乙局"),
        ("SC", "丙丙有限公司", "丙局"),
    ]
    assert [row.place for row in preview.rows if row.registration] == [
        "名单!3/A",
        "名单!4/A",
        "名单!3/D",
    ]
    assert codes(preview) == ["row.total-agrees", "row.total-agrees"]
    assert preview.ready


def test_columns_that_a_person_names_in_one_list_are_moved_to_the_others() -> None:
    choices = Choices(
        mapping={"name": "B", "unit": "C"}, categories={"名单!A": "TC", "名单!D": "SC"}
    )

    assert len(_checked(BESIDE, choices).registrations) == 3


def test_lists_side_by_side_with_a_category_column_need_no_answer() -> None:
    head = ("奖项", "姓名")
    rows = (head * 2, ("突出贡献企业", "甲甲公司", "税收贡献企业", "乙乙公司"))

    preview = _checked(rows)

    assert [name for _, name, _ in _winners(preview)] == ["甲甲公司", "乙乙公司"]
    assert (preview.ready, [m.code for m in preview.messages]) == (True, ["notice.side-by-side"])


def test_the_same_winner_in_both_lists_is_found_with_its_cell() -> None:
    head = ("奖项", "姓名")
    rows = (head * 2, ("突出贡献企业", "甲甲公司", "突出贡献企业", "甲甲公司"))

    [remark] = _checked(rows).remarks

    assert (remark.code, remark.address) == ("row.duplicate-in-file", "D2")
    assert remark.finding.words("en").what == "The same as row B2: it will be skipped."


@pytest.mark.parametrize(
    "rows",
    [
        (("先进个人（6名）",), ("甲八", "乙八", "丙八"), ("甲　捌", "乙捌捌", "丁捌捌")),
        (("甲八", "乙八", "丙八"), ("丁八", "戊八", "己八"), ("庚八", "", "")),
    ],
)
def test_a_grid_of_names_is_refused_with_what_to_move_where(
    rows: tuple[tuple[object, ...], ...],
) -> None:
    with pytest.raises(refusals.NameGrid) as refused:
        preview_of(xlsx(rows))

    assert refused.value.words("en").remedy == (
        "Move all names into one column, one below the other, under the header “name”. Put the "
        "category and the unit beside each."
    )


def test_the_annotated_workbook_says_which_cell_of_the_row_a_remark_is_about() -> None:
    rows = (("单位", "突出贡献企业", "税收贡献企业"), ("甲局", "待定", "丙丙有限公司"))
    data = xlsx(rows)
    preview = preview_of(
        data, Choices(categories={"名单!B": "TC", "名单!C": "SC"}), REGISTER, key_of
    )

    book = openpyxl.load_workbook(io.BytesIO(annotated(preview, book_of(data))))

    assert str(book.worksheets[0]["A2"].value).startswith("B2：“待定”")


def test_lists_apart_from_each_other_with_other_words_for_the_name_are_read() -> None:
    rows = (
        ("突出贡献企业", "", "", "税收贡献企业"),
        ("企业名称", "推荐单位", "", "公司名称", "推荐单位"),
        ("甲甲有限公司", "甲局", "", "丙丙有限公司", "丙局"),
    )

    preview = _checked(rows, Choices(categories={"名单!A": "TC", "名单!D": "SC"}))

    assert _winners(preview) == [
        ("TC", "甲甲有限公司", "甲局"),
        ("SC", "丙丙有限公司", "丙局"),
    ]


def test_columns_before_the_lists_are_shared_by_all_of_them() -> None:
    rows = (
        ("序号", "推荐单位", "企业名称", "备注", "企业名称", "备注"),
        (1, "甲局", "甲甲有限公司", "", "乙乙有限公司", "略"),
        (2, "乙局", "丙丙有限公司", "", "", ""),
    )

    preview = _checked(rows, Choices(category="TC"))

    assert [(each.name, each.unit, each.note) for each in preview.registrations] == [
        ("甲甲有限公司", "甲局", ""),
        ("丙丙有限公司", "乙局", ""),
        ("乙乙有限公司", "甲局", "略"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("企业名称", "姓名", "电话", "联系人", "姓名"),
        ("序号", "姓名", "", "单位名称"),
        ("姓名", "单位", "所在单位"),
    ],
)
def test_a_header_with_a_word_twice_or_a_gap_is_not_taken_for_two_lists(
    head: tuple[str, ...],
) -> None:
    sheet = book_of(xlsx([head, tuple(map(str, range(len(head))))])).sheets[0]

    assert spans(sheet.lines[0], len(head)) == []


@pytest.mark.parametrize("none", ["无", "/", "—"])
def test_a_unit_without_a_winner_in_a_category_says_so_without_a_fault(none: str) -> None:
    rows = (("单位", "突出贡献企业", "税收贡献企业"), ("甲局", none, "丙丙有限公司"))

    preview = _checked(rows, Choices(categories={"名单!B": "TC", "名单!C": "SC"}))

    assert (codes(preview), len(preview.registrations)) == (["row.not-a-record"], 1)
    assert preview.ready


def test_a_total_may_be_that_of_all_lists_side_by_side() -> None:
    head = ("企业名称", "推荐单位")
    rows = (head * 2, ("甲甲公司", "甲局", "乙乙公司", "乙局"), ("合计：2家",))

    preview = _checked(rows, Choices(category="TC"))

    assert codes(preview) == ["row.total-agrees"]
