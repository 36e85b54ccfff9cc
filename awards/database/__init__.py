"""The database: which one, opened and closed, one transaction at a time.

``opened`` is the only door for a process; ``transaction`` the only door for a change.
"""

from __future__ import annotations

from awards.database.batches import batches
from awards.database.engine import (
    Engine,
    engine,
    is_away,
    is_check_violation,
    is_sqlite,
    is_unique_violation,
    opened,
    require_transaction,
    transaction,
)
from awards.database.inserting import insert_plain

__all__ = [
    "Engine",
    "batches",
    "engine",
    "insert_plain",
    "is_away",
    "is_check_violation",
    "is_sqlite",
    "is_unique_violation",
    "opened",
    "require_transaction",
    "transaction",
]
