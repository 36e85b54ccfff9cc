"""The pages with many winners: how long each answer takes, and how much memory the server needs."""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import msgspec

from awards import clock, database
from awards.accounts import service as accounts
from awards.accounts import sessions
from awards.app import create_app
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.search_keys import search_key
from awards.settings import Settings
from awards.tables import Category, IssuedNumber, Role, Values, Winner, WinnerState
from awards.text import names
from awards.web import visits
from awards.winners.rules import recipient_key
from tests.benchmarks.memory import peak_mb
from tests.benchmarks.winners import DISTRICTS, person
from tests.cast import settings
from tests.people import SOURCE, client

ROUNDS = 40

#: One winner in so many is issued, so that it has a number.
ISSUED = 4

STATES = (WinnerState.ISSUED, WinnerState.DRAFT, WinnerState.NOTICED, WinnerState.CONFIRMED)


class Timed(msgspec.Struct):
    """Milliseconds until an answer arrived, for `ROUNDS` requests."""

    page: str
    median: float
    p95: float


class Measured(msgspec.Struct):
    winners: int
    pages: list[Timed]
    memory_mb: int


def asked(size: int) -> dict[str, str]:
    """Map the name of each measurement to its request."""
    here = "/c/2023/winners"
    return {
        "home": "/c/2023",
        "list": here,
        "list, last page": f"{here}?from={size - 50}",
        "list by name, last page": f"{here}?sort=name&from={size - 50}",
        "list by unit, middle": f"{here}?sort=unit&from={size // 2}",
        "list by state, last page": f"{here}?sort=state&from={size - 50}",
        "list, name typed": f"{here}?text=晚舟",
        "list, initials typed": f"{here}?text=wws",
        "list, nothing found": f"{here}?text=查无此人",
        "list, one category": f"{here}?category=GR&from=5000",
        "list, state": f"{here}?state=confirmed&from=10000",
        "list, unit": f"{here}?unit=甲街道第7办事处",
        "winner": f"/winners/{size}",
        "certificates": "/c/2023/certificates",
        "search": "/search?q=望舒",
        "search, number": "/search?q=GR000100",
        "history": "/history",
        "history, name typed": "/history?text=晚舟",
    }


async def _fill(here: CommendationRecord, size: int) -> None:
    """Insert the rows directly into the tables; the rules are measured elsewhere."""
    rows = list(_rows(here, size))
    async with database.transaction():
        for batch in database.batches(rows, Winner):
            await Winner.insert(*batch)
    stored = await Winner.select(Winner.id, Winner.category, Winner.place, Winner.name)
    numbers = [
        IssuedNumber(
            category=row["category"],
            winner=row["id"],
            sequence=row["place"],
            text=f"测〔2023〕{row['category']}-{row['place']:06}号",
        )
        for row in stored[::ISSUED]
    ]
    entries = [
        Change(Action.WINNER_REGISTERED, f"winner/{row['id']}", None, {"name": row["name"]})
        for row in stored
    ]
    taken = Counter(row["category"] for row in stored)
    for category, count in taken.items():
        places: Values = {Category.taken: count, Category.quota: count}
        await Category.update(places).where(Category.id == category)
    async with database.transaction():
        for some in database.batches(numbers, IssuedNumber):
            await IssuedNumber.insert(*some)
        await audit.record("web/rita", entries)


def _rows(here: CommendationRecord, size: int) -> Iterator[Winner]:
    """Yield rows: seven of ten are individuals, the rest are spread over the other categories."""
    at = clock.now()
    *others, individuals = here.categories
    for n in range(size):
        category = individuals if n % 10 < 7 else others[n % len(others)]
        honours = category.honours
        name, unit = person(n), f"{DISTRICTS[n % 10]}街道第{n // 10 % 40}办事处"
        yield Winner(
            category=category.id,
            honour=honours[n % len(honours)].id if honours else None,
            name=name,
            unit=unit,
            name_key=names.match_key(name),
            search_key=search_key(name, unit),
            recipient_key=recipient_key(name, unit, "", n),
            place=n + 1,
            state=STATES[n % ISSUED].value,
            warnings=int(n % 50 == 0),
            written_by="rita",
            registered_at=at,
        )


async def _time(browser: httpx.AsyncClient, page: str, path: str) -> Timed:
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answer = await browser.get(path)
        taken.append((time.perf_counter() - begun) * 1000)
        answer.raise_for_status()
    return Timed(page, statistics.median(taken), statistics.quantiles(taken, n=20)[-1])


async def fill(size: int, here: Settings) -> None:
    async with database.opened(here.database, here.secret_key):
        await migrate()
        commendation = await catalogue.load("cli/alice", parse(SOURCE, "commendation-2023.toml"))
        await accounts.create_account("cli/alice", "adam", "Adam", Role.ADMIN)
        await _fill(commendation, size)
        if not database.is_sqlite():
            await database.engine().run_ddl("VACUUM ANALYZE")  # PostgreSQL does this by itself


async def ask(size: int, here: Settings) -> Measured:
    app: Any = create_app(here)
    async with app.lifespan():
        account = await accounts.find("adam")
        token = await sessions.begin(account.id, complete=True)
        cookie = f"{visits.cookie_name(here, visits.SESSION)}={token}"
        async with client(app, Cookie=cookie) as browser:
            await browser.get("/c/2023/winners")
            pages = [await _time(browser, page, path) for page, path in asked(size).items()]
    return Measured(size, pages, peak_mb())


def main() -> None:
    """Run ``fill`` or ``ask`` in separate processes, so that the memory is only the server's."""
    step, size, folder, url = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    here = settings(folder, **({"AWARDS_DATABASE_URL": url} if url else {}))
    if step == "fill":
        anyio.run(fill, size, here)
    else:
        sys.stdout.buffer.write(msgspec.json.encode(anyio.run(ask, size, here)))


if __name__ == "__main__":
    main()
