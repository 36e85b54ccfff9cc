"""The database: open it, close it, run one transaction at a time.

A process uses only ``opened``, a change only ``transaction``.
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
    secret,
    transaction,
)
from awards.database.inserting import insert_plain
from awards.database.small_indexes import indexed

__all__ = [
    "Engine",
    "batches",
    "engine",
    "indexed",
    "insert_plain",
    "is_away",
    "is_check_violation",
    "is_sqlite",
    "is_unique_violation",
    "opened",
    "require_transaction",
    "secret",
    "transaction",
]
