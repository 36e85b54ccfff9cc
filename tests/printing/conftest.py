"""The service as it is served, for what is proved through its pages."""

from __future__ import annotations

from tests.people import _door, _doors, cast, settings

__all__ = ["_door", "_doors", "cast", "settings"]
