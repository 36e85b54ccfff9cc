"""Piccolo's SQLite engine made safe for a registry.

The stock engine opens a thread for each query, begins transactions that fail when they first write,
leaks a connection if BEGIN fails, and sets no pragmas. Here one writer at a time runs in this
process. Every transaction begins IMMEDIATE, so that it waits for another process instead of
failing. A pool keeps and closes the connections.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

import aiosqlite
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory

from awards.database.current import CurrentTransaction

WAIT_SECONDS = 30.0
KEPT_CONNECTIONS = 8

Version = tuple[int, ...]


def wal_is_safe(version: Version = sqlite3.sqlite_version_info) -> bool:
    """True if this SQLite is free of the WAL-reset race (sqlite.org/changes.html, 3.51.3)."""
    return (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )


def pragmas(version: Version = sqlite3.sqlite_version_info) -> dict[str, str]:
    """Per connection.

    EXTRA is FULL and also syncs the folder after a rollback journal is deleted. Without WAL a
    transaction that writes changed pages before its end locks out all readers until then; so it
    keeps them in memory.
    """
    safe = wal_is_safe(version)
    return {
        "cache_spill": "ON" if safe else "OFF",
        "journal_mode": "WAL" if safe else "DELETE",
        "synchronous": "FULL" if safe else "EXTRA",
        "foreign_keys": "ON",
    }


class HouseholdSQLiteTransaction(SQLiteTransaction):
    """Takes the writer's turn, begins IMMEDIATE, and always releases both."""

    __slots__ = ("ended",)
    ended: bool
    engine: HouseholdSQLite

    async def __aenter__(self) -> SQLiteTransaction:
        self.ended = False
        if self._parent is not None:
            return self._parent
        await self.engine.writer.acquire()
        try:
            self.connection = await self.engine.get_connection()
            try:
                await self.begin()
            except BaseException:
                await self.engine.discard(self.connection)
                raise
        except BaseException:
            self.engine.writer.release()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(
        self,
        exception_type: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if self._parent is not None:
            return exception is None
        sound = False
        try:
            await self._finish(failed=exception is not None)
            sound = True
        finally:
            self.ended = True
            self.engine.current_transaction.reset(self.context)
            try:
                await (self.engine.keep if sound else self.engine.discard)(self.connection)
            finally:
                self.engine.writer.release()
        return exception is None

    async def _finish(self, *, failed: bool) -> None:
        if self._rolled_back or self._committed:
            return
        await (self.rollback() if failed else self.commit())


class HouseholdSQLite(SQLiteEngine):
    __slots__ = ("_idle", "_open", "_writer", "secret")
    secret: Callable[[], bytes] | None

    def __init__(self, path: str) -> None:
        super().__init__(path=path, timeout=WAIT_SECONDS)
        self.current_transaction = CurrentTransaction("sqlite")  # type: ignore[assignment] # stands in for a ContextVar
        self.secret = None
        self._idle: list[aiosqlite.Connection] = []
        self._open = False
        self._writer: asyncio.Lock | None = None

    @property
    def writer(self) -> asyncio.Lock:
        if self._writer is None:
            raise RuntimeError("the database is not open")
        return self._writer

    async def start_connection_pool(self) -> None:
        self._writer = asyncio.Lock()
        self._open = True
        await self.keep(await self.get_connection())

    async def close_connection_pool(self) -> None:
        self._open = False
        while self._idle:
            await self._idle.pop().close()

    async def get_connection(self) -> aiosqlite.Connection:
        if self._idle:
            return self._idle.pop()
        opening = aiosqlite.connect(**self.connection_kwargs)
        try:
            connection = await opening
        except BaseException:
            # Its thread would still use this event loop, which may be closed by then.
            await asyncio.to_thread(opening._thread.join)  # noqa: SLF001 - aiosqlite waits for no failed one
            raise
        try:
            connection.row_factory = dict_factory  # type: ignore[assignment] # aiosqlite's type is too narrow
            for name, value in pragmas().items():
                await connection.execute(f"PRAGMA {name} = {value}")
        except BaseException:
            await self.discard(connection)
            raise
        return connection

    async def keep(self, connection: aiosqlite.Connection) -> None:
        """Keep a sound connection for the next query. aiosqlite's threads end only by close."""
        if self._open and len(self._idle) < KEPT_CONNECTIONS:
            self._idle.append(connection)
        else:
            await connection.close()

    async def discard(self, connection: aiosqlite.Connection) -> None:
        with suppress(Exception):
            await connection.close()

    async def _run_in_existing_connection(
        self,
        connection: aiosqlite.Connection,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",  # noqa: ARG002 - Piccolo's signature
        table: Any = None,  # noqa: ANN401, ARG002 - Piccolo's signature
    ) -> list[dict[str, Any]]:
        """In one step of the connection's thread, because each step may wait for the interpreter."""
        return list(await connection.execute_fetchall(query, args or []))  # type: ignore[arg-type] # dict_factory makes them dicts

    async def _run_in_new_connection(
        self,
        query: str,
        args: list[Any] | None = None,
        query_type: str = "generic",  # noqa: ARG002 - Piccolo's signature
        table: Any = None,  # noqa: ANN401, ARG002 - Piccolo's signature
    ) -> list[dict[str, Any]]:
        """A single write is a transaction of its own and takes its turn as one."""
        if not query.lstrip()[:6].upper().startswith(("SELECT", "PRAGMA")):
            async with self.transaction() as turn:
                return await self._run_in_existing_connection(turn.connection, query, args)
        connection = await self.get_connection()
        try:
            found = await self._run_in_existing_connection(connection, query, args)
        except BaseException:
            await self.discard(connection)
            raise
        await self.keep(connection)
        return found

    def transaction(
        self,
        transaction_type: TransactionType = TransactionType.immediate,
        allow_nested: bool = True,
    ) -> HouseholdSQLiteTransaction:
        return HouseholdSQLiteTransaction(self, transaction_type, allow_nested)
