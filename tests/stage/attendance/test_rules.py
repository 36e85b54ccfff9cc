"""Whom the rows of a list mean, and who attends by rule."""

from __future__ import annotations

import pytest

from awards.errors import AttendeeRefused
from awards.intake.reading.book import Book, SourceCell, SourceRow, SourceSheet
from awards.stage.attendance.codes import fresh_code
from awards.stage.attendance.matching import HonouredOne, MatchedRows, match_rows
from awards.stage.attendance.merging import merge
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.rules import by_rule, checked, name_key, namesakes, sought
from awards.stage.attendance.sheet import AttendeeRow, rows_of
from awards.stage.content import StageCertificate
from awards.stage.words import AttendeeKind
from awards.tables import RecipientKind
from awards.words import translated

W, R, C, G = (
    AttendeeKind.WINNER,
    AttendeeKind.REPRESENTATIVE,
    AttendeeKind.COMPANION,
    AttendeeKind.GUEST,
)
HONOURED = [
    HonouredOne(1, "云桥科技有限公司", "", "云桥表彰〔2024〕1号", "突出贡献企业", False),
    HonouredOne(2, "王磊", "第一小学", "云桥表彰〔2024〕2号", "先进个人", True),
    HonouredOne(3, "王磊", "人民医院", "云桥表彰〔2024〕3号", "先进个人", True),
    HonouredOne(4, "欧阳望舒", "规划局", "云桥表彰〔2024〕4号", "先进个人", True),
]


def matched(*rows: AttendeeRow, **answers: str) -> MatchedRows:
    return match_rows(rows, HONOURED, {int(key[1:]): value for key, value in answers.items()})


def words(found: MatchedRows) -> list[str]:
    return [translated(each, "zh") for each in found.faults]


def person(one: int, kind: AttendeeKind, name: str, unit: str = "", winner: int | None = None,
           duty: str = "") -> AttendeeRecord:  # fmt: skip
    return AttendeeRecord(one, kind, name, duty, unit, winner, f"ABCDEFGH{one:04}", "")


def test_a_code_has_twelve_characters_that_nobody_misreads() -> None:
    codes = {fresh_code(()) for _ in range(200)}

    assert {len(code) for code in codes} == {12}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01ILOU")
    assert len(set("".join(codes))) == 30


def test_a_code_that_is_taken_is_drawn_again() -> None:
    drawn = iter("A" * 12 + "B" * 12)

    assert fresh_code({"A" * 12}, lambda _: next(drawn)) == "B" * 12


def test_a_name_of_one_winner_is_that_winner_and_a_body_is_represented() -> None:
    found = matched(
        AttendeeRow(2, "欧阳望舒"),
        AttendeeRow(3, "王磊", unit="人民医院"),
        AttendeeRow(4, "蓝一鸣", kind="企业代表", unit="云桥科技有限公司"),
        AttendeeRow(5, "古月", kind="嘉宾", unit="云桥商会", duty="会长"),
        AttendeeRow(6, "盛小林", kind="随行", of="云桥表彰〔2024〕4号"),
    )

    assert found.faults == []
    assert found.questions == []
    assert found.drafts == {
        2: AttendeeDraft(W, "欧阳望舒", unit="规划局", winner=4),
        3: AttendeeDraft(W, "王磊", unit="人民医院", winner=3),
        4: AttendeeDraft(R, "蓝一鸣", unit="云桥科技有限公司", winner=1),
        5: AttendeeDraft(G, "古月", "会长", "云桥商会"),
        6: AttendeeDraft(C, "盛小林", unit="规划局", winner=4),
    }


def test_a_name_of_two_or_of_nobody_is_a_question_with_candidates() -> None:
    found = matched(
        AttendeeRow(2, "王磊"), AttendeeRow(3, "欧阳忘舒"), AttendeeRow(4, "某", kind="随行", of="无人")
    )  # fmt: skip

    assert [
        (each.at, [one.winner for one in each.candidates], each.may_be_guest)
        for each in found.questions
    ] == [(2, [2, 3], True), (3, [4], True), (4, [], False)]
    assert found.drafts == {}


def test_an_answer_names_the_winner_a_guest_or_nobody() -> None:
    rows = [AttendeeRow(at, "王磊") for at in (2, 3, 4)]

    found = matched(*rows, r2="3", r3="guest", r4="skip")

    assert found.questions == []
    assert found.drafts == {
        2: AttendeeDraft(W, "王磊", unit="人民医院", winner=3),
        3: AttendeeDraft(G, "王磊"),
    }


def test_an_answer_that_names_no_winner_leaves_the_question() -> None:
    assert len(matched(AttendeeRow(2, "王磊"), r2="77").questions) == 1


def test_an_unknown_kind_a_private_character_and_a_companion_of_nobody_are_faults() -> None:
    found = matched(
        AttendeeRow(2, "古月", kind="贵宾犬"),
        AttendeeRow(3, "王\ue000明", kind="嘉宾"),
        AttendeeRow(4, "盛小林", kind="随行"),
        AttendeeRow(5, "", kind="嘉宾"),
        AttendeeRow(6, "名" * 51, kind="嘉宾"),
        AttendeeRow(7, "古月", kind="嘉宾", duty="会\ue000长"),
    )

    assert found.drafts == {}
    assert words(found) == [
        "第 2 行：“贵宾犬”不是出席身份。",
        "第 3 行：“王[U+E000]明”含有自造字 [U+E000]，他处无法显示。",
        "第 4 行：盛小林没有随同的人。",
        "第 5 行：姓名或名称为空。",
        "第 6 行：姓名超过 50 个字。",
        "第 7 行：“会[U+E000]长”含有自造字 [U+E000]，他处无法显示。",
    ]


