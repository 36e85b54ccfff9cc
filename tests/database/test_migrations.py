"""The steps make the schema of awards.tables once on each engine, with any number of runners."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from awards import clock, database
from awards import migrations as steps
from awards.database import migrate as migrations
from awards.database.migrate import MigrationStep, migrate, pending, require_current
from awards.errors import DatabaseBehind, MigrationEdited
from awards.tables import ALL, INDEXES, Account

FILES = {path.name for path in Path(steps.__path__[0]).glob("*.sql")}
OTHER = {"sqlite": ".postgres.sql", "postgres": ".sqlite.sql"}
CONSTRAINTS = [
    (table._meta.tablename, constraint._meta.name)
    for table in ALL
    for constraint in table._meta.constraints
]


async def test_a_second_run_has_nothing_to_do(opened: str) -> None:
    assert await migrate() == []


async def test_a_database_without_the_steps_is_refused(database_url: str) -> None:
    async with database.opened(database_url):
        with pytest.raises(DatabaseBehind):
            await require_current()


async def test_the_constraints_of_the_schema_page_exist(opened: str) -> None:
    for table, name in CONSTRAINTS:
        assert name in await _constraints(table), name


async def _constraints(table: str) -> str:
    if database.is_sqlite():
        rows = await database.engine().run_ddl("SELECT name AS t, sql AS said FROM sqlite_master")
    else:
        rows = await database.engine().run_ddl(
            "SELECT conrelid::regclass::text AS t, conname AS said FROM pg_constraint"
        )
    return " ".join(row["said"] or "" for row in rows if row["t"] == table)


@pytest.mark.parametrize("migrated_url", ["postgres"], indirect=True)
async def test_the_steps_and_the_schema_page_agree_to_the_letter(opened: str) -> None:
    """PostgreSQL builds the tables of the schema page beside the migrated ones for comparison."""
    connection = await asyncpg.connect(opened)
    try:
        by_steps = await _described(connection, "public")
        await connection.execute("CREATE SCHEMA page")
        await connection.execute("SET search_path TO page")
        for table in ALL:
            for statement in table.create_table().ddl:
                await connection.execute(statement)
        for statement in INDEXES:
            await connection.execute(statement)
        by_page = await _described(connection, "page")
    finally:
        await connection.close()

    assert by_steps == by_page


async def _described(connection: Any, schema: str) -> dict[str, set[tuple[Any, ...]]]:  # noqa: ANN401 - asyncpg is not typed
    await connection.execute(f"SET search_path TO {schema}")
    columns = await connection.fetch(
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
        " replace(nullif(split_part(column_default, '::', 1), 'NULL'), $1 || '.', '')"
        " FROM information_schema.columns"
        " WHERE table_schema = $1 AND table_name <> 'schema_step'",
        schema,
    )
    constraints = await connection.fetch(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = $1::regnamespace AND conrelid::regclass::text <> 'schema_step'",
        schema,
    )
    indexes = await connection.fetch(
        "SELECT tablename, indexname, replace(indexdef, $1 || '.', '') FROM pg_indexes"
        " WHERE schemaname = $1 AND tablename <> 'schema_step'",
        schema,
    )
    return {
        "columns": {tuple(row) for row in columns},
        "constraints": {tuple(row) for row in constraints},
        "indexes": {tuple(row) for row in indexes},
    }


async def test_a_step_that_fails_half_way_leaves_nothing(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = MigrationStep(
        "0000_broken.sql", 'CREATE TABLE "half" ("id" INTEGER);\nCREATE NONSENSE;\n'
    )
    async with database.opened(database_url):
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "steps", lambda: [broken])
            with pytest.raises(Exception, match=r"(?i)syntax"):
                await migrate()
            assert [step.name for step in await pending()] == [broken.name]
        await migrate()
        with pytest.raises(Exception, match="half"):
            await database.engine().run_ddl('SELECT * FROM "half"')


async def test_three_processes_at_once_take_each_step_once(database_url: str) -> None:
    runs = [_migrating(database_url) for _ in range(3)]
    taken = [await asyncio.to_thread(run.communicate) for run in runs]

    assert [run.returncode for run in runs] == [0, 0, 0]
    assert sorted(int(out) for out, _ in taken) == [0, 0, await _books(database_url)]


async def test_migrations_wait_for_one_another(database_url: str) -> None:
    """While the lock is held elsewhere two processes wait; then one takes the steps."""
    async with _locked(database_url) as waiting:
        runs = [_migrating(database_url) for _ in range(2)]
        try:
            while await waiting() < 2:
                assert [run.poll() for run in runs] == [None, None], "a process did not wait"
                await asyncio.sleep(0.05)
        except AssertionError:
            for run in runs:
                run.kill()
                run.communicate()
            raise
    taken = [await asyncio.to_thread(run.communicate) for run in runs]

    assert [run.returncode for run in runs] == [0, 0]
    assert sorted(int(out) for out, _ in taken) == [0, await _books(database_url)]


@asynccontextmanager
async def _locked(url: str) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    """Hold the lock of migrations; return a function that counts the waiting processes."""
    if url.startswith("sqlite"):
        with Path(f"{url.removeprefix('sqlite://')}.migrate.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            inode = os.fstat(file.fileno()).st_ino

            async def waiting() -> int:
                locks = Path("/proc/locks").read_text("utf-8").splitlines()
                return sum("-> FLOCK" in each and f":{inode} " in each for each in locks)

            yield waiting
        return
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SELECT pg_advisory_lock(1096237394)")

        async def waiting() -> int:
            asked = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            return int(await connection.fetchval(asked))

        yield waiting
    finally:
        await connection.close()


def _migrating(url: str) -> subprocess.Popen[bytes]:
    code = (
        "import anyio, sys; from awards import database; from awards.database.migrate import migrate\n"
        "async def main():\n"
        "    async with database.opened(sys.argv[1]):\n"
        "        print(len(await migrate()))\n"
        "anyio.run(main)"
    )
    return subprocess.Popen([sys.executable, "-c", code, url], stdout=subprocess.PIPE)


async def _books(url: str) -> int:
    """Return how many steps are recorded: every file for this engine, and others."""
    async with database.opened(url):
        rows = await database.engine().run_ddl('SELECT "name" FROM "schema_step"')
        other = OTHER[database.engine().engine_type]
    taken = {row["name"] for row in rows}
    assert {name for name in FILES if not name.endswith(other)} <= taken
    return len(rows)


async def _insert(role: str) -> None:
    """Insert into the columns that the table had from the beginning."""
    await Account.raw(
        'INSERT INTO "account" ("username", "display_name", "role", "created_at") '
        "VALUES ({}, {}, {}, {})",
        f"u-{role}",
        "U",
        role,
        clock.now(),
    )


async def test_the_database_refuses_a_role_that_is_not_declared(opened: str) -> None:
    for role in ("viewer", "registrar", "approver", "printer", "admin"):
        await _insert(role)

    for unknown in ("", "emperor", "Viewer"):
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await _insert(unknown)


async def test_accounts_of_before_keep_their_role_when_roles_become_rows(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.opened(database_url):
        every = migrations.steps()
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "steps", lambda: [s for s in every if s.name < "0006"])
            await migrate()
        await _insert("printer")
        with pytest.raises(Exception, match="account_role_known"):
            await _insert("emperor")

        await migrate()

        [row] = await database.engine().run_ddl('SELECT "role" FROM "account"')
        assert row["role"] == "printer"
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await _insert("emperor")


async def test_a_role_that_a_new_version_declares_is_a_step_to_take(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = [
        *migrations.steps(),
        MigrationStep("role usher", "INSERT INTO \"role\" VALUES ('usher');\n"),
    ]
    monkeypatch.setattr(migrations, "steps", lambda: every)

    with pytest.raises(DatabaseBehind):
        await require_current()
    assert await migrate() == ["role usher"]
    await _insert("usher")


async def _recorded() -> dict[str, str]:
    rows = await database.engine().run_ddl("SELECT name, checksum FROM schema_step")
    return {row["name"]: row["checksum"] for row in rows}


async def test_each_applied_step_is_recorded_with_the_digest_of_its_file(opened: str) -> None:
    folder = Path(steps.__path__[0])

    recorded = await _recorded()
    other = OTHER[database.engine().engine_type]
    files = {name for name in FILES if not name.endswith(other)}

    assert files <= recorded.keys()
    for name in files:
        assert recorded[name] == hashlib.sha256((folder / name).read_bytes()).hexdigest()


async def test_a_step_that_was_edited_after_it_was_applied_is_refused_by_name(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = migrations.steps()
    edited = first._replace(sql=f"{first.sql}-- one more word\n")
    monkeypatch.setattr(migrations, "steps", lambda: [edited, *others])

    for door in (require_current, migrate):
        with pytest.raises(MigrationEdited, match=re.escape(first.name)) as refused:
            await door()
        assert refused.value.code == "unavailable.migration-edited"
        assert "Install the program again" in refused.value.words("en").remedy


async def test_a_database_from_before_checksums_adopts_them_once(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = await _recorded()
    await database.engine().run_ddl("ALTER TABLE schema_step DROP COLUMN checksum")

    await require_current()
    await migrate()
    adopted = await _recorded()
    first, *others = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: [first._replace(sql="SELECT 1"), *others])

    assert adopted == wanted
    with pytest.raises(MigrationEdited):
        await migrate()
    assert await _recorded() == wanted
