"""The wording on every certificate of a category: text with names in braces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from awards.free_fields import FreeFieldRecord
from awards.text.placeholders import BRACES, named
from awards.words import Phrase

#: The names that wording may use, beside printed free fields. Nothing else in braces is accepted,
#: and nothing is evaluated.
PLACEHOLDERS = (
    "name",
    "unit",
    "category",
    "honour",
    "year",
    "name_en",
    "unit_en",
    "honour_en",
)


def placeholders(declared: Iterable[FreeFieldRecord]) -> tuple[str, ...]:
    """The names that the wording of a commendation with these free fields may use."""
    return (*PLACEHOLDERS, *(each.key for each in declared if each.printed))


def wording_faults(value: str, known: Sequence[str] = PLACEHOLDERS) -> list[Phrase]:
    """Unknown names in braces, and unpaired braces."""
    listed = "、".join(f"{{{name}}}" for name in known)
    found = [
        Phrase("names {%(name)s}; known are %(known)s", name=name, known=listed)
        for name in named(value)
        if name not in known
    ]
    rest = BRACES.sub("", value)
    if "{" in rest or "}" in rest:
        found.append(Phrase("has an unmatched brace"))
    return found
