"""The document structure for screen readers (ISO 32000-1, 14.7 and 14.8).

A document of one page holds its elements. A longer one holds an article for each page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from certificates.output.file import PdfFile
from certificates.output.strings import short_string

LEAF = 256
"""Pages in one leaf of the tree from a page to its elements."""


class Tag(NamedTuple):
    """A piece of a page: "H1", "P" or "Figure"; or an element of such pieces, as a row of cells.

    ``alt`` describes a figure. For any other piece it is the text itself, if that is drawn as
    outlines. An element with ``kids`` is known in a document that flows only. There it may go on
    from the page before, and a cell may be empty.
    """

    kind: str
    alt: str = ""
    turn: tuple[int, int] = (0, 0)
    """Its certificate on the sheet, and its place in the order in which that is read."""
    kids: tuple[Tag, ...] = ()
    attributes: bytes = b""
    continues: bool = False
    is_empty: bool = False


class Structure:
    """Add pages in order. The pieces of a page are numbered from 0 in drawing order."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self.root = file.number()
        self._document = file.number()
        self._articles: list[int] = []
        self._leaves: list[int] = []
        self._open: list[bytes] = []
        self._pages = 0

    def add(self, page: int, tags: Sequence[Tag]) -> int:
        """Return the number by which the page finds its elements.

        ``page`` is the number of its object.
        """
        numbers = self._file.numbers(len(tags) + 1)
        article, *elements = numbers
        place = b"/P %d 0 R/Pg %d 0 R/K" % (article, page)
        said = [
            b"<</S/%s%s %d%s>>" % (tag.kind.encode(), place, piece, alternative(tag))
            for piece, tag in enumerate(tags)
        ]
        order = _order(tuple([tag.turn for tag in tags]))
        kids = references([elements[piece] for piece in order])
        whole = b"<</S/Art/P %d 0 R/K[%s]>>" % (self._document, kids)
        self._file.add_together(numbers, [whole, *said])
        self._articles.append(article)
        return self._note_page(elements)

    def _note_page(self, elements: Sequence[int]) -> int:
        self._open.append(b"%d[%s]" % (self._pages, references(elements)))
        self._pages += 1
        if len(self._open) == LEAF:
            self._close_leaf()
        return self._pages - 1

    def close(self) -> None:
        if self._open:
            self._close_leaf()
        tree = self._file.number()
        leaves = references(self._leaves)
        self._file.add(tree, b"<</Kids[%s]>>" % leaves)
        articles = references(self._articles)
        root = b"<</S/Document/P %d 0 R/K[%s]>>" % (self.root, articles)
        self._file.add(self._document, root)
        self._file.add(
            self.root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._document, tree, self._pages),
        )

    def _close_leaf(self) -> None:
        number, first = self._file.number(), self._pages - len(self._open)
        nums = b" ".join(self._open)
        limits = b"%d %d" % (first, self._pages - 1)
        self._file.add(number, b"<</Limits[%s]/Nums[%s]>>" % (limits, nums))
        self._leaves.append(number)
        self._open = []


# The sheets of a layout have the same few.
@lru_cache(maxsize=256)
def _order(turns: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """The pieces in the order in which they are read."""
    return tuple(sorted(range(len(turns)), key=turns.__getitem__))


def alternative(tag: Tag) -> bytes:
    if not tag.alt:
        return b""
    return (b"/Alt" if tag.kind == "Figure" else b"/ActualText") + short_string(tag.alt)


def references(numbers: Sequence[int]) -> bytes:
    return b" ".join([b"%d 0 R" % number for number in numbers])
