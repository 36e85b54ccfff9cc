"""The Chromium of the tests: without it they are skipped and say so; in CI they fail.

Debian's headless shell comes first: the same engine without the parts that only a window needs. It
takes a third less processor time for the same tests.
"""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
REMEDY = "apt-get install chromium-headless-shell"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")


def program() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if "AWARDS_TEST_STRICT" in os.environ:
        pytest.fail(f"Chromium is missing: {REMEDY}")
    pytest.skip(f"no Chromium: {REMEDY}")
