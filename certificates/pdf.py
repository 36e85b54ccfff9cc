"""Sheets to PDF bytes: all of them, or none and the reasons why.

No clock and no chance: same input, same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO, NamedTuple

from certificates.content import Content
from certificates.draw import Sheets
from certificates.errors import ContentRefused
from certificates.fonts import Face, Shelf
from certificates.layout import Layout
from certificates.marks import Run
from certificates.place import Sheet, place, place_static
from certificates.problems import Problem

LANGUAGE = "zh-CN"


class Page(NamedTuple):
    """One sheet to print: pages of one file may differ in layout and in fonts."""

    content: Content
    layout: Layout
    shelf: Shelf


class Inspection(NamedTuple):
    """What a print would find; ``faces`` are those that each content is drawn with, in its order."""

    problems: tuple[Problem, ...]
    faces: tuple[tuple[Face, ...], ...]


def inspect(contents: Iterable[Content], layout: Layout, shelf: Shelf) -> Inspection:
    """Everything that would go wrong, for everyone; `render` checks the same by itself."""
    static = place_static(layout, shelf)
    problems, faces = list(static.problems), []
    for content in contents:
        sheet = place(content, layout, shelf)
        problems += sheet.problems
        runs = (mark for mark in (*static.marks, *sheet.marks) if isinstance(mark, Run))
        faces.append(tuple(dict.fromkeys(run.face for run in runs)))
    return Inspection(tuple(problems), tuple(faces))


def preflight(contents: Iterable[Content], layout: Layout, shelf: Shelf) -> list[Problem]:
    """Of an inspection, the problems alone."""
    return list(inspect(contents, layout, shelf).problems)


def render(contents: Iterable[Content], layout: Layout, shelf: Shelf, out: BinaryIO) -> int:
    """Write one PDF, a page for each content, and return how many.

    Raises `ContentRefused` with every problem, before anything is written.
    """
    return render_pages((Page(content, layout, shelf) for content in contents), out)


def render_each(
    contents: Iterable[Content], layout: Layout, shelf: Shelf
) -> Iterator[tuple[Content, bytes]]:
    """A PDF of its own for each content; raises `ContentRefused` when it comes to a bad one."""
    return render_pages_each(Page(content, layout, shelf) for content in contents)


def render_pages(pages: Iterable[Page], out: BinaryIO) -> int:
    """As `render`, for pages that need not share a layout."""
    return _File(out).write(pages)


def render_pages_each(pages: Iterable[Page]) -> Iterator[tuple[Content, bytes]]:
    """As `render_each`, for pages that need not share a layout."""
    statics = _Statics()
    for page in pages:
        out = BytesIO()
        _File(out, statics).write([page])
        yield page.content, out.getvalue()


class _Statics(dict[tuple[str, Shelf], Sheet]):
    """What is the same on every sheet of a layout, placed once."""

    def of(self, page: Page) -> Sheet:
        key = page.layout.digest, page.shelf
        if key not in self:
            self[key] = place_static(page.layout, page.shelf)
        return self[key]


class _File:
    def __init__(self, out: BinaryIO, statics: _Statics | None = None) -> None:
        self.out = out
        self.statics = _Statics() if statics is None else statics
        self.document: Sheets | None = None
        self.forms: dict[int, str] = {}
        """A static sheet, by identity, to the form that draws it."""
        self.problems: dict[Problem, None] = {}
        self.titles: dict[str, None] = {}
        self.issuers: dict[str, None] = {}

    def write(self, pages: Iterable[Page]) -> int:
        count = 0
        for page in pages:
            static, own = self.statics.of(page), place(page.content, page.layout, page.shelf)
            self.problems |= dict.fromkeys((*static.problems, *own.problems))
            if not self.problems:
                self._add(page, static, own)
                count += 1
        if self.problems:
            raise ContentRefused(list(self.problems))
        if self.document:
            self.document.setTitle("、".join(self.titles))
            self.document.setAuthor("；".join(self.issuers))
            self.document.save()
        return count

    def _add(self, page: Page, static: Sheet, own: Sheet) -> None:
        if self.document is None:
            self.document = Sheets(self.out, page.layout.page, LANGUAGE)
        self.document.turn_to(page.layout.page)
        self.document.doForm(self._form(static))
        self.document.draw(own.marks)
        self.document.showPage()
        self.titles[page.content.fields.get("title", "")] = None
        self.issuers[page.content.fields.get("issuers", "").replace("\n", "、")] = None

    def _form(self, static: Sheet) -> str:
        if id(static) not in self.forms and self.document:
            self.forms[id(static)] = f"static{len(self.forms)}"
            self.document.draw_form(self.forms[id(static)], static.marks)
        return self.forms[id(static)]
