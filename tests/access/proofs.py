"""The pages of proofs: method and route → who may."""

from __future__ import annotations

LINES: dict[str, str] = {}
