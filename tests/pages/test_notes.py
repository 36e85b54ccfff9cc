"""The bell: what is new for each person, by kinds that can be switched off."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.issuing.service import issue, revoke
from awards.notices import holds, objections
from awards.notices import service as notices
from awards.proofs import answering, queries
from awards.proofs import service as proofs
from awards.proofs.answering import Answer
from awards.settings import Settings
from awards.tables import Role
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import listing
from tests.cast import LIN, OUYANG, SECRET, register
from tests.notices.story import ask_for
from tests.people import Cast, signed_in

pytestmark = pytest.mark.usual  # a whole office for each test


async def _proposed() -> None:
    """A unit proposes another name for LIN."""
    await register(LIN, OUYANG)
    day = clock.today() + timedelta(days=2)
    await proofs.make_links("web/rita", "2023", day, ["潮河办事处"])
    [link] = await queries.unrevoked_links(await catalogue.find("2023"))
    [winner] = await queries.winners_of(link)
    wanted = {"name": "林婉舟"}
    await answering.answer(link.id, "王芳", [Answer(winner.id, winner.revision, wanted, "")])


def _unread(shown: str) -> int:
    [count] = re.findall(r'aria-label="Notifications, (\d+) unread"', shown)
    return int(count)


async def test_each_person_reads_their_own_tasks(cast: Cast) -> None:
    await _proposed()
    ids = [winner.id for winner in await listing(await catalogue.find("2023"))]
    await objections.object_to("web/anna", ids[0], clock.today(), "来信", "不符合条件")
    await holds.hold("web/anna", ids[1], "待核实")

    rita = (await cast.rita.get("/notes?lang=en")).text
    anna = (await cast.anna.get("/notes?lang=en")).text
    paul = (await cast.paul.get("/c/2023?lang=en")).text
    await cast.anna.post("/notes/seen")
    after = (await cast.anna.get("/c/2023/winners?lang=en")).text

    assert "潮河办事处 proposes a correction" in rita
    assert "林晚舟 → 林婉舟" in rita
    assert "objection" not in rita[rita.index("<main") :].split("kinds")[0]
    assert "林晚舟: an objection waits for a decision" in anna
    assert "欧阳若水 is held back until somebody decides" in anna
    assert (_unread(rita), _unread(anna), _unread(paul), _unread(after)) == (1, 3, 0, 0)


async def test_a_kind_that_is_switched_off_is_not_shown(cast: Cast) -> None:
    await _proposed()

    await cast.rita.post("/notes/kinds", data={"kind": ["units", "imports", "decisions"]})
    off = (await cast.rita.get("/notes?lang=en")).text
    await cast.rita.post("/notes/kinds", data={"kind": ["proposals"]})
    on = (await cast.rita.get("/notes?lang=en")).text

    assert (_unread(off), _unread(on)) == (0, 1)
    assert 'value="objections"' not in off


async def test_decisions_finished_runs_and_sheets_to_take_out_are_shown(
    cast: Cast, settings: Settings
) -> None:
    await _proposed()
    await cast.adam.post("/c/2023/proofs/proposals/1/accept")
    ids = [winner.id for winner in await listing(await catalogue.find("2023"))]
    await notices.confirm("web/anna", ids)
    numbers = await issue("web/anna", "2023", settings)
    await cast.paul.post("/c/2023/print", data={"form": "pdf"})
    await revoke("web/anna", numbers[0], "经查不符合条件")

    rita = (await cast.rita.get("/notes?lang=en")).text
    adam = (await cast.adam.get("/notes?lang=en")).text
    paul = (await cast.paul.get("/notes?lang=en")).text

    assert "林婉舟: the proposed correction was accepted" in rita
    assert "was accepted" not in adam[adam.index("<main") :]
    assert re.search(r"Print run \d+ is ready, 2 certificates", paul)
    assert re.search(r"Print run \d+: take out 1 sheet that is no longer valid", paul)


async def test_what_differs_from_what_was_said_is_in_every_bell(cast: Cast) -> None:
    await register(LIN)
    [lin] = await listing(await catalogue.find("2023"))
    await ask_for(days=1)
    await notices.publish("web/anna", "2023", clock.today(), "表彰办公室", [lin.id])
    before = (await cast.vera.get("/notes?lang=en")).text
    change = Amendment(name="林婉舟")
    await winners.amend("web/rita", lin.id, change, revision=2, secret=SECRET, reason="错字")
    for person in (cast.paul, cast.rita):
        after = (await person.get("/notes?lang=en")).text

        assert "the register and what was said outside differ about 1 winner" in after
        assert _unread(after) == 1
    assert _unread(before) == 0


async def test_consents_asked_of_me_and_decided_for_me_are_in_the_bell(
    cast: Cast, settings: Settings
) -> None:
    await ask_for(two_person=True)
    await register(LIN)
    async with signed_in(cast.app, settings, "carol", Role.ADMIN) as carol:
        await cast.adam.patch("/api/v1/accounts/rita", json={"role": "approver"})
        asked = (await carol.get("/notes?lang=en")).text
        own = (await cast.adam.get("/notes?lang=en")).text
        approver = (await cast.anna.get("/notes?lang=en")).text
        [waits] = (await carol.get("/api/v1/consents")).json()
        await carol.post(f"/api/v1/consents/{waits['id']}/agreement")
        decided = (await cast.adam.get("/notes?lang=en")).text

    assert "Rita: adam asks for your consent: Change the role" in asked
    assert [_unread(each) for each in (asked, own, approver)] == [1, 0, 0]
    assert "Rita: “Change the role” took effect" in decided


async def test_what_takes_effect_by_itself_is_in_the_bell_of_an_approver(cast: Cast) -> None:
    await ask_for(two_person=True)
    await register(LIN)
    await cast.adam.patch("/api/v1/accounts/rita", json={"role": "approver"})

    shown = (await cast.anna.get("/notes?lang=en")).text

    assert "Rita: takes effect unless somebody refuses: Change the role" in shown
    assert _unread(shown) == 1
