"""How a list looks, as plain data: paper, columns, words around the rows. Millimetres and points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from certificates.marks import BLACK, Ink
from certificates.paper import Box

Align = Literal["left", "centre", "right"]

PAPERS = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0)}
"""Width and height of a sheet in portrait (ISO 216)."""

CHINESE = "zh-CN"


class ListMargins(NamedTuple):
    top: float = 20.0
    right: float = 18.0
    bottom: float = 20.0
    left: float = 18.0


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of ``width`` millimetres; with 0 it has its ``share`` of the room that is left.

    ``font`` is a role and ``size`` is in points; empty, they are those of the list. ``whole`` makes
    the words smaller before it breaks them. ``pair`` sets a name of two characters as wide as one
    of three. A column to ``sign`` in stays empty: rows have no cell for it. One to ``tick`` neither,
    and has a square in each row.
    """

    heading: str
    width: float = 0.0
    share: float = 1.0
    align: Align = "left"
    font: str = ""
    size: float = 0.0
    whole: bool = False
    pair: bool = False
    sign: bool = False
    tick: bool = False
    colour: Ink = BLACK

    @property
    def is_empty(self) -> bool:
        """Rows have no cell for it."""
        return self.sign or self.tick


@dataclass(frozen=True, slots=True)
class ListGroup:
    """A line across all columns. It stays with the row after it.

    ``new_page`` begins a page. ``again`` repeats the line where its rows continue on a new page.
    """

    words: str
    new_page: bool = False
    again: str = ""


@dataclass(frozen=True, slots=True)
class ListWords:
    """A paragraph as wide as the list: above, between or below the rows.

    ``indent`` is in characters, ``gap`` in millimetres above it.
    """

    words: str
    align: Align = "left"
    font: str = ""
    size: float = 0.0
    indent: float = 0.0
    gap: float = 0.0
    new_page: bool = False
    colour: Ink = BLACK


@dataclass(frozen=True, slots=True)
class ListCode:
    """A QR code of ``payload``, ``side`` millimetres wide, with ``words`` at its right.

    ``gap`` is in millimetres above it.
    """

    payload: str
    words: str = ""
    side: float = 32.0
    gap: float = 2.0


@dataclass(frozen=True, slots=True)
class ListNames:
    """A row of names, each with its reading below it, in ``across`` columns without rules.

    Names are ``size`` points, readings ``small``. ``gap`` is in millimetres above the row.
    """

    names: Sequence[tuple[str, str]]
    across: int = 5
    font: str = "hei"
    size: float = 16.0
    small: float = 10.5
    gap: float = 2.0


@dataclass(frozen=True, slots=True)
class ListFooter:
    """The foot of every page. In ``page`` the marks {page} and {pages} become numbers.

    Words that stand alone have the whole width, else a third of it. ``head`` stands at the top
    of every page, and ``above`` over the foot.
    """

    left: str = ""
    page: str = "第{page}页　共{pages}页"
    right: str = ""
    head: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list without its rows.

    ``lines`` stand below the title, ``closing`` after the last row; plain texts are centred. ``row_height`` is the least
    height of a row. ``blank_rows`` end the rows of every page, for names that are added by hand.
    Without headings there is no row of headings; without ``ruled`` there are no rules. A ``stamp``
    stands in red in the top margin of every page.
    """

    title: str
    columns: Sequence[ListColumn]
    lines: Sequence[str | ListWords | ListCode] = ()
    closing: Sequence[str | ListWords] = ()
    footer: ListFooter = field(default_factory=ListFooter)
    paper: str = "A4"
    landscape: bool = False
    margins: ListMargins = field(default_factory=ListMargins)
    font: str = "fangsong"
    size: float = 10.5
    floor: float = 7.5
    row_height: float = 0.0
    blank_rows: int = 0
    ruled: bool = True
    issuers: Sequence[str] = ()
    language: str = CHINESE
    stamp: str = ""

    @property
    def sheet(self) -> Box:
        return sheet_of(self.paper, landscape=self.landscape)

    @property
    def area(self) -> Box:
        """The sheet without its margins."""
        top, right, bottom, left = self.margins
        sheet = self.sheet
        return Box(left, top, sheet.width - left - right, sheet.height - top - bottom)

    @property
    def name(self) -> str:
        """What a viewer calls the file; never empty."""
        headings = "、".join(column.heading for column in self.columns if column.heading)
        return self.title.replace("\n", "") or headings or "名单"

    @property
    def has_headings(self) -> bool:
        return any(column.heading for column in self.columns)


ListItem = Sequence[str | int] | ListGroup | ListWords | ListCode | ListNames
"""One piece of the flow: a row, with a text or a number for each column that is not signed or ticked."""


def sheet_of(paper: str, *, landscape: bool) -> Box:
    wide, high = PAPERS[paper]
    return Box(0, 0, high, wide) if landscape else Box(0, 0, wide, high)


def widths(columns: Iterable[ListColumn], whole: float) -> tuple[float, ...]:
    """The width of each column; those without one share the rest of ``whole``."""
    columns = tuple(columns)
    shares = sum(column.share for column in columns if not column.width)
    rest = whole - sum(column.width for column in columns)
    return tuple(column.width or rest * column.share / shares for column in columns)
