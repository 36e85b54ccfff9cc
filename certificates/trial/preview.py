"""Try out a layout: one page for each case, with the case's name as page label."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from certificates.compose import Batch, Job, Page, compose, plain
from certificates.fonts import Shelf
from certificates.layout import Layout
from certificates.pdf import write_file
from certificates.problems import Problem
from certificates.trial.cases import contents


def preview(layout: Layout, shelf: Shelf) -> bytes:
    """Return a PDF.

    A page's label reports what would prevent printing; the page leaves that out.
    """
    out = BytesIO()
    write_file(_pages(layout, shelf), out)
    return out.getvalue()


def sheet(page: Page) -> tuple[bytes, tuple[Problem, ...]]:
    """A one-page PDF as far as it can be drawn, and what would prevent printing it."""
    batch = compose(Job([*plain([page])], page.shelf))
    out = BytesIO()
    write_file([batch._replace(problems={})], out)
    return out.getvalue(), tuple(batch.problems)


def _pages(layout: Layout, shelf: Shelf) -> Iterator[Batch]:
    for content in contents(layout):
        page = Page(content, layout, shelf)
        batch = compose(Job([*plain([page])], shelf))
        faults = "；".join(problem.zh.what for problem in batch.problems)
        if faults:
            pages = [each._replace(label=f"{each.label}：{faults}") for each in batch.pages]
            batch = batch._replace(pages=pages, problems={})
        yield batch
