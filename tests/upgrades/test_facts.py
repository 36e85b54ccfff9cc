"""After the migration, columns hold the facts that rules once read from the history."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from awards import database
from awards.database.migrate import migrate
from awards.examination import service as examination
from awards.tables import AmendedField, Commendation, EarlierWriter, Intake, StatementLine, Winner
from tests.conftest import databases
from tests.upgrades.conftest import restore


@pytest.fixture(params=["sqlite", "postgres"])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the address of the fixture's database as the earlier version left it."""
    return restore(databases(request), request.param, tmp_path).url


async def test_each_fact_is_filled_in_from_the_history_once(earlier: str) -> None:
    async with database.opened(earlier):
        await database.engine().run_ddl("UPDATE winner SET written_by = '' WHERE id <> 2")
        await database.engine().run_ddl("UPDATE commendation SET issuers_en = 'The Zone'")
        steps = await migrate()
        winners = {
            row["name"]: row
            for row in await Winner.select(
                Winner.name,
                Winner.held,
                Winner.held_by_hand,
                Winner.written_by,
                Winner.words_confirmed,
                Winner.state,
            )
        }
        writers = await EarlierWriter.select(
            EarlierWriter.winner.name.as_alias("name"), EarlierWriter.account
        )
        noticed = await _noticed()
        fields = await AmendedField.select(
            AmendedField.winner.name.as_alias("name"),
            AmendedField.revision,
            AmendedField.field,
            AmendedField.account,
        ).where(AmendedField.field.is_in(["name", "unit"]))
        intakes = [row["amended"] for row in await Intake.select().order_by(Intake.id)]
        printed = await Commendation.select(
            Commendation.code, Commendation.printed_at_once, Commendation.issuers_en
        )

    assert "0009_facts_of_rules.sql" in steps
    assert [name for name, row in winners.items() if row["held_by_hand"]] == ["秦望舒"]
    assert {name for name, row in winners.items() if row["held"]} == {"秦望舒", "万丈", "田禾"}
    assert {row["now"]: row["name"] for row in noticed} == {
        "林晚舟": "林晚舟",
        "欧阳若冰": "欧阳若水",
        "田禾": "田禾",
        "秦望舒": "秦望舒",
        "万丈": "万丈",
        "曾莉": "曾丽",
        "白露": "白露",
    }
    assert {(row["name"], row["field"], row["account"]) for row in fields} == {
        ("郑州砺栩翎汽车零部件集团有限公司", "name", "office"),
        ("田禾", "unit", "adam"),
        ("曾莉", "name", "office"),
        ("欧阳若冰", "name", "office"),
    }
    assert {row["written_by"] for row in winners.values()} == {"office", "adam"}
    assert winners["田禾"]["written_by"] == "adam"
    assert {(row["name"], row["account"]) for row in writers} == {("田禾", "office")}
    assert {row["state"] for row in winners.values() if row["words_confirmed"]} == {"issued"}
    assert intakes == [0, 0, 0, 1, 0]
    assert {row["code"]: row["printed_at_once"] for row in printed} == {"2023": 30, "2024": 0}
    assert {row["issuers_en"] for row in printed} == {"The Zone"}


async def test_the_register_is_what_the_history_of_the_earlier_version_says(earlier: str) -> None:
    async with database.opened(earlier):
        await migrate()

        assert await examination.compare() == []


async def test_a_name_that_changed_before_the_notice_is_the_one_on_the_notice(earlier: str) -> None:
    async with database.opened(earlier):
        await database.engine().run_ddl(
            "UPDATE notice SET published_at = (SELECT max(at) FROM audit_entry)"
        )
        await migrate()
        names = await _noticed()

    assert len(names) == 7
    assert all(row["now"] == row["name"] for row in names)


async def _noticed() -> list[dict[str, Any]]:
    """Return the names on notices, and the names of the same winners now."""
    return await StatementLine.select(
        StatementLine.name, StatementLine.winner.name.as_alias("now")
    ).where(StatementLine.statement.kind == "notice")
