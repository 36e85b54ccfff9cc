"""Sheets to PDF bytes: all of them, or none and the reasons why.

No clock and no chance: same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from certificates.content import Content
from certificates.draw import Sheets
from certificates.errors import ContentRefused
from certificates.fonts import Shelf
from certificates.layout import Layout
from certificates.place import Sheet, place, place_static
from certificates.problems import Problem

LANGUAGE = "zh-CN"
STATIC = "static"
"""The form that holds what is the same on every sheet."""


def preflight(contents: Iterable[Content], layout: Layout, shelf: Shelf) -> list[Problem]:
    """Everything that would go wrong, for everyone; `render` checks the same by itself."""
    problems = list(place_static(layout, shelf).problems)
    for content in contents:
        problems += place(content, layout, shelf).problems
    return problems


def render(contents: Iterable[Content], layout: Layout, shelf: Shelf, out: BinaryIO) -> int:
    """Write one PDF, a page for each content, and return how many.

    Raises `ContentRefused` with every problem, before anything is written.
    """
    static = place_static(layout, shelf)
    return _write(((c, place(c, layout, shelf)) for c in contents), static, layout, out)


def render_each(
    contents: Iterable[Content], layout: Layout, shelf: Shelf
) -> Iterator[tuple[Content, bytes]]:
    """A PDF of its own for each content; raises `ContentRefused` when it comes to a bad one."""
    static = place_static(layout, shelf)
    for content in contents:
        out = BytesIO()
        _write([(content, place(content, layout, shelf))], static, layout, out)
        yield content, out.getvalue()


def _write(
    sheets: Iterable[tuple[Content, Sheet]], static: Sheet, layout: Layout, out: BinaryIO
) -> int:
    document = Sheets(out, layout.page, LANGUAGE)
    _draw_static(document, static)
    problems, titles, issuers, pages = (
        list(static.problems),
        dict[str, None](),
        dict[str, None](),
        0,
    )
    for content, sheet in sheets:
        problems += sheet.problems
        if problems:
            continue
        titles[content.fields.get("title", "")] = None
        issuers[content.fields.get("issuers", "").replace("\n", "、")] = None
        document.doForm(STATIC)
        document.draw(sheet.marks)
        document.showPage()
        pages += 1
    if problems:
        raise ContentRefused(problems)
    if pages:
        document.setTitle("、".join(titles))
        document.setAuthor("；".join(issuers))
        document.save()
    return pages


def _draw_static(document: Sheets, static: Sheet) -> None:
    document.beginForm(STATIC)
    document.draw(static.marks)
    document.endForm()
