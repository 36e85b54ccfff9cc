"""Split many rows into as few statements as both engines allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from piccolo.table import Table

Item = TypeVar("Item")

#: PostgreSQL takes at most 32,767 values in one statement, SQLite 32,766.
MOST_VALUES = 30_000


def batches(
    items: Sequence[Item], table: type[Table] | None = None, *, most: int = MOST_VALUES
) -> Iterator[Sequence[Item]]:
    """Pieces that fit a statement: rows of ``table``, or single values; ``most`` at once."""
    size = min(most, MOST_VALUES // (len(table.all_columns()) if table else 1))
    for start in range(0, len(items), size):
        yield items[start : start + size]
