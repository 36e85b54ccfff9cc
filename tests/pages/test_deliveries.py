"""The page of deliveries without scripts: whole units, quiet days, offers, hand-overs."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.deliveries import queries
from awards.deliveries.records import DeliveryLine
from awards.settings import Settings
from awards.tables import Role
from tests.people import signed_in
from tests.stage.year import year, year_url

__all__ = ["year", "year_url"]

OWN = "/c/2023/deliveries"


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff, in a zone that is quiet from the 1st to the 25th."""
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _lines(category: str) -> list[DeliveryLine]:
    found = await queries.lines(await catalogue.find("2023"))
    return [each for each in found if each.category == category]


async def _send(client: httpx.AsyncClient, query: str = "", **fields: object) -> httpx.Response:
    data = {"way": "visit", "planned_on": "2124-03-06", "ground": "", **fields}
    return await client.post(f"{OWN}{query}", data=data)


async def test_a_visit_on_a_quiet_day_is_asked_about_once_and_an_offer_is_one_button(
    cora: httpx.AsyncClient,
) -> None:
    one, two, three, *_ = await _lines("TC")
    ticked = [str(one.winner), str(two.winner)]

    asked = await _send(cora, act="plan", winner=ticked, carrier="小李")
    none = await _lines("TC")
    offer = re.search(r'value="(go:visit:[\d-]+)"', asked.text)
    assert offer is not None
    taken = await _send(cora, act=offer[1], before="plan", winner=ticked, carrier="小李")
    anyway = await _send(cora, act="anyway", before="plan", winner=str(three.winner))
    planned = await _lines("TC")

    assert (asked.status_code, "2124-03-06 在企业宁静日内" in asked.text) == (200, True)
    assert asked.text.count(" checked") == 2
    assert 'value="go:collected:"' in asked.text
    assert not any(each.plan for each in none)
    assert (taken.status_code, anyway.status_code) == (303, 303)
    assert offer[1] == "go:visit:2124-03-27", "the 26th of March 2124 is a Sunday"
    assert [(each.plan.carrier, each.quiet) for each in planned[:3] if each.plan] == [
        ("小李", False),
        ("小李", False),
        ("", True),
    ]
    assert "宁静日内无依据" in (await cora.get(f"{OWN}?show=quiet")).text


async def test_a_ground_is_recorded_and_one_that_says_too_little_is_refused(
    cora: httpx.AsyncClient,
) -> None:
    one, *_ = await _lines("TC")
    ground = {"ground": "request", "asked_by": "王经理"}

    bare = await _send(cora, act="plan", winner=str(one.winner), **ground)
    whole = await _send(cora, act="plan", winner=str(one.winner), **ground, asked_on="2124-03-01")

    assert (bare.status_code, 'id="error-asked_on"' in bare.text) == (422, True)
    assert whole.status_code == 303
    assert "应企业请求：王经理 2124-03-01" in (await cora.get(OWN)).text


async def test_a_whole_unit_is_planned_changed_cancelled_and_received(
    cora: httpx.AsyncClient,
) -> None:
    unit = next(each.unit for each in await _lines("GR"))
    own = [each for each in await _lines("GR") if each.unit == unit]
    assert len(own) > 1
    query = f"?show=left&unit={unit}"

    planned = await _send(cora, query, act="plan", unit=unit, way="collected")
    again = await _send(cora, query, act="plan", unit=unit, way="collected")
    changed = await _send(cora, query, act="replan", unit=unit, way="at-reception")
    late = await _send(
        cora,
        act="replan",
        way="post",
        winner=str(own[0].winner),
        **{f"revision-{own[0].winner}": "1"},
    )
    nobody = await _send(cora, query, act="done", unit=unit, recipient="")
    received = await _send(
        cora, query, act="done", winner=str(own[0].winner), recipient="张三", done_on=""
    )
    cancelled = await _send(
        cora, query, act="cancel", winner=str(own[1].winner), cancel_reason="改期"
    )
    page = (await cora.get(f"{OWN}?show=all&q={own[0].number}")).text

    assert planned.status_code == 303
    assert (again.status_code, "已有送达安排" in again.text) == (422, True)
    assert changed.status_code == 303
    assert (late.status_code, "在您查看之后已被修改" in late.text) == (422, True)
    assert (nobody.status_code, received.status_code, cancelled.status_code) == (422, 303, 303)
    assert "接待日领取" in page
    assert "张三" in page
    rest = [each for each in await _lines("GR") if each.unit == unit]
    assert (rest[0].is_left, rest[1].plan, rest[1].cancelled) == (False, None, 1)


async def test_nothing_is_done_with_nobody_and_the_form_holds_what_a_browser_sends(
    cora: httpx.AsyncClient,
) -> None:
    empty = await _send(cora, act="plan", way="collected")
    page = (await cora.get(f"{OWN}?kind=enterprise&from=10")).text

    assert (empty.status_code, "请至少勾选一份证书" in empty.text) == (422, True)
    assert page.count('name="winner"') == 40
    assert "<script" not in re.sub(r"<script[^>]*src=[^>]*>", "", page)


async def test_the_year_counts_what_was_handed_over_and_the_bell_names_a_day_that_has_passed(
    cora: httpx.AsyncClient,
) -> None:
    before = (await cora.get("/api/v1/commendations/2023/status")).json()["tasks"][-1]
    one, two, three, *_ = await _lines("JT")
    await _send(cora, act="plan", way="collected", planned_on="2024-03-06", winner=str(one.winner))
    await _send(cora, act="done", recipient="张三", winner=[str(two.winner), str(three.winner)])
    status = (await cora.get("/api/v1/commendations/2023/status")).json()
    home = (await cora.get("/c/2023")).text

    assert (before["progress"], before["done"], before["total"]) == ("ready", 0, 0)
    task = status["tasks"][-1]
    assert (task["progress"], task["done"], task["total"]) == ("in-progress", 2, 400)
    assert {"deliver"} <= {each["act"] for each in status["possible"]}
    assert "有 1 件送达已过计划日期" in home
    assert "2/400" in home


async def test_a_unit_gets_a_message_that_names_what_it_has_not_collected(
    cora: httpx.AsyncClient,
) -> None:
    first, *_ = await _lines("JT")
    page = (await cora.get(f"{OWN}?q={first.number}")).text

    assert f"{first.unit}：“郑州经开区2023年度" in page
    assert (
        f"贵单位尚有 1 份证书未领取：{first.name}（{first.number}）。请派人前来领取并签收" in page
    )


async def test_the_sheet_of_a_unit_is_a_file(cora: httpx.AsyncClient) -> None:
    unit = next(each.unit for each in await _lines("GR"))
    sheet = await cora.get(f"{OWN}/sheet.csv", params={"unit": unit})

    assert sheet.status_code == 200
    assert unit not in sheet.text.splitlines()[0]
    assert "称号" in sheet.text
    assert (await cora.get(f"{OWN}/sheet.pdf", params={"unit": unit})).content[:4] == b"%PDF"
