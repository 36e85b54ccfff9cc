"""Everything that would go wrong on paper, by person, before the first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import anyio

from certificates import Page, Problem, Shelf, Words
from certificates import preflight as engine_preflight

#: More sheets are tried only when asked: the run itself names whoever cannot be drawn.
MOST = 2000


async def problems(pages: Sequence[Page], shelf: Shelf) -> list[Problem]:
    """Fronts in the fonts they were issued with, backs in those of ``shelf``."""
    return await anyio.to_thread.run_sync(lambda: [*_of_fronts(pages), *_of_backs(pages, shelf)])


def _of_fronts(pages: Sequence[Page]) -> Iterator[Problem]:
    for (layout, shelf), some in groupby(pages, key=lambda page: (page.layout, page.shelf)):
        yield from engine_preflight([page.content for page in some], layout, shelf)


def _of_backs(pages: Sequence[Page], shelf: Shelf) -> Iterator[Problem]:
    for layout, some in groupby(pages, key=lambda page: page.back):
        if layout is not None:
            for found in engine_preflight([page.content for page in some], layout, shelf):
                yield replace(found, zh=_behind("背面：", found.zh), en=_behind("Back: ", found.en))


def _behind(mark: str, words: Words) -> Words:
    return Words(mark + words.what, words.remedy)
