"""Lists mark those about whom something was said that the register says differently."""

from __future__ import annotations

import html
import io
import re

import openpyxl
import pypdfium2

from tests.api.test_flow import HERE, LIN, OUYANG, issue
from tests.people import Cast


async def _renamed(cast: Cast, *, printed: bool = False) -> int:
    """Two certificates are issued; then the register changes one name. Returns whose.

    With ``printed`` they lie in a print run before the change.
    """
    await issue(cast, LIN, OUYANG)
    if printed:
        await cast.paul.post(f"{HERE}/runs", json={"stock": "a4-landscape"})
    return await _rename(cast, "林晚舟", "林婉舟")


async def _rename(cast: Cast, old: str, new: str) -> int:
    [lin] = (await cast.vera.get(f"{HERE}/winners", params={"text": old})).json()["winners"]
    answer = await cast.rita.patch(
        f"/api/v1/winners/{lin['id']}",
        json={"name": new, "reason": "与身份证不符"},
        headers={"If-Match": f'"{lin["revision"]}"'},
    )
    assert answer.status_code == 200, answer.text
    return int(lin["id"])


async def _listed(cast: Cast, **wanted: str) -> list[str]:
    answer = await cast.vera.get(f"{HERE}/winners", params=wanted)
    return [each["name"] for each in answer.json()["winners"]]


async def test_the_list_of_winners_marks_and_finds_those_who_differ(cast: Cast) -> None:
    await _renamed(cast)

    page = (await cast.vera.get("/c/2023/winners")).text
    found = (await cast.vera.get("/c/2023/winners?differs=true")).text
    [row] = [
        each for each in re.findall(r"<tr\b.*?</tr>", page, re.DOTALL) if ">不一致</span>" in each
    ]

    assert "林婉舟" in row
    assert ("林婉舟" in found, "欧阳若水" in found) == (True, False)
    assert await _listed(cast, differs="true") == ["林婉舟"]
    assert await _listed(cast, differs="false") == ["欧阳若水"]


async def test_who_differs_about_the_announced_list_is_marked_until_it_is_corrected(
    cast: Cast,
) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.anna.post("/c/2023/published/announce")
    [lin] = (await cast.vera.get(f"{HERE}/winners", params={"text": "林晚舟"})).json()["winners"]
    await cast.rita.patch(
        f"/api/v1/winners/{lin['id']}",
        json={"unit": "明湖办事处", "reason": "与公章不符"},
        headers={"If-Match": f'"{lin["revision"]}"'},
    )
    await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": numbers[0], "reason": "单位更正"}
    )

    before = await _listed(cast, differs="true")
    await cast.anna.post(f"{HERE}/published/corrections", json={"reason": "单位更正"})

    assert before == ["林晚舟"]
    assert await _listed(cast, differs="true") == []


async def test_the_check_before_printing_asks_about_certificates_that_differ(cast: Cast) -> None:
    winner = await _renamed(cast)

    page = (await cast.paul.get("/c/2023/print/check", params={"what": "all"})).text
    check = (await cast.paul.post(f"{HERE}/runs/check", json={"stock": "a4-landscape"})).json()
    [others] = re.findall(r'href="(/c/2023/print/check\?[^"]*)">不打印这些', page)
    without = (await cast.paul.get(html.unescape(others))).text

    assert "1 份证书与登记不一致，仍要打印吗？" in page
    assert ("林晚舟" in page, "林婉舟" in page, "仍要打印" in page) == (True, True, True)
    assert [(each["winner"], each["says"], each["register"]) for each in check["differs"]] == [
        (winner, "林晚舟", "林婉舟")
    ]
    assert ("欧阳若水" in without, "林婉舟" in without, "仍要打印" in without) == (
        True,
        False,
        False,
    )
    assert "开始打印" in without


async def test_certificates_that_differ_are_printed_only_for_somebody_who_accepts_it(
    cast: Cast,
) -> None:
    await _renamed(cast)
    wish = {"stock": "a4-landscape"}

    for door in ("runs", "print.pdf"):
        refused = await cast.paul.post(f"{HERE}/{door}", json=wish if door == "runs" else {})
        assert (refused.status_code, refused.json()["code"]) == (
            409,
            "conflict.certificates-differ",
        )
        assert "林婉舟" in refused.text
    others = await cast.paul.post(f"{HERE}/runs", json={**wish, "numbers": "GR002"})
    begun = await cast.paul.post(f"{HERE}/runs", json={**wish, "accept_differences": True})

    assert (others.status_code, begun.status_code) == (201, 201)
    assert others.json()["differing"] == []
    [sheet] = begun.json()["differing"]
    assert [(each["says"], each["register"]) for each in sheet["differs"]] == [("林晚舟", "林婉舟")]
    again = await cast.paul.post(
        f"/api/v1/runs/{begun.json()['run']['reference']}/resume", json={"at": 1}
    )
    assert again.json()["code"] == "conflict.certificates-differ"


