"""Sign-ins, tokens and links that one person made for another during set-up make no second person."""

from __future__ import annotations

from datetime import datetime, timedelta

import httpx
import pytest

from awards import clock
from awards.accounts import consents, passwords, service, shell_links
from awards.accounts.rules import Visitor
from awards.errors import ConsentNotYours, SamePerson
from awards.notices import service as notices
from awards.roles import Role
from awards.settings import Settings
from awards.winners import service as winners
from tests.accounts.test_consents import Later, later
from tests.cast import LIN, OUYANG, SECRET
from tests.notices.story import ask_for
from tests.people import Cast, client, signed_in

__all__ = ["later"]
V1 = "/api/v1"
PASSWORD = "落霞与孤鹜齐飞秋水共长天2024"  # noqa: S105 - of a test


@pytest.fixture
async def ruled(cast: Cast) -> Cast:
    """The rule is on, and nobody is registered yet."""
    await ask_for(two_person=True)
    return cast


async def _made_by_adam(name: str, role: Role) -> None:
    """Adam makes the account and its link, and somebody opens the link."""
    await service.create_account("web/adam", name, name.title(), role)
    token = await passwords.make_link("web/adam", name)
    await passwords.set_by_link(token, PASSWORD, Visitor())


async def _registered(actor: str) -> int:
    [winner] = await winners.register(actor, "2023", [LIN], secret=SECRET)
    return winner


async def test_a_token_made_for_another_neither_writes_nor_confirms(ruled: Cast) -> None:
    made = await ruled.adam.post(f"{V1}/accounts/anna/tokens", json={"name": "mine"})
    token = made.json()["token"]
    winner = await _registered("web/adam")
    async with client(ruled.app, token) as as_anna:
        refused = await as_anna.post(f"{V1}/winners/confirm", json={"winners": [winner]})
        read = await as_anna.get(f"{V1}/me")
    own = await ruled.anna.post(f"{V1}/winners/confirm", json={"winners": [winner]})

    assert made.is_success
    assert (refused.status_code, refused.json()["code"]) == (403, "denied.token-of-another")
    assert "adam" in refused.text
    assert read.is_success
    assert own.is_success


async def test_before_the_first_winner_such_a_token_registers_nobody(ruled: Cast) -> None:
    made = await ruled.adam.post(f"{V1}/accounts/rita/tokens", json={"name": "mine"})
    winner = {"category": "GR", "name": "林晚舟", "unit": "潮河办事处", "honour": LIN.honour}
    place = f"{V1}/commendations/2023/winners"
    async with client(ruled.app, made.json()["token"]) as as_rita:
        refused = await as_rita.post(place, json={"winners": [winner]})

    assert refused.json()["code"] == "denied.token-of-another"


async def test_a_sign_in_made_for_another_counts_as_its_maker_for_a_day(
    ruled: Cast, later: Later
) -> None:
    await _made_by_adam("nora", Role.APPROVER)
    await _made_by_adam("rolf", Role.REGISTRAR)
    by_adam = await _registered("web/adam")
    [by_rolf] = await winners.register("web/rolf", "2023", [OUYANG], secret=SECRET)
    seen = await ruled.anna.get("/accounts", headers={"Accept-Language": "en"})

    for winner in (by_adam, by_rolf):
        with pytest.raises(SamePerson, match="nora"):
            await notices.confirm("web/nora", [winner])
    assert "Nora" in seen.text
    assert "双方按同一人计" in seen.text
    later(25)
    await consents.settle()
    await notices.confirm("web/nora", [by_adam, by_rolf])


async def test_an_approver_who_does_not_know_the_person_closes_the_sign_in(ruled: Cast) -> None:
    await _made_by_adam("nora", Role.APPROVER)
    [asked] = await consents.waiting()
    own = await ruled.adam.post(f"{V1}/consents/{asked.id}/agreement")
    back = await ruled.adam.delete(f"{V1}/consents/{asked.id}")
    refused = await ruled.anna.post(f"{V1}/consents/{asked.id}/refusal")

    assert [own.status_code, back.status_code] == [403, 403]
    assert refused.is_success
    assert not (await service.find("nora")).active


async def test_another_administrator_agrees_at_once_but_not_one_made_the_same_way(
    ruled: Cast, settings: Settings
) -> None:
    await _made_by_adam("nora", Role.APPROVER)
    await _made_by_adam("sham", Role.ADMIN)
    winner = await _registered("web/adam")
    nora = next(each for each in await consents.waiting() if each.username == "nora")

    with pytest.raises(ConsentNotYours, match="made the sign-in"):
        await consents.agree("web/sham", nora.id)
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        agreed = await carol.post(f"{V1}/consents/{nora.id}/agreement")
    await notices.confirm("web/nora", [winner])

    assert agreed.is_success


async def test_an_administrator_made_by_another_is_nobody_who_agrees_with_them(
    ruled: Cast,
) -> None:
    await _made_by_adam("sham", Role.ADMIN)
    await _registered("web/rita")
    asked = await ruled.adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})

    assert asked.json()["waits"][0]["due_at"] is not None


async def test_without_the_rule_nobody_is_asked_about_sign_ins(cast: Cast) -> None:
    await _made_by_adam("nora", Role.APPROVER)

    assert await consents.waiting() == []


async def test_a_shell_joined_by_another_account_counts_after_its_person_agreed(
    ruled: Cast,
) -> None:
    made = await shell_links.link("cli/adam", "anna", "1001")

    assert not made.counts
    assert await shell_links.account_in_shell("1001") is None


async def _asked(adam: httpx.AsyncClient) -> dict[str, object]:
    answer = await adam.patch(f"{V1}/accounts/rita", json={"role": "approver"})
    [waits] = answer.json()["waits"]
    return dict(waits)


async def test_when_the_other_administrator_has_left_a_day_passes_instead(
    ruled: Cast, settings: Settings, later: Later
) -> None:
    await _registered("web/rita")
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN):
        before = await _asked(ruled.adam)
        closing = await ruled.adam.patch(f"{V1}/accounts/carol", json={"active": False})
        page = await ruled.anna.get("/accounts", headers={"Accept-Language": "en"})
        later(25)
        [waits] = (await ruled.anna.get(f"{V1}/consents")).json()
        later(25)
        after = (await ruled.anna.get(f"{V1}/consents")).json()

    assert before["due_at"] is None
    assert closing.json()["waits"][-1]["due_at"] is not None
    assert "停用最后一名" in page.text
    assert not (await service.find("carol")).active
    assert waits["due_at"] is not None
    assert after == []
    assert (await service.find("rita")).role is Role.APPROVER


async def test_an_administrator_who_is_still_there_refuses_to_be_closed(
    ruled: Cast, settings: Settings
) -> None:
    await _registered("web/rita")
    async with signed_in(ruled.app, settings, "carol", Role.ADMIN) as carol:
        closing = await ruled.adam.patch(f"{V1}/accounts/carol", json={"active": False})
        [waits] = closing.json()["waits"]
        refused = await carol.post(f"{V1}/consents/{waits['id']}/refusal")

    assert refused.is_success
    assert (await service.find("carol")).active
    assert datetime.fromisoformat(waits["due_at"]) > clock.now() + timedelta(hours=23)
