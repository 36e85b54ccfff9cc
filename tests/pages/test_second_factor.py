"""The second factor: set up with a code, required at each sign-in, each code valid once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from awards import clock
from awards.accounts import codes, passwords, second_factor, service
from awards.accounts.rules import Visitor
from awards.app import create_app
from awards.audit import queries as audit
from awards.settings import Settings
from awards.tables import Account
from tests.people import Cast
from tests.visitors import Browser, browser

pytestmark = pytest.mark.usual  # hashes passwords, which is slow on purpose

PASSWORD = "olive quartz window"  # noqa: S105 - of the tests alone
WRONG = "olive quartz door"


@pytest.fixture
async def home(cast: Cast) -> AsyncIterator[Browser]:
    """Rita's browser, signed in with her password."""
    token = await passwords.make_link("cli/alice", "rita")
    await passwords.set_by_link(token, PASSWORD, Visitor())
    async with browser(cast.app) as opened:
        await opened.sign_in("rita", PASSWORD)
        yield opened


async def _code(settings: Settings, ahead: int = 0, serial: int = 1) -> str:
    """Return the code that the phone shows now, or so many steps later."""
    account = await service.find("rita")
    at = clock.now() + timedelta(seconds=codes.STEP * ahead)
    return codes.code(codes.secret(settings, account.id, serial), at)


async def _switch_on(home: Browser, settings: Settings) -> httpx.Response:
    return await home.send("/me/second-factor", code=await _code(settings))


async def test_the_secret_is_shown_as_picture_and_text_until_it_is_on(
    home: Browser, settings: Settings
) -> None:
    secret = codes.secret(settings, (await service.find("rita")).id, 1)
    offered = await home.get("/me/second-factor")
    picture = await home.get("/me/second-factor/code.svg")
    wrong = await home.send("/me/second-factor", code="000000")
    done = await _switch_on(home, settings)
    after = await home.get("/me/second-factor")
    gone = await home.get("/me/second-factor/code.svg")

    assert secret[:4] in offered.text
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert (wrong.status_code, done.status_code) == (422, 303)
    assert secret[:4] not in after.text
    assert gone.status_code == 404


async def test_the_secret_is_stored_nowhere(home: Browser, settings: Settings) -> None:
    await _switch_on(home, settings)
    secret = codes.secret(settings, (await service.find("rita")).id, 1)

    assert secret not in str(await Account.select()) + str(await audit.entries())


async def test_with_it_the_password_alone_opens_nothing(
    cast: Cast, home: Browser, settings: Settings
) -> None:
    await _switch_on(home, settings)
    async with browser(cast.app, "198.51.100.9") as other:
        half = await other.sign_in("rita", PASSWORD, next="/me")
        first = other.session
        shut = await other.get("/me")
        wrong = await other.send("/sign-in/code", code="12345x", next="/me")
        right = await other.send("/sign-in/code", code=await _code(settings, 1), next="/me")

        assert half.headers["location"] == "/sign-in/code?next=%2Fme"
        assert shut.headers["location"].startswith("/sign-in")
        assert wrong.status_code == 422
        assert (right.status_code, right.headers["location"]) == (303, "/me")
        assert other.session != first
        assert (await other.get("/me")).status_code == 200


async def test_the_half_session_is_worth_nothing_afterwards(
    cast: Cast, home: Browser, settings: Settings
) -> None:
    await _switch_on(home, settings)
    async with browser(cast.app) as other:
        await other.sign_in("rita", PASSWORD)
        half = other.session
        await other.send("/sign-in/code", code=await _code(settings, 1))
        other.http.cookies.set("__Host-session", half, domain="awards.example.com")

        assert (await other.get("/me")).status_code == 303


async def test_a_code_opens_once(cast: Cast, home: Browser, settings: Settings) -> None:
    used = await _code(settings)
    await home.send("/me/second-factor", code=used)
    async with browser(cast.app) as other:
        await other.sign_in("rita", PASSWORD)
        again = await other.send("/sign-in/code", code=used)
        next_one = await other.send("/sign-in/code", code=await _code(settings, 1))

    assert (again.status_code, next_one.status_code) == (422, 303)


