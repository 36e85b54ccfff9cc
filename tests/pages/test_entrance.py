"""Sign-in: a password, a code, a session, and no other way."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta

import httpx
import pytest

from awards import clock
from awards.accounts import passwords, service
from awards.accounts.rules import Visitor
from awards.tables import Attempts, PasswordLink, Role, Session, Values
from awards.web import visits
from tests.people import Cast
from tests.visitors import Browser, browser, form_token

pytestmark = pytest.mark.usual  # hashes dozens of passwords, which is slow on purpose

PASSWORD = "olive quartz window"  # noqa: S105 - of the tests alone
EASY = "vera2026vera"
COOKIE = "__Host-session"


@pytest.fixture
async def home(cast: Cast) -> AsyncIterator[Browser]:
    """A new browser; rita has a password."""
    await _give_password("rita")
    async with browser(cast.app) as opened:
        yield opened


async def _give_password(username: str, password: str = PASSWORD) -> None:
    token = await passwords.make_link("cli/alice", username)
    await passwords.set_by_link(token, password, Visitor())


async def test_a_person_signs_in_works_and_signs_out(home: Browser) -> None:
    stranger = await home.get("/me?tab=1")
    entered = await home.sign_in("rita", PASSWORD, next="/me?tab=1")
    mine = await home.get("/me")
    kept = home.session
    left = await home.send("/me", "/sign-out")
    home.http.cookies.set(COOKIE, kept, domain="awards.example.com")
    after = await home.get("/me")

    assert (stranger.status_code, stranger.headers["location"]) == (
        303,
        "/sign-in?next=%2Fme%3Ftab%3D1",
    )
    assert (entered.status_code, entered.headers["location"]) == (303, "/me?tab=1")
    assert mine.status_code == 200
    assert "Max-Age=0" in _cookie(left)
    assert after.status_code == 303


def _cookie(answer: httpx.Response, name: str = COOKIE) -> str:
    found = [c for c in answer.headers.get_list("set-cookie") if c.startswith(f"{name}=")]
    return found[0] if found else ""


async def test_the_session_is_a_cookie_for_this_host_alone_that_no_script_reads(
    home: Browser,
) -> None:
    cookie = _cookie(await home.sign_in("rita", PASSWORD))

    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "domain" not in cookie.lower()
    assert len(home.session) >= 43


async def test_unknown_wrong_closed_and_unset_are_refused_in_the_same_words(
    cast: Cast, home: Browser
) -> None:
    await _give_password("paul")
    await service.set_active("cli/alice", "paul", active=False)
    tried = {"nobody-here": PASSWORD, "rita": "wrong wrong wrong", "paul": PASSWORD, "vera": "x"}

    answers = [await home.sign_in(name, word) for name, word in tried.items()]

    told = {_summary(answer) for answer in answers}
    assert {answer.status_code for answer in answers} == {422}
    assert len(told) == 1
    assert not home.session


def _summary(answer: httpx.Response) -> str:
    return answer.text.split('class="summary"')[1].split("</div>")[0]


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil",
        "/api/v1/me",
        "/sign-out",
        "/welcome/x",
        "/\r\nSet-Cookie: x=1",
        "/" + "x" * 5000,
    ],
)
async def test_after_signing_in_one_stays_with_us(home: Browser, onward: str) -> None:
    entered = await home.sign_in("rita", PASSWORD, next=onward)
    again = await home.http.get("/sign-in", params={"next": onward})

    assert entered.headers["location"] == "/"
    assert (again.status_code, again.headers["location"]) == (303, "/")


async def test_a_way_with_a_chinese_name_in_it_is_found_again(home: Browser) -> None:
    asked = await home.get("/search?q=林晚舟")
    page = await home.get(asked.headers["location"]) if asked.status_code == 303 else asked
    entered = await home.sign_in("rita", PASSWORD, next="/search?q=林晚舟")
    again = await home.http.get("/sign-in", params={"next": "/search?q=林晚舟"})

    assert page.status_code in (200, 404)
    assert entered.headers["location"] == "/search?q=%E6%9E%97%E6%99%9A%E8%88%9F"
    assert again.headers["location"] == entered.headers["location"]


async def test_a_session_that_someone_chose_beforehand_is_never_adopted(
    cast: Cast, home: Browser
) -> None:
    async with browser(cast.app) as other:
        await _give_password("vera")
        await other.sign_in("vera", PASSWORD)
        planted = other.session
        for chosen in (planted, "chosen"):
            home.http.cookies.clear()
            home.http.cookies.set(COOKIE, chosen, domain="awards.example.com", path="/")
            answer = await home.http.post(
                "/sign-in",
                data={
                    "username": "rita",
                    "password": PASSWORD,
                    "form_token": visits.form_token(cast.app.state.settings, chosen),
                },
            )

            assert chosen not in _cookie(answer)
        assert (await other.get("/me")).status_code == 303


async def test_signing_in_again_ends_the_session_before(home: Browser, cast: Cast) -> None:
    await home.sign_in("rita", PASSWORD)
    first = home.session
    token = form_token(await home.get("/me"))
    await home.http.post(
        "/sign-in", data={"username": "rita", "password": PASSWORD, "form_token": token}
    )
    second = home.session
    async with browser(cast.app) as thief:
        thief.http.cookies.set(COOKIE, first, domain="awards.example.com")

        assert first != second
        assert (await thief.get("/me")).status_code == 303


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("began", "seen", "status"),
    [
        (timedelta(minutes=29), timedelta(minutes=29), 200),
        (timedelta(minutes=30), timedelta(minutes=30), 303),
        (timedelta(hours=11, minutes=59), timedelta(0), 200),
        (timedelta(hours=12), timedelta(0), 303),
        (timedelta(hours=11), timedelta(minutes=31), 303),
    ],
)
async def test_a_session_ends_by_itself(
    home: Browser, began: timedelta, seen: timedelta, status: int
) -> None:
    """It ends after 30 minutes without a request, and after 12 hours in any case."""
    await home.sign_in("rita", PASSWORD)
    at = clock.now()
    await Session.update({Session.began_at: at - began, Session.seen_at: at - seen}, force=True)

    assert (await home.get("/me")).status_code == status


async def test_a_page_keeps_the_session_awake(home: Browser) -> None:
    await home.sign_in("rita", PASSWORD)
    await Session.update({Session.seen_at: clock.now() - timedelta(minutes=29)}, force=True)
    await home.get("/me")

    [seen] = (
        await Session.select(Session.seen_at)
        .where(Session.address == "192.0.2.7", Session.ended_at.is_null())
        .output(as_list=True)
    )
    assert clock.now() - seen < MINUTE


async def test_a_changed_role_and_a_closed_account_hold_at_the_next_page(
    cast: Cast, home: Browser
) -> None:
    await home.sign_in("rita", PASSWORD)
    await service.set_role("cli/alice", "rita", Role.ADMIN)
    risen = await home.get("/accounts")
    await service.set_role("cli/alice", "rita", Role.VIEWER)
    fallen = await home.get("/accounts")
    await service.set_active("cli/alice", "rita", active=False)
    closed = await home.get("/me")
    await service.set_active("cli/alice", "rita", active=True)
    reopened = await home.get("/me")

    statuses = [each.status_code for each in (risen, fallen, closed, reopened)]
    assert statuses == [200, 403, 303, 303]


# Forms from elsewhere.


@pytest.mark.parametrize("token", ["", "0" * 64, "不是令牌", "é" * 64, "\x00"])
async def test_a_change_from_elsewhere_is_refused(home: Browser, token: str) -> None:
    await home.sign_in("rita", PASSWORD)

    sent = await home.http.post(
        "/me/tokens", data={"name": "x", "days": "1", **({"form_token": token} if token else {})}
    )

    assert sent.status_code == 403
    assert len(await service.tokens("rita")) == 1


async def test_a_form_of_another_browser_or_from_before_signing_in_is_refused(
    cast: Cast, home: Browser
) -> None:
    before = form_token(await home.get("/sign-in"))
    await home.sign_in("rita", PASSWORD)
    async with browser(cast.app) as other:
        others = form_token(await other.get("/sign-in"))

    answers = [
        await home.http.post("/me/tokens", data={"name": "x", "days": "1", "form_token": token})
        for token in (before, others, before + others)
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert len(await service.tokens("rita")) == 1


async def test_nobody_is_signed_in_by_a_form_of_another_site(home: Browser) -> None:
    sent = await home.http.post("/sign-in", data={"username": "rita", "password": PASSWORD})

    assert sent.status_code == 403
    assert not home.session


# The link.


async def test_a_link_sets_a_password_once_and_signs_in(cast: Cast) -> None:
    token = await passwords.make_link("cli/alice", "vera")
    async with AsyncExitStack() as stack:
        mine, later = [await stack.enter_async_context(browser(cast.app)) for _ in range(2)]
        looked = await mine.get(f"/welcome/{token}")
        weak = await mine.send(f"/welcome/{token}", password=EASY, again=EASY)
        twice = await mine.send(f"/welcome/{token}", password=PASSWORD, again="another")
        done = await mine.send(f"/welcome/{token}", password=PASSWORD, again=PASSWORD)
        again = await later.get(f"/welcome/{token}")

        assert "vera" in looked.text
        assert looked.headers["referrer-policy"] == "no-referrer"
        assert (weak.status_code, twice.status_code) == (422, 422)
        assert EASY not in weak.text
        assert (done.status_code, done.headers["location"]) == (303, "/")
        assert (await mine.get("/me")).status_code == 200
        assert again.status_code == 404
        assert not [
            url for url in re.findall(r'(?:href|src|action)="([^"]*)"', looked.text) if token in url
        ]
        assert (await later.sign_in("vera", PASSWORD)).status_code == 303


async def test_only_a_hash_of_the_link_is_kept(cast: Cast) -> None:
    token = await passwords.make_link("cli/alice", "vera")

    assert token not in str(await PasswordLink.select())


async def test_a_link_ends_after_72_hours_by_a_newer_one_and_with_the_account(cast: Cast) -> None:
    first = await passwords.make_link("cli/alice", "vera")
    second = await passwords.make_link("cli/alice", "vera")
    async with browser(cast.app) as mine:
        replaced = await mine.get(f"/welcome/{first}")
        fresh = await mine.get(f"/welcome/{second}")
        passed = PasswordLink.expires_at - timedelta(hours=72, minutes=1)
        await PasswordLink.update({PasswordLink.expires_at: passed}, force=True)
        old = await mine.get(f"/welcome/{second}")
        third = await passwords.make_link("cli/alice", "vera")
        await service.set_active("cli/alice", "vera", active=False)
        closed = await mine.get(f"/welcome/{third}")

    statuses = [each.status_code for each in (replaced, fresh, old, closed)]
    assert statuses == [404, 200, 404, 404]


async def test_a_new_password_by_a_link_ends_every_session(home: Browser) -> None:
    await home.sign_in("rita", PASSWORD)

    await _give_password("rita", "another olive quartz")

    assert (await home.get("/me")).status_code == 303


# Guessing.


async def test_after_ten_tries_an_account_pauses_and_says_until_when(
    cast: Cast, home: Browser
) -> None:
    for _ in range(10):
        await home.sign_in("rita", "wrong wrong wrong")
    paused = await home.sign_in("rita", PASSWORD)
    await _let_the_pause_pass()
    later = await home.sign_in("rita", PASSWORD)

    assert paused.status_code == 429
    assert 1 <= int(paused.headers["retry-after"]) <= 301
    assert later.status_code == 303


async def _let_the_pause_pass() -> None:
    passed: Values = {Attempts.began_at: clock.now() - timedelta(minutes=5, seconds=1)}
    await Attempts.update(passed, force=True)


async def test_a_locked_account_neither_locks_its_owners_desk_nor_the_neighbours(
    cast: Cast, home: Browser
) -> None:
    await _give_password("vera")
    await home.sign_in("rita", PASSWORD)
    await home.send("/me", "/sign-out")
    async with browser(cast.app, "198.51.100.9") as attacker:
        for _ in range(30):
            last = await attacker.sign_in("rita", "wrong wrong wrong")
    async with browser(cast.app, "198.51.100.10") as elsewhere:
        locked = await elsewhere.sign_in("rita", PASSWORD)
        neighbour = await elsewhere.sign_in("vera", PASSWORD)

    assert (last.status_code, locked.status_code) == (429, 429)
    assert neighbour.status_code == 303
    assert (await home.sign_in("rita", PASSWORD)).status_code == 303


async def test_one_address_may_not_try_many_accounts(cast: Cast, home: Browser) -> None:
    addresses = [f"2001:db8:1:2::{n}" for n in range(11)]
    statuses = []
    for n, address in enumerate(addresses):
        async with browser(cast.app, address) as guesser:
            statuses.append((await guesser.sign_in(f"user{n}", PASSWORD)).status_code)
    async with browser(cast.app, "2001:db8:1:3::1") as neighbour:
        entered = await neighbour.sign_in("rita", PASSWORD)

    assert statuses == [422] * 10 + [429]
    assert entered.status_code == 303


async def test_success_wipes_the_slate(home: Browser) -> None:
    for _ in range(2):
        for _ in range(4):
            await home.sign_in("rita", "wrong wrong wrong")
        entered = await home.sign_in("rita", PASSWORD)
        await home.send("/me", "/sign-out")

        assert entered.status_code == 303
    assert not await Attempts.exists().where(Attempts.key.like("account %"), Attempts.tries > 0)


async def test_the_log_names_who_was_refused_but_never_what_was_typed(
    home: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    await home.sign_in("rita", "wrong wrong wrong")
    await home.sign_in("typed-a-secret", PASSWORD)
    await home.sign_in("rita", PASSWORD)

    assert "rita, wrong password, from 192.0.2.7" in caplog.text
    assert "unknown account" in caplog.text
    for secret in ("wrong wrong", "typed-a-secret", PASSWORD, home.session):
        assert secret not in caplog.text


# The headers.


async def test_no_other_site_frames_a_sign_in_page_and_no_cache_keeps_it(
    home: Browser,
) -> None:
    answer = await home.get("/sign-in")
    policy = answer.headers["content-security-policy"]

    assert "unsafe" not in policy
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(
        policy.split("; ")
    )
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["strict-transport-security"].startswith("max-age=31536000")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_half_a_sign_in_is_soon_over(home: Browser) -> None:
    """The code must come within 10 minutes."""
    await home.sign_in("rita", PASSWORD)
    began = clock.now() - timedelta(minutes=10)
    await Session.update({Session.complete: False, Session.began_at: began}, force=True)

    shown = await home.get("/sign-in/code?next=/me")

    assert (shown.status_code, shown.headers["location"]) == (303, "/me")
