"""A program changes one field of many winners."""

from __future__ import annotations

from awards.winners.queries import find
from tests.cast import LIN, OUYANG, register
from tests.people import Cast

HERE = "/api/v1/commendations/2023/winners/changes"


async def test_a_rehearsal_stores_nothing_and_the_change_stores_all(guests: Cast) -> None:
    ids = await register(LIN, OUYANG)
    asked = {"winners": ids, "field": "unit", "values": ["合并后的单位"]}

    rehearsed = await guests.rita.post(HERE, json={**asked, "rehearse": True})
    untouched = (await find(ids[0])).unit
    changed = await guests.rita.post(HERE, json=asked)

    assert rehearsed.json()["stored"] is False
    assert untouched == LIN.unit
    assert changed.json() == {
        "stored": True,
        "rows": [
            {"winner": ids[0], "before": LIN.unit, "after": "合并后的单位", "fault": None},
            {"winner": ids[1], "before": OUYANG.unit, "after": "合并后的单位", "fault": None},
        ],
    }
