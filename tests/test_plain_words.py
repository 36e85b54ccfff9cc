"""Pages of documentation use plain modern words: none of an old-fashioned or aphoristic turn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

#: Words and turns that a colleague with English as a second language has to look up.
FORBIDDEN = re.compile(
    r"\b(whoever|whomever|whosoever|anew|hitherto|thereof|therein|hereby|herein|wherein|whence|"
    r"aside|lest|be it|so it is|its like|what is otherwise|nought|ere|betwixt|is to be had|"
    r"by whichever|whatever has become|begins to be|at one stroke)\b",
    re.IGNORECASE,
)

#: What is clean stays clean. Add a page or a folder as soon as it is.
PAGES = [
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    *sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("awards/decisions/*.md")),
]


def _found(text: str) -> list[str]:
    """Each forbidden word outside code, with its line."""
    prose = re.sub(r"`[^`\n]+`", "", text)
    return [
        f"{number}: {found[0]}"
        for number, line in enumerate(prose.splitlines(), 1)
        for found in FORBIDDEN.finditer(line)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_uses_plain_words(page: str) -> None:
    assert _found((ROOT / page).read_text("utf-8")) == []


def test_a_forbidden_word_is_reported_with_its_line() -> None:
    assert _found("Fine.\nWhoever runs it is told anew.") == ["2: Whoever", "2: anew"]


def test_code_may_say_anything() -> None:
    assert _found("Run `awards whoever`, which shows the account.") == []
