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
STEPS = 120 if DEPTH is Depth.DEEP else 36

#: The pages are looked at after so many steps.
SHOWN_EVERY = 1 if DEPTH is Depth.DEEP else 6

#: So many winners have their own pages looked at.
LOOKED_AT = 60 if DEPTH is Depth.DEEP else 2


@pytest.mark.usual  # a year in many steps
@pytest.mark.parametrize("seed", SEEDS)
async def test_each_door_reports_exactly_what_differs(
    cast: Cast, settings: Settings, seed: int
) -> None:
    await ask_for(days=5)
    year = Year(settings, seed)
    await year.begin()
    for step in range(1, STEPS + 1):
        await year.step()
        await _agree(year)
        if step % SHOWN_EVERY == 0:
            await _shown(cast, year)
            await _shown_on_paper(cast, year)


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
    for each in found[:LOOKED_AT]:
        assert "不一致" in (await cast.anna.get(f"/winners/{each.winner}")).text, walk
    main = home[home.index("<main") :]
    assert ("/c/2023/differences" in main) == bool(found), walk


async def _shown_on_paper(cast: Cast, year: Year) -> None:
    """The check before a print, the roster and the pages of runs name who differs."""
    walk = ", ".join(year.done[-12:])
    here = await catalogue.find("2023")
    found = await all_differences(here)
    of_certificates = {
        each.winner for each in found if each.statement == "certificate" and each.field != "photo"
    }
    check = await cast.paul.get("/c/2023/print/check?stock=a4-landscape&what=all")
    if check.status_code == 200:
        asked = {each for each in of_certificates if f"/winners/{each}" in check.text}
        assert asked == of_certificates, walk
        assert ("accept_differences" in check.text) == bool(of_certificates), walk
    called = await roster("2023")
    paper = (await cast.paul.get("/c/2023/roster")).text
    assert paper.count("▲</abbr>") == sum(line.differs for line in called.lines), walk
    for run in (await print_room.runs(here))[:LOOKED_AT]:
        details = await run_details(run)
        shown = (await cast.paul.get(f"/c/2023/print/runs/{run.reference}")).text
        for sheet in details.differing[:50]:
            assert f"/winners/{sheet.sheet.winner}/certificate" in shown, walk


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
    everyone = census.public + census.held + census.unsettled + census.withdrawn + census.revoked
    assert everyone == len(states), walk
    called = await roster("2023")
    assert len({line.number for line in called.lines}) == len(called.lines), walk
    await _agree_on_paper(found, walk)


async def _agree_on_paper(found: list[StatementDifference], walk: str) -> None:
    here = await catalogue.find("2023")
    differing = {
        each.winner for each in found if each.statement == "certificate" and each.field != "photo"
    }
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
