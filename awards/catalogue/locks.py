"""What a change locks first: the categories it is about.

Everyone takes them in one order, by id, so that no two changes ever wait for each other. What a
change decides by is read after this, or it may have changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable

from awards.tables import Category


async def hold(categories: Iterable[int]) -> None:
    """Hold the categories, and so all that is in them, until the transaction ends."""
    for key in sorted(categories):
        await Category.update({Category.taken: Category.taken}).where(Category.id == key)
