"""The fixture year with a frozen version and four hundred who attend, for the door."""

from __future__ import annotations

from tests.door.doors import door
from tests.stage.year import year, year_url

__all__ = ["door", "year", "year_url"]
