"""Winners on pages: the list, one winner, forms, and withdrawal."""

from __future__ import annotations

import asyncio
import io
import re
from datetime import date
from html import unescape
from urllib.parse import quote

import httpx
import openpyxl
import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.tables import IssuedNumber, Notice, Winner, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service
from awards.winners.queries import find
from tests.cast import ACME, GRID, LIN, OUYANG, SECRET, TIAN, register
from tests.people import Cast

LIST = "/c/2023/winners"
NEW = f"{LIST}/new"
TYPED = {"place": f"GR/{LIN.honour}", "name": LIN.name, "unit": LIN.unit}


def listed(answer: httpx.Response) -> list[str]:
    """Return the names on a page of the list, in order."""
    return re.findall(r'<th scope="row" class="name"[^>]*><a [^>]*>([^<]*)</a>', answer.text)


def link(answer: httpx.Response, words: str) -> str:
    found = re.search(rf'href="([^"]*)"[^>]*>{words}<', answer.text)
    assert found, words
    return unescape(found[1])


async def told(cast: Cast, who: str, answer: httpx.Response) -> str:
    """Return the message that a change leaves for the next page."""
    asks = getattr(cast, who)
    said = answer.headers["set-cookie"].partition(";")[0]
    headers = {"Cookie": f"{asks.headers['Cookie']}; {said}"}
    return str((await asks.get(answer.headers["location"], headers=headers)).text)


# The list.


async def test_an_empty_list_leads_to_where_it_is_filled(cast: Cast) -> None:
    registrar = await cast.rita.get(LIST)
    viewer = await cast.vera.get(LIST)

    assert "尚未登记获奖者" in registrar.text
    assert link(registrar, "导入名单") == "/c/2023/intake"
    assert "/c/2023/intake" not in viewer.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [ACME.name, GRID.name, LIN.name, OUYANG.name, TIAN.name]),
        ("?sort=newest", [GRID.name, ACME.name, TIAN.name, OUYANG.name, LIN.name]),
        ("?category=GR", [LIN.name, OUYANG.name, TIAN.name]),
        (f"?unit={LIN.unit}", [GRID.name, LIN.name]),
        ("?text=晚舟", [LIN.name]),
        ("?text=OYRS", [OUYANG.name]),
        ("?text=明湖", [OUYANG.name]),
        ("?state=confirmed", [TIAN.name]),
        ("?state=withdrawn", []),
        ("?held=true", [OUYANG.name]),
        ("?text=表〔2023〕001号", [LIN.name]),
        ("?text=%25", [ACME.name, GRID.name, LIN.name, OUYANG.name, TIAN.name]),
        ("?text=查无此人", []),
        ("?sort=nonsense&state=nonsense&from=-5", 5),
    ],
)
async def test_the_list_shows_what_is_asked_for_and_counts_it(
    cast: Cast, query: str, expected: list[str] | int
) -> None:
    lin, ouyang, tian, *_ = await register(LIN, OUYANG, TIAN, ACME, GRID)
    await service.confirm("web/anna", [tian])
    await Winner.update({Winner.held: True}).where(Winner.id == ouyang)
    category = (await Winner.select(Winner.category).where(Winner.id == lin))[0]["category"]
    await IssuedNumber.insert(
        IssuedNumber(category=category, winner=lin, sequence=1, text="表〔2023〕001号")
    )

    shown = await cast.vera.get(LIST + query)

    names = listed(shown)
    assert (names == expected) if isinstance(expected, list) else len(names) == expected
    assert f"共 {len(names)} 个获奖者" in shown.text
    assert names or "没有符合筛选条件的获奖者" in shown.text


@pytest.mark.parametrize("sort", ["decision", "name", "unit", "state", "newest"])
async def test_the_pages_of_a_list_hold_everyone_once_in_every_order(cast: Cast, sort: str) -> None:
    many = [Registration("GR", f"甲{n}", f"单位{n % 7}", LIN.honour) for n in range(110)]
    await register(*many)
    page = f"{LIST}?sort={sort}&unit="

    found: list[str] = []
    while True:
        shown = await cast.vera.get(page)
        found += listed(shown)
        if 'rel="next"' not in shown.text:
            break
        page = LIST + unescape(re.findall(r'rel="next" href="([^"]+)"', shown.text)[0])

    assert len(found) == len(set(found)) == 110


