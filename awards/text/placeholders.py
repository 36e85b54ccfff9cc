"""Text with names in braces, as {name}."""

from __future__ import annotations

import re
from collections.abc import Mapping

BRACES = re.compile(r"\{([^{}]*)\}")


def named(wording: str) -> list[str]:
    """The names in braces, as often as they are there."""
    return BRACES.findall(wording)


def fill(wording: str, words: Mapping[str, str]) -> str:
    """Replace the names in braces by their words. Braces in the words are kept as text."""
    return BRACES.sub(lambda found: words[found[1]], wording)
