"""No race exceeds a quota; without the guard, the same race does."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import anyio
import pytest

from awards import clock, database
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import QuotaFull
from awards.tables import Category, Winner, WinnerState
from awards.winner_fields import Registration
from awards.winners import service
from awards.winners.queries import listing
from tests.cast import SECRET

pytestmark = pytest.mark.usual  # starts processes

QUOTA = 10
CLIENTS = 50
PROCESSES = 3


async def _claim(number: int) -> bool:
    registration = Registration("CX", f"郑州竞速第{number}制造有限公司")
    try:
        await service.register("api/rita", "2023", [registration], secret=SECRET)
    except QuotaFull:
        return False
    return True


async def test_fifty_clients_racing_for_ten_places_get_ten(
    commendation: CommendationRecord,
) -> None:
    won = await asyncio.gather(*(_claim(number) for number in range(CLIENTS)))

    assert sum(won) == QUOTA
    assert len(await listing(commendation, category="CX")) == QUOTA
    assert (await catalogue.find("2023")).require_category("CX").taken == QUOTA
    assert await audit.verify() == (9 + QUOTA, None)


async def test_processes_racing_for_ten_places_get_ten(
    commendation: CommendationRecord, opened: str
) -> None:
    """Locks within one process would not help here; only the database decides."""
    environment = {**os.environ, "RACE_URL": opened}
    racers = [
        subprocess.Popen([sys.executable, "-m", "tests.winners.racer", str(n)], env=environment)
        for n in range(PROCESSES)
    ]
    for racer in racers:
        assert await anyio.to_thread.run_sync(racer.wait) == 0

    assert len(await listing(commendation, category="CX")) == QUOTA
    assert (await catalogue.find("2023")).require_category("CX").taken == QUOTA


async def _claim_naively(category: int, number: int) -> None:
    """Count, then insert, as the service would without its guard."""
    taken = await Winner.count().where(Winner.category == category)
    await asyncio.sleep(0)
    if taken < QUOTA:
        await Winner(
            category=category,
            name=f"第{number}",
            place=number + 1,
            state=WinnerState.DRAFT.value,
            registered_at=clock.now(),
        ).save()


async def test_without_the_guard_the_same_race_oversells(commendation: CommendationRecord) -> None:
    """It is the positive control: a race that cannot be lost would prove nothing."""
    category = commendation.require_category("CX").id

    await asyncio.gather(*(_claim_naively(category, n) for n in range(CLIENTS)))

    assert await Winner.count().where(Winner.category == category) > QUOTA


async def test_the_database_itself_refuses_a_place_too_many(
    commendation: CommendationRecord,
) -> None:
    category = commendation.require_category("CX").id

    with pytest.raises(Exception, match="category_within_quota") as refused:
        await Category.update({Category.taken: QUOTA + 1}).where(Category.id == category)

    assert database.is_check_violation(refused.value)
