"""Lock the categories of a change first.

Every change takes them in one order, by id, so that no two changes wait for each other. A change
reads what it decides by after this, because it could change before.
"""

from __future__ import annotations

from collections.abc import Iterable

from awards.tables import Category


async def hold(categories: Iterable[int]) -> None:
    """Hold the categories and everything in them until the transaction ends."""
    for key in sorted(categories):
        await Category.update({Category.taken: Category.taken}).where(Category.id == key)
