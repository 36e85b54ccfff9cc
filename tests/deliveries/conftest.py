"""The fixture year with 400 certificates, and the rule of the zone: quiet from the 1st to the 25th."""

from __future__ import annotations

from tests.stage.year import year, year_url

__all__ = ["year", "year_url"]
