"""Lists to one PDF. Rows pass through one by one; only the footers wait for the number of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from certificates.arguments import Target, required
from certificates.compose import Batch
from certificates.errors import Fault, ListRefused
from certificates.fonts import Shelf
from certificates.listing.blocks import PART_GAP, BlockSetter, ListBlock
from certificates.listing.cell_problems import row_too_high
from certificates.listing.flow import FlowFrame, ListSheet, flow
from certificates.listing.footers import FooterSetter, FootPlace, footer_name
from certificates.listing.page import (
    ListCode,
    ListGroup,
    ListItem,
    ListNames,
    ListPage,
    ListWords,
)
from certificates.listing.page_faults import check
from certificates.listing.sheet_drawing import sheet_batch
from certificates.pdf import write_file
from certificates.words import Phrase


def render_list(items: Iterable[ListItem], page: ListPage, shelf: Shelf, out: Target) -> int:
    """Write a list as PDF/A-2u and return the number of pages.

    ``items`` are rows, group lines and paragraphs, taken one by one. Raises `ListRefused` for a
    page that cannot be so, and `ContentRefused` with every problem; then nothing is written.
    """
    return render_lists([(items, page)], shelf, out)


def render_lists(
    lists: Iterable[tuple[Iterable[ListItem], ListPage]],
    shelf: Shelf,
    out: Target,
    *,
    one_count: bool = True,
) -> int:
    """Write several lists into one file, each on pages of its own.

    The pages are counted through the file; without ``one_count`` through each list.
    """
    given = list(lists)
    if not given:
        raise ListRefused([Fault("lists", Phrase("is empty."), Phrase("Add a list."))])
    for _, page in given:
        check(required(page, ListPage, "page"))
    required(shelf, Shelf, "shelf")
    return write_file(
        _batches(given, shelf, one_count=one_count), out, flows=True, language=given[0][1].language
    )


def _batches(
    given: Iterable[tuple[Iterable[ListItem], ListPage]], shelf: Shelf, *, one_count: bool
) -> Iterator[Batch]:
    feet: list[FooterSetter] = []
    counts: list[int] = []
    for items, page in given:
        before = len(feet)
        foot, setter = FooterSetter(FootPlace.of(page), shelf), BlockSetter(page, shelf)
        for sheet in _sheets(items, page, setter):
            feet.append(foot)
            batch = sheet_batch(sheet, page, len(feet), footer_name(len(feet)))
            batch.problems.update(setter.problems)
            setter.problems.clear()
            yield batch
        counts.append(len(feet) - before)
    for at, (number, total) in enumerate(_numbers(counts, one_count=one_count)):
        yield feet[at].drawn(at + 1, number, total)


def _numbers(counts: Sequence[int], *, one_count: bool) -> Iterator[tuple[int, int]]:
    """The number of each page, and of how many."""
    for total in [sum(counts)] if one_count else counts:
        for number in range(1, total + 1):
            yield number, total


def _sheets(items: Iterable[ListItem], page: ListPage, setter: BlockSetter) -> Iterator[ListSheet]:
    area, head = page.area, setter.head() if page.has_headings else None
    frame = FlowFrame(area.y, area.bottom, head, setter.blank(), page.blank_rows, PART_GAP)

    def too_high(block: ListBlock, room: float) -> None:
        setter.problems[row_too_high(block.place, block.height, room)] = None

    yield from flow(_blocks(items, page, setter), frame, too_high)


def _blocks(items: Iterable[ListItem], page: ListPage, setter: BlockSetter) -> Iterator[ListBlock]:
    if page.title:
        yield setter.title(page.title)
    for words in page.lines:
        yield setter.code(words) if isinstance(words, ListCode) else setter.words(words)
    for item in items:
        if isinstance(item, ListGroup):
            yield setter.group(item)
        elif isinstance(item, ListWords):
            yield setter.words(item)
        elif isinstance(item, ListCode):
            yield setter.code(item)
        elif isinstance(item, ListNames):
            yield setter.names(item)
        else:
            yield setter.row(item)
    for words in page.closing:
        block = setter.words(words)
        yield block._replace(follows=not block.new_page)
