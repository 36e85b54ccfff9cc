"""The root of the faults and its families."""

from __future__ import annotations

from typing import ClassVar

from awards.errors.words import FaultWords
from awards.words import N_, Language, Phrase, translated


class AwardsError(Exception):
    """The root: catch it where a person reads it.

    ``what`` and ``remedy`` are English words that may name facts as ``%(name)s``; a fact that is
    itself words is a `Phrase`.
    """

    code: ClassVar[str] = "awards"
    what: ClassVar[str] = N_("The operation failed.")
    remedy: ClassVar[str] = N_("Try again, or ask the administrator.")

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def words(self, language: Language) -> FaultWords:
        return FaultWords(
            translated(Phrase(self.what, **self.facts), language),
            translated(Phrase(self.remedy, **self.facts), language),
        )

    def __str__(self) -> str:
        return " ".join(self.words("en"))


class Invalid(AwardsError):
    code = "invalid"


class NotFound(AwardsError):
    code = "not-found"
    what = N_("There is no %(what)s “%(key)s”.")
    remedy = N_("Check it and try again.")


class Conflict(AwardsError):
    code = "conflict"


class Denied(AwardsError):
    code = "denied"


class Unavailable(AwardsError):
    code = "unavailable"
