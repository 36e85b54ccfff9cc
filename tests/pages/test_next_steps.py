"""At each state of the year, each role is sent only where it may go, and to no act about nobody."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape

import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.issuing.service import issue
from awards.notices import holds, objections
from awards.notices import service as notices
from awards.proofs import closing
from awards.proofs import service as proofs
from awards.roles import Role
from awards.settings import Settings
from awards.tables import Notice, Winner
from awards.winners.queries import listing
from tests.cast import EVERYONE, LIN, register
from tests.people import PEOPLE, SOURCE, Cast

pytestmark = pytest.mark.usual  # five people look at eleven states

#: An act or a title of a page, and a count of nobody in it.
_ACT = re.compile(r'<(h1|button|a class="button)\b.*?</(?:h1|button|a)>', re.DOTALL)
#: How long a list is stands beside its title.
_COUNTED = re.compile(r'<span class="count".*?</span>', re.DOTALL)
_NOBODY = re.compile(r"(?<![\d,/-])0 (?:个|张|件|份|人|条)")


def _of_nobody(shown: str) -> list[str]:
    told = _COUNTED.sub("", shown)
    acts = [re.sub(r"<[^>]+>", "", each[0]) for each in _ACT.finditer(told)]
    return [" ".join(act.split()) for act in acts if _NOBODY.search(act)]


async def _ids() -> list[int]:
    return [winner.id for winner in await listing(await catalogue.find("2023"))]


async def _states(cast: Cast, settings: Settings) -> AsyncIterator[str]:
    """The year, act by act; after each the state has a name."""
    await catalogue.load("cli/a", parse("notice_days = 5\n" + SOURCE, "x"))
    yield "new"
    await register(*EVERYONE)
    yield "registered"
    await Winner.update({Winner.warnings: 1}).where(Winner.name == LIN.name)
    yield "with remarks"
    await proofs.make_links("cli/a", "2023", clock.today() + timedelta(days=7))
    yield "units asked"
    await closing.close("cli/a", "2023", "已电话核对")
    yield "units closed"
    await notices.publish("web/anna", "2023", clock.today(), "0371", await _ids())
    yield "on notice"
    first, second, *_ = await _ids()
    await objections.object_to("web/anna", first, clock.today(), "来信", "不符合条件")
    await holds.hold("web/anna", second, "待核实")
    yield "objected and held"
    past = clock.today() - timedelta(days=9)
    await Notice.update({Notice.begins_on: past, Notice.ends_on: past}).where(Notice.number == 1)
    yield "notice over"
    going = [key for key in await _ids() if key not in (first, second)]
    await notices.confirm("web/anna", going)
    yield "confirmed"
    await issue("web/anna", "2023", settings)
    yield "issued"
    await cast.paul.post("/c/2023/print", data={"form": "pdf"})
    yield "printed"


async def test_everybody_is_sent_only_where_they_may_go(cast: Cast, settings: Settings) -> None:
    wrong, own = [], {}
    async for state in _states(cast, settings):
        for name in PEOPLE:
            person = getattr(cast, name)
            shown = (await person.get("/c/2023?lang=en")).text
            main = shown[shown.index("<main") :]
            [bar] = re.findall(r'<section class="next".*?</section>', main, re.DOTALL)
            own[state, name] = "go" in re.findall(r'class="button (\w+)"', bar)
            targets = {unescape(each) for each in re.findall(r'href="(/[^"]*)"', main)}
            for target in targets:
                answer = await person.get(target.partition("#")[0], params={})
                if answer.status_code not in (200, 303):
                    wrong.append((state, name, target, answer.status_code))
                elif acts := _of_nobody(answer.text):
                    wrong.append((state, name, target, acts))

    assert wrong == []
    assert not any(own[state, "vera"] for state, _ in own)
    assert own["new", "rita"]
    assert not own["new", "anna"]
    assert own["units asked", "rita"]
    assert own["objected and held", "anna"]
    assert own["issued", "paul"]
    assert not own["confirmed", "paul"]
    assert PEOPLE["paul"] is Role.PRINTER


async def test_what_is_open_is_said_before_the_notice_and_before_issuing(
    cast: Cast, settings: Settings
) -> None:
    notice = said = ""
    async for state in _states(cast, settings):
        if state == "units asked":
            notice = " ".join((await cast.anna.get("/c/2023/notices?lang=en")).text.split())
        if state == "confirmed":
            said = (await cast.anna.get("/c/2023/certificates?lang=en")).text

    assert re.search(r"\d+ units have not answered the proofreading\.", notice)
    assert 'href="/c/2023/proofs' not in notice[notice.index("<main") :]
    assert "not before the date of the decision" in notice
    assert "2 winners are held back and left out." in said
    assert "1 objection is open." in said
