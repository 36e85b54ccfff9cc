"""The preview reports everything about every row at once, and decides nothing by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.errors import FileRefused
from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.reading import refusals
from awards.winner_fields import CATEGORY, HONOUR, PERSONAL_NUMBER, UNIT, Registration
from awards.words import translated
from tests.intake.cast import FEW, SLOTS, codes, key_of, preview_of
from tests.intake.files import bare_parts, inline, saved, xlsx, zipped

HEADER = ("序号", "奖项", "称号", "姓名", "单位", "信用代码", "工号", "备注")
WORKER = "先进工作者"


def person(
    name: str, unit: str = "一科", number: str = "", honour: str = WORKER
) -> tuple[str, ...]:
    return ("", "先进个人", honour, name, unit, "", number, "")


def company(name: str, code: str = "", category: str = "突出贡献企业") -> tuple[str, ...]:
    return ("", category, "", name, "", code, "", "")


def checked(
    *rows: Sequence[object],
    choices: Choices | None = None,
    register: RegistrySnapshot | None = None,
) -> ImportPreview:
    return preview_of(xlsx([HEADER, *rows]), choices, register or RegistrySnapshot(SLOTS))


def states(preview: ImportPreview) -> list[RowState]:
    return [row.state for row in preview.rows]


def names(preview: ImportPreview) -> list[str]:
    return [registration.name for registration in preview.registrations]


def test_a_sound_list_is_ready_and_complete() -> None:
    preview = checked(("1", "先进个人", WORKER, "张三", "一科", "", "00123", "注"))
    assert preview.ready
    assert preview.registrations == (
        Registration("GR", "张三", "一科", WORKER, personal_number="00123", note="注"),
    )


def test_a_category_may_be_given_by_its_code() -> None:
    assert checked(company("甲公司", category="TC")).ready


def test_faults_of_all_rows_are_reported_at_once_with_their_cells() -> None:
    preview = checked(company("", category="没有的奖"), person("李四", honour="没有的称号"))
    assert [(remark.address, remark.code) for remark in preview.faults] == [
        ("B2", "row.category-unknown"),
        ("D2", "row.name-missing"),
        ("C3", "row.honour-unknown"),
    ]
    assert not preview.ready
    assert preview.registrations == ()


def test_full_width_brackets_and_outer_spaces_do_not_make_another_category() -> None:
    assert checked(company("甲队", category=" 创新创业人才(团队)")).ready


def test_a_near_miss_gets_a_proposal_and_is_taken_when_accepted() -> None:
    rows = [company("甲公司", category="突出贡献企业(个人)")]
    (fault,) = checked(*rows).faults
    assert fault.finding.suggestion == "突出贡献企业"
    assert "您是不是要找“突出贡献企业”" in fault.finding.words("zh").remedy
    accepted = checked(*rows, choices=Choices(accept=frozenset({"row.category-unknown"})))
    assert accepted.ready
    assert codes(accepted) == ["row.suggestion-applied"]


def test_an_honour_must_be_one_of_the_category_s() -> None:
    preview = checked(person("张三", honour="先进工作着"), person("李四", honour=""))
    assert codes(preview) == ["row.honour-unknown", "row.honour-missing"]
    assert preview.faults[0].finding.suggestion == WORKER


def test_a_single_honour_needs_no_word() -> None:
    slot = CategorySlot("A", "甲奖", "team", 5, honours=(HonourSlot("唯一称号"),))
    preview = checked(company("甲队", category="甲奖"), register=RegistrySnapshot((slot,)))
    assert preview.registrations[0].honour == "唯一称号"


def test_suggestions_for_names_are_applied_only_when_accepted() -> None:
    rows = [person("阿卜杜•热合曼"), person("张　三")]
    assert names(checked(*rows)) == ["阿卜杜•热合曼", "张　三"]
    accept = frozenset({"name.middle-dot", "name.padding"})
    assert names(checked(*rows, choices=Choices(accept=accept))) == ["阿卜杜·热合曼", "张三"]


def test_no_suggestion_is_applied_but_those_accepted() -> None:
    accept = Choices(accept=frozenset({"name.padding"}))
    assert names(checked(person("阿卜杜•热合曼"), choices=accept)) == ["阿卜杜•热合曼"]


def test_only_the_outer_spaces_of_a_name_go_without_asking() -> None:
    assert names(checked(person(" 　丁\u00a0"), person("Jean-François O'Neill"))) == [
        "丁",
        "Jean-François O'Neill",
    ]


def test_variation_selectors_and_rare_characters_stay() -> None:
    assert names(checked(person("葛\U000e0100𪚥\U0002ebf0"))) == ["葛\U000e0100𪚥\U0002ebf0"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("张\u202e三", "name.bidi"),
        ("张😀", "name.emoji"),
        ("张\ue863", "name.private-use"),
        ("张\n三", "name.control"),
        ("长" * 51, "name.too-long"),
    ],
)
def test_a_name_that_cannot_be_printed_is_a_fault(name: str, code: str) -> None:
    assert [fault.code for fault in checked(person(name)).faults] == [code]


def test_what_cannot_be_seen_is_written_out_in_the_report() -> None:
    (fault,) = checked(person("张\u202e三")).faults
    assert fault.value == "张[U+202E]三"


@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        (4, "一\u202e科", "row.unseen-characters"),
        (4, "一\n科", "row.line-break"),
        (4, "长" * 201, "row.too-long"),
        (7, "长" * 501, "row.too-long"),
        (7, "一\x7f科", "row.unseen-characters"),
        (6, "1" * 51, "row.too-long"),
        (3, "长" * 32_767, "row.too-long"),
        (1, "长" * 32_767, "row.too-long"),
        (6, "1.10101E+17", "number.exponent"),
        (6, "410101199003071000", "number.truncated"),
        (5, "91110108551385082", "credit-code.length"),
    ],
)
def test_other_cells_are_judged_too(column: int, text: str, code: str) -> None:
    row = [*person("张三")]
    row[column] = text
    assert [fault.code for fault in checked(row).faults] == [code]


def test_a_note_may_have_several_lines() -> None:
    assert checked((*person("张三")[:-1], "一\n二")).ready


def test_a_unit_s_ampersands_and_brackets_are_kept() -> None:
    unit = 'A&B <丙> "丁"' + "长" * 70
    assert checked(person("张三", unit)).registrations[0].unit == unit


def test_an_id_number_kept_as_a_number_was_cut_by_excel() -> None:
    (fault,) = checked((*person("张三")[:6], 110101199003070016, "")).faults
    assert (fault.code, fault.address) == ("row.number-truncated", "G2")
    assert "文本格式" in fault.finding.words("zh").remedy


def test_numbers_are_made_narrow_and_the_change_is_shown() -> None:
    preview = checked(person("张三", number="Ａ１ ２３"))
    assert preview.registrations[0].personal_number == "A123"
    assert codes(preview) == ["row.number-converted"]
    assert preview.rows[0].values[PERSONAL_NUMBER] == "A123"


def test_a_whole_number_shows_no_decimal_point() -> None:
    preview = checked((*person("张三")[:6], 1234.0, ""))
    assert preview.registrations[0].personal_number == "1234"


def test_the_same_person_twice_is_skipped_and_said() -> None:
    preview = checked(person("张三"), person("张　三", "一 科"))
    assert states(preview) == [RowState.NEW, RowState.REPEATED]
    assert "第 2 行" in preview.rows[1].remarks[-1].finding.words("zh").what
    assert names(preview) == ["张三"]
    assert preview.ready


def test_repetitions_are_faults_when_none_is_to_be_skipped() -> None:
    rows = [person("张三"), person("张三")]
    preview = checked(*rows, choices=Choices(skip_duplicates=False))
    assert [fault.code for fault in preview.faults] == ["row.duplicate-in-file"]


def test_another_person_of_that_name_is_kept_when_chosen() -> None:
    def numbered(wanted: Registration) -> str:
        return f"{key_of(wanted)}{wanted.namesake}"

    rows = [person("张三"), person("张三"), person("张三")]
    keep = Choices(keep=frozenset({"名单!3", "名单!4"}))
    preview = preview_of(xlsx([HEADER, *rows]), keep, key=numbered)
    assert [one.namesake for one in preview.registrations] == [0, 1, 2]


def test_another_number_is_another_person_and_is_said() -> None:
    preview = checked(person("张三", number="1"), person("张三", number="2"))
    assert names(preview) == ["张三", "张三"]
    assert codes(preview) == ["row.same-name"]


def test_the_same_name_in_another_category_is_no_repetition() -> None:
    assert codes(checked(company("甲公司"), company("甲公司", category="税收贡献企业"))) == []


def test_a_key_need_not_hold_the_category() -> None:
    rows = [company("甲公司"), company("甲公司", category="税收贡献企业")]
    preview = preview_of(xlsx([HEADER, *rows]), key=lambda wanted: wanted.name)
    assert states(preview) == [RowState.NEW, RowState.NEW]


def test_who_is_registered_already_is_skipped_with_words_about_it() -> None:
    known = {key_of(Registration("GR", "张三", "一科")): "先进个人，2026-03-01"}
    preview = checked(person("张三"), person("李四"), register=RegistrySnapshot(SLOTS, known))
    assert states(preview) == [RowState.REGISTERED, RowState.NEW]
    assert "2026-03-01" in preview.warnings[0].finding.words("zh").what


def test_a_file_with_nothing_new_is_not_ready_and_says_so() -> None:
    known = {key_of(Registration("GR", "张三", "一科")): "x"}
    preview = checked(person("张三"), register=RegistrySnapshot(SLOTS, known))
    assert not preview.ready
    assert [notice.code for notice in preview.messages] == ["notice.nothing-new"]


def test_too_many_for_a_category_is_a_fault_with_its_numbers_and_rows() -> None:
    rows = [company(f"{name}公司", category=FEW.name) for name in "甲乙丙"]
    preview = checked(*rows)
    (fault,) = preview.faults
    assert fault.finding.words("zh").what == "“税收贡献企业”名额 2，已有 1，本次 3，超 2。"
    assert states(preview) == [RowState.NEW] * 3
    (tally,) = [tally for tally in preview.arithmetic if tally.over]
    assert tally.rows == (("名单", 2), ("名单", 3), ("名单", 4))


def test_too_many_for_an_honour_is_a_fault_of_its_own() -> None:
    preview = checked(*[person(name, honour="优秀网格员") for name in "甲乙"])
    assert [fault.code for fault in preview.faults] == ["quota.honour-full"]
    assert "名额 2，已有 1，本次 2，超 1" in preview.faults[0].finding.words("zh").what


def test_rows_with_faults_want_their_place_and_skipped_rows_none() -> None:
    rows = [person("张三"), person("张三"), person("李\u202e四")]
    tally = next(one for one in checked(*rows).arithmetic if one.category == "GR")
    assert tally.wanted == 2


def test_a_quota_of_none_is_never_full() -> None:
    slot = CategorySlot("A", "甲奖", "team", None)
    assert checked(company("甲队", category="甲奖"), register=RegistrySnapshot((slot,))).ready


def with_hidden(choices: Choices | None = None) -> ImportPreview:
    def also(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    return preview_of(xlsx([HEADER, person("张三"), person("李四")], also=also), choices)


def test_hidden_rows_are_counted_and_asked_about() -> None:
    preview = with_hidden()
    (question,) = preview.questions
    assert (question.choice, "1 行" in translated(question.words, "zh")) == ("hidden_rows", True)
    assert not preview.ready


def test_hidden_rows_are_imported_or_skipped_as_answered() -> None:
    assert names(with_hidden(Choices(hidden_rows="import"))) == ["张三", "李四"]
    skipped = with_hidden(Choices(hidden_rows="skip"))
    assert names(skipped) == ["张三"]
    assert codes(skipped) == ["row.hidden"]


def test_hidden_columns_that_mean_something_are_asked_about() -> None:
    def also(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True

    data = xlsx([HEADER, person("张三")], also=also)
    assert [one.choice for one in preview_of(data).questions] == ["hidden_columns"]
    assert preview_of(data, Choices(hidden_columns="skip")).registrations[0].unit == ""
    assert preview_of(data, Choices(hidden_columns="import")).registrations[0].unit == "一科"


def merged_rows(choices: Choices | None = None) -> ImportPreview:
    rows = [person("张三"), ("", "", "", "李四", ""), company("甲公司"), ("", "", "", "乙公司")]

    def also(sheet: Worksheet) -> None:
        for cells in ("B2:B3", "C2:C3", "E2:E3", "B4:B5"):
            sheet.merge_cells(cells)

    return preview_of(xlsx([HEADER, *rows], also=also), choices)


def test_merged_categories_are_offered_to_be_filled_and_shown_so() -> None:
    preview = merged_rows()
    assert [one.choice for one in preview.questions] == ["fill_down"]
    assert preview.rows[1].filled == {CATEGORY, HONOUR, UNIT}
    assert preview.rows[3].filled == {CATEGORY}


def test_filling_is_done_or_left_as_answered() -> None:
    filled = merged_rows(Choices(fill_down=True))
    assert filled.ready
    assert filled.registrations[1] == Registration("GR", "李四", "一科", WORKER)
    left = merged_rows(Choices(fill_down=False))
    assert [fault.code for fault in left.faults] == ["row.category-missing"] * 2


def test_an_honour_of_the_category_before_does_not_come_down() -> None:
    rows = [person("张三"), ("", "先进个人", "", "李四"), ("", "", "", "王五")]
    preview = checked(*rows, choices=Choices(fill_down=True))
    assert codes(preview) == ["row.honour-missing"] * 2


def test_a_list_without_a_category_column_asks_which_it_is_for() -> None:
    data = xlsx([("姓名", "单位"), ("甲公司", "")])
    (question,) = preview_of(data).questions
    assert [option.value for option in question.options] == ["TC", "CY", "GR", "SC"]
    assert preview_of(data, Choices(category="TC")).ready


def several(*, hidden: bool = False) -> bytes:
    book = openpyxl.Workbook()
    one, two = book.worksheets[0], book.create_sheet("二")
    one.title = "一"
    for sheet, name in ((one, "张三"), (two, "李四")):
        sheet.append(list(HEADER))
        sheet.append(list(person(name)))
    book.create_sheet("空")
    if hidden:
        two.sheet_state = "hidden"
    return saved(book)


def test_several_lists_are_shown_and_asked_about_and_none_is_chosen() -> None:
    preview = preview_of(several())
    assert [option.value for option in preview.questions[0].options] == ["一", "二"]
    assert [(row.sheet, row.state.value) for row in preview.rows] == [
        ("一", "open"),
        ("二", "open"),
    ]
    assert preview.registrations == ()


def test_the_chosen_sheets_are_read_in_the_workbook_s_order() -> None:
    assert names(preview_of(several(), Choices(sheets=("二", "一")))) == ["张三", "李四"]
    with pytest.raises(refusals.UnknownChoice):
        preview_of(several(), Choices(sheets=("三",)))


def test_a_hidden_sheet_is_never_read_unasked_and_never_unmentioned() -> None:
    preview = preview_of(several(hidden=True))
    assert names(preview) == ["张三"]
    assert [notice.code for notice in preview.messages] == ["notice.hidden-sheets"]
    assert names(preview_of(several(hidden=True), Choices(sheets=("二",)))) == ["李四"]


def test_a_sheet_without_a_list_beside_one_is_named_and_left() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["说明文字"])
    page = book.create_sheet("名单")
    for row in (HEADER, person("张三")):
        page.append(list(row))
    preview = preview_of(saved(book))
    assert names(preview) == ["张三"]
    assert [notice.code for notice in preview.messages] == ["notice.sheet-chosen"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([HEADER], refusals.HeaderOnly),
        ([HEADER, ("1",), ("2",)], refusals.HeaderOnly),
        ([("甲", "乙")], refusals.NoHeader),
        ([("奖项", "单位"), ("x", "y")], refusals.MissingColumn),
    ],
)
def test_a_file_without_a_list_is_refused_for_its_own_reason(
    rows: list[tuple[str, ...]], reason: type[FileRefused]
) -> None:
    with pytest.raises(reason):
        preview_of(xlsx(rows))


def test_ignored_columns_are_a_notice() -> None:
    preview = preview_of(xlsx([(*HEADER, "联系电话"), (*person("张三"), "1")]))
    assert "I1 联系电话" in translated(preview.messages[0].words, "zh")
    assert preview.ready


def test_rows_numbered_in_advance_are_counted_not_read() -> None:
    preview = checked(person("张三"), ("2",), ("3",))
    assert len(preview.rows) == 1
    assert "2 行只有序号" in translated(preview.messages[0].words, "zh")


def test_a_closing_line_is_no_record_and_is_said_so() -> None:
    preview = checked(person("张三"), ("合计：1人",))
    assert states(preview) == [RowState.NEW, RowState.NOT_A_RECORD]
    assert preview.ready


def test_the_file_s_order_is_kept_without_positions() -> None:
    assert names(checked(person("丙"), person("甲"), person("乙"))) == ["丙", "甲", "乙"]


def test_positions_order_a_category_if_all_of_it_is_numbered() -> None:
    rows = [("2", *person("乙")[1:]), ("9", *company("公司")[1:]), ("1", *person("甲")[1:])]
    assert names(checked(*rows)) == ["甲", "公司", "乙"]
    unreadable = [("2", *person("乙")[1:]), ("一", *person("甲")[1:])]
    preview = checked(*unreadable)
    assert names(preview) == ["乙", "甲"]
    assert codes(preview) == ["row.position-unreadable"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', "row.error-cell"),
        ('<c r="B2"><f>A1</f></c>', "row.formula-without-value"),
        ('<c r="B2" t="str"><f>[1]一!A1</f><v>甲</v></c>', "row.linked-formula"),
    ],
)
def test_a_cell_without_a_value_of_its_own_is_a_fault_at_its_place(row: str, code: str) -> None:
    from_hand = by_hand(f'<row r="2">{row}</row>')
    (fault,) = preview_of(from_hand, Choices(category="TC")).faults
    assert (fault.code, fault.address) == (code, "B2")


def by_hand(rows: str) -> bytes:
    head = f'<row r="1">{inline("A1", "单位")}{inline("B1", "姓名")}</row>'
    return zipped(bare_parts(head + rows))


def test_a_date_where_a_number_should_be_is_a_fault() -> None:
    row = (*person("张三")[:6], dt.date(2026, 3, 1), "")
    (fault,) = checked(row).faults
    assert (fault.code, fault.value) == ("row.date-cell", "2026-03-01")


def test_a_cell_can_be_corrected_and_a_row_left_out() -> None:
    rows = [person("张\u202e三"), person("", "二科")]
    choices = Choices(corrections={"名单!D2": "张三"}, omit=frozenset({"名单!3"}))
    preview = checked(*rows, choices=choices)
    assert preview.ready
    assert names(preview) == ["张三"]
    assert codes(preview) == ["row.omitted"]


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://a")', "+1+1", "-2+3", "@SUM(A1)", "＝1", "{{7*7}}", "<b>甲</b>"]
)
def test_dangerous_texts_are_stored_as_texts(text: str) -> None:
    data = by_hand(
        f'<row r="2"><c r="B2" t="inlineStr"><is><t><![CDATA[{text}]]></t></is></c></row>'
    )
    assert names(preview_of(data, Choices(category="TC"))) == [text]


@pytest.mark.parametrize(
    ("text", "unit", "duty"),
    [
        ("潮河街道办事处党政办公室主任", "潮河街道办事处党政办公室", "主任"),
        ("甲局科长", "甲局", "科长"),
        ("甲局 党组副书记、局长", "甲局", "党组副书记、局长"),
        ("甲局，四级调研员", "甲局", "四级调研员"),
        ("甲公司高级工程师", "甲公司", "高级工程师"),
        ("潮河街道办事处", "潮河街道办事处", ""),
    ],
)
def test_a_duty_is_taken_out_of_the_unit_where_the_header_names_both(
    text: str, unit: str, duty: str
) -> None:
    rows = [
        ("奖项", "称号", "姓名", "工作单位及职务", "备注"),
        ("先进个人", "先进工作者", "甲乙", text, ""),
    ]

    [asked] = preview_of(xlsx(rows)).rows
    accept = Choices(accept=frozenset({"row.unit-with-duty"}))
    [registered] = preview_of(xlsx(rows), accept).registrations

    found = {remark.code: remark.finding.suggestion for remark in asked.remarks}
    assert found.get("row.unit-with-duty") == (unit if duty else None)
    assert (registered.unit, registered.note) == (unit, duty)


def test_a_unit_under_a_plain_header_keeps_its_words() -> None:
    rows = [("奖项", "称号", "姓名", "工作单位"), ("先进个人", "先进工作者", "甲乙", "甲局科长")]

    preview = preview_of(xlsx(rows))

    assert (codes(preview), preview.registrations[0].unit) == ([], "甲局科长")
