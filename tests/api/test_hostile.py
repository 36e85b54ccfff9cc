"""Hostile input gets a clear refusal, never a failure of the service."""

from __future__ import annotations

import pytest

from tests.api.test_flow import HERE, LIN
from tests.people import Cast

NUL = "a\x00b"
HUGE = 2**63

BODIES = {
    "huge number": b'{"winners": [' + b"9" * 5000 + b"]}",
    "beyond 32 bits": b'{"winners": [2147483648]}',
    "not finite": b'{"winners": [1e400]}',
    "nested deep": b'{"winners": ' + b"[" * 100_000,
    "unknown and nested deep": b'{"z": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "not UTF-8": b'{"winners": ["\xff"]}',
    "lone surrogate": b'{"\\ud800": 1}',
    "cut off": b'{"winners": [1',
    "not JSON": b"winners=1",
    "null": b"null",
    "nothing": b"",
    "nobody": b'{"winners": []}',
    "unknown member": b'{"winners": [1], "reason": "x"}',
    "another type": b'{"winners": "1"}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_a_body_unlike_its_description_is_malformed(guests: Cast, body: bytes) -> None:
    answer = await guests.anna.post("/api/v1/winners/confirm", content=body)

    assert answer.status_code == 400, answer.text
    assert answer.json()["code"] == "invalid.request"


MEMBERS: list[dict[str, object]] = [
    {"name": NUL},
    {"unit": NUL},
    {"note": NUL},
    {"personal_number": f"JK{NUL}"},
    {"credit_code": NUL},
    {"honour": NUL},
    {"namesake": HUGE},
    {"namesake": 1000},
    {"surname_length": HUGE},
    {"surname_length": 0},
    {"name": "字" * 501},
    {"note": "字" * 501},
    {"personal_number": "9" * 51},
    {"credit_code": "９" * 400},
    {"name": "张\u202e三"},
]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: str(member)[:40])
async def test_a_winner_that_no_database_could_hold_is_not_registered(
    guests: Cast, member: dict[str, object]
) -> None:
    answer = await guests.rita.post(f"{HERE}/winners", json={"winners": [{**LIN, **member}]})

    assert answer.status_code in {400, 422}, answer.text


async def test_a_winner_cannot_be_amended_into_a_hostile_one(guests: Cast) -> None:
    made = await guests.rita.post(f"{HERE}/winners", json={"winners": [LIN]})
    [winner] = made.json()["winners"]
    first = {"If-Match": '"1"'}

    answers = [
        await guests.rita.patch(f"/api/v1/winners/{winner}", json=member, headers=first)
        for member in MEMBERS
    ]

    assert {answer.status_code for answer in answers} <= {400, 422}


async def test_a_code_with_spaces_is_kept_without_them(guests: Cast) -> None:
    wide = {"category": "CX", "name": "郑州云梯智能装备有限公司"}
    wide["credit_code"] = " 91410100 MA0000050０ "

    made = await guests.rita.post(f"{HERE}/winners", json={"winners": [wide]})
    [winner] = made.json()["winners"]

    stored = (await guests.vera.get(f"/api/v1/winners/{winner}")).json()
    assert stored["credit_code"] == "91410100MA00000500"


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/winners/0",
        "/api/v1/winners/-1",
        "/api/v1/winners/2147483648",
        "/api/v1/winners/" + "9" * 5000,
        "/api/v1/winners/x",
        "/api/v1/commendations/%00",
        "/api/v1/commendations/%ff",
        "/api/v1/commendations/" + "x" * 5000,
        "/api/v1/commendations/..%2f..%2fetc",
        f"{HERE}/winners?text=%00",
        f"{HERE}/winners?category=%00",
        f"{HERE}/winners?category=none",
        f"{HERE}/winners?state=dead",
        f"{HERE}/winners?limit=501",
        f"{HERE}/winners?limit=x",
        f"{HERE}/winners?offset=2147483648",
        f"{HERE}/certificates?category=none",
        "/api/v1/certificates",
        "/api/v1/certificates?number=%00",
        "/api/v1/certificates?number=none",
        "/api/v1/accounts/%00",
        "/api/v1/audit/entries?before=9223372036854775808",
        "/api/v1/audit/entries?before=0",
        "/api/v1/audit/entries?subject=%00",
        "/api/v1//",
        "/api/nowhere",
        "/api/%00",
    ],
)
async def test_an_unknown_address_is_not_found(guests: Cast, address: str) -> None:
    answer = await guests.adam.get(address)

    assert answer.status_code in {400, 404}, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("text", ["\\", "%", "_", "'", '"; --', "\u202e", "字" * 100])
