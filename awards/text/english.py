"""Check words in English that are stored beside Chinese ones."""

from __future__ import annotations

from awards.errors import Finding, Severity
from awards.text.characters import is_han
from awards.words import Phrase


def examine_english(text: str) -> tuple[Finding, ...]:
    """A fault for Chinese characters, because no English sentence prints them."""
    found = chinese_in(text)
    if not found:
        return ()
    return (
        Finding(
            "english.chinese",
            Severity.FAULT,
            Phrase("It holds Chinese characters: %(characters)s.", characters=found[:10]),
            Phrase("Write it in English letters, or leave it empty."),
        ),
    )


def chinese_in(text: str) -> str:
    return "".join(character for character in text if is_han(character))
