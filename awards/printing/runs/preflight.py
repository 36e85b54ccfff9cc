"""Everything that would go wrong on paper, by person, before the first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import NamedTuple

import anyio

from awards.printing.runs.backs import pages_of, shelf_of
from awards.printing.runs.planning import Planned
from awards.settings import Settings
from certificates import Inspection, Page, Phrase, Problem, Shelf, inspect

#: Sheets tried by default, spread over all. The run itself reports the rest.
MOST = 2000


class PreflightResult(NamedTuple):
    """The number of certificates tried, and their problems; warnings refuse nothing."""

    certificates: int
    problems: list[Problem]
    warnings: list[Problem]


async def preflight(
    planned: Planned, settings: Settings, *, whole: bool = False
) -> PreflightResult:
    """Fronts in the fonts they were issued with. Raises FontsChanged."""
    step = 1 if whole else -(-len(planned.sheets) // MOST)
    ids = planned.ids[::step]
    shelf = shelf_of(planned.setup, settings)
    made = PreflightResult(len(ids), [], [])
    for first in range(0, len(ids), MOST):
        pages = await pages_of(ids[first : first + MOST], planned.backs, settings)
        for found in await anyio.to_thread.run_sync(partial(_inspected, pages, shelf)):
            made.problems.extend(found.problems)
            made.warnings.extend(found.warnings)
    return made


def _inspected(pages: Sequence[Page], shelf: Shelf) -> list[Inspection]:
    return [*_of_fronts(pages), *_of_backs(pages, shelf)]


def _of_fronts(pages: Sequence[Page]) -> Iterator[Inspection]:
    for (layout, shelf), some in groupby(pages, key=lambda page: (page.layout, page.shelf)):
        yield inspect([page.content for page in some], layout, shelf)


def _of_backs(pages: Sequence[Page], shelf: Shelf) -> Iterator[Inspection]:
    for layout, some in groupby(pages, key=lambda page: page.back):
        if layout is not None:
            found = inspect([page.content for page in some], layout, shelf)
            problems, warnings = map(_behind, (found.problems, found.warnings))
            yield found._replace(problems=problems, warnings=warnings)


def _behind(found: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(replace(each, what=Phrase("Back: %(what)s", what=each.what)) for each in found)
