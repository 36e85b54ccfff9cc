"""The pages of the day without scripts: one page to run it, the host's view, the screen, the close."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from awards.app import create_app
from awards.day import queries
from awards.settings import Settings
from awards.stage import day as stage_day
from awards.stage import versions
from awards.tables import Role
from tests.people import signed_in
from tests.stage.year import arrange, year, year_url

__all__ = ["year", "year_url"]

pytestmark = pytest.mark.parametrize("year_url", ["sqlite"], indirect=True)

DAY = "/c/2023/day"


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff, with the ceremony of the fixture frozen."""
    await arrange()
    await versions.freeze("web/cora", "2023")
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _act(client: httpx.AsyncClient, act: str, at: str = DAY, **fields: str) -> int:
    revision = (await queries.revision("2023")).text
    answer = await client.post(at, data={"act": act, "revision": revision, **fields})
    return answer.status_code


async def test_each_change_is_seen_on_script_screen_and_day_and_is_undone(
    cora: httpx.AsyncClient,
) -> None:
    content = (await stage_day.today("2023")).content
    group = content.groups[0]
    first, second, third = [each.certificate for each in group.members[:3]]
    assert await _act(cora, f"show:{group.item}:1") == 303
    before = (await cora.get("/c/2023/screen/show")).json()

    def shown_of(screen: httpx.Response) -> str:
        return " ".join(each["words"] for each in screen.json()["slides"] if each["group"] == 1)

    for act, whom, fields, on_stage in (
        ("stand-in", first, {"recipient": "张三", "unit": "办公室"}, True),
        ("close-ranks", second, {}, False),
        ("strike", third, {"reason": "撤销"}, False),
    ):
        assert await _act(cora, act, f"{DAY}/people/{whom.winner}", **fields) == 303
        script, screen = await cora.get("/c/2023/script"), await cora.get("/c/2023/screen/show")
        assert (whom.name in script.text) is on_stage
        assert (whom.name in shown_of(screen)) is on_stage
        assert whom.name in (await cora.get(DAY)).text
    assert "张三（办公室）" in (await cora.get("/c/2023/script")).text
    for revision in (3, 2, 1):
        assert await _act(cora, f"undo-change:{revision}") == 303
    after = (await cora.get("/c/2023/screen/show")).json()

    assert [each["digest"] for each in after["slides"]] == [
        each["digest"] for each in before["slides"]
    ]
    assert await _act(cora, "undo-change:1") == 409


async def test_a_poll_is_answered_304_until_somebody_acts(cora: httpx.AsyncClient) -> None:
    for path in (f"{DAY}/revision", "/api/v1/commendations/2023/ceremony/day"):
        tag = (await cora.get(path)).headers["etag"]
        same = await cora.get(path, headers={"If-None-Match": tag})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
        assert await _act(cora, "blank:") == 303
        other = await cora.get(path, headers={"If-None-Match": tag})
        assert other.status_code == 200
        assert other.headers["etag"] != tag


async def test_the_second_of_two_pages_shows_what_the_first_one_did(
    cora: httpx.AsyncClient,
) -> None:
    old = (await queries.revision("2023")).text
    assert await _act(cora, "give:1") == 303

    late = await cora.post(DAY, data={"act": "give:2", "revision": old})

    name = (await stage_day.today("2023")).content.groups[0].members[0].certificate.name
    assert late.status_code == 409
    assert re.search(rf'role="alert".*?已给出（{name}', late.text, re.DOTALL) or name in late.text
    assert "cora" in late.text.casefold()


async def test_what_cannot_be_done_is_refused_in_words(cora: httpx.AsyncClient) -> None:
    winner = (await stage_day.today("2023")).content.groups[0].members[0].certificate.winner
    at = f"{DAY}/people/{winner}"
    for act, where, fields, status in (
        ("", DAY, {}, 422),
        ("fly:1", DAY, {}, 422),
        ("show:99:1", DAY, {}, 409),
        ("show:x:-1", DAY, {}, 409),
        ("give:99", DAY, {}, 404),
        ("scan:", DAY, {"code": "weixin://pay"}, 404),
        ("scan:", DAY, {"code": ""}, 404),
        ("stand-in", at, {}, 422),
        ("strike", at, {}, 422),
        ("undo:7", DAY, {}, 404),
    ):
        assert (act, await _act(cora, act, where, **fields)) == (act, status)


async def test_the_close_is_a_list_in_every_form_and_slips_say_what_changed(
    cora: httpx.AsyncClient,
) -> None:
    content = (await stage_day.today("2023")).content
    missing = content.groups[0].members[0].certificate
    assert await _act(cora, f"close-ranks:{missing.winner}") == 303
    slip = await cora.get(f"{DAY}/slips/host")
    assert await _act(cora, "give:1") == 303
    assert await _act(cora, "", f"{DAY}/close") == 303

    page = await cora.get(f"{DAY}/close")
    table = (await cora.get(f"{DAY}/close.csv")).content.decode("utf-8-sig")

    assert slip.headers["content-type"] == "application/pdf"
    assert page.text.count("上台领取") == 9
    assert table.count("上台领取") == 9
    assert missing.number in table
    assert await _act(cora, "give:2") == 409
