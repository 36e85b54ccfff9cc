"""Migrate the database to the schema of this program: under a lock, each step whole or not at all.

The steps are plain SQL. Piccolo's automatic migrations cannot add a constraint on SQLite, record
themselves outside the step's transaction and take no lock.

The table ``schema_step`` records each applied step with the checksum of its file. A file that was
edited later would leave databases that differ while they count as equal, so it is refused.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import NamedTuple

from awards import migrations
from awards.database.engine import engine, is_sqlite, transaction
from awards.database.sqlite import HouseholdSQLite
from awards.errors import DatabaseBehind, MigrationEdited
from awards.roles import Role

# Any constant: the name of the advisory lock that one migrating process holds.
_LOCK = 0x41574152

_TABLE = (
    'CREATE TABLE IF NOT EXISTS "schema_step"'
    ' ("name" VARCHAR(80) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL DEFAULT \'\')'
)
_CHECKSUM = """ALTER TABLE "schema_step" ADD COLUMN "checksum" VARCHAR(64) NOT NULL DEFAULT ''"""
_COLUMNS = {
    "sqlite": "SELECT name FROM pragma_table_info('schema_step')",
    "postgres": (
        "SELECT column_name AS name FROM information_schema.columns"
        " WHERE table_name = 'schema_step'"
    ),
}


class MigrationStep(NamedTuple):
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()

    def statements(self) -> Iterator[str]:
        """Split at semicolons at the end of a line."""
        spoken = self.sql
        if is_sqlite():
            spoken = spoken.replace("SERIAL PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")
            spoken = spoken.replace("::json", "")  # SQLite reads JSON out of a text as it is
        lines = [line for line in spoken.splitlines() if not line.startswith("--")]
        return (part.strip() for part in "\n".join(lines).split(";\n") if part.strip())


def steps() -> list[MigrationStep]:
    """Return the steps for the current engine, in order: the files, then a row for each role."""
    other = ".postgres.sql" if is_sqlite() else ".sqlite.sql"
    found = (entry for entry in files(migrations).iterdir() if entry.name.endswith(".sql"))
    wanted = sorted((e for e in found if not e.name.endswith(other)), key=lambda e: e.name)
    of_files = [MigrationStep(entry.name, entry.read_text("utf-8")) for entry in wanted]
    return of_files + [_role(role) for role in Role]


def _role(role: Role) -> MigrationStep:
    """The names are constants of this package. Accounts of before may have filled the table."""
    sql = f"INSERT INTO \"role\" VALUES ('{role}') ON CONFLICT DO NOTHING;\n"  # noqa: S608
    return MigrationStep(f"role {role}", sql)


async def pending() -> list[MigrationStep]:
    applied = await _applied()
    return [step for step in steps() if step.name not in applied]


async def edited() -> list[str]:
    """The names of applied steps whose file is not the one that was applied."""
    applied = await _applied()
    return [
        step.name for step in steps() if applied.get(step.name) not in (None, "", step.checksum)
    ]


async def require_current() -> None:
    """Raises MigrationEdited, or DatabaseBehind if a step is pending."""
    await _require_unedited()
    if await pending():
        raise DatabaseBehind


async def migrate() -> list[str]:
    """Apply every pending step and return their names. Several processes may call it at once.

    Raises MigrationEdited.
    """
    async with _alone():
        await _prepare()
        await _require_unedited()
        wanted = await pending()
        for step in wanted:
            await _apply(step)
        return [step.name for step in wanted]


async def _applied() -> dict[str, str]:
    """Name → checksum; an empty checksum is of a step applied before checksums were kept."""
    columns = await _columns()
    if not columns:
        return {}
    checksum = '"checksum"' if "checksum" in columns else "'' AS checksum"
    rows = await engine().run_ddl(f'SELECT "name", {checksum} FROM "schema_step"')  # noqa: S608 - one of two texts above
    return {row["name"]: row["checksum"] for row in rows}


async def _columns() -> set[str]:
    return {row["name"] for row in await engine().run_ddl(_COLUMNS[engine().engine_type])}


async def _require_unedited() -> None:
    if names := await edited():
        raise MigrationEdited(steps=", ".join(names))


async def _prepare() -> None:
    """Create the table, or adopt this program's checksums for steps that have none."""
    async with transaction():
        await engine().run_ddl(_TABLE)
        if "checksum" not in await _columns():
            await engine().run_ddl(_CHECKSUM)
        applied = await _applied()
        for step in steps():
            if applied.get(step.name) == "":
                await engine().run_ddl(
                    f'UPDATE "schema_step" SET "checksum" = \'{step.checksum}\''  # noqa: S608 - a digest and a file's name, never user text
                    f" WHERE \"name\" = '{step.name}'"
                )


async def _apply(step: MigrationStep) -> None:
    async with transaction():
        for statement in step.statements():
            await engine().run_ddl(statement)
        await engine().run_ddl(
            f"INSERT INTO \"schema_step\" VALUES ('{step.name}', '{step.checksum}')"  # noqa: S608 - likewise
        )


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
