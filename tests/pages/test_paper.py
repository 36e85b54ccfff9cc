"""The page of blank paper: received, counted, compared with what print runs used."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from awards.issuing import service as issuing
from awards.printing.paper import service as paper
from awards.printing.press.press import Press
from awards.settings import Settings
from tests.cast import EVERYONE, confirmed
from tests.people import Cast
from tests.printing.test_runs import Here

PAGE = "/paper"
A4 = "a4-landscape"
NAME = "A4 横放，一张一份"


async def _enter(cast: Cast, kind: str, sheets: object, **more: str) -> httpx.Response:
    return await cast.paul.post(
        PAGE, data={"stock": A4, "kind": kind, "sheets": str(sheets), **more}
    )


async def _told(cast: Cast, answer: httpx.Response) -> str:
    """Return the message of the page afterwards."""
    assert answer.status_code == 303, answer.text
    carried = answer.headers["set-cookie"].split(";")[0]
    cookies = f"{cast.paul.headers['cookie']}; {carried}"
    shown = await cast.paul.get(answer.headers["location"], headers={"cookie": cookies})
    found = re.search(r'class="said"[^>]*>(.*?)</', shown.text, re.DOTALL)
    return unescape(found[1]).strip() if found else ""


def _cells(shown: str, caption: str) -> list[list[str]]:
    """Return the rows of the table with that caption."""
    table = shown.split(f">{caption}</caption>", 1)[1].split("</table>", 1)[0]
    rows = re.findall(
        r"<tr\b[^>]*>(.*?)</tr>", re.split("<tbody[^>]*>", table, maxsplit=1)[1], re.DOTALL
    )
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[re.sub(r"<[^>]*>", "", unescape(cell)).strip() for cell in row] for row in cells]


async def test_deliveries_and_counts_are_shown_with_the_difference(cast: Cast) -> None:
    await _enter(cast, "received", 500, note="印厂送货")
    await _enter(cast, "received", 20)
    await _enter(cast, "counted", 517)
    shown = (await cast.paul.get(PAGE)).text

    [on_hand] = _cells(shown, "纸张库存")
    lines = _cells(shown, "登记记录")
    assert (on_hand[0], on_hand[1], on_hand[3:]) == (NAME, "517", ["0", "0", "517"])
    assert [line[3:6] for line in lines] == [["517", "520", "-3"], ["20", "", ""], ["500", "", ""]]
    assert lines[2][7] == "印厂送货"


@pytest.mark.parametrize(
    ("counted", "words"),
    [("8", "少 2 张"), ("12", "多 2 张"), ("10", "与账面一致")],
)
async def test_a_count_says_at_once_whether_paper_is_missing(
    cast: Cast, counted: str, words: str
) -> None:
    await _enter(cast, "received", 10)

    answer = await _enter(cast, "counted", counted)

    assert words in await _told(cast, answer)


async def test_printed_and_spoiled_sheets_of_a_run_are_subtracted(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)
    await _enter(cast, "received", 100)
    begun = await cast.paul.post(
        "/c/2023/print/runs", data={"what": "unprinted", "stock": A4, "once": "x"}
    )
    path = begun.headers["location"]
    await Press(settings, Here()).empty()
    assert (await paper.on_hand(A4)).expected == 100

    run = path.rpartition("/")[2]
    for state, first, last in (("printed", 1, 2), ("spoiled", 2, 3)):
        wish = {"state": state, "first": first, "last": last}
        assert (await cast.paul.post(f"/api/v1/runs/{run}/marks", json=wish)).is_success
    shown = (await cast.paul.get(PAGE)).text

    [on_hand] = _cells(shown, "纸张库存")
    assert on_hand[3:] == ["100", "3", "97"]


async def test_a_form_sent_twice_is_entered_once(cast: Cast) -> None:
    shown = (await cast.paul.get(PAGE)).text
    found = re.search(r'name="once" value="([^"]+)"', shown)
    assert found

    for _ in range(2):
        answer = await _enter(cast, "received", 500, once=found[1])
        assert answer.status_code == 303

    assert (await paper.on_hand(A4)).expected == 500


async def test_more_used_than_entered_asks_for_a_count(cast: Cast, settings: Settings) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)
    await _enter(cast, "received", 1)
    begun = await cast.paul.post("/c/2023/print/runs", data={"stock": A4, "once": "x"})
    await Press(settings, Here()).empty()
    run = begun.headers["location"].rpartition("/")[2]
    wish = {"state": "printed", "all": True}
    assert (await cast.paul.post(f"/api/v1/runs/{run}/marks", json=wish)).is_success

    shown = (await cast.paul.get(PAGE)).text

    [on_hand] = _cells(shown, "纸张库存")
    assert on_hand[5].startswith("-4")
    assert "请盘点" in on_hand[5]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("sheets", ""),
        ("sheets", "-5"),
        ("sheets", "0"),
        ("sheets", "12.5"),
        ("sheets", "1000001"),
        ("sheets", "9" * 30),
        ("sheets", "五百"),
        ("sheets", "5e2"),
        ("note", "x" * 201),
        ("note", "a\x00b"),
        ("stock", "papyrus"),
        ("stock", ""),
        ("kind", "eaten"),
    ],
)
async def test_what_cannot_be_entered_is_reported_beside_its_field_and_nothing_typed_is_lost(
    cast: Cast, field: str, wrong: str
) -> None:
    sent = {"stock": A4, "kind": "received", "sheets": "77", "note": "送货", field: wrong}

    answer = await cast.paul.post(PAGE, data=sent)

    assert answer.status_code == 422
    assert f'href="#field-{field}"' in answer.text
    kept = {"sheets": 'value="77"', "note": 'value="送货"', "stock": f'value="{A4}" selected'}
    assert all(typed in answer.text for name, typed in kept.items() if name != field)
    assert await paper.book() == []


async def test_a_number_in_full_width_is_a_number(cast: Cast) -> None:
    await _enter(cast, "received", "５００")

    assert (await paper.on_hand(A4)).expected == 500


async def test_none_may_be_counted(cast: Cast) -> None:
    answer = await _enter(cast, "counted", 0)

    assert answer.status_code == 303
    assert (await paper.on_hand(A4)).expected == 0


async def test_a_note_with_markup_is_shown_as_it_was_typed(cast: Cast) -> None:
    await _enter(cast, "received", 1, note="<b>急</b>")

    assert "&lt;b&gt;急&lt;/b&gt;" in (await cast.paul.get(PAGE)).text


async def test_a_person_who_may_not_print_cannot_enter_paper(cast: Cast) -> None:
    for person in (cast.vera, cast.rita, cast.anna):
        answer = await person.post(PAGE, data={"stock": A4, "kind": "received", "sheets": "1"})
        assert answer.status_code == 403

    assert await paper.book() == []
