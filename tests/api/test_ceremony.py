"""The ceremony over HTTP: one document on its revision, moves, versions, differences."""

from __future__ import annotations

from typing import Any

from tests.api.test_flow import HERE, LIN, OUYANG, issue
from tests.people import Cast

OWN = f"{HERE}/ceremony"


def _document(numbers: list[str]) -> dict[str, Any]:
    groups = [{"name": "先进个人", "category": "GR", "members": numbers, "presenters": [1]}]
    return {
        "title": "表彰大会",
        "begins_at": "2024-02-28T09:00:00+08:00",
        "presenter": [{"name": "蓝一鸣", "duty": "书记"}],
        "item": [
            {"kind": "speech", "title": "讲话", "minutes": 12.5},
            {"kind": "award", "title": "颁奖", "group": groups},
        ],
    }


async def test_the_document_is_put_on_its_revision_and_a_late_one_is_refused(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    made = await cast.adam.put(OWN, json=_document(numbers[:1]))
    state, tag = made.json(), made.headers["ETag"]
    other = {**state["ceremony"], "title": "另一大会"}

    bare = await cast.adam.put(OWN, json=other)
    good = await cast.adam.put(OWN, json=other, headers={"If-Match": tag})
    late = await cast.adam.put(OWN, json=other, headers={"If-Match": tag})

    assert (state["on_stage"], state["bagged"], state["unplaced"]) == (1, 1, [])
    assert (bare.status_code, good.status_code, late.status_code) == (428, 200, 409)
    assert late.json()["code"] == "conflict.ceremony-changed"
    assert "adam" in late.json()["detail"] or "Adam" in str(late.json())
    assert good.json()["ceremony"]["item"] == state["ceremony"]["item"]


async def test_winners_move_and_two_versions_are_compared(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    made = await cast.adam.put(OWN, json=_document(numbers[:1]))
    tag = {"If-Match": made.headers["ETag"]}
    first = await cast.anna.post(f"{OWN}/versions", json={"note": "排练"}, headers=tag)
    bagged = first.json()["content"]["bags"][0]["certificates"][0]["winner"]

    moved = await cast.adam.post(
        f"{OWN}/groups/moves", json={"winners": [bagged], "to": 1, "at": 1}, headers=tag
    )
    groups = (await cast.vera.get(f"{OWN}/groups")).json()
    earlier = (await cast.vera.get(f"{OWN}/groups", params={"version": 1})).json()
    changed = (await cast.vera.get(f"{OWN}/difference", params={"old": 1})).json()
    listed = (await cast.vera.get(f"{OWN}/versions")).json()

    assert moved.status_code == 200
    assert [m["certificate"]["name"] for m in groups[0]["members"]] == ["欧阳若水", "林晚舟"]
    assert len(earlier[0]["members"]) == 1
    assert [each["name"] for each in changed["members"]] == ["欧阳若水", "林晚舟"]
    assert [(each["number"], each["note"]) for each in listed] == [(1, "排练")]


async def test_a_document_that_does_not_fit_is_refused_with_its_place(cast: Cast) -> None:
    numbers = await issue(cast, LIN)
    good = _document(numbers)
    wrong: list[dict[str, Any]] = []
    for change in (
        {"title": "大\u202e会"},
        {"presenter": [{"name": ""}]},
        {"item": [{"kind": "speech", "title": ""}]},
        {"item": [{"kind": "award", "title": "颁奖", "group": [{"category": "GR", "size": 0}]}]},
        {"item": [{"kind": "award", "title": "颁奖", "group": [{"members": ["查无此号"]}]}]},
        {"item": [{"kind": "award", "title": "颁奖", "script": "{nobody}"}]},
        {"allowed_minutes": 0},
    ):
        answer = await cast.adam.put(OWN, json={**good, **change})
        if (answer.status_code, answer.json()["code"]) != (422, "invalid.arrangement"):
            wrong.append(answer.json())
    unknown = await cast.adam.put(OWN, json={**good, "nonsense": 1})

    assert wrong == []
    assert unknown.status_code == 400
