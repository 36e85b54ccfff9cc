"""The running service with its people, and the fixture year, for the ceremony."""

from __future__ import annotations

from tests.people import _door, _doors, cast, closed_app, guests, guests_settings, settings
from tests.stage.year import commendation_with_one, year, year_url

__all__ = [
    "_door",
    "_doors",
    "cast",
    "closed_app",
    "commendation_with_one",
    "guests",
    "guests_settings",
    "settings",
    "year",
    "year_url",
]
