"""Halls and seats for programs, on the revision in If-Match."""

from __future__ import annotations

import pytest

from awards.app import create_app
from awards.settings import Settings
from awards.tables import Role
from tests.people import signed_in
from tests.stage.seats.people import HALL, attending, in_hall

HERE = "/api/v1/commendations/2023/ceremony"


@pytest.mark.usual  # several answers with 400 people
async def test_a_program_loads_chooses_fills_and_moves(year: Settings) -> None:
    arranged = await in_hall()
    ids = await attending()
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as cora:
        text = HALL.read_text("utf-8").replace("大礼堂", "小礼堂")
        loaded = (await cora.post("/api/v1/halls", files={"file": ("h.toml", text)})).json()
        tag = {"If-Match": f'"{arranged.revision}"'}
        chosen = await cora.put(f"{HERE}/hall", json={"digest": loaded["digest"]}, headers=tag)
        late = await cora.post(f"{HERE}/seats/fill", json={}, headers=tag)
        none = await cora.post(f"{HERE}/seats/fill", json={})
        tag = {"If-Match": f'"{chosen.json()["revision"]}"'}
        filled = await cora.post(f"{HERE}/seats/fill", json={}, headers=tag)
        tag = {"If-Match": f'"{filled.json()["revision"]}"'}
        move = {"attendee": ids["古月"], "seat": {"block": "右区", "row": "26", "label": "30"}}
        moved = await cora.post(f"{HERE}/seats/moves", json=move, headers=tag)
        found = (await cora.get(f"{HERE}/seats", params={"q": "古月"})).json()
        halls = (await cora.get("/api/v1/halls")).json()

    assert (loaded["name"], loaded["seats"]) == ("会议中心小礼堂", 780)
    assert chosen.json()["lost"] == []
    assert (late.status_code, late.json()["code"]) == (409, "conflict.ceremony-changed")
    assert none.status_code == 428 or none.json()["code"] == "invalid.revision"
    assert (filled.json()["seated"], filled.json()["unassigned"]) == (407, [])
    assert moved.headers["ETag"] == f'"{filled.json()["revision"] + 1}"'
    assert [each["seat"]["x"] for each in found["people"]] == [32]
    assert len(halls) == 2
