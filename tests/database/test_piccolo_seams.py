"""The private members of Piccolo and aiosqlite that the engines override or use.

They may change with any release, so `pyproject.toml` pins Piccolo to a minor version. A test that
fails here after an update names the member to look at in `awards/database`.
"""

from __future__ import annotations

import inspect
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from piccolo.engine.base import Engine
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction
from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, dict_factory
from piccolo.table import TABLE_REGISTRY

from awards import database, tables
from awards.database.postgres import HouseholdPostgres, HouseholdPostgresTransaction
from awards.database.sqlite import HouseholdSQLite, HouseholdSQLiteTransaction
from awards.tables import Account, StoredLayout

PYPROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"

OVERRIDDEN = [
    (HouseholdSQLite, SQLiteEngine, "get_connection"),
    (HouseholdSQLite, SQLiteEngine, "transaction"),
    (HouseholdSQLite, SQLiteEngine, "_run_in_existing_connection"),
    (HouseholdSQLite, SQLiteEngine, "_run_in_new_connection"),
    (HouseholdSQLite, Engine, "start_connection_pool"),
    (HouseholdSQLite, Engine, "close_connection_pool"),
    (HouseholdSQLiteTransaction, SQLiteTransaction, "__aenter__"),
    (HouseholdSQLiteTransaction, SQLiteTransaction, "__aexit__"),
    (HouseholdPostgres, PostgresEngine, "transaction"),
    (HouseholdPostgres, Engine, "check_version"),
    (HouseholdPostgresTransaction, PostgresTransaction, "__aenter__"),
    (HouseholdPostgresTransaction, PostgresTransaction, "__aexit__"),
]


def test_piccolo_is_pinned_to_the_minor_version_that_was_tried() -> None:
    wanted = tomllib.loads(PYPROJECT.read_text())["project"]["dependencies"]

    assert "piccolo>=1.38,<1.39" in wanted
    assert version("piccolo").startswith("1.38.")


@pytest.mark.parametrize(
    ("own", "parent", "name"), OVERRIDDEN, ids=[f"{own.__name__}.{n}" for own, _, n in OVERRIDDEN]
)
def test_each_override_takes_what_piccolo_hands_over(own: type, parent: type, name: str) -> None:
    ours = list(inspect.signature(getattr(own, name)).parameters)
    theirs = [
        parameter.name
        for parameter in inspect.signature(getattr(parent, name)).parameters.values()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]

    assert name in vars(own)
    assert name in vars(parent)
    assert ours == theirs


@pytest.mark.parametrize("parent", [SQLiteTransaction, PostgresTransaction])
def test_a_transaction_keeps_its_state_under_the_names_that_are_read(parent: Any) -> None:  # noqa: ANN401 - either class
    used = {"engine", "context", "connection", "_parent", "_committed", "_rolled_back"}

    assert used <= set(parent.__slots__)
    assert all(hasattr(parent, name) for name in ("begin", "commit", "rollback", "get_connection"))


async def test_a_transaction_knows_how_it_ended(opened: str) -> None:
    async with database.transaction() as outer:
        async with database.transaction() as inner:
            assert inner is outer
        assert (outer._parent, outer._committed, outer._rolled_back) == (None, False, False)
        found: Any = database.engine().current_transaction.get()
        assert found is outer
        assert database.engine().transaction_exists()
    assert (outer._committed, outer._rolled_back) == (True, False)

    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as failed:
            raise ZeroDivisionError
    assert (failed._committed, failed._rolled_back) == (False, True)
    assert not database.engine().transaction_exists()


async def test_a_transaction_rolled_back_or_committed_by_hand_is_not_ended_twice(
    opened: str,
) -> None:
    async with database.transaction() as turn:
        await StoredLayout(digest="a", layout_id="classic", source="").save()
        await turn.rollback()
    async with database.transaction() as turn:
        await StoredLayout(digest="b", layout_id="classic", source="").save()
        await turn.commit()

    assert [row["digest"] for row in await StoredLayout.select()] == ["b"]


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_every_query_on_sqlite_goes_through_the_two_overrides(
    opened: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("_run_in_new_connection", "_run_in_existing_connection"):
        own = getattr(HouseholdSQLite, name)

        async def watched(*given: Any, _own: Any = own, _name: str = name, **more: Any) -> Any:  # noqa: ANN401 - handed on
            asked.append(_name)
            return await _own(*given, **more)

        monkeypatch.setattr(HouseholdSQLite, name, watched)

    await StoredLayout.select()
    alone, asked[:] = list(asked), []
    async with database.transaction():
        await StoredLayout.select()
        await StoredLayout.raw("SELECT 1")
        await database.engine().run_ddl("SELECT 1")

    assert alone[0] == "_run_in_new_connection"
    assert asked == ["_run_in_existing_connection"] * 3


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_the_engine_for_sqlite_opens_what_its_arguments_say(opened: str) -> None:
    here = database.engine()
    assert isinstance(here, HouseholdSQLite)

    assert here.connection_kwargs["database"] == here.path
    assert here.connection_kwargs["isolation_level"] is None
    assert TransactionType.immediate.value == "IMMEDIATE"
    async with aiosqlite.connect(here.path) as connection:
        connection.row_factory = dict_factory  # type: ignore[assignment] # aiosqlite's type is too narrow
        async with connection.execute("SELECT 1 AS one") as cursor:
            assert await cursor.fetchone() == {"one": 1}


@pytest.mark.parametrize("migrated_url", ["postgres"], indirect=True)
async def test_the_pool_of_postgres_stands_where_connections_are_given_back(opened: str) -> None:
    here = database.engine()
    assert isinstance(here, HouseholdPostgres)

    assert here.pool is not None
    assert (here.pool.get_min_size(), here.pool.get_max_size()) == (1, 10)
    async with database.transaction() as turn:
        assert here.pool.get_size() - here.pool.get_idle_size() == 1
        assert turn.transaction is not None
    assert here.pool.get_size() - here.pool.get_idle_size() == 0


async def test_tables_take_the_engine_that_was_opened_last(opened: str) -> None:
    assert set(tables.ALL) <= set(TABLE_REGISTRY)
    assert all(table._meta.db is database.engine() for table in tables.ALL)


def test_names_of_tables_and_columns_are_in_their_meta() -> None:
    assert StoredLayout._meta.tablename == "stored_layout"
    assert Account.display_name._meta.db_column_name == "display_name"
    assert Account.username.column_type == "VARCHAR(64)"


async def test_a_connection_of_aiosqlite_has_a_thread_to_wait_for(tmp_path: Path) -> None:
    opening = aiosqlite.connect(tmp_path / "none" / "there.sqlite")
    with pytest.raises(Exception, match="unable to open"):
        await opening

    opening._thread.join(timeout=10)

    assert not opening._thread.is_alive()
