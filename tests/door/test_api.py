"""The door over HTTP, for the office."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.tables import Role
from tests.door.doors import Door
from tests.people import signed_in

OWN = "/api/v1/commendations/2023/door"


@pytest.fixture
async def cora(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff."""
    app = create_app(door.settings)
    async with app.lifespan(), signed_in(app, door.settings, "cora", Role.CEREMONY) as client:
        yield client


async def test_a_program_pairs_a_telephone_types_a_scan_and_reads_how_the_door_stands(
    door: Door, cora: httpx.AsyncClient
) -> None:
    made = await cora.post(f"{OWN}/devices", json={"name": "东门"})
    found = await cora.get(f"{OWN}/found", params={"text": door.codes[0]})
    typed = await cora.post(f"{OWN}/scans", json={"kind": "arrived", "code": door.codes[0]})
    refused = await cora.post(f"{OWN}/scans", json={"kind": "arrived", "code": "ZZ99ZZ99ZZ99"})
    stands = await cora.get(OWN)
    same = await cora.get(OWN, headers={"If-None-Match": stands.headers["ETag"]})
    gone = await cora.delete(f"{OWN}/devices/{made.json()['id']}")

    assert (made.status_code, made.json()["kinds"]) == (201, ["arrived", "left"])
    assert [each["code"] for each in found.json()["persons"]] == [door.codes[0]]
    assert (typed.json()["verdict"], refused.status_code) == ("green", 409)
    assert [each["state"] for each in stands.json()["devices"]] == ["waiting"]
    assert sum(each["arrived"] for each in stands.json()["groups"]) == 1
    assert (len(stands.json()["last"]), stands.json()["disputed"]) == (1, [])
    assert (same.status_code, gone.status_code) == (304, 204)
