"""The running order, the grouping table and the roster by the stage, from a version alone."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import msgspec
import openpyxl
import pytest

from awards.ceremony.outputs import find_output
from awards.clock import CHINA
from awards.stage.content import StageContent, StageItem, StageLetter, StageVersion
from awards.stage.words import ItemKind
from tests.cast import settings as in_folder
from tests.ceremony.reading_back import cells, csv_numbers, pdf_text, workbook_numbers
from tests.certificates.reading import squeezed
from tests.stage.arranged import arranged, version


def _made(kind: str, form: str, given: StageVersion, folder: Path) -> bytes:
    return find_output(kind).forms[form](given, in_folder(folder)).content


def _changed(**changes: object) -> StageContent:
    return msgspec.structs.replace(arranged(), **changes)


def _running_order(content: StageContent, folder: Path) -> str:
    return squeezed(pdf_text(_made("programme", "pdf", version(content), folder)))


def test_a_running_order_says_when_each_item_begins_and_how_long_all_takes(tmp_path: Path) -> None:
    text = _running_order(arranged(), tmp_path)
    assert "109:0030总结2023年工作，安排部署2024年重点工作向北辰" in text
    assert "309:3520颁奖共10批，上台94人（个）" in text
    assert "10:3090合计" in text
    assert "超出" not in text


def test_times_past_midnight_say_so_and_too_long_a_meeting_too(tmp_path: Path) -> None:
    items = (
        StageItem(1, ItemKind.PERFORMANCE, "晚会", 0, 50, "少年宫"),
        StageItem(
            2, ItemKind.LETTERS, "", 50, 90.5, letters=(StageLetter(1, "甲"), StageLetter(2, "乙"))
        ),
        StageItem(3, ItemKind.SPEECH, "讲话", 140.5, 0),
    )
    begins = datetime(2024, 2, 28, 23, 30, tzinfo=CHINA)
    text = _running_order(_changed(items=items, groups=(), begins_at=begins), tmp_path)
    assert "200:20（第+1天）90.5〔待定〕2个单位" in text
    assert "讲话〔待定〕" in text
    assert "01:50（第+1天）140.5合计超出限时120分钟20.5分钟" in text


def test_the_grouping_table_names_presenter_tray_and_seat_of_everybody_on_stage(
    tmp_path: Path,
) -> None:
    rows = cells(_made("groups", "xlsx", version(), tmp_path))
    head = next(at for at, row in enumerate(rows) if row[0] == "批次")
    assert rows[head][:9] == [
        "批次", "位次", "站位", "姓名（名称）", "单位", "领奖人", "颁奖嘉宾", "托盘", "座位",
    ]  # fmt: skip
    assert rows[head + 1][0].startswith("第1批 突出贡献企业（10）　颁奖嘉宾：区党工委书记蓝一鸣、")
    found = [row for row in rows if row[9].startswith("郑经开表")]
    assert [row[9] for row in found] == [each.certificate.number for each in arranged().on_stage]
    assert found[5][:3] == ["第1批", "6", "6"]
    assert found[5][6:9] == ["向北辰", "2-1", "中区 1 排 14 号"]


def test_an_empty_group_a_plaque_and_a_missing_presenter_are_shown(tmp_path: Path) -> None:
    first, *others = arranged().groups
    plaque = msgspec.structs.replace(first.members[0], tray=0, presenter=0, recipient="李代")
    groups = (
        msgspec.structs.replace(first, members=(plaque,)),
        msgspec.structs.replace(others[0], members=()),
    )
    rows = cells(_made("groups", "xlsx", version(_changed(groups=groups)), tmp_path))
    [row] = [row for row in rows if row[9].startswith("郑经开表")]
    assert row[5:8] == ["李代", "〔待定〕", "奖牌，两人抬"]
    assert any(row[0] == "第2批" and row[3] == "〔待定〕" for row in rows)


def test_the_roster_by_the_stage_has_everybody_once_in_every_form(tmp_path: Path) -> None:
    wanted = [each.number for each in arranged().order]
    rows = _made("roster", "csv", version(), tmp_path)
    records = msgspec.json.decode(_made("roster", "json", version(), tmp_path))
    assert csv_numbers(rows) == wanted
    assert [each["number"] for each in records] == wanted
    assert [each["position"] for each in records] == list(range(1, 401))
    assert records[94]["group"].startswith("分发袋 ")
    assert workbook_numbers(_made("roster", "xlsx", version(), tmp_path)) == wanted
    text = squeezed(pdf_text(_made("roster", "pdf", version(), tmp_path)))
    assert all(squeezed(number) in text for number in wanted)


@pytest.mark.parametrize("kind", ["programme", "groups"])
def test_every_page_names_its_version_and_a_draft_says_so(kind: str, tmp_path: Path) -> None:
    text = squeezed(pdf_text(_made(kind, "pdf", version(), tmp_path)))
    assert "第3版·8f3a2c·2月27日18:05·第1页/共" in text
    old = msgspec.structs.replace(version(), newest=4)
    assert "第3版·已有第4版·8f3a2c" in squeezed(pdf_text(_made(kind, "pdf", old, tmp_path)))
    draft = squeezed(pdf_text(_made(kind, "pdf", version(number=0), tmp_path)))
    assert draft.count("草稿·8f3a2c") == draft.count("页/共") > 0
    assert draft.count("草稿") == 2 * draft.count("页/共")


def test_a_workbook_and_a_document_name_the_version_at_the_foot(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(_made("groups", "xlsx", version(), tmp_path)))
    foot = book.worksheets[0].oddFooter
    assert foot is not None
    assert foot.center.text == "第3版 · 8f3a2c · 2月27日 18:05 · 第&P页/共&N页"


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    for kind, form in (("programme", "docx"), ("groups", "xlsx"), ("roster", "pdf")):
        assert _made(kind, form, version(), tmp_path) == _made(kind, form, version(), tmp_path)
