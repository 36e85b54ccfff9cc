"""What is printed on every certificate of a category: text with names in braces."""

from __future__ import annotations

import re

from awards.words import Phrase

#: What wording may name; nothing else in braces is accepted, and nothing is ever evaluated.
PLACEHOLDERS = ("name", "unit", "category", "honour", "year")

_BRACES = re.compile(r"\{([^{}]*)\}")


def wording_faults(value: str) -> list[Phrase]:
    """Names in braces that stand for nothing, and braces without their twin."""
    known = "、".join(f"{{{name}}}" for name in PLACEHOLDERS)
    found = [
        Phrase("names {%(name)s}; known are %(known)s", name=name, known=known)
        for name in _BRACES.findall(value)
        if name not in PLACEHOLDERS
    ]
    rest = _BRACES.sub("", value)
    if "{" in rest or "}" in rest:
        found.append(Phrase("has a brace without its twin"))
    return found


def fill(wording: str, words: dict[str, str]) -> str:
    """Put the words in place of their names in braces; text in the words is left alone."""
    return _BRACES.sub(lambda found: words[found[1]], wording)
