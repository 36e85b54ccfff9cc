"""After every act of a year each statement equals the register, or the difference is reported."""

from __future__ import annotations

import pytest

from awards.catalogue import service as catalogue
from awards.ceremony.service import roster
from awards.errors import NotFound
from awards.overview.status import all_differences
from awards.printing.api.runs import run_details
from awards.printing.runs import queries as print_room
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.printing.runs.differing import differences_of
from awards.settings import Settings
from awards.statements.comparing import differences_about
from awards.statements.differing import differences
from awards.statements.records import StatementDifference
from awards.tables import AcceptedDifference, Winner
from awards.verification import publication
from awards.winners import lists
from awards.winners.filters import Filter
from tests.depth import DEPTH, Depth
from tests.notices.story import ask_for
from tests.people import Cast
from tests.statements.walking import Year, expected

SEEDS = range(20 if DEPTH is Depth.DEEP else 1)
STEPS = 120 if DEPTH is Depth.DEEP else 25


@pytest.mark.usual  # a year in many steps
@pytest.mark.parametrize("seed", SEEDS)
async def test_each_door_reports_exactly_what_differs(
    cast: Cast, settings: Settings, seed: int
) -> None:
    await ask_for(days=5)
    year = Year(settings, seed)
    await year.begin()
    for _ in range(STEPS):
        await year.step()
        await _agree(year)
    await _shown(cast, year)


async def _shown(cast: Cast, year: Year) -> None:
    """The pages and programs say what the services say."""
    walk = ", ".join(year.done[-12:])
    found = await all_differences(await catalogue.find("2023"))
    told = (await cast.vera.get("/api/v1/commendations/2023/status")).json()["differences"]
    assert [(e["statement"], e["winner"], e["says"]) for e in told] == [
        (each.statement, each.winner, each.says) for each in found
    ], walk
    home = (await cast.anna.get("/c/2023")).text
    page = (await cast.anna.get("/c/2023/differences")).text
    listed = (await cast.anna.get("/c/2023/winners?differs=true")).text
    for each in found:
        assert f"/winners/{each.winner}" in page, walk
        assert f"/winners/{each.winner}" in listed or len(found) > 50, walk
        assert "不一致" in (await cast.anna.get(f"/winners/{each.winner}")).text, walk
    assert ("/c/2023/differences" in home) == bool(found), walk


async def _agree(year: Year) -> None:
    here, walk = await catalogue.find("2023"), ", ".join(year.done[-12:])
    accepted = {
        (row["statement"], row["winner"])
        for row in await AcceptedDifference.select(
            AcceptedDifference.statement, AcceptedDifference.winner
        )
    }
    wanted = await expected()
    found = await all_differences(here)
    said = {(each.statement, each.winner) for each in found}
    assert said <= wanted, walk
    unsaid = wanted - said
    assert {w for _, w in unsaid} <= {w for _, w in accepted}, (unsaid, walk)
    everybody = [row["id"] for row in await Winner.select(Winner.id)]
    recomputed = {each.winner for each in await differences_about(everybody)}
    marked = {row["id"] for row in await Winner.select(Winner.id).where(Winner.differs.eq(True))}
    assert marked == recomputed == {winner for _, winner in said}, walk
    listed = await lists.ids(here, Filter(differs=True))
    assert set(listed) == marked, walk
    if marked:
        one = year.dice.choice(sorted(marked))
        assert await differences(here, winner=one) == [e for e in found if e.winner == one], walk
    census = await publication.announcement_counts(here)
    states = [
        (row["state"], bool(row["held"])) for row in await Winner.select(Winner.state, Winner.held)
    ]
    unsettled = [held for state, held in states if state in ("draft", "noticed")]
    assert census.held == sum(unsettled), walk
    assert census.withdrawn == sum(state == "withdrawn" for state, _ in states), walk
    assert census.public + census.held + census.unsettled + census.withdrawn + census.revoked == 60
    called = await roster("2023")
    assert len({line.number for line in called.lines}) == len(called.lines), walk
    await _agree_on_paper(found, walk)


async def _agree_on_paper(found: list[StatementDifference], walk: str) -> None:
    here = await catalogue.find("2023")
    differing = {each.winner for each in found if each.statement == "certificate"}
    try:
        sheets = await chosen(here, CertificateSelection())
    except NotFound:
        sheets = []
    asked = {each.winner for each in await differences_of(here, sheets)}
    assert asked == differing, walk
    called = await roster("2023")
    assert [line.number for line in called.lines] == [each.number for each in sheets], walk
    marked = {each.winner for each in found}
    names = [line.differs for line in called.lines]
    assert names == [each.winner in marked for each in sheets], walk
    on_runs = {each.winner for each in found if each.statement == "run"}
    named = set()
    for run in await print_room.runs(here):
        details = await run_details(run)
        named |= {each.winner for each in details.outdated}
        named |= {each.sheet.winner for each in details.differing}
    assert on_runs <= named, walk