async def test_the_way_back_from_a_winner_leads_to_the_same_place_of_the_list(cast: Cast) -> None:
    await register(*[Registration("GR", f"甲{n}", LIN.unit, LIN.honour) for n in range(60)])
    here = f"{LIST}?unit={quote(LIN.unit)}&sort=newest&from=50"

    winner = await cast.rita.get(link(await cast.rita.get(here), "甲9"))
    form = await cast.rita.get(link(winner, "修改"))
    saved = await cast.rita.post(
        str(form.request.url), data={**TYPED, "name": "甲九", "revision": "1"}
    )

    assert link(winner, "返回列表") == here
    assert link(await cast.rita.get(saved.headers["location"]), "返回列表") == here


async def test_a_way_back_never_leads_to_another_site(cast: Cast) -> None:
    [winner] = await register(LIN)

    shown = await cast.vera.get(f"/winners/{winner}?text=x&back=https://evil.example&from=//evil")

    assert link(shown, "返回列表") == f"{LIST}?text=x"
    assert "evil.example" not in re.sub(r'name="back" value="[^"]*"', "", shown.text)


async def test_each_person_saves_filters_under_a_name(cast: Cast) -> None:
    await register(LIN)
    kept = {"view": "潮河", "unit": LIN.unit, "sort": "newest", "from": "50"}
    await cast.rita.post(f"{LIST}/views", data=kept)

    mine = await cast.rita.get(LIST)
    others = await cast.vera.get(LIST)
    opened = await cast.rita.get(LIST + link(mine, "潮河"))
    [drop] = re.findall(r'action="([^"]*/views/\d+/drop)"', opened.text)
    refused = await cast.vera.post(drop)
    await cast.rita.post(drop)

    assert link(mine, "潮河") == f"?unit={quote(LIN.unit)}&sort=newest"
    assert "潮河</a>" not in others.text
    assert refused.status_code == 404
    assert "潮河</a>" not in (await cast.rita.get(LIST)).text


async def test_the_list_goes_into_a_workbook_as_it_is_filtered(cast: Cast) -> None:
    await register(LIN, OUYANG, Registration("CX", "=cmd|’ /C calc’!A0"))

    answer = await cast.vera.get(f"{LIST}.xlsx?text=晚舟")
    everyone = await cast.vera.get(f"{LIST}.xlsx")

    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)  # type: ignore[union-attr]
    assert [row[2] for row in rows if row[2]] == ["姓名（名称）", LIN.name]
    cells = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(everyone.content)).active  # type: ignore[union-attr]
        for cell in row
    ]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}


# One winner.


async def test_a_winner_is_shown_with_everything_and_its_history_in_words(cast: Cast) -> None:
    [winner] = await register(LIN)
    changed = Amendment(name="林晚州")
    await service.amend("web/rita", winner, changed, revision=1, secret=SECRET)

    shown = (await cast.vera.get(f"/winners/{winner}")).text

    assert "林晚州" in shown
    assert "****0001" in shown
    assert "JK0001" not in shown
    assert f'src="/winners/{winner}/preview.png' in shown
    assert re.search(r"<del>.*林晚舟</del> → <ins>.*林晚州</ins>", shown)
    assert "修改</a>" not in shown


async def test_namesakes_and_near_names_of_a_unit_are_pointed_out(cast: Cast) -> None:
    lin, same, near, _ = await register(
        LIN,
        Registration("GR", "林 晚舟", "明湖办事处", LIN.honour),
        Registration("GR", "林婉舟", LIN.unit, LIN.honour),
        Registration("GR", "林婉秋", LIN.unit, LIN.honour),
    )

    shown = await cast.vera.get(f"/winners/{lin}")

    assert link(shown, "林 晚舟") == f"/winners/{same}"
    assert link(shown, "林婉舟") == f"/winners/{near}"
    assert "林婉秋" not in shown.text


