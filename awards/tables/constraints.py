"""Constraints that Piccolo cannot write."""

from __future__ import annotations

from enum import StrEnum

from piccolo.constraints import Check


def one_of(column: str, words: type[StrEnum]) -> Check:
    """Accept only these words: Piccolo 1.38 loses the values of ``is_in`` in a constraint."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return Check(f'"{column}" IN ({listed})')
