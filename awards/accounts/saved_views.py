"""Filters of a list that a person saves under a name."""

from __future__ import annotations

import msgspec

from awards import database, limits
from awards.errors import NotFound
from awards.tables import SavedView
from awards.words import Phrase

#: As many as fit above a list.
MOST = 12


class View(msgspec.Struct, frozen=True):
    id: int
    name: str
    query: str


async def of(account: int, path: str) -> list[View]:
    mine = (SavedView.account == account) & (SavedView.path == path)
    rows = await SavedView.select().where(mine).order_by(SavedView.name).limit(MOST)
    return msgspec.convert(rows, list[View])


async def keep(account: int, path: str, name: str, query: str) -> None:
    """An existing name gets the new filters."""
    row = SavedView(account=account, path=path, name=name, query=query[: limits.VIEW_QUERY])
    same = (SavedView.account, SavedView.path, SavedView.name)
    await SavedView.insert(row).on_conflict(same, "DO UPDATE", [SavedView.query])


async def rename(account: int, view: int, name: str) -> bool:
    """False if another view of the person on the same list has this name.

    Raises NotFound for another person's view.
    """
    mine = (SavedView.id == view) & (SavedView.account == account)
    try:
        async with database.transaction():
            found = (
                await SavedView.update({SavedView.name: name}).where(mine).returning(SavedView.id)
            )
    except Exception as fault:
        if database.is_unique_violation(fault):
            return False
        raise
    if not found:
        raise NotFound(what=Phrase("view"), key=view)
    return True


async def drop(account: int, view: int) -> None:
    """Raises NotFound for another person's view."""
    mine = (SavedView.id == view) & (SavedView.account == account)
    if not await SavedView.delete().where(mine).returning(SavedView.id):
        raise NotFound(what=Phrase("view"), key=view)