async def test_a_suggested_name_is_taken_with_one_click(cast: Cast) -> None:
    [winner] = await register(Registration("GR", "林 晚舟", LIN.unit, LIN.honour, note="甲\n乙"))
    before = await find(winner)

    shown = await cast.rita.get(f"/winners/{winner}")
    form = re.search(
        r'<form method="post" action="(/winners/\d+/edit)">(.*?)</form>', shown.text, re.DOTALL
    )
    assert form
    fields = {k: unescape(v) for k, v in re.findall(r'name="(\w+)" value="([^"]*)"', form[2])}
    await cast.rita.post(form[1], data=fields)

    after = await find(winner)
    assert before.warnings == 1
    assert (after.name, after.unit, after.note, after.warnings) == ("林晚舟", LIN.unit, "甲\n乙", 0)


# Forms.


async def test_faults_are_reported_beside_their_fields_and_nothing_typed_is_lost(
    cast: Cast,
) -> None:
    typed = {"place": "GR/没有这个称号", "name": "", "unit": "单" * 201, "namesake": "x"}

    answer = await cast.rita.post(NEW, data=typed)

    assert answer.status_code == 422
    for field in ("name", "unit", "namesake"):
        assert f'id="error-{field}"' in answer.text
        assert f'href="#field-{field}"' in answer.text
    assert "单" * 201 in answer.text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"place": "GR/没有这个称号"}, "place"),
        ({"place": ""}, "place"),
        ({"name": "林\u202e晚舟"}, "name"),
        ({"place": "CX/", "credit_code": "123"}, "credit_code"),
        ({"unit": "潮河\u202e办事处"}, "unit"),
    ],
)
async def test_a_refusal_stands_beside_the_field_it_is_about(
    cast: Cast, changed: dict[str, str], field: str
) -> None:
    answer = await cast.rita.post(NEW, data={**TYPED, **changed})

    assert answer.status_code == 422
    assert re.findall(r'id="error-(\w+)"', answer.text) == [field]


async def test_the_same_winner_again_is_refused_beside_the_name(cast: Cast) -> None:
    await cast.rita.post(NEW, data=TYPED)

    again = await cast.rita.post(NEW, data=TYPED)

    assert again.status_code == 422
    assert re.findall(r'id="error-(\w+)"', again.text) == ["name"]


async def test_a_warning_is_shown_once_and_the_name_kept_as_typed(cast: Cast) -> None:
    typed = {**TYPED, "name": "林 晚舟"}

    asked = await cast.rita.post(NEW, data=typed)
    [kept] = re.findall(r'name="kept" value="([^"]*)"', asked.text)
    done = await cast.rita.post(NEW, data={**typed, "kept": unescape(kept)})
    winner = int(done.headers["location"].rpartition("/")[2])
    noted = await cast.rita.post(
        f"/winners/{winner}/edit", data={**typed, "note": "已核对", "revision": "1"}
    )

    assert asked.status_code == 422
    assert "按输入保留" in asked.text
    assert (await find(winner)).name == "林 晚舟"
    assert noted.status_code == 303


async def test_registering_another_winner_keeps_category_and_unit(cast: Cast) -> None:
    done = await cast.rita.post(NEW, data={**TYPED, "then": "another"})

    form = (await cast.rita.get(done.headers["location"])).text

    assert f'<option value="{TYPED["place"]}" selected>' in form
    assert f'value="{LIN.unit}"' in form
    assert LIN.name not in form


async def test_a_change_made_meanwhile_is_shown_and_what_was_typed_stays(cast: Cast) -> None:
    [winner] = await register(LIN)
    other = Amendment(unit="明湖办事处")
    await service.amend("web/rita", winner, other, revision=1, secret=SECRET)
    mine = {**TYPED, "name": "林晚州", "revision": "1"}

    stale = await cast.adam.post(f"/winners/{winner}/edit", data=mine)
    again = await cast.adam.post(f"/winners/{winner}/edit", data={**mine, "revision": "2"})

    assert stale.status_code == 422
    assert re.findall(r'id="error-(\w+)"', stale.text) == ["unit"]
    assert "Rita已将此项改为“明湖办事处”" in stale.text
    assert 'value="林晚州"' in stale.text
    assert 'name="revision" value="2"' in stale.text
    assert again.status_code == 303
    assert ((await find(winner)).name, (await find(winner)).unit) == ("林晚州", LIN.unit)


