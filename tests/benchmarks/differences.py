"""How long it takes to find the certificates that differ from the register among 100,000.

``python -m tests.benchmarks.differences FOLDER`` fills a database there and prints milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import msgspec

from awards import clock, database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.layouts import service as layouts
from awards.overview.search import search
from awards.overview.status import all_differences
from awards.statements import marks
from awards.tables import Certificate, IssuedNumber, Winner
from tests.benchmarks.pages import fill
from tests.cast import settings

SIZE, DIFFERING, ROUNDS = 100_000, 5, 20


async def _certify(here: CommendationRecord) -> None:
    """A certificate for everybody, each with the words of the register."""
    names = {each.id: each for each in here.categories}
    honours = {each.id: each.name for category in here.categories for each in category.honours}
    async with database.transaction():
        layout = await layouts.store(await layouts.source_of(here.layout))
    known = {row["winner"] for row in await IssuedNumber.select(IssuedNumber.winner)}
    rows = await Winner.select(
        Winner.id, Winner.category, Winner.name, Winner.unit, Winner.honour, Winner.place
    )
    async with database.transaction():
        numbers = [
            IssuedNumber(
                category=row["category"],
                winner=row["id"],
                sequence=SIZE + row["place"],
                text=f"量{row['id']}",
            )
            for row in rows
            if row["id"] not in known
        ]
        for batch in database.batches(numbers, IssuedNumber):
            await IssuedNumber.insert(*batch)
        given = {
            row["winner"]: row["id"]
            for row in await IssuedNumber.select(IssuedNumber.id, IssuedNumber.winner)
        }
        made = [
            Certificate(
                issued_number=given[row["id"]],
                layout=layout,
                state="valid",
                current=given[row["id"]],
                snapshot=msgspec.json.encode({"fields": _fields(row, names, honours)}).decode(),
                token=f"t{row['id']}",
                issued_at=clock.now(),
            )
            for row in rows
        ]
        for certificates in database.batches(made, Certificate):
            await Certificate.insert(*certificates)


def _fields(
    row: dict[str, Any], names: dict[int, CategoryRecord], honours: dict[int, str]
) -> dict[str, str]:
    category = names[row["category"]].name
    honour = honours.get(row["honour"], category)
    return {"name": row["name"], "unit": row["unit"], "honour": honour, "category": category}


async def _time(what: str, work: Callable[[], Awaitable[object]]) -> None:
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - begun) * 1000)
    sys.stdout.write(
        f"{what}: median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms\n"
    )


async def main() -> None:
    here = settings(Path(sys.argv[1]))
    if not list(Path(sys.argv[1]).glob("*.sqlite")):
        await fill(SIZE, here)
    async with database.opened(here.database, here.secret_key):
        found = await catalogue.find("2023")
        await _certify(found)
        some = [row["id"] for row in await Winner.select(Winner.id).limit(DIFFERING)]
        async with database.transaction():
            await Winner.update({Winner.unit: "另一单位"}).where(Winner.id.is_in(some))
            await marks.settle(some)
        sys.stdout.write(f"{len(await all_differences(found))} differences\n")
        await _time("all differences", lambda: all_differences(found))
        await _time("search of a name", lambda: search("望舒"))
        everybody = [row["id"] for row in await Winner.select(Winner.id)]
        begun = time.perf_counter()
        async with database.transaction():
            await marks.settle(everybody)
        sys.stdout.write(f"compared one by one: {time.perf_counter() - begun:.1f} s\n")


if __name__ == "__main__":
    anyio.run(main)
