"""How wide a text stands in a spreadsheet cell, in columns of one digit's width."""

from __future__ import annotations

from unicodedata import east_asian_width

#: By Unicode's standard annex 11. What is ambiguous there is set wide by a Chinese face.
_WIDE = frozenset("WFA")


def columns(text: str) -> int:
    """Of the widest line."""
    return max((_columns(line) for line in text.split("\n")), default=0)


def lines(text: str, width: int) -> int:
    """The lines that a cell of this width wraps the text into, at the most.

    One column of each line may stay empty: a wide character does not stand half in it.
    """
    return sum(max(1, -(-_columns(line) // max(1, width - 1))) for line in text.split("\n"))


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(character) in _WIDE else 1 for character in line)
