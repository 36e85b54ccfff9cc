"""The pages of the ceremony without scripts: begin, group, move, present, freeze, compare."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.settings import Settings
from awards.stage import store
from awards.tables import Role
from tests.people import signed_in
from tests.stage.year import year, year_url

__all__ = ["year", "year_url"]

OWN = "/c/2023/ceremony"


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff."""
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _ceremony() -> store.StoredCeremony:
    return await store.require(await catalogue.find("2023"))


async def _send(client: httpx.AsyncClient, path: str, **fields: object) -> httpx.Response:
    """Send a form on the revision that is stored."""
    found = await store.find(await catalogue.find("2023"))
    data = {"revision": str(found.revision) if found else "", **fields}
    return await client.post(OWN + path, data=data)


RULE = {
    "category": ["TC", "RC", "GR"],
    "count-TC": "20", "size-TC": "10", "by-TC": "order",
    "count-RC": "16", "size-RC": "10", "by-RC": "order",
    "count-GR": "12", "size-GR": "12", "by-GR": "unit",
}  # fmt: skip


async def test_a_ceremony_is_arranged_by_forms_and_frozen(cora: httpx.AsyncClient) -> None:
    assert "设立典礼" in (await cora.get(OWN)).text
    assert (await _send(cora, "")).status_code == 303
    assert (await _send(cora, "/groups/rule", **RULE)).status_code == 303
    people = {"people": "2", "name-1": "蓝一鸣", "presents-1": "true", "name-2": "向北辰",
              "presents-2": "true", "act": "save"}  # fmt: skip
    assert (await _send(cora, "/presenters", **people)).status_code == 303
    assert (await _send(cora, "/groups", act="bag-rest")).status_code == 303
    board = (await cora.get(f"{OWN}/groups")).text
    frozen = await _send(cora, "/versions/new", note="排练用")
    versions = (await cora.get(f"{OWN}/versions")).text

    assert board.count('class="batch"') == 5
    assert "蓝一鸣、向北辰" in re.sub(r"\s+", "", board).replace("，", "、")
    assert frozen.status_code == 303
    assert ("第 1 版" in versions, "排练用" in versions, "内容相同" in versions) == (True,) * 3


async def test_members_move_by_ticks_and_by_their_menus(cora: httpx.AsyncClient) -> None:
    await _send(cora, "")
    await _send(cora, "/groups/rule", **RULE)
    one, two, three = (await _ceremony()).draft.groups[0].winners[:3]

    await _send(cora, "/groups", act="move", member=[str(one), str(two)], to="2", at="1")
    assert (await _ceremony()).draft.groups[1].winners[:2] == (one, two)
    await _send(cora, "/groups", act=f"down:{three}:1")
    assert (await _ceremony()).draft.groups[0].winners[1] == three
    await _send(cora, "/groups", act=f"bag:{three}:1")
    assert three in (await _ceremony()).draft.bagged
    await _send(cora, "/groups", act="split:2")
    assert len((await _ceremony()).draft.groups) == 6
    found = (await cora.get(f"{OWN}/groups", params={"q": "河南璟旻栩"})).text
    assert "第 2 批 1 号位" in found


async def test_freezing_with_somebody_in_the_box_asks_first(cora: httpx.AsyncClient) -> None:
    await _send(cora, "")
    await _send(cora, "/groups/rule", **RULE)

    asked = await _send(cora, "/versions/new")
    accepted = await _send(cora, "/versions/new", accept_unplaced="true")

    assert asked.status_code == 422
    assert "未安排" in asked.text
    assert accepted.status_code == 303


async def test_the_programme_is_saved_whole_and_items_move(cora: httpx.AsyncClient) -> None:
    await _send(cora, "")
    fields: dict[str, object] = {"items": "3"}
    for at, (kind, title) in enumerate(
        [("anthem", "奏唱国歌"), ("award", "颁奖"), ("letters", "递交目标责任书")], 1
    ):
        fields |= {f"kind-{at}": kind, f"title-{at}": title}
    fields |= {"minutes-1": "2.5", "letters-3": "党群工作部，张三\n潮河办事处", "act": "down-1"}

    assert (await _send(cora, "/programme", **fields)).status_code == 303
    draft = (await _ceremony()).draft
    bad = await _send(cora, "/programme", **{**fields, "minutes-1": "很久"})

    assert [item.title for item in draft.items] == ["颁奖", "奏唱国歌", "递交目标责任书"]
    assert (draft.items[1].seconds, draft.items[0].seconds) == (150, None)
    assert [(each.unit, each.signer) for each in draft.items[2].letters] == [
        ("党群工作部", "张三"),
        ("潮河办事处", ""),
    ]
    assert (bad.status_code, "2.5" in bad.text) == (422, True)


async def test_an_old_page_is_refused_with_what_was_done_meanwhile(
    cora: httpx.AsyncClient,
) -> None:
    await _send(cora, "")
    await _send(cora, "/groups/rule", **RULE)

    late = await cora.post(f"{OWN}/groups", data={"revision": "1", "act": "split:1"})

    assert late.status_code == 422
    assert "按规则分批" in late.text
