"""Migrate the database to the schema of this program: under a lock, each step whole or not at all.

The steps are plain SQL. Piccolo's automatic migrations cannot add a constraint on SQLite, record
themselves outside the step's transaction and take no lock.
"""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import NamedTuple

from awards import migrations
from awards.database.engine import engine, is_sqlite, transaction
from awards.database.sqlite import HouseholdSQLite
from awards.errors import DatabaseBehind
from awards.roles import Role

# Any constant: the name of the advisory lock that one migrating process holds.
_LOCK = 0x41574152

_BOOKS = 'CREATE TABLE IF NOT EXISTS "schema_step" ("name" VARCHAR(80) PRIMARY KEY NOT NULL)'
_ANY_BOOKS = {
    "sqlite": 'SELECT "name" FROM sqlite_master WHERE "name" = \'schema_step\'',
    "postgres": "SELECT 1 FROM pg_tables WHERE tablename = 'schema_step'",
}


class Step(NamedTuple):
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """Split at semicolons at the end of a line."""
        spoken = self.sql
        if is_sqlite():
            spoken = spoken.replace("SERIAL PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")
        lines = [line for line in spoken.splitlines() if not line.startswith("--")]
        return (part.strip() for part in "\n".join(lines).split(";\n") if part.strip())


def steps() -> list[Step]:
    """Those for the engine in use, in order: the files, then a row for each role."""
    other = ".postgres.sql" if is_sqlite() else ".sqlite.sql"
    found = (entry for entry in files(migrations).iterdir() if entry.name.endswith(".sql"))
    wanted = sorted((e for e in found if not e.name.endswith(other)), key=lambda e: e.name)
    of_files = [Step(entry.name, entry.read_text("utf-8")) for entry in wanted]
    return of_files + [_role(role) for role in Role]


def _role(role: Role) -> Step:
    """The names are constants of this package. Accounts of before may have filled the table."""
    return Step(f"role {role}", f"INSERT INTO \"role\" VALUES ('{role}') ON CONFLICT DO NOTHING;\n")  # noqa: S608


async def pending() -> list[Step]:
    if not await engine().run_ddl(_ANY_BOOKS[engine().engine_type]):
        return steps()
    done = {row["name"] for row in await engine().run_ddl('SELECT "name" FROM "schema_step"')}
    return [step for step in steps() if step.name not in done]


async def require_current() -> None:
    """Raises DatabaseBehind if a step is pending."""
    if await pending():
        raise DatabaseBehind


async def migrate() -> list[str]:
    """Apply every pending step and return their names. Several processes may call it at once."""
    async with _alone():
        await engine().run_ddl(_BOOKS)
        wanted = await pending()
        for step in wanted:
            await _take(step)
        return [step.name for step in wanted]


async def _take(step: Step) -> None:
    async with transaction():
        for statement in step.statements():
            await engine().run_ddl(statement)
        # The name is a file of this package, never user text.
        await engine().run_ddl(f"INSERT INTO \"schema_step\" VALUES ('{step.name}')")  # noqa: S608


@asynccontextmanager
async def _alone() -> AsyncIterator[None]:
    here = engine()
    if isinstance(here, HouseholdSQLite):
        with open(f"{here.path}.migrate.lock", "w") as file:  # noqa: ASYNC230, PTH123 - empty, and held for its lock
            await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
            yield
        return
    connection = await here.get_new_connection()
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _LOCK)
        yield
    finally:
        await connection.close()
