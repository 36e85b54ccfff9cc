"""The page of the door without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.door import queries
from awards.tables import Role
from tests.door.doors import Door, scan
from tests.people import signed_in

OWN = "/c/2023/door"


@pytest.fixture
async def cora(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff."""
    app = create_app(door.settings)
    async with app.lifespan(), signed_in(app, door.settings, "cora", Role.CEREMONY) as client:
        yield client


async def test_a_telephone_is_paired_from_the_page_and_revoked_there(
    door: Door, cora: httpx.AsyncClient
) -> None:
    nameless = await cora.post(OWN, data={"act": "pair", "kinds": "arrived"})
    made = await cora.post(OWN, data={"act": "pair", "name": "东门", "kinds": "arrived"})
    found = re.search(r"/door#([A-Z0-9]{8})", made.text)
    assert found
    paired = await door.client.post("/api/v1/door/pairing", json={"code": found[1]})
    again = await cora.get(OWN)
    revoked = await cora.post(OWN, data={"act": "revoke:1"})

    assert (nameless.status_code, paired.status_code) == (422, 200)
    assert found[1] not in again.text
    assert "已配对" in again.text
    assert revoked.status_code == 303
    headers = {"Authorization": f"Bearer {paired.json()['token']}"}
    assert (await door.client.get("/api/v1/door/list", headers=headers)).status_code == 401


async def test_a_person_is_found_recorded_by_hand_and_taken_back(
    door: Door, cora: httpx.AsyncClient
) -> None:
    found = await cora.get(OWN, params={"q": door.codes[3]})
    await cora.post(OWN, data={"act": f"arrived:{door.codes[3]}", "q": ""})
    come = await queries.arrived(door.ceremony)
    undo = re.search(r'value="(undo:[^"]+)"', (await cora.get(OWN)).text)
    assert undo
    await cora.post(OWN, data={"act": undo[1]})

    assert f'value="arrived:{door.codes[3]}"' in found.text
    assert len(come) == 1
    assert await queries.arrived(door.ceremony) == {}


async def test_the_part_that_changes_is_sent_again_only_after_a_scan(
    door: Door, cora: httpx.AsyncClient
) -> None:
    telephone = await door.telephone("<b>西门")

    first = await cora.get(f"{OWN}/live")
    same = await cora.get(f"{OWN}/live", headers={"If-None-Match": first.headers["ETag"]})
    await telephone.send(scan("ZZ99ZZ99ZZ99", shown="green"))
    other = await cora.get(f"{OWN}/live", headers={"If-None-Match": first.headers["ETag"]})

    assert (same.status_code, other.status_code) == (304, 200)
    assert "&lt;b&gt;西门" in other.text
    assert "手机当时显示：计入" in other.text.replace(" ", "")
