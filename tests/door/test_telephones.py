"""A telephone is paired once, reads its list, and is stopped at once."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from awards.door import pairing, queries
from awards.door.pairing import KINDS
from awards.errors import FieldRefused
from awards.tables import DoorDevice, Scan, ScanKind
from tests.depth import DEPTH, Depth
from tests.door.doors import Door, Telephone, scan

#: Of twenty telephones with four hundred arrivals at full depth.
TELEPHONES, ARRIVALS = (20, 400) if DEPTH is Depth.DEEP else (5, 60)


async def test_a_pairing_code_works_once_and_neither_it_nor_the_token_is_stored(door: Door) -> None:
    made = await pairing.pair("web/cora", "2023", "东门", [ScanKind.ARRIVED])

    first = await door.client.post("/api/v1/door/pairing", json={"code": made.code.lower()})
    second = await door.client.post("/api/v1/door/pairing", json={"code": made.code})

    assert (first.status_code, second.status_code) == (200, 404)
    assert first.json()["kinds"] == ["arrived"]
    [row] = await DoorDevice.select()
    assert made.code not in str(row)
    assert first.json()["token"] not in str(row)


@pytest.mark.parametrize(("name", "kinds"), [("", KINDS), ("长" * 51, KINDS), ("东门", ())])
async def test_a_telephone_without_a_name_or_anything_to_do_is_refused(
    door: Door, name: str, kinds: tuple[ScanKind, ...]
) -> None:
    with pytest.raises(FieldRefused):
        await pairing.pair("web/cora", "2023", name, kinds)


async def test_the_list_says_who_attends_and_is_sent_again_only_when_it_changed(
    door: Door,
) -> None:
    telephone = await door.telephone(kinds=(ScanKind.ARRIVED,))

    first = await telephone.read_list()
    same = await telephone.read_list(first.headers["ETag"])
    await telephone.send(scan(door.codes[0]))
    other = await telephone.read_list(first.headers["ETag"])

    assert same.status_code == 304
    assert len(first.json()["attendees"]) == len(door.codes)
    assert first.json()["certificates"] == []
    assert other.json()["attendees"][0]["arrived_by"] == "东门"


async def test_a_revoked_telephone_reads_nothing_and_what_it_sends_is_kept_but_counts_nowhere(
    door: Door,
) -> None:
    telephone = await door.telephone()
    await pairing.revoke("web/cora", "2023", telephone.id)

    [answer] = await telephone.send(scan(door.codes[0]))
    listed = await telephone.read_list()

    assert (answer["verdict"], answer["reason"]) == ("red", "revoked")
    assert listed.status_code == 401
    assert await Scan.count() == 1
    assert await queries.arrived(door.ceremony) == {}


async def test_more_than_five_hundred_in_a_call_are_refused_and_nothing_is_stored(
    door: Door,
) -> None:
    telephone = await door.telephone()
    body = {"sent_at": "", "scans": [scan(door.codes[0]) for _ in range(501)]}

    answer = await door.client.post("/api/v1/door/scans", json=body, headers=telephone.headers)

    assert answer.status_code in (400, 422)
    assert await Scan.count() == 0


@pytest.mark.parametrize("token", ["", "x", "awards_" + "A" * 43])
async def test_no_other_token_opens_the_routes_of_telephones(door: Door, token: str) -> None:
    answers = [
        await door.client.request(method, f"/api/v1/door/{name}", headers={"Authorization": f"Bearer {token}"})
        for method, name in (("GET", "list"), ("POST", "scans"), ("POST", "frame"))
    ]  # fmt: skip

    assert [each.status_code for each in answers] == [401, 401, 401]


async def test_a_telephone_opens_nothing_else(door: Door) -> None:
    telephone = await door.telephone()

    answer = await door.client.get("/api/v1/commendations", headers=telephone.headers)

    assert answer.status_code == 401


async def test_a_picture_of_a_code_is_read(door: Door) -> None:
    telephone = await door.telephone()
    picture = BytesIO()
    symbol = zxingcpp.create_barcode("AB00000001CD", zxingcpp.BarcodeFormat.QRCode)
    drawn: Any = zxingcpp.write_barcode_to_image(symbol, scale=6)
    Image.fromarray(drawn).save(picture, "PNG")
    plain = BytesIO()
    Image.new("L", (64, 64), 255).save(plain, "JPEG")

    answers = [
        await door.client.post("/api/v1/door/frame", content=each, headers=telephone.headers)
        for each in (picture.getvalue(), plain.getvalue(), b"GIF89a", b"\xff\xd8\xff broken")
    ]

    assert [each.status_code for each in answers] == [200, 200, 422, 422]
    assert [each.json()["texts"] for each in answers[:2]] == [["AB00000001CD"], []]


async def test_lost_answers_and_wrong_clocks_neither_lose_nor_double_an_arrival(
    door: Door,
) -> None:
    """Three of ten answers are lost, so the telephone sends the same again."""
    dice = random.Random(7)  # noqa: S311 - moments, not secrets
    people = door.codes[:ARRIVALS]
    sent = 0
    for number in range(TELEPHONES):
        telephone = await door.telephone(f"{number + 1}号门")
        skew = timedelta(hours=dice.uniform(-2, 2))
        scans = [_skewed(dice, code, skew) for code in dice.sample(people, len(people))]
        sent += len(scans)
        await _deliver(dice, telephone, scans, skew)

    assert await Scan.count() == sent
    assert len(await queries.arrived(door.ceremony)) == len(people)
    rows = await Scan.select(Scan.at, Scan.received_at, Scan.verdict)
    assert all(timedelta() <= row["received_at"] - row["at"] < timedelta(hours=1) for row in rows)
    assert sum(row["verdict"] == "green" for row in rows) == len(people)
    assert sum(each.arrived for each in await queries.counts(door.ceremony)) == len(people)


def _skewed(dice: random.Random, code: str, skew: timedelta) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(minutes=dice.uniform(1, 30)) + skew
    return scan(code, id=str(uuid.UUID(int=dice.getrandbits(128), version=4)), at=at.isoformat())


async def _deliver(
    dice: random.Random, telephone: Telephone, scans: list[dict[str, Any]], skew: timedelta
) -> None:
    waiting = list(scans)
    while waiting:
        some = waiting[: dice.randint(1, 100)]
        await telephone.send(*some, sent_at=(datetime.now(UTC) + skew).isoformat())
        if dice.random() >= 0.3:
            waiting = waiting[len(some) :]
