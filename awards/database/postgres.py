"""Piccolo's PostgreSQL engine with a transaction that survives lost connections."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from awards.database.current import CurrentTransaction


class HouseholdPostgresTransaction(PostgresTransaction):
    """Always returns its connection, and keeps the first error."""

    __slots__ = ("ended",)
    ended: bool

    async def __aenter__(self) -> PostgresTransaction:
        self.ended = False
        if self._parent is not None:
            return self._parent
        self.connection = await self.get_connection()
        try:
            self.transaction = self.connection.transaction()
            await self.begin()
        except BaseException:
            await self._give_back()
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
        try:
            await self._finish(failed=exception is not None)
        finally:
            self.ended = True
            self.engine.current_transaction.reset(self.context)
            await self._give_back()
        return exception is None

    async def _finish(self, *, failed: bool) -> None:
        if self._rolled_back or self._committed:
            return
        if not failed:
            await self.commit()
            return
        # The server rolled back when the connection broke. Its error must not hide the first one.
        with suppress(Exception):
            await self.rollback()

    async def _give_back(self) -> None:
        with suppress(Exception):
            if self.engine.pool:
                await asyncio.shield(self.engine.pool.release(self.connection))
            else:
                await self.connection.close()


class HouseholdPostgres(PostgresEngine):
    def __init__(self, url: str) -> None:
        super().__init__(config={"dsn": url})
        self.secret: Callable[[], bytes] | None = None
        self.current_transaction = CurrentTransaction("postgres")  # type: ignore[assignment] # stands in for a ContextVar

    async def check_version(self) -> None:
        """Does nothing, because the stock check opens a connection in the constructor."""

    async def start_connection_pool(self, **settings: Any) -> None:  # noqa: ANN401 - handed on
        await super().start_connection_pool(**{"min_size": 1, "max_size": 10, **settings})

    def transaction(self, allow_nested: bool = True) -> HouseholdPostgresTransaction:
        return HouseholdPostgresTransaction(engine=self, allow_nested=allow_nested)
