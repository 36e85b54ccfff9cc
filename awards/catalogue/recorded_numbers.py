"""Numbers of a pattern that certificates on paper have. None of them is given again."""

from __future__ import annotations

from collections.abc import Iterable

from awards.catalogue.numbers import folded, sequence, split
from awards.tables import PaperRecord

#: LIKE's own signs stand for more than themselves, so what is found is checked again.
_LIKE = str.maketrans({"%": "_", "\\": "_"})


async def recorded_sequences(pattern: str) -> frozenset[int]:
    """The counts within a category that are recorded."""
    head = folded(split(pattern)[0]).translate(_LIKE)
    rows = await PaperRecord.select(PaperRecord.number_key).where(
        PaperRecord.number_key.like(f"{head}%")
    )
    found = (sequence(pattern, row["number_key"], folded) for row in rows)
    return frozenset(each for each in found if each is not None)


async def first_recorded(pattern: str, wanted: Iterable[int]) -> int | None:
    """The first of these counts that is recorded."""
    recorded = await recorded_sequences(pattern)
    return min((each for each in wanted if each in recorded), default=None)
