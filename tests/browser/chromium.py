"""Debian's Chromium. Without it, tests are skipped and reported; in CI they fail."""

from __future__ import annotations

import os
import shutil

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")


def program() -> str:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    if "AWARDS_TEST_STRICT" in os.environ:
        pytest.fail("Chromium is missing: apt-get install chromium")
    pytest.skip("no Chromium: apt-get install chromium")
