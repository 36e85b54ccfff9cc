"""Each remark, question and message of a check has its place, its facts and both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from awards.intake.checking.choices import Choices, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.reading.refusals import MissingColumn
from awards.winner_fields import NAME, PERSONAL_NUMBER, Registration
from awards.words import Phrase, Plural, translated
from tests.intake.cast import SLOTS, key_of, preview_of
from tests.intake.files import csv_text, saved, xlsx
from tests.intake.test_check import (
    HEADER,
    WORKER,
    by_hand,
    checked,
    company,
    merged_rows,
    person,
    several,
    with_hidden,
)

ZHANG = person("张三")
REGISTERED = RegistrySnapshot(
    SLOTS, {key_of(Registration("GR", "张三", "一科", WORKER)): "张三（一科）"}
)

CATEGORIES = "突出贡献企业、创新创业人才（团队）、先进个人、税收贡献企业"
HONOURS = "先进工作者、优秀网格员"


def _accepting(code: str) -> Choices:
    return Choices(accept=frozenset({code}))


def _of_companies(cell: str) -> ImportPreview:
    return preview_of(by_hand(f'<row r="2">{cell}</row>'), Choices(category="TC"))


def _separated(*rows: tuple[str, ...]) -> ImportPreview:
    return preview_of(csv_text(rows).encode(), Choices(category="TC"))


Words = tuple[str, str]

REMARKS: dict[str, tuple[Callable[[], ImportPreview], str, Words, Words]] = {
    "name missing": (
        lambda: checked(person("")),
        "名单 2 D2 row.name-missing",
        ("没有填写姓名或名称。", "请补填；如该行不是获奖者，请删除该行。"),
        ("The name is missing.", "Fill it in, or delete the row."),
    ),
    "category missing": (
        lambda: checked(("", "", "", "张三")),
        "名单 2 B2 row.category-missing",
        ("没有填写奖项。", f"请从以下奖项中选填：{CATEGORIES}。"),
        ("The category is missing.", f"Fill in one of: {CATEGORIES}."),
    ),
    "category unknown": (
        lambda: checked(company("甲", category="没有的奖")),
        "名单 2 B2 row.category-unknown",
        ("没有名为“没有的奖”的奖项。", f"可填：{CATEGORIES}。"),
        ("There is no category “没有的奖”.", f"One of: {CATEGORIES}."),
    ),
    "category near": (
        lambda: checked(company("甲", category="突出贡献企业(个人)")),
        "名单 2 B2 row.category-unknown",
        (
            "没有名为“突出贡献企业(个人)”的奖项。",
            f"您是不是要找“突出贡献企业”？可填：{CATEGORIES}。",
        ),
        (
            "There is no category “突出贡献企业(个人)”.",
            f"Did you mean “突出贡献企业”? One of: {CATEGORIES}.",
        ),
    ),
    "category accepted": (
        lambda: checked(
            company("甲", category="突出贡献企业(个人)"), choices=_accepting("row.category-unknown")
        ),
        "名单 2 B2 row.suggestion-applied",
        ("“突出贡献企业(个人)”已按建议改为“突出贡献企业”。", "请核对。"),
        ("“突出贡献企业(个人)” was changed to “突出贡献企业” as suggested.", "Check it."),
    ),
    "honour missing": (
        lambda: checked(person("张三", honour="")),
        "名单 2 C2 row.honour-missing",
        ("“先进个人”须写明称号。", f"请从以下称号中选填：{HONOURS}。"),
        ("“先进个人” needs an honour.", f"Fill in one of: {HONOURS}."),
    ),
    "honour unknown": (
        lambda: checked(person("张三", honour="没有")),
        "名单 2 C2 row.honour-unknown",
        ("“先进个人”没有名为“没有”的称号。", f"可填：{HONOURS}。"),
        ("“先进个人” has no honour “没有”.", f"One of: {HONOURS}."),
    ),
    "honour where there is none": (
        lambda: checked(("", "突出贡献企业", "特等", "甲公司")),
        "名单 2 C2 row.honour-unknown",
        ("“突出贡献企业”没有名为“特等”的称号。", "可填：（无）。"),
        ("“突出贡献企业” has no honour “特等”.", "One of: （无）."),
    ),
    "honour near": (
        lambda: checked(person("张三", honour="先进工作")),
        "名单 2 C2 row.honour-unknown",
        ("“先进个人”没有名为“先进工作”的称号。", f"您是不是要找“先进工作者”？可填：{HONOURS}。"),
        ("“先进个人” has no honour “先进工作”.", f"Did you mean “先进工作者”? One of: {HONOURS}."),
    ),
    "honour accepted": (
        lambda: checked(
            person("张三", honour="先进工作"), choices=_accepting("row.honour-unknown")
        ),
        "名单 2 C2 row.suggestion-applied",
        ("“先进工作”已按建议改为“先进工作者”。", "请核对。"),
        ("“先进工作” was changed to “先进工作者” as suggested.", "Check it."),
    ),
    "twice in the file": (
        lambda: checked(ZHANG, ZHANG),
        "名单 3 D3 row.duplicate-in-file",
        ("与第 2 行重复，此行将跳过。", "如确为同名的另一人，请选择保留。"),
        ("The same as row 2: it will be skipped.", "Keep it if it is another person."),
    ),
    "registered": (
        lambda: checked(ZHANG, register=REGISTERED),
        "名单 2 D2 row.already-registered",
        ("已登记（张三（一科）），此行将跳过。", "如确为同名的另一人，请选择保留。"),
        ("Registered already (张三（一科）): skipped.", "Keep it if it is another person."),
    ),
    "same name": (
        lambda: checked(person("张三", number="1"), person("张三", number="2")),
        "名单 3 D3 row.same-name",
        ("姓名、单位与第 2 行相同，号码不同或有一个未填。", "请确认是两个人。"),
        (
            "Same name and unit as row 2; the numbers differ, or one is missing.",
            "Make sure they are two people.",
        ),
    ),
    "truncated number": (
        lambda: checked((*ZHANG[:6], 410102199001011234, "")),
        "名单 2 G2 row.number-truncated",
        ("号码“410102199001011300”已被 Excel 截断。", "请把该列设为文本格式，再按原件重新录入。"),
        (
            "Excel has cut the number “410102199001011300”.",
            "Format the column as text and type it again.",
        ),
    ),
    "converted number": (
        lambda: checked(person("张三", number=" ００1 23")),
        "名单 2 G2 row.number-converted",
        ("号码“００1 23”已改写为“00123”（全角转半角、去空格）。", "请核对。"),
        ("The number “００1 23” was rewritten as “00123”.", "Check it."),
    ),
    "date": (
        lambda: checked((*ZHANG[:6], dt.date(2026, 3, 1), "")),
        "名单 2 G2 row.date-cell",
        ("单元格被 Excel 当作日期：2026-03-01。", "请把该单元格设为文本格式，再按原件重新录入。"),
        ("Excel took the cell for a date: 2026-03-01.", "Format it as text and type it again."),
    ),
    "error": (
        lambda: _of_companies('<c r="B2" t="e"><v>#REF!</v></c>'),
        "名单 2 B2 row.error-cell",
        ("单元格是错误值 #REF!。", "请更正公式或直接填写内容。"),
        ("The cell holds the error #REF!.", "Correct the formula or type the value."),
    ),
    "formula without a value": (
        lambda: _of_companies('<c r="B2"><f>A1</f></c>'),
        "名单 2 B2 row.formula-without-value",
        ("公式没有计算结果：=A1", "请在 Excel 或 WPS 中打开、保存一次，或粘贴为数值。"),
        ("The formula has no value: =A1", "Open and save it in Excel or WPS, or paste values."),
    ),
    "linked formula": (
        lambda: _of_companies('<c r="B2" t="str"><f>[1]一!A1</f><v>甲</v></c>'),
        "名单 2 B2 row.linked-formula",
        ("公式引用了另一个工作簿，其值不可靠：甲", "请粘贴为数值。"),
        ("The formula reads another workbook: 甲", "Paste it as a value."),
    ),
    "not mended": (
        lambda: checked(person("张三", number="【待改】4.1E+17")),
        "名单 2 G2 row.unmended",
        ("此处在检查文件中标为待改，尚未更正：【待改】4.1E+17", "请按原件填写，并删去“【待改】”。"),
        (
            "Marked as lost in the checked file, and not corrected: 【待改】4.1E+17",
            "Type it again.",
        ),
    ),
    "long unit": (
        lambda: checked(person("张三", "字" * 201)),
        "名单 2 E2 row.too-long",
        ("“所在单位”共 201 个字，超过 200 个。", "请缩短。"),
        ("“所在单位” has 201 characters; 200 are allowed.", "Shorten it."),
    ),
    "endless name": (
        lambda: checked(person("字" * 2001)),
        "名单 2 D2 row.too-long",
        ("“姓名或名称”共 2001 个字，超过 50 个。", "请缩短。"),
        ("“姓名或名称” has 2001 characters; 50 are allowed.", "Shorten it."),
    ),
    "unseen character": (
        lambda: checked(person("张三", "一\u202e科")),
        "名单 2 E2 row.unseen-characters",
        ("“所在单位”含有控制字符或改变文字方向的字符：一[U+202E]科", "请删除后重新录入。"),
        ("“所在单位” holds characters that cannot be seen: 一[U+202E]科", "Delete them."),
    ),
    "broken line": (
        lambda: checked(person("张三", "一\n科")),
        "名单 2 E2 row.line-break",
        ("“所在单位”中有换行：一[U+000A]科", "请去掉换行。"),
        ("“所在单位” is broken over lines: 一[U+000A]科", "Put it on one line."),
    ),
    "position": (
        lambda: checked(("甲", *ZHANG[1:])),
        "名单 2 A2 row.position-unreadable",
        ("序号“甲”不是整数，将按文件中的先后排列。", "如需指定次序，请填写整数。"),
        ("“甲” is not a whole number; the file's order is kept.", "Write whole numbers."),
    ),
    "surplus cells": (
        lambda: _separated(("姓名", "单位"), ("甲公司", "", "丙", "丁")),
        "CSV 2 A2 row.too-many-cells",
        ("此行比表头多出内容：丙 丁", "可能有未加引号的分隔符，请更正。"),
        ("This row is longer than the header: 丙 丁", "Quote the separator within a cell."),
    ),
    "missing cells": (
        lambda: _separated(("姓名", "单位", "备注"), ("甲公司", "")),
        "CSV 2 A2 row.too-few-cells",
        ("此行只有 2 格，表头有 3 格。", "请核对该行是否断开。"),
        ("This row has 2 cells; the header has 3.", "Was the row broken in two?"),
    ),
    "hidden row": (
        lambda: with_hidden(Choices(hidden_rows="skip")),
        "名单 3 A3 row.hidden",
        ("此行在表格中被隐藏，将跳过。", "如需导入，请选择“导入隐藏行”。"),
        ("This row is hidden in the sheet: it will be skipped.", "Say “import” to read it."),
    ),
    "closing line": (
        lambda: checked(ZHANG, ("合计：1人",)),
        "名单 3 A3 row.total-agrees",
        ("不是记录：合计行，写的是 1；读到 1 行。", "此行不会登记任何内容。"),
        ("Not a record: a total row, says 1; 1 were read.", "Nothing is registered from it."),
    ),
    "total that differs": (
        lambda: checked(ZHANG, ("合计：8人",)),
        "名单 3 A3 row.total-differs",
        ("不是记录：合计行，写的是 8，但读到 1 行。", "请查找缺少或多出的行。"),
        (
            "Not a record: a total row, says 8, but 1 were read.",
            "Look for rows that are missing or too many.",
        ),
    ),
    "other closing line": (
        lambda: checked(ZHANG, ("见附页",)),
        "名单 3 A3 row.not-a-record",
        ("此行没有姓名等内容，未作为名单读取：见附页", "如是获奖者，请补填。"),
        ("This row holds no winner: 见附页", "Fill it in if it should."),
    ),
    "sample": (
        lambda: checked(("示例", *person("示例张三")[1:])),
        "名单 2 A2 row.sample",
        ("此行是模板中的示例，已跳过。", "可删除该行。"),
        ("This is the template's sample row: skipped.", "You may delete it."),
    ),
    "left out": (
        lambda: checked(ZHANG, choices=Choices(omit=frozenset({"名单!2"}))),
        "名单 2 A2 row.omitted",
        ("已按您的选择略过此行。", "如需导入，请取消略过。"),
        ("Left out, as you chose.", "Undo the choice to import it."),
    ),
    "category full": (
        lambda: checked(company("甲", category="SC"), company("乙", category="SC")),
        " 0  quota.category-full",
        (
            "“税收贡献企业”名额 2，已有 1，本次 2，超 1。",
            "请从名单中删去 1 个，或由管理员调整名额。",
        ),
        (
            "“税收贡献企业”: quota 2, taken 1, in this file 2, 1 over.",
            "Remove 1, or ask for a larger quota.",
        ),
    ),
    "honour full": (
        lambda: checked(*(person(name, honour="优秀网格员") for name in "甲乙")),
        " 0  quota.honour-full",
        (
            "“先进个人”的“优秀网格员”名额 2，已有 1，本次 2，超 1。",
            "请从名单中删去 1 个，或由管理员调整名额。",
        ),
        (
            "“优秀网格员” (先进个人): quota 2, taken 1, in this file 2, 1 over.",
            "Remove 1, or ask for a larger quota.",
        ),
    ),
}


@pytest.mark.parametrize(("made", "place", "zh", "en"), REMARKS.values(), ids=REMARKS)
def test_a_remark_names_its_cell_and_says_what_to_do(
    made: Callable[[], ImportPreview], place: str, zh: Words, en: Words
) -> None:
    (remark,) = made().remarks

    assert f"{remark.sheet} {remark.row} {remark.address} {remark.code}" == place
    assert tuple(remark.finding.words("zh")) == zh
    assert tuple(remark.finding.words("en")) == en


def test_an_accepted_category_is_taken() -> None:
    row = company("甲", category="突出贡献企业(个人)")
    preview = checked(row, choices=_accepting("row.category-unknown"))

    assert [one.category for one in preview.registrations] == ["TC"]


def test_an_accepted_honour_is_taken() -> None:
    row = person("张三", honour="先进工作")
    preview = checked(row, choices=_accepting("row.honour-unknown"))

    assert [one.honour for one in preview.registrations] == ["先进工作者"]


def _with_hidden_columns() -> ImportPreview:
    def also(sheet: Worksheet) -> None:
        sheet.column_dimensions["E"].hidden = True
        sheet.column_dimensions["G"].hidden = True

    return preview_of(xlsx([HEADER, ZHANG], also=also))


def _beside_an_explanation() -> ImportPreview:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["说明文字"])
    page = book.create_sheet("名单")
    for row in (HEADER, ZHANG):
        page.append(list(row))
    return preview_of(saved(book))


def _text(separator: str, encoding: str) -> ImportPreview:
    rows = csv_text([("姓名", "单位"), ("甲公司", "")], separator)
    return preview_of(rows.encode(encoding), Choices(category="TC"))


QUESTIONS: dict[str, tuple[Callable[[], ImportPreview], str, Words, list[tuple[str, str, str]]]] = {
    "sheets": (
        lambda: preview_of(several()),
        "question.sheet sheets",
        ("文件中有多个工作表，读取哪几个？", "The file has several sheets: which should be read?"),
        [("一", "一（2 行）", "一 (2 rows)"), ("二", "二（2 行）", "二 (2 rows)")],
    ),
    "hidden rows": (
        with_hidden,
        "question.hidden-rows hidden_rows",
        (
            "隐藏或被筛选掉的行 1 行：导入还是跳过？",
            "1 rows are hidden or filtered away: import or skip them?",
        ),
        [("import", "导入", "import"), ("skip", "跳过", "skip")],
    ),
    "hidden columns": (
        _with_hidden_columns,
        "question.hidden-columns hidden_columns",
        (
            "以下列被隐藏：所在单位、工号或证件号。导入还是跳过？",
            "These columns are hidden: 所在单位、工号或证件号. Import or skip them?",
        ),
        [("import", "导入", "import"), ("skip", "跳过", "skip")],
    ),
    "fill down": (
        merged_rows,
        "question.fill-down fill_down",
        (
            "有 2 行的奖项等为空（如合并单元格）：按上方的值填充吗？",
            "In 2 rows the category is blank, as in merged cells: fill it from above?",
        ),
        [("true", "按上方填充", "fill from above"), ("false", "不填充", "leave blank")],
    ),
    "category": (
        lambda: preview_of(xlsx([("姓名", "单位"), ("甲公司", "")])),
        "question.category category",
        (
            "表格没有“奖项”列：这份名单属于哪个奖项？",
            "There is no category column: which category is this list for?",
        ),
        [
            ("TC", "突出贡献企业", "突出贡献企业"),
            ("CY", "创新创业人才（团队）", "创新创业人才（团队）"),
            ("GR", "先进个人", "先进个人"),
            ("SC", "税收贡献企业", "税收贡献企业"),
        ],
    ),
}


@pytest.mark.parametrize(("made", "choice", "words", "options"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_names_the_choice_that_answers_it(
    made: Callable[[], ImportPreview],
    choice: str,
    words: Words,
    options: list[tuple[str, str, str]],
) -> None:
    (question,) = made().questions

    assert f"{question.code} {question.choice}" == choice
    assert _both(question.words) == words
    assert [(one.value, *_both(one.words)) for one in question.options] == options


MESSAGES: dict[str, tuple[Callable[[], ImportPreview], str, str]] = {
    "notice.text-file guessed": (
        lambda: _text(";", "gb18030"),
        "按 GB18030 编码（推断）、以分号分隔读取；如有乱码请改选编码。",
        "Read as GB18030 (inferred), separated by semicolon; if it looks wrong, choose another encoding.",
    ),
    "notice.text-file": (
        lambda: _text("\t", "utf-8-sig"),
        "按 UTF-8 编码、以制表符分隔读取；如有乱码请改选编码。",
        "Read as UTF-8, separated by tab; if it looks wrong, choose another encoding.",
    ),
    "notice.hidden-sheets": (
        lambda: preview_of(several(hidden=True)),
        "隐藏的工作表未读取：二。",
        "Hidden sheets were not read: 二.",
    ),
    "notice.ignored-columns": (
        lambda: preview_of(xlsx([(*HEADER, "联系电话"), (*ZHANG, "1")])),
        (
            "“名单”的以下列未读取：I1 联系电话。要保留某一列，请先在本次表彰的设置中把它设为自定义字段，"
            "再重新核对本文件。"
        ),
        (
            "These columns of “名单” were not read: I1 联系电话. To keep one, declare it as a field of "
            "the commendation's own, then check the file again."
        ),
    ),
    "notice.numbers-only": (
        lambda: checked(ZHANG, ("2",), ("3",)),
        "“名单”有 2 行只有序号，未读取。",
        "In “名单”, 2 rows have only a position: they were not read.",
    ),
    "notice.nothing-new": (
        lambda: checked(ZHANG, register=REGISTERED),
        "没有可导入的新行。",
        "There is no new row to import.",
    ),
    "notice.sheet-chosen": (
        _beside_an_explanation,
        "只有“名单”有可识别的表头，已读取该表；未读取：Sheet。",
        "Only “名单” has a known header and was read; not read: Sheet.",
    ),
}


@pytest.mark.parametrize("code", MESSAGES)
def test_a_message_says_what_was_not_read_or_how(code: str) -> None:
    made, zh, en = MESSAGES[code]
    (message,) = made().messages

    assert message.code == code.partition(" ")[0]
    assert _both(message.words) == (zh, en)


def _both(words: Phrase | Plural | str) -> Words:
    if isinstance(words, str):
        return words, words
    return translated(words, "zh"), translated(words, "en")


def test_several_hidden_sheets_are_listed() -> None:
    book = _two_lists(hidden=("乙", "丙"))

    (message,) = preview_of(saved(book)).messages

    assert _both(message.words)[0] == "隐藏的工作表未读取：乙、丙。"


def test_a_hidden_sheet_may_be_chosen_with_others_and_says_that_it_is_hidden() -> None:
    preview = preview_of(saved(_two_lists(hidden=("丙",))))
    (question,) = preview.questions

    assert [_both(option.words) for option in question.options] == [
        ("甲（2 行）", "甲 (2 rows)"),
        ("乙（2 行）", "乙 (2 rows)"),
        ("丙（2 行，已隐藏）", "丙 (2 rows, hidden)"),
    ]
    assert preview.remarks == ()


def _two_lists(hidden: tuple[str, ...]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "甲"
    for sheet in (book.worksheets[0], book.create_sheet("乙"), book.create_sheet("丙")):
        sheet.append(list(HEADER))
        sheet.append(list(ZHANG))
        if sheet.title in hidden:
            sheet.sheet_state = "hidden"
    return book


def test_a_name_column_that_is_hidden_cannot_be_left_out() -> None:
    def also(sheet: Worksheet) -> None:
        sheet.column_dimensions["D"].hidden = True

    with pytest.raises(MissingColumn, match="姓名或名称"):
        preview_of(xlsx([HEADER, ZHANG], also=also), Choices(hidden_columns="skip"))


def test_cells_of_a_row_without_a_winner_are_quoted_one_after_the_other() -> None:
    closing = ("其他", *[""] * 7, "1人")
    preview = preview_of(xlsx([(*HEADER, "联系电话"), (*ZHANG, ""), closing]))
    (remark,) = preview.rows[1].remarks

    assert remark.finding.words("zh").what.endswith("：其他 1人")


def test_a_missing_name_is_a_fault_of_the_name() -> None:
    (remark,) = checked(person("")).remarks

    assert remark.field == NAME


def test_a_cell_that_was_not_corrected_is_shown_as_it_is() -> None:
    (row,) = checked(person("张三", number="【待改】4.1E+17")).rows

    assert row.values[PERSONAL_NUMBER] == "【待改】4.1E+17"


def test_a_sample_row_has_both_of_its_marks() -> None:
    rows = checked(("示例", *ZHANG[1:]), ("1", *person("示例张三")[1:])).rows

    assert [row.state for row in rows] == [RowState.NEW, RowState.NEW]


def test_a_category_without_honours_may_repeat_its_name_and_no_other_may() -> None:
    firm = ("", "突出贡献企业", "突出贡献企业", "", "", "", "", "")
    assert checked((*firm[:3], "甲公司", *firm[4:])).ready
    (fault,) = checked(person("张三", honour="先进个人")).faults
    assert fault.code == "row.honour-unknown"
