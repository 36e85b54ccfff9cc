"""The running service with its people, for the ceremony."""

from __future__ import annotations

from tests.people import _door, _doors, cast, closed_app, guests, guests_settings, settings

__all__ = ["_door", "_doors", "cast", "closed_app", "guests", "guests_settings", "settings"]
