"""A ceremony with attendees, its telephones as clients, and what they scan."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

import httpx
import pytest

from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.door import pairing
from awards.settings import Settings
from awards.stage import versions
from awards.stage.certificates import stage_certificates
from awards.stage.content import StageVersion
from awards.tables import Attendee, Certificate, IssuedNumber, ScanKind
from tests.stage.year import arrange

ALL = (ScanKind.ARRIVED, ScanKind.LEFT, ScanKind.PACKED, ScanKind.HANDED)


class Door(NamedTuple):
    """``codes`` are those of the attendees in the order of the decision."""

    settings: Settings
    ceremony: int
    version: StageVersion
    codes: list[str]
    client: httpx.AsyncClient

    async def telephone(self, name: str = "东门", kinds: tuple[ScanKind, ...] = ALL) -> Telephone:
        made = await pairing.pair("web/cora", "2023", name, kinds)
        answer = await self.client.post("/api/v1/door/pairing", json={"code": made.code})
        assert answer.status_code == 200, answer.text
        return Telephone(self.client, answer.json()["token"], made.id)

    async def printed(self, winner: int) -> str:
        """The text of the code on the valid certificate of a winner."""
        row = (
            await Certificate.select(Certificate.token)
            .where(Certificate.issued_number.winner == winner, Certificate.state == "valid")
            .first()
        )
        assert row is not None
        return f"https://awards.example/v/{row['token']}"

    async def number(self, winner: int) -> str:
        row = await IssuedNumber.select(IssuedNumber.text).where(IssuedNumber.winner == winner)
        return str(row[0]["text"])


class Telephone(NamedTuple):
    client: httpx.AsyncClient
    token: str
    id: int

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def read_list(self, tag: str = "") -> httpx.Response:
        return await self.client.get(
            "/api/v1/door/list", headers={**self.headers, "If-None-Match": tag}
        )

    async def send(
        self, *scans: dict[str, Any], sent_at: str = "", waiting: int = 0
    ) -> list[dict[str, Any]]:
        body = {"sent_at": sent_at or now(), "waiting": waiting, "scans": scans}
        answer = await self.client.post("/api/v1/door/scans", json=body, headers=self.headers)
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.json()["results"]
        return results


def now() -> str:
    return datetime.now(UTC).isoformat()


def scan(code: str, kind: str = "arrived", shown: str = "green", **more: str) -> dict[str, Any]:
    made = {"id": str(uuid.uuid4()), "kind": kind, "code": code, "at": now(), "shown": shown}
    return {**made, **more}


@pytest.fixture
async def door(year: Settings) -> AsyncIterator[Door]:
    """Everybody with a certificate attends; version 1 is frozen."""
    ceremony = await arrange()
    codes = await attend(ceremony.id)
    version = await versions.freeze("web/cora", "2023", accept_unplaced=True)
    transport = httpx.ASGITransport(app=cast("Any", create_app(year)))
    async with httpx.AsyncClient(transport=transport, base_url="https://awards.test") as client:
        yield Door(year, ceremony.id, version, codes, client)


async def attend(ceremony: int) -> list[str]:
    people = await stage_certificates(await catalogue.find("2023"))
    codes = [f"AB{at:08}CD" for at in range(len(people))]
    await Attendee.insert(
        *(
            Attendee(
                ceremony=ceremony,
                winner=each.winner,
                kind="winner",
                name=each.name[:50],
                unit=each.unit,
                code=code,
            )
            for each, code in zip(people, codes, strict=True)
        )
    )
    return codes
