"""The browser of `tests.browser`, for a run that is interrupted while it has one."""

from __future__ import annotations

from tests.browser.conftest import chromium

__all__ = ["chromium"]
