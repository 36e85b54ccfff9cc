"""Queries that name the index they read."""

from __future__ import annotations

import re

from awards.database.engine import is_sqlite

_NAMED = re.compile(r" INDEXED BY \w+")


def indexed(query: str) -> str:
    """The query, with ``INDEXED BY`` for SQLite alone.

    SQLite keeps no statistics here, so it prefers an index of all rows to a small one of a few.
    PostgreSQL chooses by its statistics and has no such words.
    """
    return query if is_sqlite() else _NAMED.sub("", query)
