"""What is said of a fault in both languages, and findings about one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from awards.words import Language, Phrase, translated


class FaultWords(NamedTuple):
    """What is wrong and where; and what to do about it. Both may name facts in braces."""

    what: str
    remedy: str


class Severity(StrEnum):
    """A fault blocks; a warning asks a person to look."""

    FAULT = "fault"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one value, as data: many are gathered and shown at once, none is raised."""

    code: str
    severity: Severity
    what: Phrase
    remedy: Phrase
    suggestion: str | None = None

    def words(self, language: Language) -> FaultWords:
        return FaultWords(translated(self.what, language), translated(self.remedy, language))
