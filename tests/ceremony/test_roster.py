"""The roster is correct, printable, and contains no active content."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import openpyxl
import pytest

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.ceremony import roster_files
from awards.ceremony.roster_files import table_of
from awards.ceremony.rules import Roster, RosterGroup, RosterLine
from awards.ceremony.service import for_file, roster
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.notices import holds
from awards.tables import OrderMethod
from awards.winner_fields import Registration
from awards.winners import service as winners
from tests.cast import ACME, EVERYONE, LIN, OUYANG, TIAN, confirmed, register, settings

NASTY = Registration("CX", "=HYPERLINK(1)", "＋公司")


@pytest.fixture
async def issued(commendation: CommendationRecord, tmp_path: Path) -> list[int]:
    ids = await confirmed(*EVERYONE)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))
    return ids


async def test_the_roster_stands_in_the_order_of_the_print(
    issued: list[int], commendation: CommendationRecord
) -> None:
    made = await roster("2023")

    printed = [sheet.record.number for sheet in await valid_in_order(commendation)]
    assert [line.number for line in made.lines] == printed
    assert [line.position for line in made.lines] == [1, 2, 3, 4, 5]


async def test_each_group_names_how_it_is_ordered(issued: list[int]) -> None:
    made = await roster("2023")

    assert {group.category: group.method_zh for group in made.groups}["GR"] == "按姓氏笔画为序"


async def test_a_place_by_hand_is_marked(issued: list[int]) -> None:
    await winners.place_by_hand("cli/alice", issued[1], 1)

    text = roster_files.as_csv(await roster("2023")).decode("utf-8-sig")

    marked = [row for row in csv.DictReader(io.StringIO(text)) if row["备注"]]
    assert [(row["姓名或名称"], row["备注"]) for row in marked] == [(OUYANG.name, "※ 人工指定位次")]


async def test_a_withdrawn_winner_is_not_on_the_roster(commendation: CommendationRecord) -> None:
    first, _ = await register(LIN, TIAN)
    await winners.withdraw("cli/carol", [first], "本人放弃")

    assert [line.name for line in (await roster("2023", everyone=True)).lines] == [TIAN.name]


async def test_the_workbook_is_set_up_to_print(issued: list[int]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(roster_files.as_xlsx(await roster("2023"))))

    sheet = book["总名册"]
    assert book.sheetnames == ["总名册"]  # nobody is printed twice
    assert sheet.freeze_panes == "A5"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$4:$4"


async def test_two_characters_are_padded_in_the_workbook_alone(issued: list[int]) -> None:
    made = await roster("2023")
    book = openpyxl.load_workbook(io.BytesIO(roster_files.as_xlsx(made)))

    names = [row[4] for row in book["总名册"].iter_rows(values_only=True) if row[4]][-3:]
    assert names == ["田\u3000禾", "林晚舟", "欧阳若水"]
    assert "田禾" in roster_files.as_csv(made).decode("utf-8-sig")
    assert "田禾" in roster_files.as_json(made).decode()


async def test_no_text_becomes_a_formula(commendation: CommendationRecord) -> None:
    await register(NASTY)
    made = await roster("2023", everyone=True)

    book = openpyxl.load_workbook(io.BytesIO(roster_files.as_xlsx(made)))
    cells = [cell for row in book["总名册"].iter_rows() for cell in row if cell.value]
    text = roster_files.as_csv(made).decode("utf-8-sig")

    assert "f" not in {cell.data_type for cell in cells}
    assert NASTY.name in {cell.value for cell in cells}
    assert f'"\'{NASTY.name}"' in text
    assert f'"\'{NASTY.unit}"' in text


@pytest.mark.parametrize("unit", ["  =1+1", "＝1+1", "甲科\n@SUM(A1)", "\u00a0-2+3", "\t1"])
def test_a_formula_hidden_behind_spaces_or_a_line_is_made_inert(unit: str) -> None:
    line = RosterLine(1, 1, "GR", "先进个人", "", "林晚舟", "", unit, "", by_hand=False)
    group = RosterGroup("GR", "先进个人", OrderMethod.DECISION, "", (line,), ())

    text = roster_files.as_csv(Roster("表彰", (group,))).decode("utf-8-sig")

    assert next(csv.reader(io.StringIO(text.partition("\r\n")[2], newline="")))[6] == f"'{unit}"


async def test_csv_opens_right_in_excel(issued: list[int]) -> None:
    assert roster_files.as_csv(await roster("2023")).startswith(b"\xef\xbb\xbf")


async def test_json_says_the_same(issued: list[int]) -> None:
    made = await roster("2023")

    told = json.loads(roster_files.as_json(made))

    names = [line["name"] for group in told["groups"] for line in group["lines"]]
    assert names == [line.name for line in made.lines]


async def test_the_same_roster_is_the_same_file(issued: list[int]) -> None:
    made = await roster("2023")

    assert roster_files.as_xlsx(made) == roster_files.as_xlsx(made)


async def test_a_character_without_stroke_data_is_named(commendation: CommendationRecord) -> None:
    await register(LIN, Registration("GR", "\U0002ebf0禾", "", LIN.honour))

    made = await roster("2023", everyone=True)

    assert made.groups[-1].without_strokes == ("\U0002ebf0",)
    assert made.lines[-1].name == "\U0002ebf0禾"


async def test_a_name_is_read_by_the_surname_that_was_stated(
    commendation: CommendationRecord,
) -> None:
    """单于 is a surname of two characters, chán yú, unless the winner's surname is 单."""
    await register(
        Registration("GR", "单于修", "甲处", LIN.honour),
        Registration("GR", "单于修", "乙处", LIN.honour, surname_length=1),
    )

    readings = {line.unit: line.reading for line in (await roster("2023", everyone=True)).lines}

    assert readings == {"甲处": "Chányú Xiū", "乙处": "Shàn Yúxiū"}


