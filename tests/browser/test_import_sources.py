"""Lists that come in several files, or as cells copied from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Mouse, said
from tests.browser.people import Desk
from tests.intake.files import xlsx

INTAKE = "/c/2023/intake"
HEAD = ("奖项", "称号", "姓名", "单位")
WORKER = "综合考评先进工作者"


def _list(folder: Path, name: str, *people: str, honour: str = WORKER) -> Path:
    rows = (("先进个人", honour, person, f"{name}办事处") for person in people)
    path = folder / f"{name}.xlsx"
    path.write_bytes(xlsx([HEAD, *rows]))
    return path


@pytest.mark.story("loaded")
@pytest.mark.parametrize("scripts", [True, False])
def test_two_files_are_registered_with_two_clicks(
    fresh: Desk, tmp_path: Path, scripts: bool
) -> None:
    files = [_list(tmp_path, "潮河", "林晚舟"), _list(tmp_path, "明湖", "顾南星", "沈千山")]
    with fresh.sat_at("rita", scripts=scripts) as page:
        mouse = Mouse(page)
        page.goto(INTAKE)
        page.locator("#field-file").set_input_files(files)
        mouse.press("Upload and check")
        mouse.press("Register %(num)s winner of the chosen lists", num=3)

        expect(page.locator(".said").first).to_contain_text("已从 2 个文件登记 3 个获奖者")
        expect(page.locator("tbody tr")).to_have_count(2)
        assert mouse.clicks == 2


@pytest.mark.story("loaded")
def test_a_file_to_correct_does_not_hold_up_the_others_and_is_not_lost(
    fresh: Desk, tmp_path: Path
) -> None:
    files = [
        _list(tmp_path, "潮河", "林晚舟"),
        _list(tmp_path, "明湖", "顾南星", honour="没有的称号"),
        _list(tmp_path, "京航", "沈千山"),
    ]
    with fresh.sat_at("rita") as page:
        mouse = Mouse(page)
        page.goto(INTAKE)
        page.locator("#field-file").set_input_files(files)
        mouse.press("Upload and check")
        mouse.press("Register %(num)s winner of the chosen lists", num=2)
        mouse.press("Go on")
        page.locator("select[name^='cell:']").select_option(WORKER)
        mouse.press("Check again")
        mouse.press("Go on to confirm")
        mouse.press("Register %(num)s winner", num=1)

        expect(page.locator("main h2").first).to_contain_text("1")
        page.goto(f"{INTAKE}/together")
        expect(page.locator("main")).to_contain_text(said("No list is unfinished."))


@pytest.mark.story("loaded")
@pytest.mark.parametrize("scripts", [True, False])
def test_cells_copied_from_a_spreadsheet_are_registered(fresh: Desk, scripts: bool) -> None:
    rows = [HEAD, ("先进个人", WORKER, "林晚舟", "潮河办事处")]
    with fresh.sat_at("rita", scripts=scripts) as page:
        mouse = Mouse(page)
        page.goto(INTAKE)
        page.locator("textarea").fill("\n".join("\t".join(row) for row in rows))
        mouse.press("Check the pasted cells")
        mouse.press("Go on to confirm")
        mouse.press("Register %(num)s winner", num=1)

        expect(page.locator("main h2").first).to_contain_text("1")
        assert mouse.clicks == 3
