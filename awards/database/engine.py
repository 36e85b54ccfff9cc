"""The one engine of this process."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from typing import Any

import asyncpg
from piccolo.table import TABLE_REGISTRY

from awards.database.postgres import HouseholdPostgres
from awards.database.sqlite import HouseholdSQLite
from awards.errors import DatabaseBusy

Engine = HouseholdSQLite | HouseholdPostgres

#: Lost, stopped by its operator, out of room, or rolled back because of another transaction.
_AWAY = (
    ConnectionError,
    asyncpg.PostgresConnectionError,
    asyncpg.exceptions.OperatorInterventionError,
    asyncpg.exceptions.InsufficientResourcesError,
    asyncpg.exceptions.TransactionRollbackError,
    # The driver's messages for a connection that was lost between two queries.
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)

_current: list[Engine] = []


def engine() -> Engine:
    """The engine in use. Raises an error of the program if none is open."""
    if not _current:
        raise RuntimeError("no database is open: use `async with database.opened(url)`")
    return _current[-1]


def secret() -> bytes | None:
    """The server's key, if the database in use was opened with one."""
    given = engine().secret
    return None if given is None else given()


def is_sqlite() -> bool:
    return isinstance(engine(), HouseholdSQLite)


def _made(url: str) -> Engine:
    if url.startswith("sqlite:///"):
        return HouseholdSQLite(url.removeprefix("sqlite://"))
    return HouseholdPostgres(url)


def _use(chosen: Engine) -> None:
    """Send the queries of all tables there. A table would keep its first engine."""
    for table in TABLE_REGISTRY:
        table._meta.db = chosen  # noqa: SLF001 - Piccolo has no public way


@asynccontextmanager
async def opened(url: str, secret: Callable[[], bytes] | None = None) -> AsyncIterator[Engine]:
    """Open the database for this event loop, and leave no connection or thread behind.

    ``secret`` reads the server's key when it is first needed.
    The database that was opened last is in use; once it is closed, the one before it is used again.
    Raises DatabaseBusy if it cannot be reached.
    """
    chosen = _made(url)
    try:
        await chosen.start_connection_pool()
    except (OSError, ValueError, sqlite3.Error, asyncpg.PostgresError) as fault:
        raise DatabaseBusy(reason=str(fault)) from fault
    chosen.secret = None if secret is None else cache(secret)
    _current.append(chosen)
    _use(chosen)
    try:
        yield chosen
    finally:
        _current.remove(chosen)
        if _current:
            _use(_current[-1])
        await chosen.close_connection_pool()


def transaction() -> AbstractAsyncContextManager[Any]:
    """All or nothing. A nested transaction joins the outer one. Never gather inside."""
    return engine().transaction()


def require_transaction() -> None:
    """Raises RuntimeError outside a transaction; for what must be stored with its caller's rows."""
    if not engine().transaction_exists():
        raise RuntimeError("this is stored in one transaction with what it belongs to")


def is_unique_violation(fault: BaseException) -> bool:
    return isinstance(fault, asyncpg.UniqueViolationError) or (
        isinstance(fault, sqlite3.IntegrityError) and "UNIQUE constraint" in str(fault)
    )


def is_check_violation(fault: BaseException) -> bool:
    return isinstance(fault, asyncpg.CheckViolationError) or (
        isinstance(fault, sqlite3.IntegrityError) and "CHECK constraint" in str(fault)
    )


def is_away(fault: BaseException) -> bool:
    """True if the database was unreachable or stayed locked, rather than refused the statement."""
    if isinstance(fault, sqlite3.OperationalError):
        return "locked" in str(fault) or "unable to open" in str(fault)
    return isinstance(fault, _AWAY)
