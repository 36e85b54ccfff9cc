"""The roster on a page and as files."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest

from awards.issuing import service as issuing
from awards.settings import Settings
from awards.winners import service as winners
from tests.cast import ACME, EVERYONE, OUYANG, confirmed
from tests.people import Cast

PAGE = "/c/2023/roster"


@pytest.fixture
async def issued(cast: Cast, settings: Settings) -> list[int]:
    ids = await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
    return ids


async def test_the_page_stands_in_the_order_of_the_files(cast: Cast, issued: list[int]) -> None:
    shown = (await cast.paul.get(PAGE)).text
    text = (await cast.paul.get(f"{PAGE}.csv")).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO((await cast.paul.get(f"{PAGE}.xlsx")).content))

    listed = re.findall(r'<th scope="row"[^>]*>([^<]+)</th>', shown)
    assert len(listed) == len(EVERYONE)
    assert listed == [row["姓名或名称"] for row in csv.DictReader(io.StringIO(text))]
    assert "总名册" in book.sheetnames


async def test_each_category_shows_its_order_and_how_names_are_read(
    cast: Cast, issued: list[int]
) -> None:
    shown = (await cast.paul.get(PAGE)).text

    assert "按姓氏笔画为序" in shown
    assert "Ōuyáng" in shown
    assert "郑经开表〔2024〕GR003号" in shown


async def test_a_column_that_nobody_fills_is_left_out(cast: Cast) -> None:
    await confirmed(ACME)

    shown = (await cast.paul.get(PAGE)).text

    assert ACME.name in shown
    assert "读音" not in shown


async def test_who_is_placed_by_hand_is_marked(cast: Cast, issued: list[int]) -> None:
    assert "※" not in (await cast.paul.get(PAGE)).text
    await winners.place_by_hand("web/rita", issued[1], 1)

    shown = (await cast.paul.get(PAGE)).text

    assert re.search(rf"※</abbr></td><th scope=\"row\"[^>]*>{OUYANG.name}", shown)


async def test_without_winners_the_page_says_so(cast: Cast) -> None:
    assert "还没有签发证书" in (await cast.paul.get(PAGE)).text


async def test_an_unknown_year_is_not_found(cast: Cast) -> None:
    answers = [await cast.paul.get(f"/c/none/roster{end}") for end in ("", ".xlsx", ".csv")]

    assert [answer.status_code for answer in answers] == [404] * 3
