"""Deliveries over HTTP: planned, changed, received and cancelled by programs."""

from __future__ import annotations

import re

from tests.api.test_flow import ACME, HERE, LIN, OUYANG, issue
from tests.people import SOURCE, Cast

OWN = f"{HERE}/deliveries"
RULE = 'quiet = { days = "1-25", exempt = ["安全生产"] }'
VISIT = {"way": "visit", "planned_on": "2124-03-06"}


async def _quiet(cast: Cast) -> None:
    source = re.sub("(?m)^quiet = .*$", RULE, SOURCE)
    answer = await cast.adam.put(
        HERE, content=source.encode(), headers={"Content-Type": "application/toml"}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["quiet_days"] == "1-25"


async def test_a_visit_on_a_quiet_day_is_stored_and_named_with_what_to_offer(cast: Cast) -> None:
    await issue(cast, ACME, LIN)
    await _quiet(cast)
    listed = (await cast.vera.get(OWN)).json()
    firm, person = (each["winner"] for each in listed["certificates"])

    asked = (await cast.vera.get(f"{OWN}/days", params={"on": "2124-03-06"})).json()
    planned = await cast.rita.post(OWN, json={"winners": [firm, person], **VISIT})
    twice = await cast.rita.post(OWN, json={"winners": [firm], **VISIT})
    ground = {"kind": "exempt", "reason": "安全生产"}
    change = {"deliveries": [{"winner": firm, "revision": 1}], **VISIT, "ground": ground}
    changed = await cast.rita.post(f"{OWN}/changes", json=change)
    late = await cast.rita.post(f"{OWN}/changes", json=change)
    bare = await cast.rita.post(f"{OWN}/changes", json={**change, "ground": {"kind": "approval"}})

    assert (listed["valid"], listed["handed"], listed["total"]) == (2, 0, 2)
    assert (asked["quiet"], asked["free"], asked["reception"]) == (True, "2124-03-27", None)
    assert (planned.status_code, planned.json()["quiet"]) == (201, [firm])
    assert planned.json()["free"] == "2124-03-27"
    assert (twice.status_code, twice.json()["code"]) == (409, "conflict.delivery-open")
    assert (changed.status_code, changed.json()["quiet"]) == (200, [])
    assert (late.status_code, late.json()["code"]) == (409, "conflict.delivery-changed")
    assert (bare.status_code, bare.json()["code"]) == (422, "invalid.field")


async def test_what_is_received_or_cancelled_leaves_the_list(cast: Cast) -> None:
    await issue(cast, LIN, OUYANG)
    one, two = (each["winner"] for each in (await cast.vera.get(OWN)).json()["certificates"])
    await cast.rita.post(
        OWN, json={"winners": [one, two], "way": "post", "planned_on": "2124-03-06"}
    )

    done = {"deliveries": [{"winner": one}], "recipient": "本人", "on": "2024-03-01"}
    future = await cast.rita.post(f"{OWN}/done", json={**done, "on": "2124-03-01"})
    received = await cast.rita.post(f"{OWN}/done", json=done)
    gone = {"deliveries": [{"winner": two}], "reason": "改为自取"}
    cancelled = await cast.rita.post(f"{OWN}/cancellations", json=gone)
    left = (await cast.vera.get(OWN)).json()
    handed = (await cast.vera.get(OWN, params={"show": "handed"})).json()

    assert future.status_code == 422
    assert (received.status_code, cancelled.status_code) == (200, 200)
    assert ([each["winner"] for each in left["certificates"]], left["handed"]) == ([one, two], 0)
    assert handed["total"] == 0, "the certificates were issued after that day"
    today = await cast.rita.post(f"{OWN}/done", json={**done, "on": None})
    assert today.json()[0]["handed"]["to"] == "本人"
    assert (await cast.vera.get(OWN)).json()["handed"] == 1
