"""The running service with the fixture year, arranged and frozen."""

from __future__ import annotations

from tests.door.doors import door
from tests.people import _door, _doors, cast, closed_app, guests, guests_settings, settings
from tests.stage.year import year, year_url

__all__ = [
    "_door",
    "_doors",
    "cast",
    "closed_app",
    "door",
    "guests",
    "guests_settings",
    "settings",
    "year",
    "year_url",
]
