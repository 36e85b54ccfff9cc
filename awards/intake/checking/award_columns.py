"""Columns of categories and honours that are known by their values, not by their headers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from awards.intake.checking.categories import award_key
from awards.intake.checking.choices import CategorySlot
from awards.intake.reading.book import SourceRow
from awards.winner_fields import CATEGORY, HONOUR, Field

#: So many rows tell what a column holds, and so large a part of its values must be names.
_ROWS = 200
_PART = 0.8


class ListVocabulary(NamedTuple):
    """What the headers and values of a list are compared with.

    Names and codes of categories, and names of honours, are as `award_key` gives them. ``own`` are the
    free fields of the commendation.
    """

    categories: frozenset[str] = frozenset()
    honours: frozenset[str] = frozenset()
    own: tuple[Field, ...] = ()

    @property
    def awards(self) -> frozenset[str]:
        return self.categories | self.honours


NO_VOCABULARY = ListVocabulary()


def vocabulary_of(slots: Iterable[CategorySlot], own: Sequence[Field] = ()) -> ListVocabulary:
    """The names that headers and values of a column are compared with."""
    listed = list(slots)
    return ListVocabulary(
        frozenset(award_key(name) for slot in listed for name in (slot.name, slot.code)),
        frozenset(award_key(honour.name) for slot in listed for honour in slot.honours),
        tuple(own),
    )


def columns_by_values(
    lines: Sequence[SourceRow],
    headers: Mapping[int, str],
    taken: Mapping[Field, int],
    settled: Collection[Field],
    vocabulary: ListVocabulary,
) -> dict[Field, int]:
    """Columns of categories and honours that no header names.

    ``settled`` are fields about which a person has decided.
    """
    found: dict[Field, int] = {}
    for field, names in ((CATEGORY, vocabulary.categories), (HONOUR, vocabulary.honours)):
        if field in settled or field in taken:
            continue
        free = [at for at in headers if at not in (*taken.values(), *found.values())]
        column = next((at for at in free if _holds(lines, at, names)), None)
        if column is not None:
            found[field] = column
    return found


def _holds(lines: Sequence[SourceRow], column: int, names: frozenset[str]) -> bool:
    values = [key for line in lines[:_ROWS] if (key := award_key(line.cell(column).text))]
    known = sum(value in names for value in values)
    return known > 0 and known >= _PART * len(values)
