"""Which certificates a run prints: of a category, of a layout, a range, those never printed, these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing.queries import Stored, valid_in_order
from awards.printing import queries

#: Between numbers that were typed, and between the first and the last of a range.
_BETWEEN = re.compile(r"[\n,、;]+")
_DIGITS = 9
_TO = re.compile(r"[-–—~至]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which certificates: of a category or of all, from and to a position in the order, from 1.

    With ``unprinted`` only those that never came out whole and are in no open run; with ``these``
    only those ids; with ``named`` only those numbers, see `named`; with ``layout``, a digest, only
    those issued with it; with ``issued_at`` only those of one act of issuing.
    """

    category: str | None = None
    first: int = 1
    last: int | None = None
    unprinted: bool = False
    these: Collection[int] | None = None
    issued_at: datetime | None = None
    named: str = ""
    layout: str = ""


async def chosen(here: CommendationRecord, wanted: Wanted) -> list[Stored]:
    """In the one order.

    Raises NotFound for a category or a number that is none, or if nothing is left.
    """
    if wanted.category is not None:
        here.require_category(wanted.category)
    found = await valid_in_order(here, wanted.category, issued_at=wanted.issued_at)
    if wanted.named:
        found = named(wanted.named, found)
    if wanted.layout:
        found = [each for each in found if each.snapshot.layout_digest == wanted.layout]
    found = found[wanted.first - 1 : wanted.last]
    if wanted.these is not None:
        found = [each for each in found if each.id in wanted.these]
    if wanted.unprinted:
        found = await _unprinted(found)
    if not found:
        raise NotFound(what_zh="可打印的证书", what_en="certificate to print in", key=here.code)
    return found


async def _unprinted(found: Sequence[Stored]) -> list[Stored]:
    ids = [each.id for each in found]
    done = (await queries.copies(ids)).keys() | (await queries.claimed(ids)).keys()
    return [each for each in found if each.id not in done]


def named(typed: str, sheets: Sequence[Stored]) -> list[Stored]:
    """Those whose numbers were typed, in the order of ``sheets``, each once.

    Whole numbers, or category and count, such as ``TC001`` and ``GR131-GR139``. Raises NotFound for
    the first one that is not among ``sheets``.
    """
    whole = {_folded(sheet.record.number): sheet.id for sheet in sheets}
    counted = {(_folded(each.record.category), each.sequence): each.id for each in sheets}
    wanted: set[int] = set()
    for word in _words(_folded(typed), whole):
        ids = [whole[word]] if word in whole else _range(word, counted)
        if not ids:
            raise NotFound(what_zh="有效证书", what_en="valid certificate", key=word)
        wanted.update(ids)
    return [sheet for sheet in sheets if sheet.id in wanted]


def told(sheets: Sequence[Stored]) -> str:
    """Shortly what `named` takes: ``TC001, GR131-GR139``."""
    spans: list[tuple[str, int, int]] = []
    for category, count in sorted((each.record.category, each.sequence) for each in sheets):
        if spans and spans[-1][0] == category and spans[-1][2] == count - 1:
            spans[-1] = (category, spans[-1][1], count)
        else:
            spans.append((category, count, count))
    return ", ".join(_span(*each) for each in spans)


def _span(category: str, first: int, last: int) -> str:
    ends = (first,) if first == last else (first, last)
    return "-".join(f"{category}{end:03}" for end in ends)


def _folded(typed: str) -> str:
    """Full width or half, capitals or not."""
    return unicodedata.normalize("NFKC", typed).casefold()


def _words(typed: str, whole: Container[str]) -> Iterator[str]:
    """A number may have spaces of its own."""
    for piece in map(str.strip, _BETWEEN.split(typed)):
        yield from [piece] if piece in whole else piece.split()


def _range(word: str, counted: Mapping[tuple[str, int], int]) -> list[int]:
    """Ids from its first to its last, or of the only one; none unless both ends are there."""
    first, last = (_TO.split(word, maxsplit=1) * 2)[:2]
    for category in {category for category, _ in counted}:
        low = _count(first, category)
        high = _count(last, "") or _count(last, category)
        if {(category, low), (category, high)} <= counted.keys():
            return [
                counted[category, at] for at in range(low, high + 1) if (category, at) in counted
            ]
    return []


def _count(end: str, category: str) -> int:
    """0 where it is not of this category: numbers count from 1."""
    rest = end.removeprefix(category) if end.startswith(category) else ""
    return int(rest) if rest.isdecimal() and len(rest) <= _DIGITS else 0
