"""Cells copied in another program, pasted and registered, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse
from tests.browser.people import Desk

CELLS = (
    "序号\t奖项\t称号\t姓名或名称\t所在单位\n"
    "1\t先进个人\t综合考评先进工作者\t林晚舟\t潮河办事处\n"
    '2\t先进个人\t综合考评先进工作者\t顾南星\t"经济发展局\n（二科）"\n'
)
MOST = 12


@pytest.mark.story("loaded")
@pytest.mark.parametrize("scripts", [True, False])
def test_pasted_cells_are_registered_in_few_clicks(fresh: Desk, scripts: bool) -> None:
    with fresh.sat_at("rita", scripts=scripts) as page:
        mouse = Mouse(page)
        page.goto("/c/2023/intake")
        mouse.click(page.locator("#field-cells"))
        page.locator("#field-cells").fill(CELLS)
        mouse.press("Check the pasted cells")
        expect(page.locator("h1")).to_contain_text("粘贴的名单")
        mouse.click(page.locator("button[name=accept]").first)
        mouse.press("Go on to confirm")
        mouse.press("Register %(num)s winner", num=2)
        expect(page.locator("main h2").first).to_contain_text("2")
    assert mouse.clicks <= MOST
