"""The service starts on a database that is up to date, and says when it no longer is."""

from __future__ import annotations

import pytest

from awards import database, errors
from awards.app import create_app
from awards.settings import Settings
from tests.people import Cast


async def test_it_is_not_ready_while_a_migration_is_pending(cast: Cast) -> None:
    await database.engine().run_ddl('DELETE FROM "schema_step"')

    answer = await cast.nobody.get("/health/ready")

    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable.database-behind")
    assert answer.headers["Retry-After"] == "5"
    assert (await cast.nobody.get("/health/live")).status_code == 200


async def test_it_refuses_to_start_on_an_older_database(settings: Settings) -> None:
    with pytest.RaisesGroup(errors.DatabaseBehind):  # the framework starts things in a group
        async with create_app(settings).lifespan():
            pytest.fail("it started")
