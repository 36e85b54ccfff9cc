"""Each list is offered in every form, with the same bytes on its page and for programs."""

from __future__ import annotations

import csv
import io
from urllib.parse import unquote

import docx
import openpyxl
import pytest

from awards import clock
from tests.cast import LIN, TIAN, register
from tests.certificates.reading import lines, squeezed
from tests.notices.story import ask_for, noticed
from tests.people import Cast

HERE, API = "/c/2023", "/api/v1/commendations/2023"
FORMS = ("xlsx", "csv", "pdf", "docx")


def _words(form: str, content: bytes) -> str:
    """All words of a file, without spaces."""
    if form == "csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
        return squeezed("".join("".join(row) for row in rows))
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        return squeezed("".join(str(v) for row in sheet.values for v in row if v is not None))
    if form == "pdf":
        return squeezed("".join("".join(page) for page in lines(content)))
    document = docx.Document(io.BytesIO(content))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return squeezed("".join((*(p.text for p in document.paragraphs), *cells)))


@pytest.fixture
async def notice(cast: Cast) -> int:
    await ask_for(days=5)
    return (await noticed([*await register(LIN, TIAN)])).id


async def _same(cast: Cast, page: str, door: str, what: str) -> dict[str, str]:
    """The words of each form, after a look at its name and at both doors."""
    found = {}
    for form in FORMS:
        shown = await cast.adam.get(f"{page}.{form}")
        assert (shown.status_code, (await cast.adam.get(f"{door}.{form}")).content) == (
            200,
            shown.content,
        )
        name = unquote(shown.headers["content-disposition"].rpartition("''")[2])
        assert name == f"2023-{what}-{clock.today():%Y%m%d}.{form}"
        found[form] = _words(form, shown.content)
    return found


async def test_a_notice_says_the_same_in_every_form_with_issuers_and_date(
    cast: Cast, notice: int
) -> None:
    found = await _same(
        cast, f"{HERE}/notices/{notice}/list", f"{API}/notices/1/list", "公示名单-1"
    )
    told = (await cast.vera.get(f"{API}/notices/1/list")).json()
    [listed] = (await cast.vera.get(f"{API}/notices")).json()

    assert [row["name"] for row in told] == [TIAN.name, LIN.name]
    assert listed["id"] == notice
    for form, words in found.items():
        assert LIN.name in words
        assert LIN.unit in words
        if form != "csv":
            assert "拟表彰对象公示名单" in words
            assert "郑州经济技术开发区管理委员会" in words
            assert squeezed(f"{clock.today():%Y}年") in words
    assert (await cast.vera.get(f"{API}/notices/2/list")).status_code == 404


async def test_winners_and_links_say_the_same_in_every_form(cast: Cast, notice: int) -> None:
    until = {"deadline": f"{clock.today()}", "all": "true"}
    assert (await cast.rita.post(f"{HERE}/proofs", data=until)).status_code == 303

    winners = await _same(cast, f"{HERE}/winners", f"{API}/winners", "获奖者")
    links = await _same(cast, f"{HERE}/proofs/links", f"{API}/proofs/links", "校对链接")
    told = (await cast.rita.get(f"{API}/proofs/links")).json()

    assert all(LIN.name in words for words in winners.values())
    assert all(row["link"] in words for words in links.values() for row in told)


async def test_the_history_is_written_in_sentences(cast: Cast, notice: int) -> None:
    for form in FORMS:
        words = _words(
            form, (await cast.adam.get(f"/history.{form}?action=winner.registered")).content
        )

        assert words.count("登记了获奖者") == 2
        assert LIN.name in words
        assert "发布" not in words
