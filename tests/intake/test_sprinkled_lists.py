"""A list of n winners with any other rows between them registers these n, or asks."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.checking.rules import check
from awards.intake.reading.book import Book, MergedCells, SourceCell, SourceRow, SourceSheet
from tests.depth import examples
from tests.intake.cast import REGISTER, key_of

HEAD = ("序号", "奖项", "称号", "姓名", "所在单位", "备注")
PEOPLE = ("先进个人", "先进工作者")
Row = tuple[str, ...]

#: Given names of people whose names look like other rows: 合计, 备注, 单位, 说明.
NAMES = (
    *(f"甲{one}{two}" for one in "乙丙丁戊己" for two in "庚辛壬"),
    *(
        "张合理",
        "于小计",
        "武备",
        "单位",
        "共明",
        "注册",
        "总管",
        "郑一",
        "万里",
        "何无待",
        "陈和平",
        "高校",
    ),
    *(
        "欧阳甲乙",
        "阿依古丽·买买提",
        "阿依古丽 买买提",
        "John Smith",
        "Smith, John",
        "李学院",
        "司待定",
    ),
)

#: Rows that are certainly no winner, or are asked about.
OTHERS: tuple[Row, ...] = (
    # Totals.
    ("合计：8人",),
    ("", "", "", "8人"),
    ("小计", *PEOPLE, "8人"),
    ("总计", "", "", "", "", "8"),
    ("", *PEOPLE, "合计"),
    ("共8名",),
    ("全区合计 8人",),
    ("甲局", "", "", "", "2人"),
    # Notes.
    ("", "", "", "备注：略"),
    ("备注：以上人员排名不分先后",),
    ("注：本表一式两份",),
    ("说明",),
    ("", "", "", "以上名单已公示"),
    ("第1页，共2页",),
    ("2026年11月30日",),
    ("抄送：甲局",),
    ("（以下空白）".strip("（）"),),
    # Signatures.
    ("填表人：丙丁　审核人：戊己",),
    ("", "", "", "填表人：丙丁", "审核人：戊己"),
    ("单位（盖章）：",),
    ("负责人（签字）：",),
    ("联系电话：0371-66780000",),
    ("", "", "", "联系人"),
    # The header again, and headings.
    HEAD,
    ("三、先进个人",),
    ("（二）优秀网格员（共3名）",),
    ("", "", "", "先进个人（2名）"),
    ("甲局（2人）",),
    ("推荐单位：甲局",),
    ("宣传口（3人）",),
    ("", "", "", "乙局："),
    # Numbers, and what a person is asked about.
    ("", "", "", "12"),
    ("9", *PEOPLE, "合计", "潮河办事处"),
    ("9", *PEOPLE, "丙丁", "潮河办事处", "待定"),
    ("9", *PEOPLE, "丙丁、戊己", "潮河办事处"),
    ("9", *PEOPLE, "丙丁\n戊己", "潮河办事处"),
    ("9", *PEOPLE, "丙丁　　戊己", "潮河办事处"),
    ("9", *PEOPLE, "王强 李伟", "潮河办事处"),
)


def _preview(rows: Sequence[Row], choices: Choices | None = None) -> ImportPreview:
    lines = tuple(
        SourceRow(number, tuple(map(SourceCell, cells)))
        for number, cells in enumerate((HEAD, *rows), 1)
    )
    book = Book("xlsx", (SourceSheet("名单", lines, merged=(MergedCells(9000, 0, 9000, 1),)),))
    return check(book, choices or Choices(), REGISTER, key_of)


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[str], list[Row]]:
    """Names of the winners, and all rows of the list."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=10, unique=True))
    numbered = draw(st.booleans())
    has_units = draw(st.booleans())
    rows: list[Row] = [
        (str(at) if numbered else "", *PEOPLE, name, "潮河办事处" if has_units else "", "")
        for at, name in enumerate(names, 1)
    ]
    for other in draw(st.lists(st.sampled_from(OTHERS), max_size=6)):
        rows.insert(draw(st.integers(0, len(rows))), other)
    return names, rows


@settings(max_examples=examples(200), deadline=None)
@given(lists())
def test_a_list_registers_its_winners_and_no_other_row(made: tuple[list[str], list[Row]]) -> None:
    names, rows = made

    preview = _preview(rows)

    assert sorted(each.name for each in preview.registrations) == sorted(names)
    assert preview.faults == ()
    waiting = {
        row.number for row in preview.rows if row.state in (RowState.DOUBTFUL, RowState.OPEN)
    }
    assert waiting <= {question.row for question in preview.questions}
    assert all(row.remarks for row in preview.rows if row.registration is None)


@settings(max_examples=examples(100), deadline=None)
@given(lists())
def test_with_every_question_answered_no_other_row_is_registered(
    made: tuple[list[str], list[Row]],
) -> None:
    names, rows = made
    answers = {
        "question.record": "skip",
        "question.unit": "unit",
        "question.several": "split",
    }
    said = {question.place: answers[question.code] for question in _preview(rows).questions}

    preview = _preview(rows, Choices(rows=said))  # type: ignore[arg-type]

    several = {"丙丁", "戊己", "王强", "李伟"}
    assert preview.questions == ()
    assert {each.name for each in preview.registrations} - several == set(names)
    assert preview.ready
