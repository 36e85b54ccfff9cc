"""A list pasted on the page where imports begin, from the text box to registration."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.pages.test_intake import HEAD, HERE, WORKER, committed, looked, registered
from tests.people import Cast

pytestmark = pytest.mark.usual  # imports lists on pages

PASTED = "\r\n".join(
    "\t".join(row)
    for row in (
        HEAD,
        ("先进个人", WORKER, "甲某", '"甲街道\r\n办事处"'),
        ("先进个人", WORKER, "乙某", "乙局"),
    )
)


async def pasted(person: httpx.AsyncClient, text: str) -> httpx.Response:
    return await person.post(f"{HERE}/pasted", files={"cells": (None, text)})


async def test_pasted_cells_go_the_way_of_a_file(cast: Cast) -> None:
    answer = await pasted(cast.rita, PASTED)
    assert answer.status_code == 303, answer.text
    talk = answer.headers["location"]
    shown = await looked(cast.rita, talk)
    assert "粘贴的名单" in shown.text
    assert "甲街道" in shown.text
    begin = await cast.rita.get(HERE)
    assert f'href="{talk}"' in begin.text
    assert re.search(r'<textarea[^>]*name="cells"', begin.text)


async def test_a_pasted_list_is_registered(cast: Cast) -> None:
    before = await registered(cast)
    answer = await pasted(cast.rita, PASTED.replace("\r\n办事处", "办事处").replace('"', ""))
    await committed(cast.rita, answer.headers["location"])
    assert await registered(cast) == before + 2
    assert "粘贴的名单" in (await cast.rita.get(HERE)).text


async def test_nothing_pasted_is_a_fault_beside_the_box(cast: Cast) -> None:
    for nothing in ("", " \r\n\t\r\n"):
        answer = await pasted(cast.rita, nothing)
        assert answer.status_code == 422
        assert "请先把单元格粘贴到这里" in answer.text
        assert 'aria-describedby="hint-cells error-cells"' in answer.text


async def test_a_paste_beyond_the_limit_stays_in_the_box(cast: Cast) -> None:
    """10 MB are allowed, as for a file."""
    answer = await pasted(cast.rita, "甲\t乙\n" * 1_250_010)
    assert answer.status_code == 422
    assert "10000000" in answer.text
    assert answer.text.count("甲\t乙") == 1_250_010


async def test_a_pasted_list_without_a_header_may_be_matched(cast: Cast) -> None:
    answer = await pasted(cast.rita, "甲某\t甲局\r\n乙某\t乙局\r\n")
    columns = await looked(cast.rita, f"{answer.headers['location']}/columns")
    assert "没有找到表头" in columns.text
    assert 'name="separator"' in columns.text
    assert 'name="encoding"' not in columns.text


async def test_a_pasted_list_is_matched_like_an_earlier_one(cast: Cast) -> None:
    """Answers about columns are remembered, although the draft is marked as pasted."""
    strange = PASTED.replace("姓名或名称", "人").replace("\r\n办事处", "").replace('"', "")
    first = (await pasted(cast.rita, strange)).headers["location"]
    await cast.rita.post(f"{first}/columns", data={"column:name": "C"})
    await committed(cast.rita, first)
    again = (await pasted(cast.rita, strange.replace("甲某", "丙某"))).headers["location"]
    await looked(cast.rita, again)
    assert "已按当时的对应关系匹配" in (await looked(cast.rita, f"{again}/columns")).text
