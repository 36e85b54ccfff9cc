"""席卡: one sheet for each person, folded into two faces; the upper one is turned by 180°."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.sheets import PaperSheet, boxed_file, empty_page
from awards.errors import FieldRefused
from awards.settings import Settings
from awards.stage.content import StageAttendee, StageContent, StageVersion
from awards.stage.words import AttendeeKind
from awards.text.cell_widths import columns
from awards.text.names import match_key
from awards.words import N_, Phrase, listed
from certificates import (
    BoxedFont,
    BoxedLine,
    BoxedPage,
    BoxedWords,
    Stock,
    StockRefused,
    load_stock,
)
from certificates.paper import POINTS_PER_MM, Box, around

TITLE = "席卡"

USUAL = "200x100"

EDGE = 0.06
"""Of the width, kept free at each side of a name."""

SMALLEST = 23.0
"""Points: letters of 8 mm, which can be read across a table."""

ONE_LINE, SHORT = 12.0, 6.0
"""Ems that stand in one line: of any name, and of one with a place to divide it."""

MOST_IN_TWO = 42.0
"""Ems that two lines hold at the smallest size."""

DUTY_HEIGHT = 0.16
"""Of the height of a face."""


class NameCard(NamedTuple):
    name: str
    duty: str = ""


def name_cards(version: StageVersion, settings: Settings, stock: Stock | None = None) -> OutputFile:
    """Raises PrintRefused, and FieldRefused for a size that is not there."""
    stock = stock or card_stock(version.content)
    cards = cards_of(version.content)
    pages = [_page(card, stock, version, settings) for card in cards]
    pages = pages or [empty_page(version, TITLE, settings, stock.sheet)]
    return boxed_file(pages, TITLE, len(cards), settings)


def cards_of(content: StageContent) -> list[NameCard]:
    """The platform by rank, then everybody with a seat, block after block and row after row.

    While nobody is seated, everybody who attends has a card.
    """
    seated = [each for each in content.attendees if each.seat] or list(content.attendees)
    blocks = {seat.block: at for at, seat in reversed(list(enumerate(content.seats)))}

    def place(attendee: StageAttendee) -> tuple[int, int, int]:
        seat = attendee.seat
        return (blocks.get(seat.block, 0), seat.y, seat.x) if seat else (0, 0, 0)

    with_duty = text_of(content.texts, OfficeText.NAME_CARD_DUTY) == "yes"
    there = {match_key(each.name) for each in seated}
    platform = sorted(content.platform, key=lambda each: each.rank)
    leaders = [NameCard(each.name) for each in platform if match_key(each.name) not in there]
    return [
        *leaders,
        *(_card(each, with_duty=with_duty) for each in sorted(seated, key=place)),
    ]


def _card(attendee: StageAttendee, *, with_duty: bool) -> NameCard:
    """A leader's card has the name alone."""
    shown = with_duty and attendee.kind is not AttendeeKind.LEADER
    return NameCard(attendee.name, attendee.duty if shown else "")


def card_sizes() -> dict[str, Stock]:
    """The sizes that come with the program, by their ids."""
    folder = resources.files("awards.ceremony.papers") / "card_sizes"
    stocks = (load_stock(file.read_text(encoding="utf-8")) for file in folder.iterdir())
    return {stock.id: stock for stock in sorted(stocks, key=lambda stock: stock.id)}


def card_stock(content: StageContent) -> Stock:
    """The size that the office chose. Its first two places are the faces."""
    chosen = text_of(content.texts, OfficeText.NAME_CARD_SIZE, USUAL)
    sizes = card_sizes()
    if chosen in sizes:
        return sizes[chosen]
    try:
        return load_stock(chosen)
    except StockRefused:
        raise FieldRefused(
            field=Phrase("Size of name cards"),
            value=chosen[:40],
            reason=Phrase("use one of: %(known)s", known=listed(sizes)),
        ) from None