async def test_a_number_that_is_not_typed_again_stays(cast: Cast) -> None:
    [winner] = await register(LIN)

    await cast.rita.post(f"/winners/{winner}/edit", data={**TYPED, "note": "n", "revision": "1"})

    assert (await find(winner)).number_tail == "0001"


async def test_a_confirmed_winner_that_changes_goes_back_but_its_notice_is_not_run_again(
    cast: Cast,
) -> None:
    lin, ouyang = await register(LIN, OUYANG)
    here = await catalogue.find("2023")
    ran = Notice(
        commendation=here.id,
        number=1,
        begins_on=date(2026, 3, 2),
        ends_on=date(2026, 3, 6),
        days=5,
        published_at=clock.now(),
    )
    [notice] = await Notice.insert(ran).returning(Notice.id)
    await Winner.update({Winner.notice: notice["id"]}).where(Winner.id == lin)
    await service.confirm("web/anna", [lin, ouyang])

    for winner, who in ((lin, LIN), (ouyang, OUYANG)):
        typed = {**TYPED, "place": f"GR/{who.honour}", "name": who.name, "unit": "京航办事处"}
        sent = {**typed, "revision": "2", "reason": "调动"}
        await cast.rita.post(f"/winners/{winner}/edit", data=sent)

    assert (await find(lin)).state is WinnerState.NOTICED
    assert (await find(ouyang)).state is WinnerState.DRAFT


# Withdrawal, and places by hand.


async def test_those_ticked_are_withdrawn_with_a_reason_and_the_list_is_where_it_was(
    cast: Cast,
) -> None:
    lin, ouyang, tian = await register(LIN, OUYANG, TIAN)
    chosen = {"winner": [str(lin), str(ouyang)], "sort": "newest"}

    asked = await cast.anna.post(f"{LIST}/withdraw", data=chosen)
    silent = await cast.anna.post(f"{LIST}/withdraw", data={**chosen, "sure": "true"})
    done = await cast.anna.post(
        f"{LIST}/withdraw", data={**chosen, "sure": "true", "reason": "本人申请"}
    )

    assert "撤下 2 个获奖者" in asked.text
    assert TIAN.name not in asked.text
    assert silent.status_code == 422
    assert done.headers["location"] == f"{LIST}?sort=newest"
    assert "已撤下 2 个获奖者" in await told(cast, "anna", done)
    states = {(await find(winner)).state for winner in (lin, ouyang)}
    assert (states, (await find(tian)).state) == ({WinnerState.WITHDRAWN}, WinnerState.DRAFT)


async def test_all_that_match_are_withdrawn_and_nobody_else(cast: Cast) -> None:
    await register(LIN, OUYANG, GRID)

    asked = await cast.anna.post(f"{LIST}/withdraw", data={"all": "true", "unit": LIN.unit})

    named = re.findall(r'name="winner" value="(\d+)"', asked.text)
    assert {(await find(int(winner))).name for winner in named} == {LIN.name, GRID.name}


async def test_a_winner_of_another_commendation_is_not_reached_by_its_id(cast: Cast) -> None:
    asked = await cast.anna.post(f"{LIST}/withdraw", data={"winner": ["999", "x", "1" * 12]})

    assert asked.status_code == 200
    assert "未选择可撤下的获奖者" in asked.text


async def test_a_place_by_hand_is_given_and_a_wrong_one_is_reported(cast: Cast) -> None:
    lin, _ = await register(LIN, OUYANG)

    done = await cast.rita.post(f"/winners/{lin}/place?text=a", data={"hand_place": "2"})
    wrong = await cast.rita.post(f"/winners/{lin}/place", data={"hand_place": "3"})

    assert done.headers["location"] == f"/winners/{lin}?text=a"
    assert "应在 1 至 2 之间" in await told(cast, "rita", wrong)
    assert (await find(lin)).hand_place == 2


