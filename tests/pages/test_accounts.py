"""A person's own account, and all accounts for people who manage them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from awards.accounts import passwords, second_factor, service, sessions
from awards.accounts.rules import Visitor
from awards.audit import queries as audit
from awards.roles import Permission
from awards.tables import Role
from tests.people import Cast, client
from tests.visitors import Browser, browser

pytestmark = pytest.mark.usual  # hashes passwords, which is slow on purpose

PASSWORD = "olive quartz window"  # noqa: S105 - of the tests alone
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"


@pytest.fixture
async def home(cast: Cast) -> AsyncIterator[Browser]:
    """Rita's browser, signed in."""
    token = await passwords.make_link("cli/alice", "rita")
    await passwords.set_by_link(token, PASSWORD, Visitor("10.1.2.3", EDGE))
    async with browser(cast.app) as opened:
        await opened.sign_in("rita", PASSWORD)
        yield opened


# A person's own account.


async def test_everyone_reads_what_they_may_do_in_plain_words(cast: Cast) -> None:
    shown = await cast.paul.get("/me?lang=en")

    assert "Print certificates" in shown.text
    assert "Register and amend winners" not in shown.text
    assert all(permission.words for permission in Permission)


async def test_a_refused_person_reads_which_permission_is_missing_and_who_has_it(
    cast: Cast,
) -> None:
    refused = await cast.vera.get("/accounts/rita")
    english = await cast.vera.get("/accounts/rita?lang=en")

    assert (refused.status_code, english.status_code) == (403, 403)
    assert "您的角色（查看者）没有此项权限：管理账号。" in refused.text
    assert "可由以下角色办理：管理员" in refused.text
    assert "Your role (Viewer) does not include this: Manage accounts." in english.text
    assert "manage-accounts" not in refused.text + english.text


async def test_only_a_person_who_knows_the_password_changes_it(cast: Cast, home: Browser) -> None:
    new = {"password": "another olive quartz", "again": "another olive quartz"}
    before = home.session
    wrong = await home.send("/me/password", present="not this one", **new)
    easy = {"password": "rita20242024", "again": "rita20242024"}
    weak = await home.send("/me/password", present=PASSWORD, **easy)
    done = await home.send("/me/password", present=PASSWORD, **new)
    here = await home.get("/me")
    async with browser(cast.app) as elsewhere:
        old = await elsewhere.sign_in("rita", PASSWORD)
        entered = await elsewhere.sign_in("rita", new["password"])

    assert (wrong.status_code, weak.status_code, done.status_code) == (422, 422, 303)
    assert (here.status_code, home.session != before) == (200, True)
    assert len(await sessions.open_sessions((await service.find("rita")).id)) == 2
    assert (old.status_code, entered.status_code) == (422, 303)


async def test_the_sessions_are_listed_and_ended_one_by_one_or_all(
    cast: Cast, home: Browser
) -> None:
    rita = (await service.find("rita")).id
    await sessions.begin(rita, complete=True, visitor=Visitor("10.1.2.4", ""))
    shown = await home.get("/me?lang=en")
    ids = [int(found) for found in re.findall(r"/me/sessions/(\d+)/end", shown.text)]
    one = await home.send("/me", f"/me/sessions/{ids[0]}/end")
    left = len(await sessions.open_sessions(rita))
    await home.send("/me", "/me/sessions/end")

    assert "Edge on Windows" in shown.text
    assert "10.1.2.3" in shown.text
    assert len(ids) == 2
    assert (one.status_code, left) == (303, 2)
    assert len(await sessions.open_sessions(rita)) == 1
    assert (await home.get("/me")).status_code == 200


async def test_nobody_ends_sessions_or_revokes_tokens_of_others(cast: Cast, home: Browser) -> None:
    [theirs] = await sessions.open_sessions((await service.find("vera")).id)
    [token] = await service.tokens("vera")

    ended = await home.send("/me", f"/me/sessions/{theirs.id}/end")
    revoked = await home.send("/me", f"/me/tokens/{token.id}/revoke")

    assert (ended.status_code, revoked.status_code) == (404, 404)
    assert (await cast.vera.get("/me")).status_code == 200
    assert (await cast.vera.get("/api/v1/me")).status_code == 200


async def test_a_token_is_shown_once_and_works_until_it_is_revoked(
    cast: Cast, home: Browser
) -> None:
    made = await home.send("/me", "/me/tokens", name="每日导出", days="30")
    [secret] = re.findall(r"awards_[\w-]{40,}", made.text)
    later = await home.get("/me")
    async with client(cast.app, secret) as program:
        works = await program.get("/api/v1/me")
        newest = (await service.tokens("rita"))[0]
        await home.send("/me", f"/me/tokens/{newest.id}/revoke")
        refused = await program.get("/api/v1/me")

    assert secret not in later.text
    assert "每日导出" in later.text
    assert (works.json()["username"], refused.status_code) == ("rita", 401)


