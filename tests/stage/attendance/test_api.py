"""Attendees over HTTP, on the revision that was read."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx
import msgspec

from awards import clock
from awards.catalogue import service as catalogue
from awards.proofs import queries
from awards.proofs import service as proofs
from awards.stage.attendance import replies
from awards.stage.attendance.reply_records import ReplyContent, WinnerReply
from tests.api.test_ceremony import _document
from tests.api.test_flow import HERE, LIN, OUYANG, issue
from tests.people import Cast

OWN = f"{HERE}/ceremony/attendees"
LIST = "姓名,身份,单位\n林志远,,\n古月,嘉宾,云桥商会\n".encode()


def _at(answer: httpx.Response) -> dict[str, str]:
    return {"If-Match": f'"{answer.json()["revision"]}"'}


async def test_attendees_are_taken_written_found_imported_and_removed(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.adam.put(f"{HERE}/ceremony", json=_document(numbers[:1]))
    empty = await cast.anna.get(OWN)

    taken = await cast.adam.post(f"{OWN}/rule", json={"who": "on-stage"}, headers=_at(empty))
    late = await cast.adam.post(f"{OWN}/rule", json={"who": "all"}, headers=_at(empty))
    guest = {"kind": "guest", "name": "古月", "unit": "云桥商会"}
    put = await cast.adam.put(OWN, json=guest, headers=_at(taken))
    found = await cast.anna.get(OWN, params={"q": "gy"})
    gone = await cast.adam.delete(f"{OWN}/{put.json()['attendee']}", headers=_at(put))

    assert empty.json() == {"revision": 1, "total": 0, "attendees": []}
    assert (taken.json()["added"], late.status_code) == (1, 409)
    assert [each["name"] for each in found.json()["attendees"]] == ["古月"]
    assert len(found.json()["attendees"][0]["code"]) == 12
    assert gone.json()["total"] == 1


async def test_a_list_with_an_unknown_person_asks_and_stores_nobody(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.adam.put(f"{HERE}/ceremony", json=_document(numbers[:1]))
    tag = _at(await cast.anna.get(OWN))
    data = "姓名,身份\n某某某,\n古月,嘉宾\n".encode()

    asked = await cast.adam.post(f"{OWN}/import", files={"file": ("a.csv", data)}, headers=tag)
    answered = await cast.adam.post(
        f"{OWN}/import",
        files={"file": ("a.csv", data)},
        data={"answers": json.dumps({"2": "guest"})},
        headers=tag,
    )
    bad = await cast.adam.post(
        f"{OWN}/import",
        files={"file": ("a.csv", data)},
        data={"answers": "[1"},
        headers=_at(answered),
    )

    assert (asked.json()["stored"], asked.json()["questions"][0]["at"]) == (False, 2)
    assert (answered.json()["stored"], answered.json()["added"]) == (True, 2)
    assert bad.status_code == 422
    assert (await cast.anna.get(OWN)).json()["total"] == 2


async def test_hostile_lists_and_names_are_refused(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.adam.put(f"{HERE}/ceremony", json=_document(numbers[:1]))
    tag = _at(await cast.anna.get(OWN))

    for data in (b"", b"PK\x03\x04rubbish", b"\x00" * 1000, "姓名\n".encode(), b"\xff\xfe="):
        answer = await cast.adam.post(f"{OWN}/import", files={"file": ("a", data)}, headers=tag)
        assert answer.status_code == 422, data
    for name in ("", "王\ue000", "a\u202eb", "名" * 51, "a\x00"):
        body = {"kind": "guest", "name": name}
        assert (await cast.adam.put(OWN, json=body, headers=tag)).status_code in (400, 422), name
    body = {"kind": "companion", "name": "盛小林"}
    assert (await cast.adam.put(OWN, json=body, headers=tag)).status_code == 422
    assert (await cast.anna.get(OWN)).json()["total"] == 0


async def test_a_reply_is_read_accepted_once_and_a_later_one_refused(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.adam.put(f"{HERE}/ceremony", json=_document(numbers[:1]))
    asked = await cast.adam.put(f"{OWN}/replies", json={"until": clock.today().isoformat()})
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(7))
    [link, *_] = await queries.unrevoked_links(await catalogue.find("2023"))
    winners = [each.winner for each in await replies.replying(link)]
    coming = ReplyContent(tuple(WinnerReply(each, attends=True) for each in winners), ("盛小林",))
    await replies.send(link.id, "司空见", coming)
    [waiting] = (await cast.anna.get(f"{OWN}/replies")).json()
    one = f"{OWN}/replies/{waiting['reply']['id']}"
    at = _at(await cast.anna.get(OWN))

    accepted = await cast.adam.post(f"{one}/accept", headers=at)
    again = await cast.adam.post(f"{one}/accept", headers=_at(accepted))
    await replies.send(link.id, "司空见", msgspec.structs.replace(coming, companions=()))
    [later, _] = (await cast.anna.get(f"{OWN}/replies")).json()
    two = f"{OWN}/replies/{later['reply']['id']}"
    bare = await cast.adam.post(f"{two}/refuse", json={"reason": ""})
    refused = await cast.adam.post(f"{two}/refuse", json={"reason": "人数已定"})
    names = [each["name"] for each in (await cast.anna.get(OWN)).json()["attendees"]]

    assert asked.status_code == 200
    assert [each["name"] for each in waiting["changes"]["added"]][-1] == "盛小林"
    assert (accepted.status_code, again.status_code) == (200, 422)
    assert [each["name"] for each in later["changes"]["removed"]] == ["盛小林"]
    assert (bare.status_code, refused.status_code) == (400, 200)
    assert "盛小林" in names