def _page(card: NameCard, stock: Stock, version: StageVersion, settings: Settings) -> BoxedPage:
    made = PaperSheet(version, settings, stock.sheet)
    upper, lower, *base = stock.slots
    made.add(*_marks(stock))
    both = around((upper, lower))
    for turned in (180.0, 0.0):
        made.add(*_face(card, lower, both, turned))
    return made.page(*_margin(stock, base))


def _face(card: NameCard, face: Box, both: Box, turned: float) -> Iterator[BoxedWords]:
    inner = face.inset(face.width * EDGE)
    if card.duty:
        high = face.height * DUTY_HEIGHT
        below = Box(inner.x, inner.bottom - high, inner.width, high)
        inner = inner._replace(height=inner.height - high)
        font = BoxedFont("hei", 30, 10, "centre", most_lines=2, balance=True)
        yield BoxedWords(card.duty, below, font, card.name, turned=turned, about=both)
    yield BoxedWords(
        card.name,
        inner,
        _name_font(card.name, inner),
        card.name,
        turned=turned,
        about=both,
    )


def _name_font(name: str, box: Box) -> BoxedFont:
    """As large as the box allows; a long name is divided at · or where a reader pauses."""
    lines = lines_of(name)
    leading = 1.0 if lines == 1 else 1.12
    largest = box.height * POINTS_PER_MM / lines / leading
    return BoxedFont(
        "title", max(SMALLEST, round(largest * 2 - 0.5) / 2), SMALLEST, "centre", "middle", leading,
        condense=1.0, most_lines=lines, balance=True, whole=lines == 1, pair=True, kept=True,
    )  # fmt: skip


def lines_of(name: str) -> int:
    ems = columns(name) / 2
    divided = any(mark in name for mark in "·・ ")
    if ems <= SHORT or (ems <= ONE_LINE and not divided):
        return 1
    return 2 if ems <= MOST_IN_TWO else 1 + int(ems // (MOST_IN_TWO / 2))


MARK, AWAY = 4.0, 1.0
"""Millimetres of a mark, and from it to the cut."""


def _marks(stock: Stock) -> Iterator[BoxedLine]:
    """Cuts are solid and folds are dashed; outside the card where there is room."""
    whole = around(stock.slots)
    for y in (whole.y, whole.bottom):
        yield from _across(y, whole, stock.sheet, ())
    for x in (whole.x, whole.right):
        if AWAY < x < stock.sheet.width - AWAY:
            for start, end in ((whole.y - AWAY, -MARK), (whole.bottom + AWAY, MARK)):
                yield BoxedLine(((x, start), (x, start + end)), 0.1)
    for fold in stock.slots[1:]:
        yield from _across(fold.y, whole, stock.sheet, (1.0, 0.7))


def _across(y: float, whole: Box, sheet: Box, dash: tuple[float, ...]) -> Iterator[BoxedLine]:
    """A mark at the left and at the right; none where the sheet ends."""
    if not AWAY < y < sheet.height - AWAY:
        return
    left, right = (
        (whole.x - AWAY - MARK, whole.x - AWAY),
        (whole.right + AWAY, whole.right + AWAY + MARK),
    )
    if whole.x < MARK:
        left, right = (0.0, MARK), (sheet.width - MARK, sheet.width)
    for start, end in (left, right):
        yield BoxedLine(((max(0.0, start), y), (min(sheet.width, end), y)), 0.15, dash=dash)


def _margin(stock: Stock, base: list[Box]) -> tuple[Box, Box]:
    """Where the foot and the red words stand: on what is cut off, or on the base."""
    whole, sheet = around(stock.slots), stock.sheet
    free = Box(0, whole.bottom, sheet.width, sheet.height - whole.bottom)
    if free.height < 10 and base:
        free = base[-1]
    top = free.y + max(2.0, free.height - 12)
    left, right = Box(8, top, 150, 5), Box(160, top, sheet.width - 168, 5)
    return left, right


OUTPUT = CeremonyOutput("name-cards", N_("Name cards"), TITLE, {"pdf": name_cards})
