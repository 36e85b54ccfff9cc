"""What the search of winners reads: one text for each, folded like the query."""

from __future__ import annotations

from collections.abc import Iterable

from awards import limits
from awards.text import names, pinyin


def search_key(
    name: str, unit: str, surname_length: int | None = None, more: Iterable[str] = ()
) -> str:
    """Name, unit, pinyin initials, and ``more``: the values of searchable free fields."""
    initials = pinyin.initials(name, surname_length)
    parts = (name, unit, initials, *more)
    return "|".join(names.match_key(part) for part in parts)[: limits.SEARCH_KEY]
