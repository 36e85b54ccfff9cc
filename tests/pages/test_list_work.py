"""Work in the winners' list: columns, rows, editing in place, changes of many, the next winner."""

from __future__ import annotations

import re

from awards.winner_fields import Registration
from awards.winners.queries import find
from awards.winners.service import confirm
from tests.cast import ACME, LIN, OUYANG, TIAN, register
from tests.notices.story import ask_for, noticed
from tests.pages.test_winners import LIST, link, listed
from tests.people import Cast


async def test_the_list_is_grouped_by_category_with_its_places(cast: Cast) -> None:
    await register(LIN, ACME)

    shown = (await cast.rita.get(LIST)).text

    assert re.search(r'class="group".*?先进个人.*?1/278，缺 277', shown, re.DOTALL)
    assert "奖项</th>" not in shown
    assert "奖项" in (await cast.rita.get(f"{LIST}?sort=name")).text.split("<thead", 1)[1]


async def test_columns_and_rows_are_kept_with_the_account(cast: Cast) -> None:
    await register(*[Registration("GR", f"甲{n}", LIN.unit, LIN.honour) for n in range(60)])
    await cast.rita.post(f"{LIST}/columns", data={"column": ["note"], "back": LIST})
    await cast.rita.post("/me/habits", data={"rows": "100", "back": LIST})

    mine, others = await cast.rita.get(LIST), await cast.adam.get(LIST)

    assert len(listed(mine)) == 60
    assert len(listed(others)) == 50
    assert ">备注</th>" in mine.text
    assert ">位次</th>" not in mine.text


async def test_a_box_stands_only_where_something_can_be_done(cast: Cast) -> None:
    lin, ouyang = await register(LIN, OUYANG)
    await confirm("web/anna", [ouyang])

    def boxes(text: str) -> list[int]:
        return [int(found) for found in re.findall(r'name="winner" value="(\d+)"', text)]

    assert boxes((await cast.vera.get(LIST)).text) == []
    assert boxes((await cast.rita.get(LIST)).text) == [lin, ouyang]
    assert "批量修改" not in (await cast.vera.get(LIST)).text


async def test_a_row_is_edited_in_place(cast: Cast) -> None:
    [winner] = await register(LIN)
    fields = (await cast.rita.get(f"/winners/{winner}/row")).text
    sent = {"row_name": LIN.name, "row_honour": LIN.honour, "row_note": "", "row_revision": "1"}

    saved = await cast.rita.post(f"/winners/{winner}/row", data={**sent, "row_unit": "新的单位"})

    assert f'value="{LIN.unit}"' in fields
    assert saved.status_code == 200
    assert "新的单位" in saved.text
    assert (await find(winner)).unit == "新的单位"


async def test_a_row_with_a_fault_keeps_what_was_typed(cast: Cast) -> None:
    [winner] = await register(LIN)
    sent = {"row_name": "", "row_unit": "新的单位", "row_honour": LIN.honour, "row_revision": "1"}

    refused = await cast.rita.post(f"/winners/{winner}/row", data=sent)

    assert refused.status_code == 422
    assert 'value="新的单位"' in refused.text
    assert "请填写此项" in refused.text
    assert (await find(winner)).unit == LIN.unit


async def test_an_edited_row_says_what_the_notice_says(cast: Cast) -> None:
    await ask_for(days=5)
    [winner] = await register(LIN)
    await noticed([winner])

    row = (await cast.rita.get(f"/winners/{winner}/row")).text

    assert f"公示稿写的是“{LIN.name} · {LIN.unit} · {LIN.honour}”" in row


async def test_a_confirmed_row_is_changed_on_its_own_page_only(cast: Cast) -> None:
    [winner] = await register(LIN)
    await confirm("web/anna", [winner])

    shown = (await cast.rita.get(LIST)).text

    assert f'href="/winners/{winner}/edit"' in shown
    assert f"/winners/{winner}/row" not in shown
    assert "row_name" not in (await cast.rita.get(f"/winners/{winner}/row")).text


async def test_a_unit_of_many_is_shown_before_it_is_changed(cast: Cast) -> None:
    ids = await register(LIN, OUYANG)
    form = {"winner": [str(each) for each in ids], "field": "unit", "value": "合并后的单位"}

    shown = await cast.rita.post(f"{LIST}/change", data=form)
    untouched = (await find(ids[0])).unit
    done = await cast.rita.post(f"{LIST}/change", data={**form, "sure": "true"})

    assert f"<del>{LIN.unit}</del>" in shown.text
    assert shown.text.count("<ins>合并后的单位</ins>") == 2
    assert "修改 2 个获奖者" in shown.text
    assert untouched == LIN.unit
    assert done.status_code == 303
    assert {(await find(each)).unit for each in ids} == {"合并后的单位"}


async def test_a_change_of_many_with_one_fault_changes_nobody(cast: Cast) -> None:
    lin, acme = await register(LIN, ACME)
    form = {"winner": [str(lin), str(acme)], "field": "honour", "value": "优秀网格长（员）"}

    refused = await cast.rita.post(f"{LIST}/change", data={**form, "sure": "true"})

    assert "有 1 个不能这样修改，因此一个都未修改" in refused.text
    assert (await find(lin)).honour == LIN.honour


async def test_the_filters_choose_who_is_changed(cast: Cast) -> None:
    lin, _, acme = await register(LIN, OUYANG, ACME)
    form = {"all": "true", "category": "GR", "field": "note", "value": "已核"}

    await cast.rita.post(f"{LIST}/change", data={**form, "sure": "true"})

    assert (await find(lin)).note == "已核"
    assert (await find(acme)).note == ""


async def test_previous_and_next_follow_the_filtered_list(cast: Cast) -> None:
    lin, _, tian, acme = await register(LIN, OUYANG, TIAN, ACME)

    first = await cast.rita.get(f"/winners/{lin}?category=GR")
    middle = await cast.rita.get(f"/winners/{lin}")
    last = await cast.rita.get(f"/winners/{tian}?sort=newest&category=GR")

    assert "上一个" not in first.text
    assert link(middle, "上一个") == f"/winners/{acme}"
    assert "上一个" not in last.text
    assert link(last, "下一个").endswith("?category=GR&sort=newest")
