"""The pages of hall and seats without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.settings import Settings
from awards.stage import service as stage
from awards.stage import store
from awards.tables import Role
from tests.people import signed_in
from tests.stage.seats.people import HALL, attending

OWN = "/c/2023/ceremony"
LINK = re.compile(r'href="(\?[^"#]*)#bar"[^>]*aria-label="([^"]*)"')


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff."""
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _send(client: httpx.AsyncClient, path: str, **fields: object) -> httpx.Response:
    """Send a form on the revision that is stored."""
    found = await store.require(await catalogue.find("2023"))
    return await client.post(OWN + path, data={"revision": str(found.revision), **fields})


async def _seat(client: httpx.AsyncClient, words: str, query: str = "") -> str:
    """The address of a seat on the plan."""
    text = (await client.get(f"{OWN}/seats{query}")).text.replace("&amp;", "&")
    return next(str(link) for link, said in LINK.findall(text) if said == words)


async def test_a_hall_is_loaded_and_its_seats_are_filled_and_exchanged(
    cora: httpx.AsyncClient,
) -> None:
    await stage.begin("web/cora", "2023")
    ids = await attending()
    before = (await cora.get(f"{OWN}/seats")).text
    found = await store.require(await catalogue.find("2023"))
    loaded = await cora.post(
        f"{OWN}/hall",
        data={"revision": str(found.revision), "act": "load", "name": ""},
        files={"file": ("hall.toml", HALL.read_bytes())},
    )
    blocks = {"lines": "3", "block-1": "中区", "rows-1": "1", "kinds-1": "leader",
              "block-2": "中区", "rows-2": "2-26", "categories-2": "tc，GR", "block-3": "右区"}  # fmt: skip
    saved = await _send(cora, "/hall", act="save", **blocks)
    refused = await _send(cora, "/hall", act="save", **{"lines": "1", "block-1": "楼上"})
    filled = await _send(cora, "/seats", act="fill")

    assert "还没有选定会场" in before
    assert (loaded.status_code, saved.status_code, filled.status_code) == (303, 303, 303)
    assert "分区第 1 行：会场没有“楼上”" in refused.text
    assert 'value="TC, GR"' in (await cora.get(f"{OWN}/hall")).text

    front = await _seat(cora, "中区 1 排 22 号: 蓝一鸣")
    assert front == f"?who={ids['蓝一鸣']}"
    other = await _seat(cora, "中区 1 排 21 号: 向北辰", front)
    offered = (await cora.get(f"{OWN}/seats{other}")).text
    assert "互换座位" in offered
    seat = other.partition("to=")[2]
    moved = await _send(cora, "/seats", act="move", who=ids["蓝一鸣"], to=seat)
    pinned = await _send(cora, "/seats", act="pin", who=ids["蓝一鸣"])
    assert (moved.status_code, pinned.status_code) == (303, 303)
    assert await _seat(cora, "中区 1 排 21 号: 蓝一鸣") == front
    turned = LINK.findall(
        (await cora.get(f"{OWN}/seats?side=stage&rows=all")).text.replace("&amp;", "&")
    )
    assert turned[0][1] == "右区 26 排 30 号: 空座"
    assert turned[-1][1] == "左区 1 排 1 号: 空座"
    assert all(link.endswith("&side=stage") for link, _ in turned)
    unseated = await _send(cora, "/seats", act="unseat", who=ids["蓝一鸣"])
    assert "蓝一鸣的座位已固定" in unseated.text


async def test_a_person_is_found_and_a_late_change_is_refused(cora: httpx.AsyncClient) -> None:
    await stage.begin("web/cora", "2023")
    await attending()
    found = await store.require(await catalogue.find("2023"))
    await cora.post(
        f"{OWN}/hall",
        data={"revision": str(found.revision), "act": "load", "name": "礼堂"},
        files={"file": ("h.csv", "1排,1,2,,3\n2排,1,2,,3\n".encode())},
    )

    page = (await cora.get(f"{OWN}/seats?q=oyws")).text
    late = await cora.post(f"{OWN}/seats", data={"revision": "1", "act": "fill"})

    assert "找到 1 人" in page
    assert "欧阳望舒" in page
    assert "典礼已有改动：Cora：选定会场" in late.text
    assert "407 人没有座位" in page
