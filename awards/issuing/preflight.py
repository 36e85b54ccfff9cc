"""Everything that would go wrong on paper, by person, before a number is given."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.errors import Language
from awards.issuing.drafts import Draft, content_of, examined
from awards.issuing.service import next_drafts
from awards.settings import Settings
from awards.winners.records import WinnerRecord


class Trouble(NamedTuple):
    winner: WinnerRecord
    what: str
    remedy: str


class Flight(NamedTuple):
    """``counts`` are by category's code, ``first`` and ``last`` the numbers that would be given."""

    drafts: list[Draft]
    troubles: list[Trouble]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(draft.category.code for draft in self.drafts))

    @property
    def ranges(self) -> dict[str, tuple[str, str]]:
        """By category's code, the numbers that would be given: from and to."""
        found: dict[str, tuple[str, str]] = {}
        for draft in self.drafts:
            first, _ = found.get(draft.category.code, (draft.number, ""))
            found[draft.category.code] = (first, draft.number)
        return found


async def examine(here: CommendationRecord, settings: Settings, language: Language) -> Flight:
    drafts, _ = await next_drafts(here)
    if not drafts:
        return Flight([], [])
    whose = {draft.number: draft.winner for draft in drafts}
    found = (await examined(here, drafts, settings)).found
    troubles = [
        Trouble(whose[problem.key], *problem.words(language))
        for problem in found.problems
        if problem.key in whose
    ]
    return Flight(drafts, troubles)


async def present_words(
    here: CommendationRecord, winner: WinnerRecord, number: str, settings: Settings
) -> dict[str, str]:
    """What a sheet would say if it were reissued now."""
    draft = Draft(winner, here.require_category(winner.category), 0, number, 0)
    return dict(content_of(here, draft, "", settings).fields)
