"""The page of certificates on paper: check, take in, undo, and who may."""

from __future__ import annotations

import httpx

from tests.intake.files import xlsx
from tests.people import Cast

HEADER = ("证书编号", "姓名或名称", "所在单位", "奖项", "称号", "发证日期", "状态")
GOOD = ("郑经开表〔2022〕GR001号", "甲双全", "甲局", "先进个人", "", "2022-12-30", "")
BAD = ("郑经开表〔2022〕GR002号", "乙双", "甲局", "先进个人", "", "2022", "")


async def _sent(
    person: httpx.AsyncClient, *rows: tuple[str, ...], then: str = "store"
) -> httpx.Response:
    file = ("2022.xlsx", xlsx([HEADER, *rows]), "application/octet-stream")
    return await person.post("/records", data={"then": then}, files={"file": file})


async def test_a_list_is_checked_taken_in_found_and_undone(cast: Cast) -> None:
    checked = await _sent(cast.anna, GOOD, then="check")
    nothing = (await cast.anna.get("/records")).text
    faulty = await _sent(cast.anna, GOOD, BAD)
    stored = await _sent(cast.anna, GOOD)
    listed = (await cast.anna.get("/records")).text
    found = (await cast.vera.get("/search?q=甲双全")).text
    reference = listed.partition("/records/")[2].partition("/undo")[0]
    unreasoned = await cast.anna.post(f"/records/{reference}/undo", data={"reason": " "})
    undone = await cast.anna.post(f"/records/{reference}/undo", data={"reason": "重复"})
    after = (await cast.anna.get("/records")).text

    assert checked.status_code == 200
    assert "读到 1 份证书" in checked.text
    assert "GR001" not in nothing
    assert faulty.status_code == 422
    assert "F3" in faulty.text
    assert "“2022”不是完整的日期。" in faulty.text
    assert stored.status_code == 303
    assert "郑经开表〔2022〕GR001号" in listed
    assert "郑经开表〔2022〕GR001号" in found
    assert (unreasoned.status_code, undone.status_code) == (422, 303)
    assert "GR001" not in after
    assert "已于" in after


async def test_a_stranger_learns_that_a_certificate_is_recorded(cast: Cast) -> None:
    await _sent(cast.anna, GOOD)
    asked = {"number": "郑经开表[2022]GR001号", "name": "甲双全"}

    found = await cast.nobody.post("/verify", data=asked)
    other = await cast.nobody.post("/verify", data={**asked, "name": "乙"})

    assert found.status_code == 200
    assert "此证书已登记在册，于 2022-12-30 以纸质颁发。" in found.text
    assert "甲*全" in found.text
    assert other.status_code == 404


async def test_no_file_and_a_file_that_cannot_be_read_are_named(cast: Cast) -> None:
    none = await cast.anna.post("/records", data={"then": "store"})
    file = ("2022.pdf", b"%PDF-1.7", "application/pdf")
    pdf = await cast.anna.post("/records", data={"then": "store"}, files={"file": file})

    assert (none.status_code, pdf.status_code) == (422, 422)
