"""A unit checks its own winners without an account; the office decides on its proposals."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from awards import clock
from tests.browser.hands import Mouse, said
from tests.browser.people import Desk

PROOFS = "/c/2023/proofs"
UNIT = "槐荫管区"


def _link_for_the_unit(page: Page) -> str:
    mouse = Mouse(page)
    page.goto(PROOFS)
    page.get_by_role("checkbox", name=UNIT, exact=True).check()
    page.locator("#field-deadline").fill((clock.today() + timedelta(7)).isoformat())
    mouse.press("Only for those ticked")
    row = page.locator("tbody tr", has=page.get_by_role("cell", name=UNIT, exact=True))
    mouse.click(row.locator("summary"))
    return row.locator("details a").first.inner_text()


def _answered(page: Page) -> tuple[str, str]:
    """Correct the first entry and confirm the others; return the name before and after."""
    first, *others = page.locator("fieldset.winner").all()
    before = first.locator("legend").inner_text()
    after = f"{before[:-1]}曌"
    first.locator("summary").click()
    first.get_by_label(said("Name as it should be")).fill(after)
    for each in others:
        each.get_by_role("checkbox").check()
    page.locator("#field-by").fill("王芳")
    page.get_by_role("button", name=said("Confirm and send")).click()
    return before, after


@pytest.mark.story("imported")
@pytest.mark.parametrize("scripts", [True, False])
def test_a_spelling_goes_from_the_unit_to_the_registry(fresh: Desk, scripts: bool) -> None:
    with fresh.sat_at("rita", scripts=scripts) as page:
        link = _link_for_the_unit(page)
    with fresh.sat_at("nobody", width=390, scripts=scripts) as page:
        page.goto(link)
        before, after = _answered(page)
        expect(page.get_by_role("status")).to_contain_text(re.compile("1 处更正"))
    with fresh.sat_at("rita", scripts=scripts) as page:
        mouse = Mouse(page)
        page.goto(f"{PROOFS}/proposals")
        proposal = page.locator("article.proposal")
        expect(proposal).to_contain_text("王芳")
        mouse.press("Accept")
        mouse.click(page.locator("tbody a", has_text=after))

        expect(page.locator("h1")).to_contain_text(after)
        *_, changed, accepted = page.locator(".history > li").all()
        for told in (before, after, "经办"):
            expect(changed).to_contain_text(told)
        expect(accepted).to_contain_text("王芳")
