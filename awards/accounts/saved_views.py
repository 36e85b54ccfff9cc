"""Filters of a list that a person saves under a name."""

from __future__ import annotations

import msgspec

from awards import limits
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


async def drop(account: int, view: int) -> None:
    """Raises NotFound for another person's view."""
    mine = (SavedView.id == view) & (SavedView.account == account)
    if not await SavedView.delete().where(mine).returning(SavedView.id):
        raise NotFound(what=Phrase("view"), key=view)
