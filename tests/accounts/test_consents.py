"""Under the two-person rule nobody changes the rule, or what people may do, alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from awards import clock
from awards.accounts import managing, service
from awards.audit import queries as audit
from awards.catalogue import service as catalogue
from awards.catalogue.forms import commendation_values
from awards.catalogue.rules import parse
from awards.catalogue.writing import as_toml, plan_of
from awards.errors import ShellUnlinked
from awards.roles import Role
from awards.settings import Settings
from awards.winners import service as winners
from tests.cast import LIN, SECRET
from tests.notices.story import ask_for
from tests.people import Cast, signed_in

V1 = "/api/v1"

#: Move the clock on by so many hours.
Later = Callable[[float], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    real, passed = clock.now, [0.0]

    def on(hours: float) -> None:
        passed[0] += hours

    monkeypatch.setattr(clock, "now", lambda: real() + timedelta(hours=passed[0]))
    return on


@pytest.fixture
async def ruled(cast: Cast) -> Cast:
    """The people, one administrator among them, after a winner is registered under the rule."""
    await ask_for(two_person=True)
    await winners.register("web/rita", "2023", [LIN], secret=SECRET)
    return cast


async def _role(username: str) -> Role:
    return (await service.find(username)).role


async def _waits(caller: httpx.AsyncClient) -> list[dict[str, Any]]:
    return list((await caller.get(f"{V1}/consents")).json())


async def _is_on() -> bool:
    return (await catalogue.find("2023")).two_person


async def test_before_a_winner_is_registered_people_are_set_up_at_once(cast: Cast) -> None:
    await ask_for(two_person=True)

    answer = await cast.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})

    assert (answer.json()["role"], answer.json()["waits"]) == ("approver", [])


async def test_a_role_waits_for_another_administrator(ruled: Cast, settings: Settings) -> None:
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        asked = await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
        [waits] = asked.json()["waits"]
        place = f"{V1}/consents/{waits['id']}"
        own = await ruled.adam.post(f"{place}/agreement")
        approver = await ruled.anna.post(f"{place}/refusal")
        before = await _role("rita")
        agreed = await carol.post(f"{place}/agreement")
        again = await carol.post(f"{place}/refusal")

    assert asked.json()["role"] == before == "registrar"
    assert waits["due_at"] is None
    assert [each.status_code for each in (own, approver, agreed, again)] == [403, 403, 201, 409]
    assert await _role("rita") is Role.APPROVER


async def test_with_one_administrator_it_takes_effect_after_a_day(
    ruled: Cast, later: Later
) -> None:
    await ruled.adam.post("/accounts/adam/role", data={"role": "approver"})
    await ruled.adam.post("/accounts/rita/role", data={"role": "approver"})
    seen = await ruled.anna.get("/accounts", headers={"Accept-Language": "en"})
    overview = await ruled.anna.get("/c/2023")
    later(23.9)
    before = (await _waits(ruled.anna), await _role("rita"))
    later(0.2)
    after = (await _waits(ruled.anna), await _role("rita"))

    assert "经办人 → 审核人" in " ".join(seen.text.split())
    assert "/accounts#consents" in overview.text
    assert "/accounts#consents" not in (await ruled.vera.get("/c/2023")).text
    assert (len(before[0]), before[1]) == (1, Role.REGISTRAR)
    assert after == ([], Role.APPROVER)
    assert [each.action for each in await audit.entries(limit=2)] == [
        "account.amended",
        "consent.due",
    ]


async def test_an_approver_refuses_what_would_take_effect_by_itself(
    ruled: Cast, later: Later
) -> None:
    await ruled.adam.post("/accounts/rita/role", data={"role": "approver"})
    [waits] = await _waits(ruled.anna)
    await ruled.anna.post(f"/consents/{waits['id']}/refuse")
    later(25)

    assert await _waits(ruled.anna) == []
    assert await _role("rita") is Role.REGISTRAR


async def test_the_asker_takes_back_and_nobody_else_does(ruled: Cast, settings: Settings) -> None:
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
        [waits] = await _waits(carol)
        other = await carol.delete(f"{V1}/consents/{waits['id']}")
        own = await ruled.adam.delete(f"{V1}/consents/{waits['id']}")
        late = await carol.post(f"{V1}/consents/{waits['id']}/agreement")

    assert [each.status_code for each in (other, own, late)] == [403, 204, 409]
    assert await _role("rita") is Role.REGISTRAR


async def test_a_request_that_nobody_decides_expires_and_a_newer_one_replaces_it(
    ruled: Cast, settings: Settings, later: Later
) -> None:
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
        await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
        [first] = await _waits(carol)
        await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "printer"})
        [second] = await _waits(carol)
        late = await carol.post(f"{V1}/consents/{first['id']}/agreement")
        later(7 * 24 + 1)
        expired = await carol.post(f"{V1}/consents/{second['id']}/agreement")

    assert (first["wanted"], second["wanted"]) == ("approver", "printer")
    assert (late.status_code, expired.status_code) == (409, 409)
    assert await _role("rita") is Role.REGISTRAR


async def _file(*, two_person: bool) -> str:
    plan = replace(plan_of(await catalogue.find("2023")), two_person=two_person, notice_days=3)
    return as_toml(plan)


async def _settings_without_rule(cast: Cast) -> dict[str, object]:
    plan = plan_of(await catalogue.find("2023"))
    shown = re.search(r'name="shown" value="(\w+)"', (await cast.adam.get("/c/2023/settings")).text)
    assert shown
    values = {**commendation_values(plan), "shown": shown[1]}
    return {key: value for key, value in values.items() if key != "two_person"}


async def test_the_rule_is_not_switched_off_alone_by_file_program_or_page(
    ruled: Cast, settings: Settings, later: Later
) -> None:
    source = await _file(two_person=False)
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        put = await ruled.adam.put(f"{V1}/commendations/2023", content=source)
        await catalogue.load("cli/adam", parse(source, "2023.toml"))
        page = await ruled.adam.post("/c/2023/settings", data=await _settings_without_rule(ruled))
        [waits] = await _waits(ruled.anna)
        later(25)
        still = await _is_on(), (await catalogue.find("2023")).notice_days
        await carol.post(f"{V1}/consents/{waits['id']}/agreement")

    assert (put.status_code, put.json()["two_person"], page.status_code) == (200, True, 303)
    assert (waits["act"], waits["due_at"]) == ("rule", None)
    assert still == (True, 3)
    assert not await _is_on()


async def test_the_only_administrator_switches_the_rule_off_in_a_day_and_all_see_it(
    ruled: Cast, later: Later
) -> None:
    source = await _file(two_person=False)
    await ruled.adam.put(f"{V1}/commendations/2023", content=source)
    shown = (await ruled.vera.get("/c/2023/settings")).text
    again = await ruled.adam.put(f"{V1}/commendations/2023", content=await _file(two_person=True))
    later(25)
    await ruled.vera.get(f"{V1}/commendations/2023")

    assert "Adam 申请关闭双人复核" in shown
    assert again.json()["two_person"]
    assert not await _is_on()


async def test_nobody_acts_as_another_by_a_link_a_token_or_a_lost_phone(
    ruled: Cast, settings: Settings
) -> None:
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        token = await ruled.adam.post(f"{V1}/accounts/anna/tokens", json={"name": "x"})
        own = await ruled.adam.post(f"{V1}/accounts/adam/tokens", json={"name": "x"})
        link = await ruled.adam.post("/accounts/anna/link")
        [waits] = await _waits(carol)
        await carol.post(f"/consents/{waits['id']}/agree")
        others = await carol.post("/accounts/anna/link")
        made = await ruled.adam.post("/accounts/anna/link")
        again = await ruled.adam.post("/accounts/anna/link")

    assert (token.status_code, own.status_code) == (403, 201)
    assert token.json()["code"] == "denied.token-for-another"
    assert (link.status_code, others.status_code, again.status_code) == (303, 303, 303)
    assert "/welcome/" in made.text


async def test_a_new_approver_is_closed_until_another_administrator_agrees(
    ruled: Cast, settings: Settings
) -> None:
    fields = {"username": "chen", "display_name": "陈审核", "role": "approver"}
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        made = await ruled.adam.post("/accounts", data=fields)
        closed = not (await service.find("chen")).active
        [waits] = await _waits(carol)
        await carol.post(f"/consents/{waits['id']}/agree")
        link = await ruled.adam.post("/accounts/chen/link")

    assert (made.status_code, closed) == (303, True)
    assert (await service.find("chen")).active
    assert "/welcome/" in link.text


async def test_a_viewer_is_made_and_closed_at_once(ruled: Cast) -> None:
    fields = {"username": "chen", "display_name": "陈", "role": "viewer"}

    made = await ruled.adam.post(f"{V1}/accounts", json=fields)
    closed = await ruled.adam.patch(f"{V1}/accounts/chen", json={"active": False})

    assert (made.json()["active"], closed.json()["active"]) == (True, False)
    assert await _waits(ruled.adam) == []


async def test_a_request_lapses_with_the_person_who_asked(ruled: Cast, settings: Settings) -> None:
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
        [waits] = await _waits(carol)
        await service.set_active("cli/alice", "adam", active=False)
        late = await carol.post(f"{V1}/consents/{waits['id']}/agreement")

    assert late.status_code == 409
    assert await _role("rita") is Role.REGISTRAR


async def test_in_the_shell_a_user_without_an_account_asks_for_nothing_beside_two_administrators(
    ruled: Cast, settings: Settings, later: Later
) -> None:
    alone = await managing.set_role("cli/root#0", "rita", Role.APPROVER)
    assert alone is not None
    own = await ruled.adam.post(f"{V1}/consents/{alone.id}/agreement")
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN):
        with pytest.raises(ShellUnlinked):
            await managing.set_role("cli/root#0", "vera", Role.APPROVER)

    assert alone.due_at is not None
    assert own.status_code == 403


async def test_every_step_is_a_sentence_of_both_languages(ruled: Cast) -> None:
    await ruled.adam.post("/accounts/rita/role", data={"role": "approver"})
    [waits] = await _waits(ruled.anna)
    await ruled.anna.post(f"/consents/{waits['id']}/refuse")
    chinese = (await ruled.adam.get("/history")).text
    english = (await ruled.adam.get("/history?lang=en")).text

    assert "申请了另一名管理员的同意" in chinese
    assert "拒绝了申请" in chinese
    assert "asked for the consent of another administrator" in english
    assert "refused a request" in english
