"""A unit replies on its page, and the office accepts it, without scripts."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from awards import clock
from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.proofs import queries
from awards.proofs import service as proofs
from awards.proofs.rules import token
from awards.settings import Settings
from awards.stage import store
from awards.stage.attendance import replies
from awards.tables import Role
from tests.people import signed_in
from tests.stage.year import arrange, year, year_url

__all__ = ["year", "year_url"]

pytestmark = pytest.mark.parametrize("year_url", ["sqlite"], indirect=True)

OWN = "/c/2023/ceremony"


@pytest.fixture
async def cora(year: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A member of the ceremony's staff, after the ceremony is arranged."""
    await arrange()
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(7))
    app = create_app(year)
    async with app.lifespan(), signed_in(app, year, "cora", Role.CEREMONY) as client:
        yield client


async def _revision() -> str:
    return str((await store.require(await catalogue.find("2023"))).revision)


async def test_a_unit_replies_and_the_office_accepts(
    cora: httpx.AsyncClient, year: Settings
) -> None:
    links = await queries.unrevoked_links(await catalogue.find("2023"))
    winners = [await replies.replying(each) for each in links]
    link, winner = next(
        (each, mine[0].winner)
        for each, mine in zip(links, winners, strict=True)
        if len(mine) == 1 and not mine[0].is_person
    )
    proof = f"/p/{token(link.id, year.secret_key())}"
    page = f"{proof}/attendance"
    said = {f"attends-{winner}": "yes", f"name-{winner}": "古月", "note": "<b>坐轮椅</b>"}

    silent = await cora.get(page), await cora.get(proof)
    await replies.ask("web/cora", "2023", clock.today())
    linked, form = await cora.get(proof), await cora.get(page)
    empty = await cora.post(page, data={"by": "司空见"})
    sent = await cora.post(page, data={**said, "companion-1": "盛小林", "by": "司空见"})
    assert sent.status_code == 303, sent.text
    again = await cora.get(page)
    office = await cora.get(f"{OWN}/attendees")
    [reply] = re.findall(r'value="accept-(\d+)"', office.text)
    act = {"act": f"refuse-{reply}", "revision": await _revision()}
    no_reason = await cora.post(f"{OWN}/attendees/replies", data=act)
    accepted = await cora.post(f"{OWN}/attendees/replies", data={**act, "act": f"accept-{reply}"})
    after = await cora.get(f"{OWN}/attendees")
    await replies.ask("web/cora", "2023", clock.today() - timedelta(1))
    late = await cora.post(page, data={**said, "by": "司空见"})

    assert "现在不收回执" in silent[0].text
    assert "attendance" not in silent[1].text
    assert f'href="{page}"' in linked.text
    assert link.unit in form.text
    others = [each.unit for each in links if each.id != link.id]
    assert [unit for unit in others if unit in form.text and unit not in link.unit] == []
    assert (empty.status_code, sent.status_code) == (422, 303)
    assert ('value="古月"' in again.text, "待处理" in again.text) == (True, True)
    assert "新增：盛小林" in office.text
    assert "&lt;b&gt;坐轮椅&lt;/b&gt;" in office.text
    assert (no_reason.status_code, accepted.status_code) == (422, 303)
    assert "已接受" in after.text
    assert ("单位代表 1" in after.text, "随行人员 1" in after.text) == (True, True)
    assert late.status_code == 422
    assert "截止" in late.text


async def test_the_day_until_which_units_reply_stands_in_the_settings(
    cora: httpx.AsyncClient,
) -> None:
    form = (await cora.get(f"{OWN}/meeting")).text
    fields = dict(re.findall(r'name="(\w+)"[^>]*?value="([^"]*)"', form))
    fields |= {"position_rule": "left-to-right", "platform_rule": "a", "walk_on": "right"}

    saved = await cora.post(f"{OWN}/meeting", data={**fields, "replies_until": "2024-01-15"})
    wrong = await cora.post(f"{OWN}/meeting", data={**fields, "replies_until": "<b>"})

    assert (saved.status_code, wrong.status_code) == (303, 422)
    assert 'value="2024-01-15"' in (await cora.get(f"{OWN}/meeting")).text
    assert "&lt;b&gt;" in wrong.text
