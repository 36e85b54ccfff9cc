"""Telephones send to a running server whose answers are lost, and which is killed meanwhile."""

from __future__ import annotations

import asyncio
import random
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from awards import clock, database
from awards.audit import service as audit
from awards.door import pairing, queries
from awards.stage import versions
from awards.tables import Scan
from tests.browser.served import environment, settings_of, starting
from tests.depth import DEPTH, KILLS, Depth
from tests.door.doors import attend, scan
from tests.stage.year import arrange, year_url
from tests.waiting import PATIENCE, reached

__all__ = ["year_url"]

pytestmark = [pytest.mark.kill, pytest.mark.timeout(4 * PATIENCE)]

TELEPHONES, ARRIVALS = (20, 400) if DEPTH is Depth.DEEP else (4, 60)
SEED = 20240228
#: So many scans go in one call.
MOST = 20


class Crowd:
    """Telephones that each scan everybody; a scan waits until its answer has come."""

    def __init__(self, address: str, tokens: list[str], codes: list[str]) -> None:
        self._address, self._tokens = address, tokens
        self._dice = random.Random(SEED)  # noqa: S311 - moments, not secrets
        self.sent = [[self._scan(code) for code in self._mixed(codes)] for _ in tokens]
        self.answered: dict[str, dict[str, Any]] = {}

    async def send(self) -> None:
        await asyncio.gather(*map(self._telephone, self._tokens, self.sent))

    async def _telephone(self, token: str, scans: list[dict[str, Any]]) -> None:
        async with httpx.AsyncClient(
            base_url=self._address, headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE
        ) as client:
            waiting = list(scans)
            while waiting:
                done = await self._call(client, waiting[: self._dice.randint(1, MOST)])
                waiting = waiting[done:]

    async def _call(self, client: httpx.AsyncClient, scans: list[dict[str, Any]]) -> int:
        """Return how many were answered; three of ten answers are lost on the way."""
        body = {"sent_at": clock.now().isoformat(), "scans": scans}
        try:
            answer = await client.post("/api/v1/door/scans", json=body)
        except httpx.TransportError:
            await asyncio.sleep(0.05)
            return 0
        assert answer.status_code == 200, answer.text
        for each in answer.json()["results"]:
            before = self.answered.setdefault(each["id"], each)
            assert each == before, "a repeat is answered otherwise"
        return 0 if self._dice.random() < 0.3 else len(scans)

    def _mixed(self, codes: list[str]) -> list[str]:
        return self._dice.sample(codes, len(codes))

    def _scan(self, code: str) -> dict[str, Any]:
        return scan(code, id=str(uuid.UUID(int=self._dice.getrandbits(128), version=4)))


async def test_telephones_lose_and_double_nothing_while_the_server_is_killed(
    year_url: str, tmp_path: Path
) -> None:
    given = {**environment(tmp_path), "AWARDS_DATABASE_URL": year_url}
    async with database.opened(year_url):
        ceremony = (await arrange()).id
        codes = (await attend(ceremony))[:ARRIVALS]
        await versions.freeze("web/cora", "2023", accept_unplaced=True)
        made = [await pairing.pair("web/cora", "2023", f"{n + 1}号门") for n in range(TELEPHONES)]
        tokens = [(await pairing.redeem(each.code)).token for each in made]
    crowd = Crowd(given["AWARDS_PUBLIC_URL"], tokens, codes)

    await _while_killed(given, tmp_path / "server.log", crowd)

    async with database.opened(year_url, settings_of(given).secret_key):
        rows = await Scan.select(Scan.id, Scan.verdict)
        wanted = {each["id"] for scans in crowd.sent for each in scans}
        assert {row["id"] for row in rows} == wanted == set(crowd.answered)
        assert len(rows) == TELEPHONES * len(codes)
        assert all(row["verdict"] == crowd.answered[row["id"]]["verdict"] for row in rows)
        assert sum(row["verdict"] == "green" for row in rows) == len(codes)
        assert len(await queries.arrived(ceremony)) == len(codes)
        assert (await audit.verify())[1] is None


async def _while_killed(given: dict[str, str], log: Path, crowd: Crowd) -> None:
    """Kill the server each time when some more scans have been answered; the last one stays."""
    total = TELEPHONES * ARRIVALS
    server = await asyncio.to_thread(starting, given, log)
    sending = asyncio.create_task(crowd.send())
    try:
        for kill in range(KILLS):
            enough = total * (kill + 1) // (KILLS + 2)
            await reached(_some(crowd, enough, sending), "some more scans are answered")
            server.kill()
            server.wait(PATIENCE)
            server = await asyncio.to_thread(starting, given, log)
        await sending
    finally:
        sending.cancel()
        with suppress(psutil.NoSuchProcess):
            server.terminate()
        server.wait(PATIENCE)


def _some(crowd: Crowd, enough: int, sending: asyncio.Task[None]) -> Callable[[], Any]:
    async def done() -> bool:
        assert not sending.done(), "the server was killed too late"
        return len(crowd.answered) >= enough

    return done
