"""Both engines keep the promises that the services depend on."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import anyio
import asyncpg
import pytest

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.database.sqlite import pragmas, wal_is_safe
from awards.errors import DatabaseBusy
from awards.tables import AuditEntry, Commendation, StoredLayout

CHANGE = Change(Action.WINNER_AMENDED, "winner/1")


async def _layouts() -> int:
    return int(await StoredLayout.count())


async def _store(digest: str) -> None:
    await StoredLayout(digest=digest, layout_id="classic", source="").save()


async def test_what_fails_inside_leaves_nothing_behind(opened: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            await _store("a")
            raise ZeroDivisionError

    assert await _layouts() == 0


async def test_a_cancelled_transaction_leaves_nothing_behind(opened: str) -> None:
    async def slow() -> None:
        async with database.transaction():
            await _store("a")
            await asyncio.sleep(60)

    task = asyncio.create_task(slow())
    await asyncio.sleep(0.2)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert await _layouts() == 0


async def test_read_then_write_by_many_at_once_all_succeed(opened: str) -> None:
    """The stock SQLite engine fails 196 of 200 such transactions."""

    async def append(client: int) -> None:
        for _ in range(4):
            async with database.transaction():
                await AuditEntry.count()
                await audit.record(f"cli/{client}", [CHANGE])

    await asyncio.gather(*(append(client) for client in range(25)))

    assert await audit.verify() == (100, None)


async def test_a_task_made_inside_a_transaction_outlives_it(opened: str) -> None:
    async def later() -> int:
        await asyncio.sleep(0.1)
        return await _layouts()

    async with database.transaction():
        await _store("a")
        task = asyncio.create_task(later())

    assert await task == 1


async def test_an_error_inside_does_not_poison_the_next_transaction(opened: str) -> None:
    await _store("a")
    with pytest.raises(Exception, match=r"(?i)unique") as refused:
        async with database.transaction():
            await _store("a")
    await _store("b")

    assert database.is_unique_violation(refused.value)
    assert await _layouts() == 2


async def test_an_orphan_is_refused(opened: str) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await database.engine().run_ddl(
            'INSERT INTO "honour" ("category", "name", "place") VALUES (99, \'x\', 1)'
        )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_closing_leaves_no_thread_behind(database_url: str) -> None:
    before = threading.active_count()

    async with database.opened(database_url):
        await asyncio.gather(*(Commendation.table_exists() for _ in range(20)))
        assert threading.active_count() > before

    with anyio.fail_after(5):
        while threading.active_count() > before:
            await asyncio.sleep(0.01)


async def test_once_a_database_is_closed_the_one_before_it_answers_again(
    opened: str, tmp_path: Path
) -> None:
    await _store("a")
    async with database.opened(f"sqlite:///{tmp_path}/another.sqlite"):
        assert not await StoredLayout.table_exists()
    with pytest.raises(DatabaseBusy):
        async with database.opened("postgresql://nobody@127.0.0.1:1/none"):
            pass

    assert await _layouts() == 1


async def test_a_database_that_is_away_is_said_so() -> None:
    with pytest.raises(DatabaseBusy):
        async with database.opened("postgresql://nobody@127.0.0.1:1/none"):
            pass


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
    ],
)
def test_wal_is_used_only_where_sqlite_is_sound(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe
    assert pragmas(version)["journal_mode"] == ("WAL" if safe else "DELETE")


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_every_connection_carries_the_pragmas(opened: str) -> None:
    for name, value in {"foreign_keys": 1, "synchronous": 2 if wal_is_safe() else 3}.items():
        [row] = await database.engine().run_ddl(f"PRAGMA {name}")
        assert row[name] == value


@pytest.mark.parametrize("migrated_url", ["postgres"], indirect=True)
@pytest.mark.parametrize("seconds", [0, 0.3])
async def test_a_connection_that_its_server_ended_is_away(opened: str, seconds: float) -> None:
    """The fault is the same whether the driver has noticed the closed connection or not."""
    operator = await asyncpg.connect(opened)
    with pytest.raises(Exception, match=r"connection|operation") as ended:
        async with database.transaction():
            [own] = await database.engine().run_ddl("SELECT pg_backend_pid() AS pid")
            await operator.execute("SELECT pg_terminate_backend($1)", own["pid"])
            await asyncio.sleep(seconds)
            await _store("a")
    await operator.close()

    assert database.is_away(ended.value)
    assert await _layouts() == 0


@pytest.mark.parametrize("word", ["sslmode", "target_session_attrs"])
async def test_an_address_the_driver_does_not_understand_is_said_so(word: str) -> None:
    with pytest.raises(DatabaseBusy, match=word):
        async with database.opened(f"postgresql://nobody@127.0.0.1:1/none?{word}=weird"):
            pass


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_transaction_keeps_other_writers_out_from_its_first_moment(opened: str) -> None:
    """Otherwise a second process could write between its read and its write."""
    other = sqlite3.connect(opened.removeprefix("sqlite://"), timeout=0, isolation_level=None)
    try:
        async with database.transaction():
            with pytest.raises(sqlite3.OperationalError, match="database is locked"):
                other.execute("BEGIN IMMEDIATE")
            await _store("a")
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    finally:
        other.close()


async def test_others_read_what_was_stored_before_while_a_large_transaction_is_open(
    opened: str,
) -> None:
    """SQLite locks out every reader once it has written changed pages before the end."""

    async def store_much(read: asyncio.Event, stored: asyncio.Event) -> None:
        async with database.transaction():
            for number in range(8):
                large = StoredLayout(
                    digest=f"{number}", layout_id="classic", source="x" * 1_000_000
                )
                await large.save()
            stored.set()
            await read.wait()

    read, stored = asyncio.Event(), asyncio.Event()
    writing = asyncio.create_task(store_much(read, stored))
    await stored.wait()
    try:
        with anyio.fail_after(10):
            assert await _layouts() == 0
    finally:
        read.set()
        await writing
    assert await _layouts() == 8
