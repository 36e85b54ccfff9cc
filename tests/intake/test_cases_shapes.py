"""Lists of every shape that departments sent, in invented copies, each with its right answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.rules import check
from awards.intake.reading import refusals
from tests.intake.cast import book_of, key_of
from tests.intake.files import xlsx
from tests.intake.test_messy_department import register
from tests.text.test_beside_names import CONTROLS

CASES = Path(__file__).parent / "cases"
WORKER = "综合考评先进工作者"
GRID = "优秀网格长（员）"


class Answered(NamedTuple):
    """What a file is, read with these answers.

    ``remarks`` and ``questions`` are places and codes, a place and what is proposed. ``winners``
    are category, name, unit and honour.
    """

    file: str
    choices: Choices = Choices()
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    winners: tuple[str, ...] = ()


ENTERPRISES = ("突出贡献企业", "创新引领企业")

CASES_AND_ANSWERS = (
    Answered(
        "03b-enterprise-notes.xlsx",
        Choices(category="TC"),
        ("A5 row.total-agrees", "A6 row.signature", "A7 row.note"),
        winners=("TC 子丑机械有限公司", "TC 寅卯电子有限公司"),
    ),
    Answered(
        "03b-enterprise-notes.xlsx",
        remarks=("A5 row.total-agrees", "A6 row.signature", "A7 row.note"),
        questions=("question.category  TC",),
        winners=("TC 子丑机械有限公司", "TC 寅卯电子有限公司"),
    ),
    Answered(
        "02-section-heading-rows.xlsx",
        remarks=("A3 row.section-agrees", "A7 row.section-agrees"),
        questions=(
            "question.category 名单!3 GR",
            "question.category 名单!7 JT",
            "question.honour 名单!3 ",
            "question.honour 名单!7 ",
        ),
    ),
    Answered(
        "02-section-heading-rows.xlsx",
        Choices(
            categories={"名单!3": "GR", "名单!7": "JT"},
            honours={"名单!3": WORKER, "名单!7": "优秀网格"},
        ),
        ("A3 row.section-agrees", "A7 row.section-agrees"),
        winners=(
            f"GR 甲一 甲局 {WORKER}",
            f"GR 乙一 乙局 {WORKER}",
            f"GR 丙一 丙局 {WORKER}",
            "JT 丁集体 丁局 优秀网格",
            "JT 戊集体 戊局 优秀网格",
        ),
    ),
    Answered(
        "01b-names-in-one-cell.xlsx",
        remarks=(
            "D2 row.several",
            "D3 row.several",
            "D4 row.several",
            "D5 name.bracket",
            "D6 name.nobody",
            "D7 name.nobody",
        ),
        questions=(
            "question.several 名单!2 split",
            "question.several 名单!3 split",
            "question.several 名单!4 split",
        ),
        winners=(f"GR 甲乙（女，回族） 丁局 {GRID}",),
    ),
    Answered(
        "01b-names-in-one-cell.xlsx",
        Choices(
            rows={"名单!2": "split", "名单!3": "split", "名单!4": "one"},
            accept=frozenset({"name.bracket"}),
            omit=frozenset({"名单!6", "名单!7"}),
        ),
        (
            "D4 name.several",
            "D4 name.padding",
            "D5 row.suggestion-applied",
            "A6 row.omitted",
            "A7 row.omitted",
        ),
        winners=(
            f"GR 甲乙丙 甲局 {GRID}",
            f"GR 丁戊己 甲局 {GRID}",
            f"GR 庚辛壬 甲局 {GRID}",
            f"GR 子丑 乙局 {GRID}",
            f"GR 寅卯 乙局 {GRID}",
            f"GR 辰巳 乙局 {GRID}",
            f"GR 甲乙 丁局 {GRID}",
        ),
    ),
    Answered("05b-two-enterprise-sheets.xlsx", questions=("question.sheet  ",)),
    Answered(
        "05b-two-enterprise-sheets.xlsx",
        Choices(sheets=ENTERPRISES),
        questions=("question.category 突出贡献企业 TC", "question.category 创新引领企业 CX"),
        winners=(
            "TC 甲甲突出有限公司",
            "TC 乙乙突出有限公司",
            "CX 甲甲创新有限公司",
            "CX 乙乙创新有限公司",
        ),
    ),
    Answered(
        "06-pivoted.xlsx",
        remarks=("B2 row.several",),
        questions=(
            "question.category 名单!B GR",
            "question.honour 名单!B ",
            "question.category 名单!C JT",
            "question.honour 名单!C ",
            "question.several 名单!2/B split",
        ),
    ),
    Answered(
        "06-pivoted.xlsx",
        Choices(
            categories={"名单!B": "GR", "名单!C": "JT"},
            honours={"名单!B": GRID, "名单!C": "优秀网格"},
            rows={"名单!2/B": "split"},
        ),
        winners=(
            f"GR 甲六 甲局 {GRID}",
            f"GR 乙六 甲局 {GRID}",
            f"GR 丙六 乙局 {GRID}",
            "JT 甲六科 甲局 优秀网格",
            "JT 乙六科 乙局 优秀网格",
        ),
    ),
    Answered(
        "07-side-by-side.xlsx",
        questions=(
            "question.category 名单!A GR",
            "question.honour 名单!A ",
            "question.category 名单!D GR",
            "question.honour 名单!D ",
        ),
    ),
    Answered(
        "07-side-by-side.xlsx",
        Choices(
            categories={"名单!A": "GR", "名单!D": "GR"}, honours={"名单!A": GRID, "名单!D": WORKER}
        ),
        winners=(
            f"GR 甲七 甲局 {GRID}",
            f"GR 乙七 乙局 {GRID}",
            f"GR 丙七 丙局 {WORKER}",
            f"GR 丁七 丁局 {WORKER}",
        ),
    ),
    Answered(
        "11-header-repeated.xlsx",
        remarks=("A3 row.header",),
        winners=(f"GR 甲甲甲 甲街道办事处 {GRID}", f"GR 乙乙乙 甲街道办事处 {GRID}"),
    ),
    Answered(
        "26-unit-and-duty.xlsx",
        remarks=("C2 row.unit-with-duty",),
        winners=(f"GR 甲列 甲局科长 {GRID}",),
    ),
    Answered(
        "38-one-person-two-honours.xlsx",
        remarks=("B3 row.name-merged",),
        questions=("question.merged-name 名单!3 ",),
        winners=(f"GR 甲双 甲局 {GRID}",),
    ),
    Answered(
        "38-one-person-two-honours.xlsx",
        Choices(rows={"名单!3": "instead"}),
        ("A2 row.omitted", "B3 row.name-merged"),
        winners=("GR 甲双 甲局 营商环境先进个人",),
    ),
    Answered(
        "40-bool-number-names.xlsx",
        remarks=("D2 name.nobody", "D3 name.number", "D4 name.number"),
    ),
    Answered(
        "61d-enterprise-with-person.xlsx",
        questions=("question.recipient  body",),
        winners=("TC 甲乙丙有限公司",),
    ),
    Answered(
        "61d-enterprise-with-person.xlsx",
        Choices(recipient="person"),
        winners=("TC 张三丰 甲乙丙有限公司",),
    ),
    *(
        Answered(f"25-{number}.xlsx", winners=(f"GR 甲头 甲局 {GRID}",))
        for number in ("00", "01", "02", "03", "06", "08", "09", "12", "14", "17", "18")
    ),
    Answered(
        "person-list.csv",
        remarks=(
            "D2 name.bracket",
            "D3 row.several",
            "D4 row.several",
            "D5 name.of-several",
            "D6 name.bracket",
            "D7 name.padding",
            "D7 name.title",
            "D8 name.nobody",
            "A9 row.total",
            "A10 row.total-differs",
            "D13 row.duplicate-in-file",
            "D14 name.telephone-only",
            "D15 name.star",
            "D16 name.title",
        ),
        questions=(
            "question.several CSV!3 split",
            "question.several CSV!4 split",
            "question.record CSV!9 ",
        ),
        winners=tuple(
            f"GR {name} {WORKER}"
            for name in (
                "赵敏（女） 财政局",
                "王强等5人 财政局",
                "陈静（回族） 财政局",
                "周涛 同志 财政局",
                "王芳 财政局综合科",
                "王芳 财政局",
                "李明* 财政局",
                "吴刚主任 财政局",
            )
        ),
    ),
)


def _preview(file: str, choices: Choices) -> ImportPreview:
    return check(book_of((CASES / file).read_bytes()), choices, register(), key_of)


@pytest.mark.parametrize("case", CASES_AND_ANSWERS, ids=lambda case: case.file)
def test_each_list_has_its_right_answer(case: Answered) -> None:
    preview = _preview(case.file, case.choices)

    remarks = [f"{one.address} {one.code}" for one in preview.remarks]
    questions = [f"{one.code} {one.place} {one.proposed}" for one in preview.questions]
    winners = [
        " ".join(filter(None, (one.category, one.name, one.unit, one.honour)))
        for one in preview.registrations
    ]
    assert sorted(remarks) == sorted(case.remarks)
    assert questions == list(case.questions)
    assert winners == list(case.winners)
    assert preview.ready == (bool(winners) and not questions and not preview.faults)


def test_a_grid_of_names_is_refused_by_that_name() -> None:
    with pytest.raises(refusals.NameGrid):
        _preview("08-name-grid.xlsx", Choices())


def test_remarks_and_questions_about_rows_carry_their_sheet_and_row() -> None:
    for case in CASES_AND_ANSWERS:
        preview = _preview(case.file, case.choices)
        assert all(one.sheet and one.row for row in preview.rows for one in row.remarks)
        assert all(one.sheet and one.row for one in preview.questions if one.choice == "rows")


#: The rows of the zoo that hold a sound name.
SOUND: frozenset[int] = frozenset()


def test_each_name_of_the_zoo_has_a_remark() -> None:
    preview = _preview("70-name-zoo.xlsx", Choices())

    assert {row.number for row in preview.rows if not row.remarks} == SOUND
    assert len(preview.rows) == 50


STREET = Choices(
    fill_down=True,
    rows={"汇总表!9": "split", "汇总表!12": "skip", "汇总表!13": "skip"},
    accept=frozenset(
        {
            "name.padding",
            "name.bracket",
            "row.unit-with-duty",
            "row.honour-unknown",
            "row.category-unknown",
        }
    ),
)


def test_the_list_of_a_street_office_asks_about_what_is_not_certain() -> None:
    preview = _preview("street-office.xlsx", Choices())

    remarks = [f"{one.address} {one.code}" for one in preview.remarks]
    assert sorted(remarks) == sorted(
        (
            "B6 name.padding",
            "D6 row.unit-with-duty",
            "G6 id-number.check",
            "B7 name.padding",
            "G7 id-number.check",
            "B9 row.several",
            "F9 row.honour-unknown",
            "E10 row.category-unknown",
            "B11 name.bracket",
            "A12 row.doubted",
            "A13 row.doubted",
            "A14 row.total-agrees",
            "A18 row.signature",
        )
    )
    assert [question.code for question in preview.questions] == [
        "question.fill-down",
        "question.several",
        "question.record",
        "question.record",
    ]
    assert [question.row for question in preview.questions[1:]] == [9, 12, 13]
    [unknown] = [one for one in preview.faults if one.code == "row.category-unknown"]
    assert unknown.finding.suggestion == "先进个人"


def test_the_answers_of_a_street_office_lead_to_its_seven_persons_and_two_bodies() -> None:
    preview = _preview("street-office.xlsx", STREET)

    office = "潮河街道办事处"
    assert preview.ready
    assert [(one.category, one.name, one.unit, one.honour) for one in preview.registrations] == [
        ("GR", "王芳", f"{office}党政办公室", WORKER),
        ("GR", "李强", f"{office}应急办", WORKER),
        ("GR", "欧阳建国", office, WORKER),
        ("GR", "张伟", "潮河街道社区网格", GRID),
        ("GR", "刘洋", "潮河街道社区网格", GRID),
        ("GR", "马合木提·艾山", "潮河街道经济发展办", "营商环境先进个人"),
        ("GR", "赵敏", "潮河街道民政办", GRID),
        ("JT", "潮河街道党政办公室", "", "综合考评先进单位"),
        ("JT", "潮河街道第三网格", "", "优秀网格"),
    ]


def test_the_second_of_two_people_of_one_name_is_registered_when_a_person_says_so() -> None:
    rows = {**STREET.rows, "汇总表!13": "record"}

    preview = _preview("street-office.xlsx", replace(STREET, rows=rows))

    assert [one.name for one in preview.registrations].count("王芳") == 2
    assert preview.ready


#: Names of bodies that look like totals, units, headings or several bodies.
BODIES = (
    "郑州某某（集团）有限公司",
    "合计科技有限公司",
    "小计（郑州）电子有限公司",
    "说明书印务有限公司",
    "人工智能、大数据有限公司",
    "北京路 1 号物业有限公司",
    "第一建筑、装饰工程公司",
    "总计会计师事务所",
    "中国3D打印有限公司",
    "某某（共享）集团",
)


def test_names_that_only_look_like_traps_have_no_remark_and_no_question() -> None:
    head = ("序号", "奖项", "称号", "姓名或名称", "所在单位")
    people = [(at, "先进个人", GRID, name, f"甲局{at}科") for at, name in enumerate(CONTROLS, 1)]
    bodies = [(at, "突出贡献企业", "", name, "") for at, name in enumerate(BODIES, 1)]

    preview = check(book_of(xlsx([head, *people, *bodies])), Choices(), register(), key_of)

    assert [(one.row, one.code, one.value) for one in preview.remarks] == []
    assert preview.questions == ()
    assert len(preview.registrations) == len(people) + len(bodies)
