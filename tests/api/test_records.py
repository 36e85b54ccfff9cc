"""Certificates on paper over HTTP: a list is checked, taken in whole, found, and undone."""

from __future__ import annotations

from typing import Any

from tests.intake.files import xlsx
from tests.people import Cast

RECORDS = "/api/v1/records"
HEADER = ("证书编号", "姓名或名称", "所在单位", "奖项", "称号", "发证日期", "状态")
GOOD = ("郑经开表〔2022〕GR001号", "甲双全", "甲局", "先进个人", "", "2022-12-30", "")
BAD = ("郑经开表〔2022〕GR002号", "乙双", "甲局", "先进个人", "", "2022", "")


def _list(*rows: tuple[str, ...]) -> dict[str, Any]:
    return {"files": {"file": ("2022.xlsx", xlsx([HEADER, *rows]), "application/octet-stream")}}


async def test_a_list_is_checked_with_each_fault_in_its_cell(cast: Cast) -> None:
    checked = (await cast.anna.post(f"{RECORDS}/check", **_list(GOOD, BAD))).json()
    refused = await cast.anna.post(RECORDS, **_list(GOOD, BAD))

    assert (checked["ready"], checked["records"]) == (False, 1)
    [finding] = checked["findings"]
    assert (finding["row"], finding["address"], finding["severity"]) == (3, "F3", "fault")
    assert finding["zh"]["what"] == "“2022”不是完整的日期。"
    assert (refused.status_code, refused.json()["code"]) == (409, "conflict.records-faulty")
    assert (await cast.vera.get(RECORDS)).json() == {"total": 0, "records": []}


async def test_a_list_is_taken_in_found_and_undone_once(cast: Cast) -> None:
    ready = (await cast.anna.post(f"{RECORDS}/check", **_list(GOOD))).json()
    taken = await cast.anna.post(RECORDS, **_list(GOOD))
    reference = taken.json()["reference"]
    listed = (await cast.vera.get(RECORDS)).json()
    found = (await cast.vera.get(RECORDS, params={"q": "甲双"})).json()
    unreasoned = await cast.anna.post(f"{RECORDS}/{reference}/undo", json={"reason": ""})
    undone = await cast.anna.post(f"{RECORDS}/{reference}/undo", json={"reason": "重复"})
    again = await cast.anna.post(f"{RECORDS}/{reference}/undo", json={"reason": "重复"})
    lists = (await cast.vera.get(f"{RECORDS}/lists")).json()

    assert ready == {"ready": True, "records": 1, "findings": []}
    assert (taken.status_code, taken.json()["rows"], taken.json()["actor"]) == (201, 1, "api/anna")
    assert listed["total"] == 1
    assert listed["records"][0]["number"] == "郑经开表〔2022〕GR001号"
    assert found == listed
    assert unreasoned.status_code == 400
    assert undone.json() == {"reference": reference, "undone": 1}
    assert (again.status_code, again.json()["code"]) == (409, "conflict.already-undone")
    assert lists["total"] == 1
    assert lists["lists"][0]["undone_by"] == "api/anna"
    assert (await cast.vera.get(RECORDS)).json()["total"] == 0
