"""The scripts of the pages: their decisions, run by Node, and their addresses."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import playwright
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from awards.web.assets import address, static

SCRIPTS = Path(__file__).parent / "scripts"
#: It comes with Playwright, so a fresh machine needs nothing else.
NODE = Path(playwright.__file__).parent / "driver" / "node"


@pytest.fixture(scope="module")
def browser() -> TestClient[Litestar]:
    return TestClient(Litestar([static]))


def test_the_decisions_of_the_scripts_hold() -> None:
    files = sorted(str(file) for file in SCRIPTS.glob("*.test.js"))
    done = subprocess.run([NODE, "--test", *files], check=False, capture_output=True, text=True)

    assert len(files) == 9
    assert done.returncode == 0, done.stdout
    [passed] = re.findall(r"pass (\d+)", done.stdout)
    assert int(passed) > 60


def test_a_script_imports_its_modules_by_addresses_that_are_served(
    browser: TestClient[Litestar],
) -> None:
    script = browser.get(address("layout-editor.js")).text
    modules = re.findall(r'from "\./([^"]+)"', script)

    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in modules] == [
        "layout-boxes.js",
        "layout-steps.js",
    ]
    for name in modules:
        answer = browser.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
