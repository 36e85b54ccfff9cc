"""Sign in: with the link that was handed out, then with the password and the phone's code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from awards import clock
from awards.accounts.codes import STEP, code
from tests.browser.hands import Keyboard, Mouse, said
from tests.browser.people import Desk
from tests.browser.story import PASSWORD

#: The codes that a phone shows now and in half a minute; each code works only once.
_NOW, _NEXT = timedelta(), timedelta(seconds=STEP)
_OLD = timedelta(hours=-1)


def _shown(secret: str, at: timedelta) -> str:
    return code(secret, clock.now() + at)


def _secret(page: Page) -> str:
    """Return the secret, as typed into a phone that cannot scan."""
    expect(page.locator("img.qr")).to_be_visible()
    return page.locator(".secret code").inner_text().replace(" ", "")


def _handed_out(desk: Desk) -> str:
    """Return the link to a new account, which the administrator made on the page."""
    with desk.sat_at("adam") as page:
        mouse = Mouse(page)
        page.goto("/")
        mouse.click(page.locator("details.wide-only > summary"))
        mouse.press("Accounts")
        page.locator("#field-display_name").fill("新来的经办")
        page.locator("#field-username").fill("nora")
        page.locator("#field-role").select_option("registrar")
        mouse.press("Create the account")
        return page.locator(".secret code").inner_text()


@pytest.mark.story("opened")
@pytest.mark.parametrize("scripts", [True, False])
def test_a_second_factor_is_set_up_and_required_at_sign_in(fresh: Desk, scripts: bool) -> None:
    link = _handed_out(fresh)
    with fresh.sat_at("nobody", scripts=scripts, expected=(422,)) as page:
        mouse = Mouse(page)
        page.goto(link)
        page.locator("#field-password").fill(PASSWORD)
        page.locator("#field-again").fill(PASSWORD)
        mouse.press("Set the password and sign in")
        mouse.click(page.locator("summary", has_text="新来的经办"))
        mouse.press("My account")
        mouse.press("Set up a second factor")
        secret = _secret(page)
        page.locator("#field-code").fill(_shown(secret, _NOW))
        mouse.press("Switch the second factor on")
        mouse.click(page.locator("summary", has_text="新来的经办"))
        mouse.press("Sign out")

        page.goto("/me")
        page.locator("#field-username").fill("nora")
        page.locator("#field-password").fill(PASSWORD)
        mouse.press("Sign in")
        page.locator("#field-code").fill(_shown(secret, _OLD))
        mouse.press("Sign in")
        expect(page.locator("#error-code")).to_contain_text("验证码不正确")
        page.locator("#field-code").fill(_shown(secret, _NEXT))
        mouse.press("Sign in")

        expect(page).to_have_url(f"{fresh.address}/me")
        expect(page.locator("main")).to_contain_text(said("Manage the second factor"))


@pytest.mark.story("opened")
def test_by_keyboard_alone_with_a_wrong_code_first(fresh: Desk) -> None:
    with fresh.sat_at("adam") as page:
        keys = Keyboard(page)
        page.goto("/me/second-factor")
        secret = _secret(page)
        keys.type("Sign-in code", _shown(secret, _NOW))
        keys.press("Switch the second factor on")
        keys.reach("管理 的菜单")
        page.keyboard.press("Enter")
        keys.press("Sign out")
    with fresh.sat_at("nobody", expected=(422,)) as page:
        keys = Keyboard(page)
        page.goto("/me")
        page.keyboard.insert_text("adam")
        keys.type("Password", PASSWORD)
        keys.press("Sign in")
        keys.type("Sign-in code", _shown(secret, _OLD))
        keys.press("Sign in")
        expect(page.locator(".summary")).to_be_focused()
        keys.reach(said("Sign-in code"))  # the fault, which leads to its field
        page.keyboard.press("Enter")
        expect(page.locator("#field-code")).to_be_focused()
        page.keyboard.insert_text(_shown(secret, _NEXT))
        keys.press("Sign in")

        expect(page).to_have_url(f"{fresh.address}/me")
