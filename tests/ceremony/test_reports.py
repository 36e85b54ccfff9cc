"""Every declared report is a page, files, JSON and a command."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest

from awards.ceremony.reports import REPORTS, find
from awards.errors import NotFound
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.winner_fields import Amendment
from awards.winners import service as winners
from tests.cast import EVERYONE, LIN, SECRET, confirmed
from tests.certificates.reading import lines as pdf_lines
from tests.certificates.reading import squeezed
from tests.people import Cast, _door, _doors, cast, settings

__all__ = ["_door", "_doors", "cast", "settings"]

NAMES = [report.name for report in REPORTS]


@pytest.fixture
async def issued(cast: Cast, settings: Settings) -> list[int]:
    ids = await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)
    return ids


@pytest.mark.parametrize("name", NAMES)
async def test_a_report_says_the_same_in_every_form(
    cast: Cast, issued: list[int], name: str
) -> None:
    page, door = f"/c/2023/reports/{name}", f"/api/v1/commendations/2023/reports/{name}"

    shown = (await cast.paul.get(page)).text
    text = (await cast.paul.get(f"{page}/csv")).content
    book = (await cast.paul.get(f"{page}/xlsx")).content
    told = (await cast.paul.get(door)).json()

    headings, *rows = csv.reader(io.StringIO(text.decode("utf-8-sig")))
    assert rows == [[str(cell) for cell in row.values()] for row in told]
    assert all(
        re.search(f'<th scope="col"[^>]*>{re.escape(heading)}</th>', shown) for heading in headings
    )
    sheet = openpyxl.load_workbook(io.BytesIO(book)).worksheets[0]
    assert headings in [list(row) for row in sheet.values]
    assert (await cast.paul.get(f"{door}/csv")).content == text
    assert (await cast.paul.get(f"{door}/xlsx")).content == book
    paper = (await cast.paul.get(f"{page}/pdf")).content
    assert (await cast.paul.get(f"{door}/pdf")).content == paper
    printed = squeezed("".join("".join(lines) for lines in pdf_lines(paper)))
    assert all(squeezed(str(cell)) in printed for row in told for cell in row.values() if cell)
    assert f'href="{page}"' in (await cast.paul.get("/c/2023/reports")).text


async def test_a_report_that_is_none_is_not_found(cast: Cast) -> None:
    answers = [
        await cast.paul.get(f"{start}/reports/none{end}")
        for start in ("/c/2023", "/api/v1/commendations/2023")
        for end in ("", "/csv", "/xlsx", "/pdf")
    ]

    assert [answer.status_code for answer in answers] == [404] * 8
    with pytest.raises(NotFound):
        find("none")


async def test_the_report_shows_how_many_certificates_each_unit_receives(
    cast: Cast, issued: list[int]
) -> None:
    rows = (await cast.paul.get("/api/v1/commendations/2023/reports/units")).json()

    received = [winner.unit or winner.name for winner in EVERYONE]
    assert {row["unit"]: row["total"] for row in rows} == {
        unit: received.count(unit) for unit in received
    }
    assert sum(row["GR"] for row in rows) == 3
    assert sum(row["CX"] for row in rows) == sum(row["JT"] for row in rows) == 1


async def test_the_roster_on_paper_names_each_category_above_its_rows(
    cast: Cast, issued: list[int]
) -> None:
    answer = await cast.paul.get("/c/2023/roster.pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content == (await cast.paul.get("/api/v1/commendations/2023/roster.pdf")).content
    (page,) = pdf_lines(answer.content)
    text = squeezed("".join(page))
    assert text.count("先进个人（3，") == 1
    assert "第1页共1页" in text


async def test_a_name_that_no_font_has_is_refused_with_its_row(
    cast: Cast, settings: Settings
) -> None:
    [winner] = await confirmed(LIN)
    await issuing.issue("cli/carol", "2023", settings)
    await winners.amend(
        "cli/alice", winner, Amendment(name="王𰀀"), revision=3, secret=SECRET, reason="更正"
    )

    answer = await cast.paul.get("/api/v1/commendations/2023/roster.pdf")

    assert answer.status_code == 409
    assert "第1行“王𰀀”的“姓名或名称”" in answer.text