async def test_a_line_repeats_its_category_and_has_no_number_before_the_issue(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)

    (line,) = (await roster("2023", everyone=True)).lines

    assert (line.category, line.category_name, line.number) == ("GR", "先进个人", "")


async def test_only_who_has_a_certificate_is_called_and_the_others_stand_apart(
    issued: list[int], commendation: CommendationRecord, tmp_path: Path
) -> None:
    numbers = [line.number for line in (await roster("2023")).lines]
    await issuing.revoke("cli/carol", numbers[0], "违纪")
    people = [msgspec.structs.replace(LIN, name=name, personal_number="") for name in "甲乙丙丁"]
    _draft, held, waiting, gone = await register(*people)
    await holds.hold("cli/carol", held, "核实中")
    await winners.confirm("cli/carol", [waiting])
    await winners.withdraw("cli/carol", [gone], "本人放弃")

    made = await roster("2023")
    told = json.loads(roster_files.as_json(made))
    rows = list(csv.reader(io.StringIO(roster_files.as_csv(made).decode("utf-8-sig"), newline="")))
    printed = [sheet.record.number for sheet in await valid_in_order(commendation)]

    assert [line.number for line in made.lines] == printed == numbers[1:]
    assert [(each["name"], each["reason"], each["reason_zh"]) for each in told["apart"]] == [
        (ACME.name, "revoked", "已撤销"),
        ("乙", "held", "暂缓"),
        ("丙", "uncertificated", "未发证"),
        ("甲", "unconfirmed", "未确认"),
    ]
    assert made.apart_counts == {
        "held": 1,
        "unconfirmed": 1,
        "uncertificated": 1,
        "revoked": 1,
    }
    assert all("differs" in line for group in told["groups"] for line in group["lines"])
    assert (rows[0][0], len(rows)) == ("序号", 1 + len(printed))
    assert len({row[4] for row in rows}) == len(rows)


async def test_a_roster_to_rehearse_has_everybody_with_the_reason(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)

    made = await roster("2023", everyone=True)

    assert [(line.name, line.reason) for line in made.lines] == [("林晚舟", "unconfirmed")]
    assert made.apart == ()
    assert "未确认" in roster_files.as_csv(made).decode("utf-8-sig")


async def test_a_document_is_a_version_and_the_same_content_makes_no_other(
    issued: list[int],
) -> None:
    preview = await roster("2023")
    csv_made = await for_file("web/cora", "2023", "csv")
    first = await for_file("web/cora", "2023", "pdf")
    again = await for_file("web/paul", "2023", "xlsx")
    await issuing.revoke("web/anna", first.lines[0].number, "违纪")
    changed = await roster("2023")
    second = await for_file("web/paul", "2023", "docx")

    assert [(each.version, each.is_current) for each in (preview, csv_made, first, again)] == [
        (0, False),
        (0, False),
        (1, True),
        (1, True),
    ]
    assert (changed.version, changed.is_current) == (1, False)
    assert (second.version, second.is_current, second.handed_out_by) == (2, True, "web/paul")


async def test_a_document_names_issuer_version_and_who_is_not_called(issued: list[int]) -> None:
    [gone, *_] = (await roster("2023")).lines
    await issuing.revoke("web/anna", gone.number, "违纪")
    made = await for_file("web/cora", "2023", "xlsx")

    cells = _cells(roster_files.as_xlsx(made))
    signed = table_of(made, signature=True)

    assert any(
        cell.startswith("发布单位：") and f"第 1 版，{clock.today()}" in cell for cell in cells
    )
    assert "叫名 4 个，不叫名 1 个" in cells
    assert [cell for cell in cells if "不叫名：" in cell] == ["不叫名：创新引领企业（1 个）"]
    assert cells.count(gone.name) == 1
    assert "已撤销" in cells
    assert signed.columns[-1].sign
    assert gone.name not in roster_files.as_csv(made).decode("utf-8-sig")


def _cells(data: bytes) -> list[str]:
    rows = openpyxl.load_workbook(io.BytesIO(data))["总名册"].iter_rows(values_only=True)
    return [str(cell) for row in rows for cell in row if cell]
