"""The history, as administrators read it."""

from __future__ import annotations

import re
from html import unescape

import msgspec
import pytest

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.tables import AuditEntry, LayoutVersion
from awards.winner_fields import Registration
from awards.winners import service as winners
from tests.cast import LIN, SECRET
from tests.people import Cast

NEW = "/c/2023/winners/new"
TYPED = {"place": "GR/综合考评先进工作者", "name": "林晚舟", "unit": "潮河办事处"}


async def _register(cast: Cast, **more: str) -> str:
    made = await cast.rita.post(NEW, data={**TYPED, **more})
    assert made.status_code == 303, made.text
    return made.headers["location"]


async def test_a_name_that_was_changed_is_found_under_the_old_name_too(cast: Cast) -> None:
    winner = await _register(cast)
    await cast.rita.post(f"{winner}/edit", data={**TYPED, "name": "林晚州", "revision": "1"})

    shown = (await cast.adam.get("/history?text=林晚舟&action=winner.amended")).text

    assert "林晚州" in shown
    assert "Rita" in shown
    assert "修改了获奖者" in shown


async def test_entries_are_chosen_by_person_act_day_and_subject(cast: Cast) -> None:
    winner = await _register(cast)
    await _register(cast, name="田禾")
    subject = winner.removeprefix("/").replace("winners", "winner")
    today = clock.today().isoformat()

    async def entries(query: str) -> int:
        return (await cast.adam.get(f"/history?{query}")).text.count("<time")

    assert await entries(f"person=rita&day={today}") == 2
    assert await entries("person=anna") == 0
    assert await entries("action=winner.registered") == 2
    assert await entries(f"subject={subject}") == 1
    assert await entries("day=2020-01-01") == 0
    assert await entries("text=田禾") == 1


async def test_a_query_without_meaning_is_ignored(cast: Cast) -> None:
    for query in ("day=9999-12-31", "day=x", "action=%00", "text=%25%5C%22", "subject=a/b%00"):
        answer = await cast.adam.get(f"/history?{query}")
        assert answer.status_code == 200, query
    assert (await cast.adam.get("/history?before=0")).status_code == 400


@pytest.mark.parametrize("subject", ["x", "/", "winner", "winner/0", "winner/x", "人/1", "%25"])
async def test_a_subject_that_is_none_is_said_as_it_was_asked(guests: Cast, subject: str) -> None:
    shown = await guests.adam.get(f"/history?subject={subject}")

    assert shown.status_code == 200


async def test_older_entries_are_a_page_further(cast: Cast) -> None:
    many = [Registration(**{**msgspec.structs.asdict(LIN), "namesake": n}) for n in range(60)]
    await winners.register("web/rita", "2023", many, secret=SECRET)

    newest = (await cast.adam.get("/history?action=winner.registered")).text
    [older] = re.findall(r'rel="next" href="([^"]+)"', newest)
    rest = (await cast.adam.get(unescape(older))).text

    assert (newest.count("<time"), rest.count("<time")) == (50, 10)
    assert 'rel="next"' not in rest


async def test_an_untouched_history_is_said_to_be_whole_and_a_changed_one_is_not(
    cast: Cast,
) -> None:
    await _register(cast)
    whole = await _checked(cast)
    changed = AuditEntry.update({AuditEntry.after: '{"name":"林晚州"}'})
    await changed.where(AuditEntry.action == "winner.registered")

    assert "无缺失，无改动" in whole
    assert "内容被改动" in await _checked(cast)


async def _checked(cast: Cast) -> str:
    answer = await cast.adam.post("/history/verification")
    said = answer.headers["set-cookie"].partition(";")[0]
    cookies = f"{cast.adam.headers['Cookie']}; {said}"
    return (await cast.adam.get("/history", headers={"Cookie": cookies})).text


async def test_a_layout_of_the_office_is_named_by_its_own_name(cast: Cast) -> None:
    source = 'id = "house-7"\nname = "%s"\n'
    for version, name in enumerate(("旧红金版", "本区红金版"), 1):
        row = LayoutVersion(
            layout_id="house-7", version=version, source=source % name, made_at=clock.now()
        )
        await LayoutVersion.insert(row)
    async with database.transaction():
        changed = Change(
            Action.COMMENDATION_AMENDED,
            "commendation/1",
            {"layout": "classic"},
            {"layout": "house-7"},
        )
        await audit.record(
            "web/adam",
            [changed, Change(Action.LAYOUT_SAVED, "layout/house-7", None, {"version": 2})],
        )

    shown = unescape((await cast.adam.get("/history")).text)

    assert "版式 本区红金版" in shown
    assert re.search(r"<ins>(<span[^>]*>[^<]*</span>)?\s*本区红金版</ins>", shown)
    assert "house-7" not in re.sub(r'href="[^"]*"', "", shown)


async def test_a_category_is_named_by_its_name(cast: Cast) -> None:
    await _register(cast)

    shown = (await cast.adam.get("/history?action=winner.registered")).text

    assert "先进个人" in shown
    assert re.search(r"GR\s*<", shown) is None
