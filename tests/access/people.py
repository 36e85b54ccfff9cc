"""The people who try each route; see `tests.people`."""

from __future__ import annotations

EVERYONE = "nobody vera rita anna paul adam"
SIGNED_IN = "vera rita anna paul adam"
