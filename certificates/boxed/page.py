"""What is on a page of boxes, as plain data. Millimetres from the top left corner; type in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from certificates.content import Content
from certificates.layout import Layout
from certificates.listing.page import CHINESE, Align
from certificates.marks import BLACK, RED, Ink
from certificates.paper import Box

__all__ = ["RED"]

Valign = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class BoxedFont:
    """How words are set. They become smaller down to ``floor``, in steps of half a point.

    ``font`` is a role, ``leading`` the line height in sizes. ``most_lines`` limits the lines, 0
    does not. ``balance`` makes lines similar in length, broken where a reader pauses. ``whole``
    makes words smaller before it breaks them. ``pair`` sets a name of two characters as wide as one
    of three. ``kept`` marks are whole at the ends of a line; else their blank half is cut.
    """

    font: str = "fangsong"
    size: float = 10.5
    floor: float = 7.5
    align: Align = "left"
    valign: Valign = "middle"
    leading: float = 1.25
    colour: Ink = BLACK
    condense: float = 0.85
    most_lines: int = 0
    balance: bool = False
    whole: bool = False
    pair: bool = False
    kept: bool = False


PLAIN = BoxedFont()


@dataclass(frozen=True, slots=True)
class BoxedWords:
    """Words in a box; no ink of theirs leaves it.

    ``whose`` is named if they cannot be printed. ``turned`` is in degrees clockwise, about the
    middle of ``about``, or of the box. A ``heading`` is one for people who listen to the page.
    """

    words: str
    box: Box
    font: BoxedFont = PLAIN
    whose: str = ""
    heading: bool = False
    turned: float = 0.0
    about: Box | None = None


class BoxedCode(NamedTuple):
    """A QR code of ``payload`` that fills a square ``box``, its quiet zone inside."""

    payload: str
    box: Box
    whose: str = ""


class BoxedSheet(NamedTuple):
    """A content in a layout, with its corner at that of ``box``: a badge among others."""

    content: Content
    layout: Layout
    box: Box


class BoxedLine(NamedTuple):
    """A line from point to point, or the shape that it closes.

    ``width`` 0 draws no line. ``dash`` alternates on and off, in millimetres.
    """

    points: Sequence[tuple[float, float]]
    width: float = 0.2
    colour: Ink = BLACK
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: Ink | None = None


BoxedPiece = BoxedWords | BoxedCode | BoxedSheet | BoxedLine


@dataclass(frozen=True, slots=True)
class BoxedPage:
    """``pieces`` are drawn and read in their order.

    In the words of ``foot`` the marks {page} and {pages} become numbers.
    """

    sheet: Box
    pieces: Sequence[BoxedPiece]
    foot: BoxedWords | None = None
    language: str = field(default=CHINESE)


def area(
    box: Box, *, width: float = 0.2, fill: Ink | None = None, dash: tuple[float, ...] = ()
) -> BoxedLine:
    """The outline of a box, or its ground."""
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return BoxedLine(corners, width, closed=True, fill=fill, dash=dash)


def tick_box(centre: tuple[float, float], side: float = 4.0) -> BoxedLine:
    """A square to be ticked by hand."""
    x, y = centre
    return area(Box(x - side / 2, y - side / 2, side, side), width=0.3)
