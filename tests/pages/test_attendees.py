"""The page of those who attend, without scripts."""

from __future__ import annotations

import html
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
from tests.stage.year import arrange, year, year_url

__all__ = ["year", "year_url"]

OWN = "/c/2023/ceremony/attendees"


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff, after the ceremony is arranged."""
    await arrange()
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _send(client: httpx.AsyncClient, path: str = "", **fields: str) -> httpx.Response:
    """Send a form on the revision that is stored."""
    found = await store.require(await catalogue.find("2023"))
    return await client.post(OWN + path, data={"revision": str(found.revision), **fields})


async def test_winners_are_taken_somebody_is_added_found_changed_and_removed(
    cora: httpx.AsyncClient,
) -> None:
    empty = (await cora.get(OWN)).text
    taken = await _send(cora, act="take-stage")
    wrong = await _send(cora, act="put", name="盛小林", kind="companion", of="查无此人")
    added = await _send(cora, act="put", name="古月", kind="guest", unit="云桥商会")
    found = (await cora.get(OWN, params={"q": "云桥商会"})).text
    [one] = re.findall(r"edit=(\d+)", found)
    changed = await _send(
        cora, act="put", attendee=one, name="古月", kind="guest", unit="云桥商会", duty="会长"
    )
    form = (await cora.get(OWN, params={"edit": one})).text
    removed = await _send(cora, act=f"remove-{one}")

    assert "还没有出席人" in empty
    assert (taken.status_code, added.status_code, changed.status_code) == (303, 303, 303)
    assert (wrong.status_code, "没有这个姓名、名称或编号的获奖者" in wrong.text) == (422, True)
    assert 'value="盛小林"' in wrong.text
    assert 'value="会长"' in form
    assert removed.status_code == 303
    assert "古月" not in (await cora.get(OWN, params={"q": "云桥商会"})).text


async def test_a_list_with_an_unclear_name_asks_and_then_is_stored(
    cora: httpx.AsyncClient,
) -> None:
    found = await store.require(await catalogue.find("2023"))
    asked = await cora.post(
        f"{OWN}/import",
        data={"revision": str(found.revision)},
        files={"file": ("名单.csv", "姓名,身份\n王磊,\n古月,嘉宾\n".encode())},
    )
    rows = html.unescape(re.findall(r'name="rows" value="([^"]*)"', asked.text)[0])
    stored = await _send(cora, "/import", rows=rows, **{"answer-2": "guest"})
    broken = await _send(cora, "/import", rows='[{"at": 1, "name": ["x"]}]')
    faulty = await _send(cora, "/import", rows='[{"at": 7, "name": "盛小林", "kind": "随行"}]')

    assert "第 2 行：王磊" in asked.text
    assert asked.text.count('name="answer-2"') >= 4
    assert stored.status_code == 303
    page = (await cora.get(OWN)).text
    assert "嘉宾 2" in page
    assert "请重新选择文件" in broken.text
    assert "第 7 行：盛小林没有随同的人。" in faulty.text
