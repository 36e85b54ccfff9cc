"""Everything that issuing would do, and everything that would go wrong on paper, in advance."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import NumberRecorded
from awards.issuing.drafts import Draft, composed, first_recorded_number, first_versions
from awards.issuing.queries import awaiting, last_numbers
from awards.settings import Settings
from awards.winners.records import WinnerRecord
from certificates import Problem


class SheetProblems(NamedTuple):
    """What is wrong with one sheet, or with every sheet if there is no winner."""

    winner: WinnerRecord | None
    problems: tuple[Problem, ...]


class NumberRange(NamedTuple):
    """Consecutive numbers of one category."""

    category: CategoryRecord
    first: str
    last: str
    size: int


def number_ranges(numbered: Iterable[tuple[CategoryRecord, str]]) -> list[NumberRange]:
    """The numbers of each category, from numbers in the one order."""
    found: dict[int, NumberRange] = {}
    for category, number in numbered:
        before = found.get(category.id, NumberRange(category, number, number, 0))
        found[category.id] = before._replace(last=number, size=before.size + 1)
    return list(found.values())


class IssuePlan(NamedTuple):
    """``recorded`` refuses the plan, because a certificate on paper has one of its numbers."""

    drafts: list[Draft]
    faulty_sheets: list[SheetProblems]
    recorded: NumberRecorded | None = None
    warned_sheets: Sequence[SheetProblems] = ()
    """Those that can be issued and should be looked at first."""

    @property
    def is_clear(self) -> bool:
        return not self.faulty_sheets and self.recorded is None

    @property
    def number_ranges(self) -> list[NumberRange]:
        return number_ranges((draft.category, draft.number) for draft in self.drafts)

    @property
    def digest(self) -> str:
        """Equal for equal plans: the same numbers for the same people in the same words."""
        said = "|".join(f"{d.number} {d.winner.id} {d.winner.revision}" for d in self.drafts)
        return hashlib.sha256(said.encode()).hexdigest()

    @property
    def spoils_all(self) -> bool:
        """True if something is wrong with every sheet, for any winner."""
        return any(each.winner is None for each in self.faulty_sheets)

    @property
    def faulty(self) -> frozenset[int]:
        return frozenset(each.winner.id for each in self.faulty_sheets if each.winner)


async def issue_plan(
    here: CommendationRecord,
    settings: Settings,
    *,
    category: str | None = None,
    winners: Collection[int] | None = None,
    without: Collection[int] = (),
) -> IssuePlan:
    """Raises NotFound for an unknown category."""
    if category is not None:
        here.require_category(category)
    found = await awaiting(here, category, winners)
    going = [each for each in found if each.id not in without]
    drafts = first_versions(here, going, await last_numbers(here))
    made = await composed(here, drafts, settings)
    number = await first_recorded_number(drafts)
    recorded = NumberRecorded(number=number) if number else None
    faulty, warned = (_by_winner(drafts, found) for found in (made.problems, made.warnings))
    return IssuePlan(drafts, faulty, recorded, warned)


def _by_winner(drafts: Collection[Draft], problems: Collection[Problem]) -> list[SheetProblems]:
    winners = {draft.number: draft.winner for draft in drafts}
    by_number: dict[str, list[Problem]] = {}
    for problem in problems:
        by_number.setdefault(problem.key, []).append(problem)
    return [SheetProblems(winners.get(key), tuple(some)) for key, some in by_number.items()]