async def test_a_search_for_anything_finds_or_finds_not(guests: Cast, text: str) -> None:
    answer = await guests.vera.get(f"{HERE}/winners", params={"text": text})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    "token",
    ["x", "A" * 22, "A" * 60_000, "%00", "%ff", "二维码", "'; --", "A" * 21 + "="],
    ids=lambda token: token[:25],
)
async def test_a_code_that_was_never_printed_is_unknown_and_always_in_one_form(
    guests: Cast, token: str
) -> None:
    answer = await guests.nobody.get(f"/api/v1/verify/{token}")

    assert answer.status_code == 200
    assert answer.json() == {
        "standing": "unknown",
        "number": "",
        "name": "",
        "category": "",
        "honour": "",
        "title": "",
        "issuers": [],
        "issued_on": None,
        "ended_on": None,
        "remark": None,
    }


TOML = {
    "nothing": b"",
    "not UTF-8": b"\xff",
    "NUL": b"\x00",
    "written NUL": b'code = "2023"\ntitle = "a\\u0000b"',
    "huge number": b"year = " + b"9" * 5000,
    "nested deep": b"x = " + b"[" * 100_000,
    "an address in the code": b'code = "a/b"',
}


@pytest.mark.parametrize("source", TOML.values(), ids=TOML)
async def test_a_commendation_file_that_is_wrong_is_refused_with_its_faults(
    guests: Cast, source: bytes
) -> None:
    answer = await guests.adam.put("/api/v1/commendations/2023", content=source)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid.commendation")


async def test_a_nul_written_into_the_wording_never_reaches_the_database(guests: Cast) -> None:
    source = (await guests.vera.get("/api/v1/commendations/2023")).json()
    wording = f'code = "2023"\nissuers = ["a\\u0000b"]\ntitle = "{source["title"]}\\u0000"'

    answer = await guests.adam.put("/api/v1/commendations/2023", content=wording.encode())

    assert "issuers 含有控制字符" in answer.json()["title"]
    assert "title 含有控制字符" in answer.json()["title"]


async def test_a_body_without_end_is_cut_short(guests: Cast) -> None:
    answer = await guests.adam.put("/api/v1/commendations/2023", content=b"#" * 4_000_001)

    assert (answer.status_code, answer.json()["code"]) == (413, "invalid.too-large")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/accounts", {"username": NUL, "display_name": "A", "role": "viewer"}),
        ("/accounts", {"username": "bob", "display_name": NUL, "role": "viewer"}),
        ("/accounts", {"username": "bob", "display_name": "A", "role": "king"}),
        ("/accounts/vera/tokens", {"name": NUL}),
        ("/accounts/vera/tokens", {"name": "x", "days": HUGE}),
        ("/accounts/%00/tokens", {"name": "x"}),
        ("/winners/withdraw", {"winners": [1], "reason": NUL}),
        ("/certificates/revoke", {"number": NUL, "reason": "x"}),
        ("/certificates/revoke", {"number": "x", "reason": NUL}),
        ("/certificates/reissue", {"number": "x" * 501, "reason": "x"}),
        ("/commendations/2023/certificates", {"winners": [HUGE]}),
        ("/commendations/2023/certificates", {"category": NUL}),
        ("/commendations/2023/print.pdf", {"first": 0}),
        ("/commendations/2023/print.pdf", {"last": HUGE}),
        ("/commendations/2023/print.zip", {"category": NUL}),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_an_order_that_no_one_can_carry_out_is_refused(
    guests: Cast, path: str, body: dict[str, object]
) -> None:
    answer = await guests.adam.post(f"/api/v1{path}", json=body)

    assert answer.status_code in {400, 422}, answer.text
