"""The largest hall that is read."""

from __future__ import annotations

MOST_SEATS = 20_000
MOST_CELLS = 1_000
"""Cells of the plan in each direction."""

MOST_BYTES = 5_000_000
MOST_FAULTS = 8
"""So many faults of one file are named."""
