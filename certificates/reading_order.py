"""The order in which a sheet is read: its title, its recipient, its words, who signs, its number.

It does not depend on the order in which a layout names its elements. Text is painted in this order
and after everything else, so that programs that follow the painting read it in this order too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from certificates.elements import Element
from certificates.elements.box import Rectangle
from certificates.elements.image import ContentImage, FixedImage
from certificates.elements.issuers import Issuers
from certificates.elements.oval import Oval
from certificates.elements.qr import Qr
from certificates.elements.signature import Signature
from certificates.elements.text import Text


class Part(IntEnum):
    """The parts of a certificate, in the order in which they are read."""

    HEADING = 0
    TITLE = 1
    RECIPIENT = 2
    WORDS = 3
    SIGNATURE = 4
    NUMBER = 5
    CODE = 6


PART_OF_FIELD: Mapping[str, Part] = {
    "title": Part.TITLE,
    "title_en": Part.TITLE,
    "year": Part.TITLE,
    "category": Part.TITLE,
    "salutation": Part.RECIPIENT,
    "name": Part.RECIPIENT,
    "unit": Part.RECIPIENT,
    "name_en": Part.RECIPIENT,
    "unit_en": Part.RECIPIENT,
    "name_pinyin": Part.RECIPIENT,
    "photo": Part.RECIPIENT,
    "body": Part.WORDS,
    "closing": Part.WORDS,
    "honour": Part.WORDS,
    "honour_en": Part.WORDS,
    "body_en": Part.WORDS,
    "issuers": Part.SIGNATURE,
    "date": Part.SIGNATURE,
    "issuers_en": Part.SIGNATURE,
    "date_en": Part.SIGNATURE,
    "signer": Part.SIGNATURE,
    "signer_duty": Part.SIGNATURE,
    "number": Part.NUMBER,
    "code": Part.CODE,
}


class Turn(NamedTuple):
    """When an element is painted and when it is read, each counted from 0."""

    painted: int
    read: int


def turns(painted: Sequence[Element]) -> dict[str, Turn]:
    """The turn of each element, by its id. ``painted`` has them as they lie on each other."""
    reading = {each.id: place for place, each in enumerate(_read(painted))}
    painting = enumerate(_painted(painted, reading))
    return {each.id: Turn(place, reading[each.id]) for place, each in painting}


def _read(elements: Sequence[Element]) -> list[Element]:
    tops = sorted(elements, key=_height)
    parts: dict[str, Part] = {}
    above = Part.TITLE
    for each in tops:
        # An element of no known part is read with what it stands below.
        above = parts[each.id] = _part(each, above)
    # A text that runs from right to left has its neighbour on its left.
    return sorted(tops, key=lambda each: (parts[each.id], *_height(each)))


def _part(element: Element, above: Part) -> Part:
    if isinstance(element, Signature):
        return Part.SIGNATURE
    if isinstance(element, Text) and element.tag == "H1":
        return Part.HEADING
    known = [PART_OF_FIELD[field] for field in element.fields if field in PART_OF_FIELD]
    # A sentence about a recipient names a year, but it is no title.
    later = [part for part in known if part > Part.TITLE]
    return min(later or known, default=above)


def _height(element: Element) -> tuple[float, float]:
    """From the top down; side by side from left to right, columns from right to left."""
    is_column = isinstance(element, Text) and element.vertical
    return element.box.y, -element.box.right if is_column else element.box.x


def _painted(elements: Sequence[Element], reading: Mapping[str, int]) -> Iterator[Element]:
    """Text last, in its reading order, but never on top of what should cover it."""
    below = {each.id: _covered(each, elements[:at]) for at, each in enumerate(elements)}
    waiting = sorted(elements, key=lambda each: reading[each.id] if _is_text(each) else -1)
    done: set[str] = set()
    while waiting:
        ready = next(each for each in waiting if below[each.id] <= done)
        waiting.remove(ready)
        done.add(ready.id)
        yield ready


def _covered(element: Element, earlier: Sequence[Element]) -> set[str]:
    """The elements below this one that must stay below it."""
    return {
        each.id for each in earlier if each.box.meets(element.box) and _keeps_below(each, element)
    }


def _keeps_below(lower: Element, upper: Element) -> bool:
    if _is_text(lower):
        return _hides(upper)
    return not _is_text(upper) or _hides(lower)


def _hides(element: Element) -> bool:
    if isinstance(element, (Rectangle, Oval)):
        return element.pen.fill is not None
    return isinstance(element, (FixedImage, ContentImage))


def _is_text(element: Element) -> bool:
    """A code may have a caption."""
    return isinstance(element, (Text, Issuers, Signature, Qr))
