"""The wording on every certificate of a category: text with names in braces."""

from __future__ import annotations

import re

from awards.words import Phrase

#: The names that wording may use. Nothing else in braces is accepted, and nothing is evaluated.
PLACEHOLDERS = ("name", "unit", "category", "honour", "year")

_BRACES = re.compile(r"\{([^{}]*)\}")


def wording_faults(value: str) -> list[Phrase]:
    """Unknown names in braces, and unpaired braces."""
    known = "、".join(f"{{{name}}}" for name in PLACEHOLDERS)
    found = [
        Phrase("names {%(name)s}; known are %(known)s", name=name, known=known)
        for name in _BRACES.findall(value)
        if name not in PLACEHOLDERS
    ]
    rest = _BRACES.sub("", value)
    if "{" in rest or "}" in rest:
        found.append(Phrase("has an unmatched brace"))
    return found


def fill(wording: str, words: dict[str, str]) -> str:
    """Replace the names in braces by their words. Braces in the words are kept as text."""
    return _BRACES.sub(lambda found: words[found[1]], wording)