async def test_acts_are_offered_to_those_who_may(cast: Cast) -> None:
    [winner] = await register(LIN)

    offered = {
        who: {
            act
            for act in ("withdraw", "confirm", "edit")
            if f"/{act}" in (await getattr(cast, who).get(f"/winners/{winner}")).text
        }
        for who in ("vera", "rita", "anna")
    }

    assert offered == {"vera": set(), "rita": {"edit"}, "anna": {"withdraw", "confirm"}}


async def test_a_view_that_is_kept_twice_at_once_is_one(cast: Cast) -> None:
    asked = [{"view": "待核", "state": "draft"}, {"view": "待核", "unit": "潮河办事处"}] * 2

    kept = await asyncio.gather(
        *(cast.rita.post("/c/2023/winners/views", data=each) for each in asked)
    )

    assert [each.status_code for each in kept] == [303] * len(asked)
    assert (await cast.rita.get("/c/2023/winners")).text.count(">待核</a>") == 1


async def test_a_saved_view_is_a_tab_that_can_be_renamed(cast: Cast) -> None:
    for view in ({"view": "待核", "state": "draft"}, {"view": "潮河", "unit": LIN.unit}):
        await cast.rita.post(f"{LIST}/views", data=view)
    opened = await cast.rita.get(f"{LIST}?state=draft")
    [name] = re.findall(r'action="([^"]*/views/\d+/name)"', opened.text)

    stranger = await cast.vera.post(name, data={"view": "我的"})
    taken = await cast.rita.post(name, data={"view": "潮河"})
    renamed = await cast.rita.post(name, data={"view": "登记中", "state": "draft"})

    assert re.findall(r'<a href="([^"]+)" aria-current="page">(.+?)</a>', _tabs(opened.text)) == [
        ("?state=draft", "待核")
    ]
    assert stranger.status_code == 404
    assert "已有名为“潮河”的视图" in await told(cast, "rita", taken)
    assert renamed.headers["location"] == f"{LIST}?state=draft"
    tabs = _tabs((await cast.rita.get(LIST)).text)
    assert re.findall(r"<a [^>]+>(.+?)</a>", tabs) == ["全部", "潮河", "登记中"]


def _tabs(page: str) -> str:
    found = re.search(r'<nav class="views".*?</nav>', page, re.DOTALL)
    assert found
    return found[0]


async def test_the_foot_of_a_list_names_its_pages(cast: Cast) -> None:
    await register(*[Registration("GR", f"甲{n:03}", LIN.unit, LIN.honour) for n in range(260)])

    shown = (await cast.rita.get(f"{LIST}?unit={LIN.unit}&from=100")).text

    pages = re.findall(
        r'<a class="page" href="\?[^"]*from=(\d+)"[^>]*?( aria-current="page")?>(\d)', shown
    )
    assert [(int(at), number) for at, _, number in pages] == [
        (0, "1"),
        (50, "2"),
        (100, "3"),
        (150, "4"),
        (200, "5"),
        (250, "6"),
    ]
    assert [number for _, current, number in pages if current] == ["3"]
    assert "第 101–150 条，共 260 条" in shown


async def test_an_empty_field_is_named_where_somebody_can_fill_it(cast: Cast) -> None:
    person, firm = await register(
        Registration("GR", "林晚舟", "", LIN.honour), Registration("TC", "甲有限公司")
    )

    row = (await cast.rita.get(f"/winners/{person}/row?as=read")).text
    firms = (await cast.rita.get(f"{LIST}?category=TC")).text
    shown = (await cast.rita.get(f"/winners/{person}")).text

    assert re.findall(r'class="c-sub[^"]*unfilled"\s*>\s*未填写', row)
    assert "未填写" not in firms
    assert re.search(r"<dt>单位</dt>\s*<dd class=\"unfilled\">未填写</dd>", shown)
    assert f"/winners/{firm}" in firms
