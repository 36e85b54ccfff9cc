"""The fixture year with its ceremony."""

from __future__ import annotations

from tests.stage.year import year, year_url

__all__ = ["year", "year_url"]
