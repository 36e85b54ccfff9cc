"""The width of a text in a spreadsheet cell, in columns of one digit."""

from __future__ import annotations

from unicodedata import east_asian_width

#: Widths by Unicode Standard Annex 11. A Chinese face sets ambiguous characters wide.
_WIDE = frozenset("WFA")


def columns(text: str) -> int:
    """The width of the widest line."""
    return max((_columns(line) for line in text.split("\n")), default=0)


def lines(text: str, width: int) -> int:
    """The most lines into which a cell of this width wraps the text.

    One column of each line may stay empty, because a wide character is never split.
    """
    return sum(max(1, -(-_columns(line) // max(1, width - 1))) for line in text.split("\n"))


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in line)
