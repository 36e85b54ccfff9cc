"""Certificates by the numbers that people type: whole ones, ``TC001``, ranges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from awards.errors import NotFound
from awards.issuing.valid_certificates import ValidCertificate
from awards.words import Phrase

#: Separators of typed numbers.
_BETWEEN = re.compile(r"[\n,、;]+")


def sheets_by_number(typed: str, sheets: Sequence[ValidCertificate]) -> list[ValidCertificate]:
    """The sheets with the typed numbers, in the order of ``sheets``, each once.

    Whole numbers, or category and count, such as ``TC001`` and ``GR131-GR139``. Raises NotFound for
    the first one that is not among ``sheets``, or that fits two categories. No number of a range
    may be missing: a request for nine sheets must give nine.
    """
    whole = {_folded(sheet.number): sheet.id for sheet in sheets}
    counted = {(_folded(each.category), each.sequence): each.id for each in sheets}
    shapes = {category: _shape(category) for category, _ in counted}
    wanted: set[int] = set()
    for piece in filter(None, map(str.strip, _BETWEEN.split(_folded(typed)))):
        words = [piece] if piece in whole or _spans(piece, shapes) else piece.split()
        for word in words:
            found = [whole[word]] if word in whole else _ids(word, shapes, counted)
            wanted.update(found)
    return [sheet for sheet in sheets if sheet.id in wanted]


def typed_numbers(sheets: Sequence[ValidCertificate]) -> str:
    """The shortest input of `sheets_by_number`: ``TC001, GR131-GR139``."""
    spans: list[tuple[str, int, int]] = []
    for category, count in sorted((each.category, each.sequence) for each in sheets):
        if spans and spans[-1][0] == category and spans[-1][2] == count - 1:
            spans[-1] = (category, spans[-1][1], count)
        else:
            spans.append((category, count, count))
    return ", ".join(_span(*each) for each in spans)


def _span(category: str, first: int, last: int) -> str:
    ends = (first,) if first == last else (first, last)
    return "-".join(f"{category}{end:03}" for end in ends)


def _folded(typed: str) -> str:
    """Ignore width and case."""
    return unicodedata.normalize("NFKC", typed).casefold()


def _shape(category: str) -> re.Pattern[str]:
    """A number of this category, or a range whose end may omit the category."""
    code = re.escape(category)
    return re.compile(rf"{code}(\d{{1,9}})(?:\s*[-–—~至]\s*(?:{code})?(\d{{1,9}}))?")


def _spans(word: str, shapes: Mapping[str, re.Pattern[str]]) -> list[tuple[str, int, int]]:
    """Category, first and last count, for each category that fits."""
    matches = [(category, shape.fullmatch(word)) for category, shape in shapes.items()]
    return [
        (category, int(match[1]), int(match[2] or match[1])) for category, match in matches if match
    ]


def _ids(
    word: str, shapes: Mapping[str, re.Pattern[str]], counted: Mapping[tuple[str, int], int]
) -> list[int]:
    found = [
        span
        for span in _spans(word, shapes)
        if span[:2] in counted and (span[0], span[2]) in counted and span[1] <= span[2]
    ]
    if len(found) != 1:
        raise missing_number(word)
    [(category, first, last)] = found
    for count in range(first, last + 1):
        if (category, count) not in counted:
            raise missing_number(f"{category}{count:03}".upper())
    return [counted[category, count] for count in range(first, last + 1)]


def missing_number(word: str) -> NotFound:
    return NotFound(what=Phrase("valid certificate"), key=word)
