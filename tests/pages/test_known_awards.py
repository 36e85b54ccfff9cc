"""Who may be registered already, or had an award, when one winner is registered by hand."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.settings import Settings
from awards.winner_fields import Registration
from awards.winners import service as winners
from tests.conftest import FIXTURES
from tests.people import Cast

GRID = "优秀网格长（员）"
NEXT = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
for before, after in (
    ('code = "2023"', 'code = "2024"'),
    ("year = 2023", "year = 2024"),
    ("decided_on = 2024", "decided_on = 2025"),
    ("ceremony_on = 2024", "ceremony_on = 2025"),
    ("〔2024〕", "〔2025〕"),
):
    NEXT = NEXT.replace(before, after, 1)


@pytest.fixture
async def awarded(cast: Cast, settings: Settings) -> Cast:
    """An award of 2023, and a commendation of the next year."""
    await catalogue.load("cli/alice", parse(NEXT, "2024.toml"))
    await winners.register(
        "cli/alice",
        "2023",
        [Registration("GR", "张三丰", "甲局", GRID, personal_number="JK10001")],
        secret=settings.secret_key(),
    )
    return cast


async def _registered(
    cast: Cast, code: str, name: str, **more: str
) -> tuple[httpx.Response, httpx.Response]:
    """What the form answers first, and when it is sent again with what it shows."""
    typed = {"place": f"GR/{GRID}", "name": name, "unit": "甲局", **more}
    page = f"/c/{code}/winners/new"
    asked = await cast.rita.post(page, data=typed)
    kept = re.findall(r'name="kept" value="([^"]*)"', asked.text)
    again = {**typed, "kept": unescape(kept[0])} if kept else typed
    return asked, await cast.rita.post(page, data=again)


async def test_the_form_names_an_earlier_award_once(awarded: Cast) -> None:
    asked, done = await _registered(awarded, "2024", "张三丰")
    shown = await awarded.vera.get(done.headers["location"])

    assert asked.status_code == 422
    assert "以前获过奖：2023年度 先进个人。" in unescape(asked.text)
    assert done.status_code == 303
    assert "可能同为此获奖者的其他获奖" in shown.text
    assert "2023年度 先进个人" in shown.text


async def test_the_form_names_a_registered_winner_with_the_same_number(awarded: Cast) -> None:
    asked, done = await _registered(awarded, "2023", "李四光", personal_number="jk10001")

    assert asked.status_code == 422
    assert "证件号码与已登记的获奖者相同：2023年度 先进个人（张三丰，甲局）。" in unescape(
        asked.text
    )
    assert done.status_code == 303


async def test_the_form_asks_nothing_about_somebody_new_and_refuses_one_twice(
    awarded: Cast,
) -> None:
    new, _ = await _registered(awarded, "2023", "王五常")
    twice, still = await _registered(awarded, "2023", "张三丰", personal_number="JK10001")

    assert new.status_code == 303
    assert (twice.status_code, still.status_code) == (422, 422)
    assert 'name="kept"' not in twice.text


async def test_a_changed_note_asks_nothing_again(awarded: Cast) -> None:
    _, done = await _registered(awarded, "2024", "张三丰")
    page = f"{done.headers['location']}/edit"
    typed = {"place": f"GR/{GRID}", "name": "张三丰", "unit": "甲局", "revision": "1"}

    saved = await awarded.rita.post(page, data={**typed, "note": "新"})
    moved = await awarded.rita.post(page, data={**typed, "unit": "", "revision": "2"})

    assert saved.status_code == 303
    assert moved.status_code == 422
    assert "可能以前获过奖：2023年度 先进个人（张三丰，甲局）" in unescape(moved.text)


async def test_the_api_registers_and_warns_of_what_is_known(awarded: Cast) -> None:
    one = {"category": "GR", "honour": GRID, "name": "王五常", "unit": "乙局"}
    two = {**one, "name": "张三峰", "unit": "甲局"}

    done = await awarded.rita.post(
        "/api/v1/commendations/2024/winners", json={"winners": [one, two]}
    )

    answer = done.json()
    assert len(answer["winners"]) == 2
    [warning] = answer["warnings"]
    assert (warning["index"], warning["code"]) == (1, "winner.earlier-near")
    assert warning["zh"]["what"] == "可能以前获过奖：2023年度 先进个人（张三丰，甲局）。"


async def test_the_api_warns_of_a_doubtful_name_like_the_page(awarded: Cast) -> None:
    one = {"category": "GR", "honour": GRID, "name": "王五常（女）", "unit": "乙局"}

    done = await awarded.rita.post("/api/v1/commendations/2024/winners", json={"winners": [one]})

    [warning] = done.json()["warnings"]
    assert (warning["index"], warning["field"], warning["code"]) == (0, "name", "name.bracket")
    assert warning["suggestion"] == "王五常"


async def test_an_amendment_by_the_api_returns_what_to_look_at(awarded: Cast) -> None:
    one = {"category": "GR", "honour": GRID, "name": "王五常", "unit": "甲局"}
    made = await awarded.rita.post("/api/v1/commendations/2024/winners", json={"winners": [one]})
    address = f"/api/v1/winners/{made.json()['winners'][0]}"

    noted = await awarded.rita.patch(address, json={"note": "新"}, headers={"If-Match": '"1"'})
    named = await awarded.rita.patch(address, json={"name": "张三丰"}, headers={"If-Match": '"2"'})

    assert noted.json()["to_look_at"] == []
    [warning] = named.json()["to_look_at"]
    assert (warning["code"], named.json()["name"]) == ("winner.earlier-award", "张三丰")
    assert warning["zh"]["what"] == "以前获过奖：2023年度 先进个人。"
