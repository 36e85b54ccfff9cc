"""A hall from each kind of file: what is read, and what is refused with its place."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

import pytest
import xlsxwriter

from awards.errors import HallRefused
from awards.intake.reading.refusals import Empty, TooBig
from awards.stage.content import HallSeat
from awards.stage.seats.hall_file import as_toml, from_toml
from awards.stage.seats.plan import HallPlan
from awards.stage.seats.reading import read_hall
from awards.stage.words import SeatKind
from tests.conftest import FIXTURES


def _workbook(rows: Sequence[Sequence[str | int]], formulas: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("大礼堂")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                sheet.write(at, column, cell)
    for cell, formula in (formulas or {}).items():
        sheet.write_formula(cell, formula, None, "")
    book.close()
    return out.getvalue()


def _drawn(plan: HallPlan) -> list[str]:
    """Each row as its label and its seats in their cells."""
    lines = []
    for y in sorted({seat.y for seat in plan.seats}):
        row = {seat.x: seat for seat in plan.seats if seat.y == y}
        cells = (row[x].label if x in row else "_" for x in range(1, max(row) + 1))
        lines.append(f"{next(iter(row.values())).row}: {' '.join(cells)}")
    return lines


async def _refused(data: bytes, name: str) -> str:
    with pytest.raises(HallRefused) as refused:
        await read_hall(data, name)
    return refused.value.words("en").what


def test_the_hall_of_the_fixture_has_26_rows_of_30_and_two_aisles() -> None:
    plan = from_toml((FIXTURES / "hall-2023.toml").read_bytes())

    assert (len(plan.seats), plan.blocks) == (780, ["左区", "中区", "右区"])
    assert _drawn(plan)[25].split(" _ ") == [
        "26: 1 2 3 4 5 6 7 8", "9 10 11 12 13 14 15 16 17 18 19 20 21 22",
        "23 24 25 26 27 28 29 30",
    ]  # fmt: skip
    assert from_toml(as_toml(plan).encode()) == plan


def test_our_file_knows_odd_and_even_gaps_single_rows_and_other_kinds() -> None:
    source = """