@pytest.mark.parametrize("days", ["", "0", "3651", "9" * 30, "-1", "x"])
async def test_a_token_lives_for_days_that_can_be_counted(home: Browser, days: str) -> None:
    refused = await home.send("/me", "/me/tokens", name="x", days=days)

    assert refused.status_code == 422
    assert len(await service.tokens("rita")) == 1


# All accounts.


async def test_a_new_account_gets_a_link_that_is_shown_once(cast: Cast) -> None:
    made = await cast.adam.post(
        "/accounts", data={"username": "chen", "display_name": "陈\U00031350", "role": "approver"}
    )
    [link] = re.findall(r"https://awards\.example\.com(/welcome/[\w-]+)", made.text)
    listed = await cast.adam.get("/accounts")
    async with browser(cast.app) as theirs:
        done = await theirs.send(link, password=PASSWORD, again=PASSWORD)

        assert (await theirs.get("/me")).status_code == 200
    assert done.status_code == 303
    assert "陈\U00031350" in listed.text
    assert link not in listed.text
    assert (await service.find("chen")).role is Role.APPROVER


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "rita"},
        {"username": "a b"},
        {"username": ".."},
        {"username": ""},
        {"display_name": " "},
        {"role": "emperor"},
    ],
)
async def test_an_account_that_cannot_be_is_refused_beside_its_field(
    cast: Cast, wrong: dict[str, str]
) -> None:
    fields = {"username": "chen", "display_name": "陈", "role": "viewer", **wrong}

    refused = await cast.adam.post("/accounts", data=fields)

    assert refused.status_code == 422
    assert f'id="error-{next(iter(wrong))}"' in refused.text
    assert len(await service.accounts()) == 5


async def test_an_account_is_closed_and_reopened_and_given_another_role(
    cast: Cast, home: Browser
) -> None:
    closed = await cast.adam.post("/accounts/rita/close")
    out = await home.get("/me")
    no_link = await cast.adam.post("/accounts/rita/link")
    await cast.adam.post("/accounts/rita/reopen")
    await cast.adam.post("/accounts/rita/role", data={"role": "printer"})
    still_out = await home.get("/me")
    entered = await home.sign_in("rita", PASSWORD)

    assert closed.headers["location"] == "/accounts/rita"
    assert (out.status_code, still_out.status_code, no_link.status_code) == (303, 303, 409)
    assert entered.status_code == 303
    assert (await home.get("/accounts")).status_code == 403
    assert (await service.find("rita")).role is Role.PRINTER


async def test_the_last_administrator_stays(cast: Cast) -> None:
    closed = await cast.adam.post("/accounts/adam/close")
    demoted = await cast.adam.post("/accounts/adam/role", data={"role": "viewer"})
    by_program = await cast.adam.patch("/api/v1/accounts/adam", json={"active": False})
    await cast.adam.post("/accounts/vera/role", data={"role": "admin"})
    let_go = await cast.adam.post("/accounts/adam/role", data={"role": "viewer"})

    assert [each.status_code for each in (closed, demoted, by_program)] == [409, 409, 409]
    assert by_program.json()["code"] == "conflict.last-admin"
    assert let_go.status_code == 303
    assert (await cast.adam.get("/accounts")).status_code == 403


async def test_an_administrator_helps_a_person_who_lost_the_phone_or_a_device(
    cast: Cast, home: Browser
) -> None:
    shown = await cast.adam.get("/accounts/rita?lang=en")
    await cast.adam.post("/accounts/rita/factor-off")
    ended = await cast.adam.post("/accounts/rita/sessions/end")
    [token] = await service.tokens("rita")
    await cast.adam.post(f"/accounts/rita/tokens/{token.id}/revoke")

    assert "Edge on Windows" in shown.text
    assert (ended.status_code, (await home.get("/me")).status_code) == (303, 303)
    assert (await cast.rita.get("/api/v1/me")).status_code == 401
    assert not await second_factor.is_on((await service.find("rita")).id)


async def test_every_change_is_in_the_history_with_the_person_who_made_it(
    cast: Cast, home: Browser
) -> None:
    start = len(await audit.entries())
    await cast.adam.post("/accounts/rita/link")
    await cast.adam.post("/accounts/rita/role", data={"role": "approver"})
    await cast.adam.post("/accounts/rita/sessions/end")
    await cast.adam.post("/accounts/rita/close")
    made = (await audit.entries())[: len(await audit.entries()) - start]

    assert [link.action for link in reversed(made)] == [
        "account.link-made",
        "account.amended",
        "account.sessions-ended",
        "account.amended",
    ]
    assert {link.actor for link in made} == {"web/adam"}
