"""Everything that would go wrong on paper, by person, before the first sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import anyio

from certificates import Page, Problem
from certificates import preflight as engine_preflight

#: More sheets are tried only when asked: the run itself names whoever cannot be drawn.
MOST = 2000


async def problems(pages: Sequence[Page]) -> list[Problem]:
    return await anyio.to_thread.run_sync(_problems, pages)


def _problems(pages: Sequence[Page]) -> list[Problem]:
    found: list[Problem] = []
    for (layout, shelf), some in groupby(pages, key=lambda page: (page.layout, page.shelf)):
        found += engine_preflight([page.content for page in some], layout, shelf)
    return found