@pytest.mark.parametrize(("ahead", "good"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(ahead: int, good: bool) -> None:
    secret, now = "JBSWY3DPEHPK3PXP" * 2, clock.now()
    shown = codes.code(secret, now + timedelta(seconds=codes.STEP * ahead))

    assert (codes.step_of(secret, shown, now) is not None) is good


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "\x00"])
def test_a_text_that_is_not_a_code_matches_no_step(typed: str) -> None:
    assert codes.step_of("JBSWY3DPEHPK3PXP" * 2, typed, clock.now()) is None


def test_a_code_is_taken_as_a_chinese_keyboard_types_it() -> None:
    secret, now = "JBSWY3DPEHPK3PXP" * 2, clock.now()
    shown = codes.code(secret, now)
    wide = "".join(chr(ord("０") + int(digit)) for digit in shown)

    assert codes.step_of(secret, f" {wide[:3]}　{wide[3:]}", now) is not None


async def test_codes_cannot_be_guessed(cast: Cast, home: Browser, settings: Settings) -> None:
    await _switch_on(home, settings)
    async with browser(cast.app) as other:
        await other.sign_in("rita", PASSWORD)
        tries = [await other.send("/sign-in/code", code="000000") for _ in range(6)]
        right = await other.send("/sign-in/code", code=await _code(settings, 1))

    assert [each.status_code for each in tries[-2:]] == [422, 429]
    assert right.status_code == 429
    assert int(right.headers["retry-after"]) > 0


async def test_switching_off_asks_for_the_password(home: Browser, settings: Settings) -> None:
    await _switch_on(home, settings)
    wrong = await home.send("/me/second-factor", "/me/second-factor/off", password=WRONG)
    still = await second_factor.is_on((await service.find("rita")).id)
    right = await home.send("/me/second-factor", "/me/second-factor/off", password=PASSWORD)

    assert (wrong.status_code, still, right.status_code) == (422, True, 303)
    assert [link.action for link in await audit.entries(limit=2)] == [
        "account.factor-off",
        "account.factor-on",
    ]


async def test_after_a_new_set_up_the_old_phone_does_not_work(
    cast: Cast, home: Browser, settings: Settings
) -> None:
    await _switch_on(home, settings)
    await second_factor.switch_off("web/adam", "rita")
    await home.send("/me/second-factor", code=await _code(settings, serial=2))
    async with browser(cast.app) as other:
        await other.sign_in("rita", PASSWORD)
        old = await other.send("/sign-in/code", code=await _code(settings, 1))
        new = await other.send("/sign-in/code", code=await _code(settings, 1, serial=2))

    assert (old.status_code, new.status_code) == (422, 303)


async def test_a_link_to_set_a_password_does_not_go_round_it(
    cast: Cast, home: Browser, settings: Settings
) -> None:
    await _switch_on(home, settings)
    token = await passwords.make_link("cli/alice", "rita")
    async with browser(cast.app) as other:
        done = await other.send(f"/welcome/{token}", password=PASSWORD, again=PASSWORD)

        assert done.headers["location"].startswith("/sign-in/code")
        assert (await other.get("/me")).status_code == 303


async def test_a_role_that_must_have_it_is_led_to_it_first(cast: Cast, settings: Settings) -> None:
    demanding = create_app(replace(settings, second_factor=frozenset({"registrar"})))
    token = await passwords.make_link("cli/alice", "rita")
    await passwords.set_by_link(token, PASSWORD, Visitor())
    async with browser(demanding) as home:
        await home.sign_in("rita", PASSWORD)
        kept_out = await home.get("/me")
        scripted = await home.http.get("/me", headers={"HX-Request": "true"})
        shown = await home.get("/me/second-factor")
        await _switch_on(home, settings)
        let_in = await home.get("/me")

    assert kept_out.headers["location"] == "/me/second-factor"
    assert scripted.headers["hx-redirect"] == "/me/second-factor"
    assert (shown.status_code, let_in.status_code) == (200, 200)
