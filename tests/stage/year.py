"""The fixture year with 400 certificates, made once for each engine."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing.service import issue
from awards.notices import service as notices
from awards.settings import Settings, from_environment
from awards.stage import service as stage
from awards.stage.certificates import stage_certificates
from awards.stage.document_reading import arrangement_of
from awards.stage.documents import from_toml
from awards.stage.store import StoredCeremony
from awards.winners.queries import listing
from tests.api.test_flow import LIN
from tests.conftest import FIXTURES, databases
from tests.people import Cast

CEREMONY = FIXTURES / "ceremony-2023.toml"


async def issued_year() -> dict[str, str]:
    """Load, import, confirm and issue, as the demonstration does."""
    await migrate()
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    await catalogue.load("demo", parse(source, "commendation-2023.toml"))
    data = (FIXTURES / "winners-2023.xlsx").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        settings = from_environment({"AWARDS_DATA_DIR": folder})
        await intake.commit("demo", "2023", data, "winners-2023.xlsx", Choices(), settings)
        registered = await listing(await catalogue.find("2023"))
        await notices.confirm("demo", [winner.id for winner in registered])
        await issue("demo", "2023", settings)
    return {}


@pytest.fixture(params=["sqlite", "postgres"])
def year_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    here = databases(request)
    url = here.copied(here.told(issued_year).url, tmp_path)
    yield url
    here.drop(url)


@pytest.fixture
async def year(year_url: str, tmp_path: Path) -> AsyncIterator[Settings]:
    """The year is open, with nothing arranged."""
    async with database.opened(year_url):
        yield from_environment({"AWARDS_DATA_DIR": str(tmp_path), "AWARDS_DATABASE_URL": year_url})


async def arrange() -> StoredCeremony:
    """The ceremony of the fixture file."""
    here = await catalogue.find("2023")
    document = from_toml(CEREMONY.read_bytes())
    standing = await stage_certificates(here)
    return await stage.begin("web/cora", "2023", arrangement_of(here, document, standing))


@pytest.fixture
async def commendation_with_one(cast: Cast) -> int:
    """One registered person, without a certificate."""
    answer = await cast.rita.post("/api/v1/commendations/2023/winners", json={"winners": [LIN]})
    return int(answer.json()["winners"][0])