async def test_the_page_prints_what_it_asked_about(cast: Cast) -> None:
    await _renamed(cast)

    page = (await cast.paul.get("/c/2023/print/check", params={"what": "all"})).text
    [form] = re.findall(
        r'<form method="post" action="/c/2023/print/runs">.*?</form>', page, re.DOTALL
    )
    sent = dict(re.findall(r'name="([^"]*)"\s+value="([^"]*)"', form))
    unasked = {name: value for name, value in sent.items() if name != "accept_differences"}
    refused = await cast.paul.post("/c/2023/print/runs", data=unasked)
    begun = await cast.paul.post("/c/2023/print/runs", data=sent)

    assert (refused.status_code, "仍要打印吗" in refused.text) == (200, True)
    assert begun.status_code == 303


async def test_the_roster_marks_its_entries_and_its_csv_stays_bare(cast: Cast) -> None:
    await _renamed(cast)

    page = (await cast.paul.get("/c/2023/roster")).text
    lines = [
        line
        for group in (await cast.paul.get(f"{HERE}/roster")).json()["groups"]
        for line in group["lines"]
    ]
    workbook = (await cast.paul.get("/c/2023/roster.xlsx")).content
    rows = openpyxl.load_workbook(io.BytesIO(workbook))["总名册"].iter_rows(values_only=True)
    paper = pypdfium2.PdfDocument((await cast.paul.get("/c/2023/roster.pdf")).content)
    text = (await cast.paul.get("/c/2023/roster.csv")).content.decode("utf-8-sig")

    assert {line["name"]: line["differs"] for line in lines} == {"林婉舟": True, "欧阳若水": False}
    assert re.findall(r"<th[^>]*>(\w+)</th>(?:(?!</tr>).)*>▲</abbr>", page, re.DOTALL) == ["林婉舟"]
    assert [row[4] for row in rows if any("▲" in str(cell) for cell in row)] == ["林婉舟"]
    assert "▲" in paper[0].get_textpage().get_text_bounded()
    assert ("林婉舟" in text, "不一致" in text, "▲" in text) == (True, False, False)


async def test_a_roster_that_agrees_with_what_was_said_is_not_marked(cast: Cast) -> None:
    await issue(cast, LIN, OUYANG)

    page = (await cast.paul.get("/c/2023/roster")).text
    paper = pypdfium2.PdfDocument((await cast.paul.get("/c/2023/roster.pdf")).content)

    assert "▲" not in page
    assert "不一致" not in paper[0].get_textpage().get_text_bounded()


def _told_lines(page: str) -> list[str]:
    """Return the lines of a run's page that tell old and new words of a sheet."""
    lines = re.findall('<div class="warning one-line">(.*?)</div>', page, re.DOTALL)
    return [line for line in lines if "→" in line]


async def test_the_page_of_a_run_names_its_sheets_that_differ_now(cast: Cast) -> None:
    winner = await _renamed(cast, printed=True)

    [run] = (await cast.paul.get(f"{HERE}/runs")).json()
    address = f"/c/2023/print/runs/{run['reference']}"
    before = (await cast.paul.get(address)).text
    [listed] = _told_lines(before)
    [lin] = [
        each
        for each in (await cast.vera.get(f"{HERE}/certificates")).json()["certificates"]
        if each["winner"] == winner
    ]
    wish = {"number": lin["number"], "reason": "姓名更正"}
    await cast.anna.post("/api/v1/certificates/reissue", json=wish)
    await _rename(cast, "林婉舟", "林琬舟")  # the new certificate differs, and is in no run
    after = (await cast.paul.get(address)).text

    assert f'href="/winners/{winner}/certificate"' in listed
    assert "林晚舟 → 林婉舟" in " ".join(listed.split())
    assert _told_lines(after) == []


async def test_a_run_names_nobody_of_another_run(cast: Cast) -> None:
    await _renamed(cast)

    wish = {"stock": "a4-landscape", "numbers": "GR002"}
    run = (await cast.paul.post(f"{HERE}/runs", json=wish)).json()["run"]

    page = (await cast.paul.get(f"/c/2023/print/runs/{run['reference']}")).text
    assert "与登记不一致" not in page


async def test_search_and_list_find_the_name_on_paper_and_the_name_in_the_register(
    cast: Cast,
) -> None:
    winner = await _renamed(cast)

    whole = await cast.vera.get("/search?q=林晚舟")
    pages = [(await cast.vera.get(f"/search?q={text}")).text for text in ("晚舟", "婉舟", "欧阳")]
    lists = [await _listed(cast, text=text) for text in ("林 晚舟", "林婉舟", "欧阳")]

    assert whole.headers["Location"] == f"/winners/{winner}"
    assert ["林婉舟" in page for page in pages] == [True, True, False]
    assert ["对外为：林晚舟" in page for page in pages] == [True, False, False]
    assert lists == [["林婉舟"], ["林婉舟"], ["欧阳若水"]]


async def test_search_finds_the_name_on_the_announced_list_until_it_is_corrected(
    cast: Cast,
) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.anna.post("/c/2023/published/announce")
    await _rename(cast, "林晚舟", "林婉舟")
    await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": numbers[0], "reason": "姓名更正"}
    )

    before = await _listed(cast, text="林晚舟")
    await cast.anna.post(f"{HERE}/published/corrections", json={"reason": "姓名更正"})

    assert before == ["林婉舟"]
    assert await _listed(cast, text="林晚舟") == []
