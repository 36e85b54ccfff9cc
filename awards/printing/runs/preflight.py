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
from certificates import Page, Phrase, Problem, Shelf
from certificates import preflight as engine_preflight

#: Sheets tried by default, spread over all. The run itself reports the rest.
MOST = 2000


class PreflightResult(NamedTuple):
    """The number of certificates tried, and their problems."""

    certificates: int
    problems: list[Problem]


async def preflight(
    planned: Planned, settings: Settings, *, whole: bool = False
) -> PreflightResult:
    """Fronts in the fonts they were issued with. Raises FontsChanged."""
    step = 1 if whole else -(-len(planned.sheets) // MOST)
    ids = planned.ids[::step]
    shelf = shelf_of(planned.setup, settings)
    problems: list[Problem] = []
    for first in range(0, len(ids), MOST):
        pages = await pages_of(ids[first : first + MOST], planned.backs, settings)
        problems += await anyio.to_thread.run_sync(partial(_problems, pages, shelf))
    return PreflightResult(len(ids), problems)


def _problems(pages: Sequence[Page], shelf: Shelf) -> list[Problem]:
    return [*_of_fronts(pages), *_of_backs(pages, shelf)]


def _of_fronts(pages: Sequence[Page]) -> Iterator[Problem]:
    for (layout, shelf), some in groupby(pages, key=lambda page: (page.layout, page.shelf)):
        yield from engine_preflight([page.content for page in some], layout, shelf)


def _of_backs(pages: Sequence[Page], shelf: Shelf) -> Iterator[Problem]:
    for layout, some in groupby(pages, key=lambda page: page.back):
        if layout is not None:
            for found in engine_preflight([page.content for page in some], layout, shelf):
                yield replace(found, what=Phrase("Back: %(what)s", what=found.what))