name = "小礼堂"
[[block]]
name = "正厅"
rows = "1-2"
seats = "5-1:2,2-4:2"
[[block]]
name = "楼座"
y = 4
row = [{ label = "A", seats = "01-03,_,04", x = 2 }]
[[mark]]
block = "正厅"
row = 1
seats = [1, "02"]
kind = "wheelchair"
"""
    plan = from_toml(source.encode())

    assert _drawn(plan) == ["1: 5 3 1 2 4", "2: 5 3 1 2 4", "A: _ 01 02 03 _ 04"]
    assert [seat.label for seat in plan.seats if seat.kind is SeatKind.WHEELCHAIR] == ["1", "2"]


async def test_a_plan_of_pretix_becomes_cells() -> None:
    def row(label: str, y: float, labels: Sequence[str]) -> dict[str, object]:
        seats = [
            {"seat_guid": f"{label}-{each}", "seat_number": each, "category": "Parkett",
             "position": {"x": at * 25.0, "y": 0.1 * at}}
            for at, each in enumerate(labels) if each
        ]  # fmt: skip
        return {"row_number": label, "position": {"x": 0, "y": y}, "seats": seats}

    zones = [
        {"name": name, "position": {"x": x, "y": 40}, "uuid": "u",
         "rows": [row("1", 0, labels), row("2", 30, labels[1:])]}
        for name, x, labels in (("左", 50, "123"), ("右", 150, "456"))
    ]  # fmt: skip
    plan = {"name": "Saal", "zones": zones, "size": {"width": 1, "height": 1}, "categories": []}

    read = await read_hall(json.dumps(plan).encode(), "saal.json")

    assert (read.name, read.blocks) == ("Saal", ["左", "右"])
    assert _drawn(read) == ["1: 1 2 3 _ 4 5 6", "2: 2 3 _ _ 5 6"]


async def test_a_grid_is_read_as_it_is_drawn() -> None:
    rows: list[list[str | int]] = [
        ["经开区大礼堂座次"],
        ["", "", "", "主席台"],
        ["排", "左区", "", "", "中区"],
        ["第1排", 1, 2, "", 3, "4轮椅", 1],
        [],
        ["2排", "01", "过道", "", 3, "4（停用）", "2排"],
    ]

    read = await read_hall(_workbook(rows), "大礼堂.xlsx")

    assert (read.name, read.blocks) == ("大礼堂", ["左区", "中区"])
    assert _drawn(read) == ["1: 1 2 _ 3 4", "2: 01 _ _ 3 4"]
    assert [seat.kind.value for seat in read.seats] == [
        "seat", "seat", "seat", "wheelchair", "seat", "seat", "broken",
    ]  # fmt: skip


async def test_aisles_part_the_blocks_of_a_grid_without_headings() -> None:
    read = await read_hall(b"1,1,2,,3,4,,5,6\n2,1,2,,3,4,,5,6\n", "礼堂.csv")

    assert [(seat.block, seat.label) for seat in read.seats if seat.y == 2] == [
        ("左区", "1"), ("左区", "2"), ("中区", "3"), ("中区", "4"), ("右区", "5"), ("右区", "6"),
    ]  # fmt: skip
    assert read.seats[2] == HallSeat("中区", "1", "3", 4, 1)


async def test_a_grid_is_refused_with_its_sheet_and_cell() -> None:
    rows: list[list[str | int]] = [["1排", "01", 2, 3, 1], ["2排", "张三丰", 2]]
    told = await _refused(_workbook(rows, {"C4": "=A1"}), "x.xlsx")

    assert "大礼堂, cell E1: block 全场 has row 1 seat 1 already: 大礼堂, cell B1" in told
    assert "大礼堂, cell B2: “张三丰” is no number of a seat" in told
    assert "大礼堂, cell C4 holds a formula without its value" in told


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('name = "空"', "the hall has no seat"),
        ('name = ""\nblock = [{name = "甲", rows = "1", seats = "1"}]', "the hall has no name"),
        ('name = "甲"\nblock = [{name = "乙", rows = "1", seats = "1,01"}]',
         "block “乙”, row 1: block 乙 has row 1 seat 01 already: block “乙”, row 1"),
        ('''name = "甲"
block = [
  {name = "乙", rows = "1", seats = "1"}, {name = "丙", rows = "1", seats = "1", x = 1}
]''',
         "block “丙”, row 1: row 1 seat 1 lies where block “乙”, row 1 lies"),
        ('name = "甲"\nblock = [{name = "乙", rows = "1-300", seats = "1-100"}]',
         "more than 20000 seats"),
        ('name = "甲"\nblock = [{name = "乙", rows = "1-99999", seats = "1"}]',
         "“1-99999” is no range"),
        ('name = "甲"\nblock = [{name = "乙", rows = "1", seats = "1", x = 5000}]',
         "not within 1000 cells"),
        ('name = "甲"\nmark = [{block = "乙", row = 1, seats = 7, kind = "broken"}]',
         "a mark names row 1 seat 7, which is not there"),
        ('name = "甲"\nblock = [{name = "乙", rows = "1", seats = "1\\t2"}]', "is no label"),
        ('name = "甲"\nroom = 3', "the file does not fit"),
        ("﻿{", "the file does not fit"),
        ('{"name": "甲", "zones": []}', "the hall has no seat"),
    ],
)  # fmt: skip
async def test_a_file_is_refused_and_says_where(source: str, said: str) -> None:
    assert said in await _refused(source.encode(), "hall.toml")


async def test_two_seats_of_pretix_at_one_place_are_refused() -> None:
    seats = [{"seat_number": each, "position": {"x": 5, "y": 5}} for each in "12"]
    plan = {"name": "S", "zones": [{"name": "Z", "rows": [{"row_number": "1", "seats": seats}]}]}

    told = await _refused(json.dumps(plan).encode(), "plan.json")

    assert "block “Z”, row 1: seats 1 and 2 lie at one place" in told


async def test_a_hall_of_10000_seats_and_labels_of_ones_own_are_kept() -> None:
    large = 'name = "体育馆"\nblock = [{name = "甲", rows = "1-100", seats = "001-100"}]'
    own = 'name = "楼"\nblock = [{name = "乙", rows = "01/1,01/2", seats = "1A,+1,=1"}]'

    plan = await read_hall(large.encode(), "large.toml")
    labels = (await read_hall(own.encode(), "own.toml")).seats

    assert (len(plan.seats), plan.seats[-1]) == (10_000, HallSeat("甲", "100", "100", 100, 100))
    assert {seat.row for seat in labels} == {"01/1", "01/2"}
    assert [seat.label for seat in labels[:3]] == ["1A", "+1", "=1"]


async def test_no_bytes_and_too_many_are_refused_unread() -> None:
    with pytest.raises(Empty):
        await read_hall(b" \n", "hall.toml")
    with pytest.raises(TooBig):
        await read_hall(b"#" * 5_000_001, "hall.toml")
