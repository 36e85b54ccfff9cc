"""Slips to one PDF, sheet after sheet."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

from certificates.arguments import Target, required
from certificates.compose import LEVEL, Batch, DrawnPage, note_used
from certificates.drawing import draw
from certificates.fonts import Shelf
from certificates.listing.blocks import cell_text
from certificates.listing.cell_problems import CellPlace, wrong_count
from certificates.listing.footers import BELOW, FooterSetter, FootPlace, footer_name
from certificates.listing.page import ListFooter
from certificates.listing.slips import SetSlip, SlipPage, SlipSetter, check_slips
from certificates.marks import Mark
from certificates.output.tags import Tag
from certificates.paper import Box
from certificates.pdf import write_file
from certificates.press.sides import SheetBoxes
from certificates.press.trim import crop_marks
from certificates.processes import batched

LOWEST = 6.0
"""Millimetres from the top of a foot to the end of the sheet, at least."""


def render_slips(
    rows: Iterable[Sequence[str | int]], page: SlipPage, shelf: Shelf, out: Target
) -> int:
    """Write a slip for each row as PDF/A-2u, several on a sheet; return the number of sheets.

    Raises `ListRefused` for a page that cannot be so, and `ContentRefused` with every problem.
    """
    check_slips(required(page, SlipPage, "page"))
    sheets = batched(enumerate(rows, 1), len(page.places))
    setter = SlipSetter(page, required(shelf, Shelf, "shelf"))
    drawn = _batches(sheets, page, setter, shelf)
    return write_file(drawn, out, flows=True, language=page.language)


def _batches(
    sheets: Iterable[Iterable[tuple[int, Sequence[str | int]]]],
    page: SlipPage,
    setter: SlipSetter,
    shelf: Shelf,
) -> Iterator[Batch]:
    """The sheets, then their feet, when it is known how many sheets there are."""
    total = 0
    for number, some in enumerate(sheets, 1):
        total = number
        yield _sheet(number, some, page, setter)
    if page.foot:
        below = min(page.whole.bottom + BELOW, page.sheet.bottom - LOWEST)
        place = FootPlace(ListFooter("", page.foot), page.sheet, page.whole, below, page.stamp)
        foot = FooterSetter(place, shelf)
        yield from (foot.drawn(number, number, total) for number in range(1, total + 1))


def _sheet(
    number: int, some: Iterable[tuple[int, Sequence[str | int]]], page: SlipPage, setter: SlipSetter
) -> Batch:
    batch = Batch([], {}, {}, {}, {page.title: None}, {}, setter.problems, {})
    cuts = draw([crop_marks(page.places, page.whole, page.sheet, 0.0)], page.sheet.height)
    batch.inks.update(cuts.inks)
    operators = [f"/Artifact BMC\n{cuts.operators}\nEMC"]
    tags: list[Tag] = []
    for (row, cells), place in zip(some, page.places, strict=False):
        slip = _slip(row, cells, page, setter, place)
        tags.append(Tag("Sect", kids=tuple(_tagged(slip, page.sheet, operators, batch))))
    if page.foot:
        foot = f"/{footer_name(number)} Do"
        operators.append(f"/Artifact <</Type/Pagination/Subtype/Footer>> BDC {foot} EMC")
    content = zlib.compress("\n".join(operators).encode("ascii"), LEVEL)
    made = DrawnPage(content, SheetBoxes(*[page.sheet] * 3), tags, str(number), ())
    batch.pages.append(made)
    return batch


def _slip(
    row: int, cells: Sequence[str | int], page: SlipPage, setter: SlipSetter, place: Box
) -> SetSlip:
    wanted = len(page.lines) + page.code
    if len(cells) != wanted:
        setter.problems[wrong_count(row, len(cells), wanted)] = None
        return SetSlip((), (), "")
    headings = [*(line.heading for line in page.lines), "code"]
    texts = [cell_text(c, CellPlace(row, h)) for c, h in zip(cells, headings, strict=False)]
    return setter.slip(row, texts, place)


def _tagged(slip: SetSlip, sheet: Box, operators: list[str], batch: Batch) -> Iterator[Tag]:
    for line in slip.lines:
        yield _piece(line, Tag("P"), sheet, operators, batch)
    if slip.code:
        yield _piece(slip.code, Tag("Figure", slip.alt), sheet, operators, batch)


def _piece(marks: Sequence[Mark], tag: Tag, sheet: Box, operators: list[str], batch: Batch) -> Tag:
    drawing = draw(marks, sheet.height)
    note_used(drawing, batch.used)
    # The first entry is the cut marks, which have no place in the structure.
    operators.append(f"/{tag.kind} <</MCID {len(operators) - 1}>> BDC {drawing.operators} EMC")
    return tag
