"""What is wrong with a commendation, each fault bound to its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awards.errors import CommendationRefused
from awards.words import Joined, Language, Phrase, translated


class CommendationFault(NamedTuple):
    """``path`` is the table's, such as ``category[3].``; both are empty for the whole file."""

    path: str
    key: str
    words: Phrase

    @property
    def place(self) -> str:
        return f"{self.path}{self.key}"

    def line(self, language: Language) -> str:
        return f"{self.place} {translated(self.words, language)}".strip()


def of_all(words: Phrase) -> CommendationFault:
    """Faults of the whole file."""
    return CommendationFault("", "", words)


def not_utf8(fault: UnicodeDecodeError) -> CommendationFault:
    at = f"{fault.start}: {fault.reason}"
    return of_all(Phrase("byte %(at)s: not UTF-8", at=at))


def refusal(file: str, faults: Sequence[CommendationFault]) -> CommendationRefused:
    """``found`` among its facts are the faults one by one, for a form to show in their places.

    ``faults`` are the same in English; a program reads them in the API's answer.
    """
    return CommendationRefused(
        file=file,
        faults="\n".join(fault.line("en") for fault in faults),
        listed=Joined(tuple(map(_line, faults)), "\n"),
        found=tuple(faults),
    )


def _line(fault: CommendationFault) -> Joined | Phrase:
    return Joined((fault.place, fault.words), " ") if fault.place else fault.words