def test_a_name_of_twenty_five_characters_passes() -> None:
    name = "阿卜杜热合曼·买买提艾力·阿不都拉江·吐尔逊江·艾"

    assert len(name) == 25
    assert checked(AttendeeDraft(G, f" {name} ")).name == name


def test_who_is_refused_is_named() -> None:
    with pytest.raises(AttendeeRefused) as refused:
        checked(AttendeeDraft(C, "盛小林"))

    assert "盛小林没有随同的人" in refused.value.words("zh").what


def test_a_list_is_compared_with_those_who_attend() -> None:
    people = [
        person(1, R, "蓝一鸣", "云桥科技有限公司", 1),
        person(2, G, "古月", "云桥商会", duty="会长"),
    ]
    drafts = {
        2: AttendeeDraft(R, "向北辰", unit="云桥科技有限公司", winner=1),
        3: AttendeeDraft(G, "古月", unit="云桥商会"),
        4: AttendeeDraft(C, "盛小林", unit="规划局", winner=4),
        5: AttendeeDraft(C, "盛大林", winner=1),
        6: AttendeeDraft(C, "盛大林", winner=1),
    }

    found = merge(people, drafts)

    assert found.changed == {1: drafts[2]}
    assert found.added == [drafts[4], drafts[5]]
    assert found.kept == 1
    assert [translated(each, "zh") for each in found.faults] == [
        "第 6 行：盛大林在第 5 行已有。",
        "第 4 行：盛小林所随同的人不出席。",
    ]


def test_persons_attend_themselves_and_bodies_by_who_receives_for_them() -> None:
    standing = [
        StageCertificate(1, "1", 1, "云桥科技", "", "", "TC", "plaque"),
        StageCertificate(2, "2", 1, "第一小学", "教育局", "", "JT", "plaque"),
        StageCertificate(3, "3", 1, "王磊", "人民医院", "", "GR", "certificate"),
        StageCertificate(4, "4", 1, "古月", "", "", "GR", "certificate"),
    ]
    kinds = {
        "TC": RecipientKind.ENTERPRISE,
        "JT": RecipientKind.COLLECTIVE,
        "GR": RecipientKind.INDIVIDUAL,
    }

    assert by_rule(standing, kinds, {1: "蓝一鸣", 2: ""}, {4}) == [
        AttendeeDraft(R, "蓝一鸣", unit="云桥科技", winner=1),
        AttendeeDraft(R, "第一小学", unit="第一小学", winner=2),
        AttendeeDraft(W, "王磊", unit="人民医院", winner=3),
    ]


def test_namesakes_differ_by_unit_then_duty_then_code() -> None:
    people = [
        person(1, W, "王磊", "第一小学"),
        person(2, W, "王磊", "人民医院"),
        person(3, G, "古月", "", duty="会长"),
        person(4, G, "古月", "", duty="秘书"),
        person(5, G, "司空见"),
        person(6, G, "司空見"),
        person(7, G, "向北辰"),
        person(8, G, "向北辰"),
    ]

    assert namesakes(people) == {
        1: "第一小学", 2: "人民医院", 3: "会长", 4: "秘书", 7: "0007", 8: "0008",
    }  # fmt: skip


def test_people_are_found_by_name_initials_unit_and_code() -> None:
    people = [person(1, W, "王磊", "第一小学"), person(2, G, "欧阳望舒", "规划局")]

    def ids(typed: str) -> list[int]:
        return [each.id for each in sought(people, typed)]

    assert (ids("磊"), ids("OYWS"), ids("规划"), ids("abcdefgh0001"), ids("")) == (
        [1], [2], [2], [1], [1, 2],
    )  # fmt: skip
    assert name_key("欧阳望舒", "规划局") == "欧阳望舒||oyws|规划局"


def test_rows_are_read_below_the_headers_of_any_first_rows() -> None:
    lines = [
        ["典礼出席名单"],
        ["序号", "姓 名", "单位", "身份"],
        ["1", " 王磊 ", "人民医院"],
        ["", "", ""],
    ]
    sheet = SourceSheet(
        "名单",
        tuple(
            SourceRow(at, tuple(SourceCell(text) for text in line))
            for at, line in enumerate(lines, 1)
        ),
    )

    assert rows_of(Book("xlsx", (sheet,))) == [AttendeeRow(3, "王磊", unit="人民医院")]


@pytest.mark.parametrize("headers", [("编号", "单位"), ("姓名",)])
def test_a_list_without_names_is_refused(headers: tuple[str, ...]) -> None:
    line = SourceRow(1, tuple(SourceCell(each) for each in headers))

    with pytest.raises(AttendeeRefused):
        rows_of(Book("xlsx", (SourceSheet("表", (line,)),)))
