"""What of a list's page cannot be so. Every fault leads to its place."""

from __future__ import annotations

from collections.abc import Iterator

from certificates.errors import Fault, ListRefused
from certificates.fonts import ROLES
from certificates.listing.page import PAPERS, ListPage, widths
from certificates.words import C_, Phrase, listed

NARROWEST = 5.0
"""Millimetres of the narrowest column, which has room for one character."""

SIGNED = 25.0
"""Millimetres that a signature needs."""

SMALLEST, LARGEST = 4.0, 72.0
"""Points."""


def check(page: ListPage) -> None:
    """Raises `ListRefused` with every fault."""
    if faults := list(_faults(page)):
        raise ListRefused(faults)


def _faults(page: ListPage) -> Iterator[Fault]:
    if page.paper not in PAPERS:
        yield Fault(
            "paper",
            Phrase("is “%(paper)s”.", paper=page.paper),
            Phrase("Use one of: %(known)s.", known=listed(PAPERS)),
        )
        return
    if not page.columns:
        yield Fault("columns", Phrase("is empty."), Phrase("Add a column."))
        return
    yield from _types(page)
    for path, size in (("size", page.size), ("floor", page.floor)):
        if not SMALLEST <= size <= LARGEST:
            yield _out_of_range(path, size)
    if page.floor > page.size:
        yield Fault(
            "floor", Phrase("is larger than the size."), Phrase(C_("size", "Make it smaller."))
        )
    if page.blank_rows < 0:
        yield Fault("blank_rows", Phrase("is below zero."), Phrase("Use zero or more."))
    yield from _widths(page)


def _types(page: ListPage) -> Iterator[Fault]:
    named = [("font", page.font, 0.0)]
    named += [(f"columns[{at}].font", c.font, c.size) for at, c in enumerate(page.columns)]
    for path, font, size in named:
        if font and font not in ROLES:
            yield Fault(
                path,
                Phrase("is “%(font)s”.", font=font),
                Phrase("Use one of: %(known)s.", known=listed(ROLES)),
            )
        if size and not SMALLEST <= size <= LARGEST:
            yield _out_of_range(path.replace("font", "size"), size)


def _out_of_range(path: str, size: float) -> Fault:
    return Fault(
        path,
        Phrase("is %(size)s pt.", size=f"{size:g}"),
        Phrase("Use %(least)s to %(most)s pt.", least=f"{SMALLEST:g}", most=f"{LARGEST:g}"),
    )


def _widths(page: ListPage) -> Iterator[Fault]:
    room = page.area.width
    for at, column in enumerate(page.columns):
        if column.width < 0 or column.share <= 0:
            yield Fault(
                f"columns[{at}]",
                Phrase("has no width."),
                Phrase("Give it millimetres or a share."),
            )
            return
    taken = sum(column.width for column in page.columns)
    for at, wide in enumerate(widths(page.columns, room)):
        least = SIGNED if page.columns[at].sign else NARROWEST
        if wide < least or taken > room + 1e-6:
            yield Fault(
                f"columns[{at}].width",
                Phrase(
                    "“%(heading)s” has %(wide)s mm, and needs %(least)s; all columns have %(room)s mm.",
                    heading=page.columns[at].heading,
                    wide=f"{max(wide, 0):.1f}",
                    least=f"{least:g}",
                    room=f"{room:g}",
                ),
                Phrase("Use fewer or narrower columns, or a larger sheet."),
            )
            return
