"""The service starts only on an up-to-date database, and reports when it becomes outdated."""

from __future__ import annotations

from pathlib import Path

import pytest

from awards import database, errors
from awards.app import create_app
from awards.settings import from_environment
from tests.people import Cast


async def test_it_is_not_ready_while_a_migration_is_pending(cast: Cast) -> None:
    await database.engine().run_ddl('DELETE FROM "schema_step"')

    answer = await cast.nobody.get("/health/ready")

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable.database-behind")
    assert answer.headers["Retry-After"] == "5"
    assert (await cast.nobody.get("/health/live")).status_code == 200


async def test_it_refuses_to_start_on_an_older_database(database_url: str, tmp_path: Path) -> None:
    settings = from_environment(
        {"AWARDS_DATA_DIR": str(tmp_path), "AWARDS_DATABASE_URL": database_url}
    )
    with pytest.RaisesGroup(errors.DatabaseBehind):  # the framework starts things in a group
        async with create_app(settings).lifespan():
            pytest.fail("it started")
