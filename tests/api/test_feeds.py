"""Printers and paper over HTTP: read a card, save it, restore one; enter and count paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from tests.people import Cast

FEEDS, PAPER = "/api/v1/feeds", "/api/v1/paper"
FEED = {"printer": "二楼激光", "tray": "手送", "stock": "a4-landscape"}

#: A print that is 1 mm too far right and 2 mm too far down.
READ = [
    {"cross": "A", "x": 21, "y": 22},
    {"cross": "C", "x": 19, "y": 22},
    {"cross": "G", "x": 21, "y": 18},
    {"cross": "I", "x": 19, "y": 18},
]
UNMOVED = {"x": 0, "y": 0, "scale_x": 1, "scale_y": 1, "fall": 0, "lean": 0}


def _moved(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value != UNMOVED[name]}


async def test_from_the_card_to_the_calibration_that_counts(cast: Cast) -> None:
    tried = await cast.paul.post(
        f"{FEEDS}/readings", json={**FEED, "readings": READ, "dry_run": True}
    )
    unsaved = (await cast.paul.get(FEEDS)).json()
    saved = await cast.paul.post(f"{FEEDS}/readings", json={**FEED, "readings": READ})
    again = await cast.paul.post(f"{FEEDS}/readings", json={**FEED, "readings": READ})
    card = await cast.paul.get(f"{FEEDS}/card.pdf", params=FEED)
    [feed] = (await cast.paul.get(FEEDS)).json()

    assert unsaved == []
    assert tried.json() == saved.json() == again.json()
    assert _moved(saved.json()["calibration"]) == {"x": -1, "y": -2}
    assert (saved.json()["off"], saved.json()["good"]) == (2.236, False)
    assert feed["side"] == {**FEED, "back": False}
    assert feed["readings"] == READ
    assert (feed["made_by"], feed["printed_with"]) == ("api/paul", 0)
    [page] = pypdfium2.PdfDocument(BytesIO(card.content))
    assert "右移 x -1.00" in page.get_textpage().get_text_range()


async def test_an_earlier_calibration_counts_again(cast: Cast) -> None:
    await cast.paul.post(f"{FEEDS}/readings", json={**FEED, "readings": READ})
    [first] = (await cast.paul.get(FEEDS)).json()
    beside = [{**READ[0], "x": 20.5}, *READ[1:]]
    await cast.paul.post(f"{FEEDS}/readings", json={**FEED, "readings": beside, "printed_with": 0})

    answer = await cast.paul.post(f"{FEEDS}/{first['id']}/take-back")

    [feed] = (await cast.paul.get(FEEDS)).json()
    assert answer.json()["correction"] == feed["correction"] == first["correction"]
    assert feed["again"] == first["id"] != feed["id"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"readings": READ[:3]}, 422),
        ({"readings": []}, 422),
        ({"readings": [{**READ[0], "x": 200}, *READ[1:]]}, 422),
        ({"readings": [{**READ[0], "x": 1e308}, *READ[1:]]}, 400),
        ({"readings": [{**READ[0], "cross": "Z"}, *READ[1:]]}, 400),
        ({"printer": " "}, 400),
        ({"printer": "a\nb"}, 400),
        ({"tray": "x" * 61}, 400),
        ({"stock": "papyrus"}, 404),
        ({"printed_with": 77}, 404),
    ],
    ids=str,
)
async def test_what_cannot_be_is_refused_and_not_saved(
    cast: Cast, wrong: dict[str, Any], status: int
) -> None:
    answer = await cast.paul.post(f"{FEEDS}/readings", json={**FEED, "readings": READ, **wrong})

    assert answer.status_code == status, answer.text
    assert (await cast.paul.get(FEEDS)).json() == []


async def test_paper_comes_is_entered_once_and_counted(cast: Cast) -> None:
    came = {"kind": "received", "sheets": 500, "note": "印厂送货", "once": "delivery 7"}
    first, again = [await cast.paul.post(f"{PAPER}/a4-landscape", json=came) for _ in range(2)]
    counted = await cast.paul.post(f"{PAPER}/a4-landscape", json={"kind": "counted", "sheets": 497})
    [there] = (await cast.paul.get(PAPER)).json()

    assert (first.status_code, first.json()) == (201, again.json())
    assert (counted.json()["expected"], counted.json()["sheets"]) == (500, 497)
    assert (there["stock"], there["expected"], there["used"]) == ("a4-landscape", 497, 0)


@pytest.mark.parametrize(
    ("stock", "wrong", "status"),
    [
        ("papyrus", {}, 404),
        ("a4-landscape", {"sheets": -1}, 400),
        ("a4-landscape", {"sheets": 10**7}, 400),
        ("a4-landscape", {"sheets": 1.5}, 400),
        ("a4-landscape", {"kind": "eaten"}, 400),
        ("a4-landscape", {"note": "x" * 201}, 400),
    ],
    ids=str,
)
async def test_paper_that_cannot_be_is_not_entered(
    cast: Cast, stock: str, wrong: dict[str, Any], status: int
) -> None:
    answer = await cast.paul.post(
        f"{PAPER}/{stock}", json={"kind": "received", "sheets": 5, **wrong}
    )

    assert answer.status_code == status, answer.text
    assert (await cast.paul.get(PAPER)).json() == []
