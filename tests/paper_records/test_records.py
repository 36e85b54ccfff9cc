"""Lists of certificates on paper: read by row and cell, taken in whole, found, never given again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import AlreadyUndone, CommendationRefused, NumberRecorded, RecordsRefused
from awards.intake import correcting
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from awards.overview.search import search
from awards.paper_records import queries, service
from awards.paper_records.records import CheckedList
from awards.paper_records.rules import found_in
from awards.tables import RecordState
from awards.verification.service import look_up
from tests.cast import ACME, confirmed, settings
from tests.conftest import FIXTURES
from tests.intake.cast import book_of
from tests.intake.files import HEADER as WINNERS
from tests.intake.files import xlsx

pytestmark = pytest.mark.usual  # a child process for each list

HEADER = ("证书编号", "姓名或名称", "所在单位", "奖项", "称号", "发证日期", "状态")
GRID = "优秀网格长（员）"
TODAY = date(2024, 3, 1)
SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")


def _row(number: str, name: str = "甲双", day: str = "2022-12-30", **more: str) -> Sequence[str]:
    facts = {"unit": "甲局", "category": "先进个人", "honour": GRID, "state": "", **more}
    return number, name, facts["unit"], facts["category"], facts["honour"], day, facts["state"]


def _list(*rows: Sequence[str], header: Sequence[str] = HEADER) -> bytes:
    return xlsx([header, *rows])


async def _taken_in(folder: Path, *rows: Sequence[str]) -> str:
    here = settings(folder)
    checked = await service.check(_list(*rows), here)
    return (await service.take_in("cli/carol", checked, "2022.xlsx", here)).reference


def _codes(checked: CheckedList) -> list[tuple[int, str, str]]:
    return [(each.row, each.address, each.finding.code) for each in checked.findings]


def _faults(*rows: Sequence[str], header: Sequence[str] = HEADER) -> list[tuple[str, str]]:
    found = found_in(book_of(_list(*rows, header=header)), TODAY)
    return [(each.address, each.finding.code) for each in found.findings]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (_row("甲1号"), []),
        (_row("甲1号", day="2022年12月30日"), []),
        (_row("甲1号", day="2022/12/30"), []),
        (_row("甲1号", state="已撤销"), []),
        (_row(""), [("A2", "record.missing")]),
        (_row("甲1号", ""), [("B2", "record.missing")]),
        (_row("甲1号", day=""), [("F2", "record.missing")]),
        (_row("甲1号", day="2022"), [("F2", "record.date")]),
        (_row("甲1号", day="2022年12月"), [("F2", "record.date")]),
        (_row("甲1号", day="2022-02-30"), [("F2", "record.date")]),
        (_row("甲1号", day="2024-03-02"), [("F2", "record.date-later")]),
        (_row("甲1号", state="不详"), [("G2", "record.state")]),
        (_row("甲1号", "待定"), [("B2", "name.nobody")]),
        (_row("号" * 61), [("A2", "row.too-long")]),
    ],
)
def test_a_row_is_recorded_or_its_faults_are_named_by_cell(
    row: Sequence[str], faults: list[tuple[str, str]]
) -> None:
    assert _faults(row) == faults


@pytest.mark.parametrize(
    "header",
    [
        ("编号", "获奖单位", "所在单位", "表彰类别", "荣誉称号", "颁发日期", "证书状态"),
        ("荣誉证书编号", "获奖人姓名", "工作单位", "奖项名称", "授予称号", "授予日期", "状态"),
        ("证书号", "姓名", "单位", "类别", "称号", "签发日期", "状态"),
    ],
)
def test_headers_are_known_by_many_names(header: Sequence[str]) -> None:
    [(record, *_)] = found_in(book_of(_list(_row("甲1号"), header=header)), TODAY).records

    assert (record.number, record.name, record.unit, record.category, record.honour) == (
        "甲1号",
        "甲双",
        "甲局",
        "先进个人",
        GRID,
    )
    assert (record.issued_on, record.year, record.state) == (
        date(2022, 12, 30),
        2022,
        RecordState.VALID,
    )


def test_a_missing_column_and_a_list_without_a_header_are_named() -> None:
    assert _faults(("甲1号", "甲双"), header=("编号", "姓名")) == [("", "record.column-missing")]
    assert _faults(("甲1号", "甲双"), header=("一", "二")) == [("", "record.no-header")]
    assert _faults() == [("", "record.empty")]


def test_a_number_stands_once_in_a_list_for_a_year() -> None:
    rows = (_row("甲〔1〕号"), _row("甲(1)号", "乙"), _row("甲1号", "丙", "2021-12-30"))

    assert _faults(*rows) == [("A3", "record.twice")]


async def test_a_list_is_taken_in_whole_and_recorded_in_the_history(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    reference = await _taken_in(tmp_path, _row("甲1号"), _row("甲2号", "乙双", state="作废"))

    listed = await queries.listing()
    assert sorted((each.number, each.state.value) for each in listed) == [
        ("甲1号", "valid"),
        ("甲2号", "revoked"),
    ]
    [receipt] = await queries.receipts()
    assert (receipt.reference, receipt.rows, receipt.actor) == (reference, 2, "cli/carol")
    assert (await audit.verify())[1] is None


async def test_a_list_with_one_fault_stores_nothing(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    checked = await service.check(_list(_row("甲1号"), _row("甲2号", day="2022")), here)

    with pytest.raises(RecordsRefused):
        await service.take_in("cli/carol", checked, "2022.xlsx", here)
    assert await queries.count_records() == 0


async def test_a_recorded_number_is_not_recorded_again_until_it_is_undone(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    reference = await _taken_in(tmp_path, _row("甲1号"))
    again = await service.check(_list(_row("甲 1 号")), here)

    undone = await service.undo("cli/carol", reference, "重复")
    after = await service.check(_list(_row("甲 1 号")), here)

    assert _codes(again) == [(2, "A2", "record.recorded")]
    assert undone == 1
    assert after.findings == ()
    assert await queries.listing() == []
    assert (await look_up("甲1号", "甲双")).standing.value == "unknown"
    with pytest.raises(AlreadyUndone):
        await service.undo("cli/carol", reference, "重复")


async def test_a_number_that_was_issued_here_is_not_recorded(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(ACME)
    [number] = await issuing.issue("cli/carol", "2023", settings(tmp_path))

    checked = await service.check(
        _list(_row(number, "乙"), _row("郑经开表[2024]CX002号", "丙")), settings(tmp_path)
    )

    assert _codes(checked) == [(2, "A2", "record.issued-here")]


async def test_a_recorded_number_is_never_given(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _taken_in(tmp_path, _row("郑经开表〔2024〕CX001号"), _row("郑经开表〔2024〕CX007号"))
    await confirmed(ACME)
    one = SOURCE.replace('code = "CX"\n', 'code = "CX"\nfirst_number = 1\n')

    with pytest.raises(NumberRecorded, match="CX001"):
        await issuing.issue("cli/carol", "2023", settings(tmp_path))
    with pytest.raises(CommendationRefused, match="begin at 8"):
        await catalogue.load("cli/alice", parse(one.replace("= 1\n", "= 3\n", 1), "2023.toml"))
    await catalogue.load("cli/alice", parse(one.replace("= 1\n", "= 8\n", 1), "2023.toml"))
    numbers = await issuing.issue("cli/carol", "2023", settings(tmp_path))

    assert numbers == ["郑经开表〔2024〕CX008号"]


async def test_the_first_number_counts_for_all_categories_and_not_after_the_first_issue(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    later = SOURCE.replace("year = 2023\n", "year = 2023\nfirst_number = 13\n")
    await catalogue.load("cli/alice", parse(later, "2023.toml"))
    await confirmed(ACME)
    numbers = await issuing.issue("cli/carol", "2023", settings(tmp_path))

    assert numbers == ["郑经开表〔2024〕CX013号"]
    with pytest.raises(CommendationRefused, match="numbers are issued, so the first one"):
        await catalogue.load("cli/alice", parse(SOURCE, "2023.toml"))
    plan = (await catalogue.find("2023")).require_category("CX")
    assert (plan.first_number, plan.next_number) == (13, 14)


@pytest.mark.parametrize(
    "number", ["郑经开表〔2022〕GR001号", "郑经开表[2022]gr001号", "郑经开表2022GR001号"]
)
async def test_a_stranger_with_number_and_name_learns_that_it_is_recorded(
    commendation: CommendationRecord, tmp_path: Path, number: str
) -> None:
    await _taken_in(tmp_path, _row("郑经开表〔2022〕GR001号", "甲双全"))

    found = await look_up(number, "甲 双 全")

    assert (found.standing.value, found.name, found.issued_on) == (
        "recorded",
        "甲*全",
        date(2022, 12, 30),
    )
    assert (await look_up(number, "乙双全")).standing.value == "unknown"


async def test_a_revoked_certificate_on_paper_is_revoked(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _taken_in(tmp_path, _row("甲1号", state="已撤销"))

    assert (await look_up("甲1号", "甲双")).standing.value == "revoked"


async def test_the_search_finds_records_by_name_number_and_initials(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _taken_in(tmp_path, _row("郑经开表〔2022〕GR001号", "林晚舟"))

    for text in ("晚舟", "lwz", "郑经开表2022GR001号"):
        found = await search(text)
        assert [record.name for record in found.records] == ["林晚舟"], text
        assert not found.is_empty
    assert (await search("无此人")).records == []


async def test_a_record_is_an_earlier_award(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _taken_in(
        tmp_path,
        _row("郑经开表〔2022〕GR001号", "甲双"),
        _row("郑经开表〔2030〕GR001号", "乙双", "2023-12-30"),
    )
    rows = [("", "先进个人", GRID, name, "甲局", "", "", "") for name in ("甲双", "丙双双")]

    report = await correcting.preview("2023", xlsx([WINNERS, *rows]), Choices(), settings(tmp_path))

    [remark] = report.preview.remarks
    assert (remark.row, remark.code) == (2, "winner.earlier-award")
    assert "2022年度 先进个人 郑经开表〔2022〕GR001号" in remark.finding.words("zh").what
