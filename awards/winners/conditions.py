"""The conditions of a filter, for queries on winners."""

from __future__ import annotations

from collections.abc import Sequence

from piccolo.columns.combination import Where, WhereRaw

from awards import database
from awards.catalogue.records import CommendationRecord
from awards.statements.differing import IS_DIFFERING
from awards.statements.said_names import winners_said_to_be
from awards.tables import Intake, IssuedNumber, Winner, WinnerState
from awards.text import names
from awards.winners.filters import Filter
from awards.winners.queries import literal

Conditions = Sequence[Where | WhereRaw]


def is_walked(wanted: Filter) -> bool:
    """Whether to walk the index of the order, because nearly all rows match."""
    return not any((wanted.text, wanted.intake, wanted.warnings, wanted.held, wanted.differs))


async def conditions(
    here: CommendationRecord, wanted: Filter, *, walked: bool = False
) -> list[Where | WhereRaw]:
    """Conditions for a query on winners. There is no join: a category is known by its id.

    With ``walked`` SQLite uses no index of the categories, so that it can use the index of an
    order.
    """
    chosen = [c.id for c in here.categories if not wanted.category or c.code == wanted.category]
    found: list[Where | WhereRaw] = [WhereRaw(among(chosen, walked=walked))]
    if wanted.states:
        found.append(Winner.state.is_in([state.value for state in wanted.states]))
    elif not wanted.differs:
        found.append(Winner.state != WinnerState.WITHDRAWN.value)
    if wanted.unit:
        found.append(Winner.unit == wanted.unit)
    if wanted.warnings is not None:
        found.append(Winner.warnings > 0 if wanted.warnings else Winner.warnings == 0)
    if wanted.held is not None:
        found.append(Winner.held.eq(wanted.held))
    if wanted.differs is not None:
        found.append(WhereRaw(("" if wanted.differs else "NOT ") + IS_DIFFERING))
    if wanted.intake:
        rows = await Intake.select(Intake.id).where(Intake.reference == wanted.intake)
        found.append(Winner.intake.is_in([row["id"] for row in rows] or [0]))
    if wanted.text:
        found.append(await _named(wanted.text))
    return found


def mine(here: CommendationRecord, *, walked: bool = False) -> str:
    """The condition for all winners of a commendation."""
    return among([category.id for category in here.categories], walked=walked)


def among(categories: Sequence[int], *, walked: bool) -> str:
    sum_ = " + 0" if walked and database.is_sqlite() else ""
    return f'"winner"."category"{sum_} IN ({", ".join(map(str, categories)) or 0})'


async def _named(text: str) -> Where:
    """Match a part of name, unit or initials, a name on paper, or a whole number."""
    key = literal(names.match_key(text))
    numbered = await IssuedNumber.select(IssuedNumber.winner).where(IssuedNumber.text == text)
    named: Where = Winner.search_key.like(f"%{key}%")
    others = [*(row["winner"] for row in numbered), *await winners_said_to_be(text)]
    if others:
        return named | Winner.id.is_in(others)  # type: ignore[return-value]
    return named
