"""Everything that issuing would do and everything that would go wrong on paper, before it is done."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.issuing.drafts import Draft, composed, first_versions
from awards.issuing.queries import awaiting, last_numbers
from awards.settings import Settings
from awards.winners.records import WinnerRecord
from certificates import Problem


class Trouble(NamedTuple):
    """What is wrong with one sheet; with every sheet, where there is no winner."""

    winner: WinnerRecord | None
    problems: tuple[Problem, ...]


class Span(NamedTuple):
    """Numbers of one category that follow each other."""

    category: CategoryRecord
    first: str
    last: str
    count: int


class Preflight(NamedTuple):
    """``held`` are confirmed, but held back, so they are left out."""

    drafts: list[Draft]
    troubles: list[Trouble]
    held: list[WinnerRecord]

    @property
    def spans(self) -> list[Span]:
        by_category: dict[int, list[Draft]] = {}
        for draft in self.drafts:
            by_category.setdefault(draft.category.id, []).append(draft)
        return [
            Span(some[0].category, some[0].number, some[-1].number, len(some))
            for some in by_category.values()
        ]

    @property
    def faulty(self) -> frozenset[int]:
        return frozenset(each.winner.id for each in self.troubles if each.winner)


async def preflight(
    here: CommendationRecord,
    settings: Settings,
    *,
    category: str | None = None,
    winners: Collection[int] | None = None,
    without: Collection[int] = (),
) -> Preflight:
    """Raises NotFound for an unknown category."""
    if category is not None:
        here.require_category(category)
    found = await awaiting(here, category, winners)
    going = [each for each in found if not each.held and each.id not in without]
    drafts = first_versions(here, going, await last_numbers(here))
    made = await composed(here, drafts, settings)
    return Preflight(drafts, _by_winner(drafts, made.problems), [w for w in found if w.held])


def _by_winner(drafts: Collection[Draft], problems: Collection[Problem]) -> list[Trouble]:
    winners = {draft.number: draft.winner for draft in drafts}
    by_number: dict[str, list[Problem]] = {}
    for problem in problems:
        by_number.setdefault(problem.key, []).append(problem)
    return [Trouble(winners.get(key), tuple(some)) for key, some in by_number.items()]
