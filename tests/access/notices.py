"""The pages of notices: method and route → who may."""

from __future__ import annotations

LINES: dict[str, str] = {}
