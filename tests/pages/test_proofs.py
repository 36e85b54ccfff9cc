"""Proof links: from the office to a unit, and its answer back."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from urllib.parse import unquote

import docx
import httpx
import openpyxl
import pypdfium2
import pytest
import zxingcpp

from awards import clock
from awards.proofs.rules import token
from awards.web import visits
from tests.api.test_flow import ACME, HERE, LIN, OUYANG, issue
from tests.certificates.reading import squeezed
from tests.people import Cast
from tests.visitors import browser

PROOFS = "/c/2023/proofs"
PROPOSALS = f"{PROOFS}/proposals"
GRID = {"category": "JT", "name": "潮河办事处第三网格", "unit": "潮河办事处", "honour": "优秀网格"}


async def _registered(cast: Cast, *winners: dict[str, str]) -> list[int]:
    answer = await cast.rita.post(f"{HERE}/winners", json={"winners": winners})
    assert answer.status_code == 201, answer.text
    ids: list[int] = answer.json()["winners"]
    return ids


async def _make(cast: Cast, **more: str) -> httpx.Response:
    day = (clock.today() + timedelta(days=7)).isoformat()
    return await cast.rita.post(PROOFS, data={"deadline": day, "all": "true", **more})


def _path(cast: Cast, link: int = 1) -> str:
    return f"/p/{token(link, cast.app.state.settings.secret_key())}"


async def _seen(cast: Cast, path: str) -> dict[str, str]:
    """Return the hidden revisions of the page, as a browser sends them back."""
    shown = (await cast.nobody.get(path)).text
    return dict(re.findall(r'name="(seen-\d+)" value="(\d+)"', shown))


async def test_links_are_made_for_all_units_and_mailed_from_a_workbook(cast: Cast) -> None:
    await _registered(cast, LIN, GRID, OUYANG, ACME)
    empty = await cast.rita.get(PROOFS)

    made = await _make(cast)
    listed = await cast.rita.get(PROOFS)
    book = await cast.rita.get(f"{PROOFS}/links.xlsx")
    rows = [
        [str(cell) for cell in row]
        for row in openpyxl.load_workbook(io.BytesIO(book.content)).worksheets[0].values
    ]

    assert "为尚无链接的 3 个单位生成链接" in empty.text
    assert (made.status_code, made.headers["location"]) == (303, PROOFS)
    assert len(set(re.findall(r"https://awards\.example\.com/p/\d+-[\w-]{22}", listed.text))) == 3
    assert [row[:2] for row in rows[3:]] == [
        [ACME["name"], "1"],
        ["潮河办事处", "2"],
        ["明湖办事处", "1"],
    ]
    assert all(row[5] in row[6] and row[5] in listed.text for row in rows[3:])


async def test_each_unit_has_a_letter_with_a_code_that_opens_its_link(cast: Cast) -> None:
    await _registered(cast, LIN, OUYANG)
    none = await cast.rita.get(f"{PROOFS}/letters.pdf")
    await _make(cast)
    listed = (await cast.rita.get(PROOFS)).text
    addresses = re.findall(r"https://awards\.example\.com/p/\d+-[\w-]{22}", listed)

    letters = await cast.rita.get(f"{PROOFS}/letters.pdf")
    word = await cast.rita.get(f"{PROOFS}/letters.docx")

    pages = pypdfium2.PdfDocument(letters.content)
    codes = [zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages]
    assert [[code.text for code in found] for found in codes] == [
        [address] for address in dict.fromkeys(addresses)
    ]
    for page, name in zip(pages, (LIN["name"], OUYANG["name"]), strict=True):
        text = squeezed(page.get_textpage().get_text_range())
        assert name in text
        assert "第1页共1页" in text
    assert "2023-校对函-" in unquote(word.headers["content-disposition"])
    assert LIN["name"] in "".join(
        cell.text
        for table in docx.Document(io.BytesIO(word.content)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert none.status_code == 404


async def test_a_link_for_those_ticked_alone(cast: Cast) -> None:
    await _registered(cast, LIN, OUYANG)

    nobody = await _make(cast, all="")
    one = await _make(cast, all="", unit="明湖办事处")
    past = await _make(cast, deadline="2020-01-01")
    listed = (await cast.rita.get(PROOFS)).text

    assert nobody.status_code == 422
    assert one.status_code == 303
    assert past.status_code == 422
    assert len(set(re.findall(r"/p/(\d+)-", listed))) == 1


async def test_a_unit_reads_its_own_winners_and_nothing_else(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await _make(cast)

    shown = await cast.nobody.get(_path(cast))

    assert shown.status_code == 200
    assert "<ruby>晚<rt>wǎn</rt></ruby>" in shown.text
    assert "林晚舟" in shown.text
    assert "综合考评先进工作者" in shown.text
    assert "欧阳若水" not in shown.text
    assert all(number not in shown.text for number in numbers)
    assert "JK0001" not in shown.text
    assert "<script" not in shown.text


async def test_a_unit_confirms_one_and_corrects_another(cast: Cast) -> None:
    lin, grid = await _registered(cast, LIN, GRID)
    await _make(cast)
    path = _path(cast)

    async with browser(cast.app) as telephone:
        answer = {**await _seen(cast, path), "by": "王芳"}
        answer |= {f"right-{grid}": "true", f"name-{lin}": "林晚洲", f"comment-{lin}": "见身份证"}
        sent = await telephone.send(path, **answer)
        after = await telephone.get(path)
    listed = (await cast.rita.get(PROOFS)).text
    proposed = (await cast.rita.get(PROPOSALS)).text

    assert (sent.status_code, sent.headers["location"]) == (303, path)
    assert "1 处更正将由主办方处理" in after.text
    assert "林晚舟 → <strong>林晚洲</strong>" in after.text
    assert "王芳" in listed
    assert "林晚<del>舟</del>" in proposed
    assert "林晚<ins>洲</ins>" in proposed
    assert "见身份证" in proposed
    assert (await cast.vera.get(f"/api/v1/winners/{lin}")).json()["name"] == "林晚舟"


async def test_a_unit_checks_english_words_where_certificates_have_them(cast: Cast) -> None:
    lin, grid = await _registered(cast, {**LIN, "name_en": "Lin Wanzhou"}, GRID)
    await _make(cast)
    path = _path(cast)

    shown = (await cast.nobody.get(path)).text
    answer = {**await _seen(cast, path), "by": "王芳", f"right-{grid}": "true"}
    async with browser(cast.app) as telephone:
        await telephone.send(path, **answer, **{f"name_en-{lin}": "Lin Wan-Zhou"})
    proposed = (await cast.rita.get(PROPOSALS)).text

    assert '<p class="unit" lang="en">Lin Wanzhou</p>' in shown
    assert f'name="unit_en-{lin}"' in shown
    assert f'name="name_en-{grid}"' not in shown
    assert "英文姓名" in proposed
    assert "Lin Wan<ins>-Z</ins>" in proposed


async def test_both_sides_see_that_an_entry_changed_after_it_was_confirmed(
    cast: Cast,
) -> None:
    [lin] = await _registered(cast, LIN)
    await _make(cast)
    path = _path(cast)

    async with browser(cast.app) as telephone:
        seen = await _seen(cast, path)
        await telephone.send(path, **{**seen, "by": "王芳", f"right-{lin}": "true"})
        quiet = (await cast.rita.get(PROOFS)).text
        await cast.rita.patch(
            f"/api/v1/winners/{lin}", json={"name": "林婉舟"}, headers={"If-Match": "1"}
        )
        shown = (await telephone.get(path)).text
    listed = (await cast.rita.get(PROOFS + "?show=changed")).text

    assert "不一致" not in quiet
    assert "有 1 条与当时确认的内容不一致" in shown
    assert "有 1 条与该单位确认的内容不一致" in listed


async def test_every_winner_must_be_ticked_or_corrected_and_what_was_typed_is_kept(
    cast: Cast,
) -> None:
    lin, grid = await _registered(cast, LIN, GRID)
    await _make(cast)
    path = _path(cast)
    seen = await _seen(cast, path)

    neither = await cast.nobody.post(path, data={**seen, f"right-{lin}": "true", "by": "王芳"})
    both = {f"right-{lin}": "true", f"name-{lin}": "林晚洲", f"right-{grid}": "true", "by": "王芳"}
    doubled = await cast.nobody.post(path, data={**seen, **both})
    nameless = await cast.nobody.post(
        path, data={**seen, f"right-{lin}": "true", f"right-{grid}": "true"}
    )

    assert [each.status_code for each in (neither, doubled, nameless)] == [422, 422, 422]
    assert f'href="#winner-{grid}"' in neither.text
    assert 'value="林晚洲"' in doubled.text
    assert 'href="#field-by"' in nameless.text
    assert (await cast.rita.get(PROPOSALS)).text.count("proposal-") == 0


async def test_an_entry_changed_while_the_page_was_open_must_be_read_again(cast: Cast) -> None:
    [lin] = await _registered(cast, LIN)
    await _make(cast)
    path = _path(cast)
    seen = await _seen(cast, path)
    await cast.rita.patch(
        f"/api/v1/winners/{lin}", json={"name": "林婉舟"}, headers={"If-Match": '"1"'}
    )

    sent = await cast.nobody.post(path, data={**seen, f"right-{lin}": "true", "by": "王芳"})

    assert sent.status_code == 422
    assert "林婉舟" in sent.text
    assert 'value="2"' in sent.text


async def _proposal(cast: Cast, lin: int, name: str) -> None:
    path = _path(cast)
    answer = {**await _seen(cast, path), "by": "王芳", f"name-{lin}": name}
    assert (await cast.nobody.post(path, data=answer)).status_code == 303


async def test_the_registrar_accepts_or_declines(cast: Cast) -> None:
    [lin] = await _registered(cast, LIN)
    await _make(cast)
    await _proposal(cast, lin, "林晚洲")
    await _proposal(cast, lin, "林晚州")

    wordless = await cast.rita.post(f"{PROPOSALS}/2/decline", data={"word": ""})
    still = (await cast.rita.get(PROPOSALS)).text
    await cast.rita.post(f"{PROPOSALS}/2/decline", data={"word": "笔误"})
    accepted = await cast.rita.post(f"{PROPOSALS}/1/accept")
    again = await cast.rita.post(f"{PROPOSALS}/1/accept")
    listed = (await cast.rita.get(PROPOSALS)).text
    history = (await cast.rita.get(f"/winners/{lin}")).text

    assert wordless.status_code == accepted.status_code == again.status_code == 303
    assert "/proposals/2/accept" in still
    assert "/proposals/1/accept" not in listed
    assert "已采纳" in listed
    assert "未采纳" in listed
    assert (await cast.vera.get(f"/api/v1/winners/{lin}")).json()["name"] == "林晚洲"
    assert "笔误" in history


async def test_a_correction_of_what_is_issued_asks_for_a_reissue(cast: Cast) -> None:
    await issue(cast, LIN)
    await _make(cast)
    [winner] = (await cast.vera.get(f"{HERE}/winners")).json()["winners"]
    await _proposal(cast, winner["id"], "林晚洲")

    before = (await cast.rita.get(PROPOSALS)).text
    async with browser(cast.app) as desk:
        desk.http.headers.update(cast.rita.headers)
        answer = await desk.http.post(f"{PROPOSALS}/1/accept")
        said = visits.unwrapped(cast.app.state.settings, answer.cookies.get("__Host-said") or "")
    after = (await cast.rita.get(PROPOSALS)).text

    assert "证书已签发" in before
    assert "须重新签发" in said
    assert f"/winners/{winner['id']}/certificate" in after


async def test_a_link_that_is_over_or_taken_back_says_so(cast: Cast) -> None:
    await _registered(cast, LIN, OUYANG)
    await _make(cast)
    own = {"X-Request-ID": "of-the-test"}
    await cast.rita.post(f"{PROOFS}/1/revoke")

    back = await cast.nobody.get(_path(cast), headers=own)
    never = await cast.nobody.get(f"/p/999-{'A' * 22}", headers=own)
    broken = await cast.nobody.get("/p/x%00", headers=own)
    posted = await cast.nobody.post(_path(cast), data={"by": "王芳"}, headers=own)

    assert [each.status_code for each in (back, never, broken, posted)] == [404] * 4
    assert back.text == never.text == broken.text == posted.text
    assert "此校对链接无效" in back.text
    assert "林晚舟" not in back.text


@pytest.mark.parametrize("path", ["1/accept", "1/decline", "999/accept", "999/decline"])
async def test_a_proposal_of_nobody_is_not_there(guests: Cast, path: str) -> None:
    answer = await guests.rita.post(f"{PROPOSALS}/{path}", data={"word": "x"})

    assert answer.status_code == 404


async def test_units_that_stay_silent_are_closed_on_the_page_and_by_programs(cast: Cast) -> None:
    await _registered(cast, LIN, GRID, OUYANG, ACME)
    await _make(cast)
    unreasoned = await cast.rita.post(f"{PROOFS}/close", data={"all": "true"})
    untold = await cast.rita.post(f"{PROOFS}/close", data={"reason": "已电话核对"})
    one = await cast.rita.post(
        f"{PROOFS}/close", data={"reason": "单位已撤并", "unit": "明湖办事处"}
    )
    listed = (await cast.rita.get(PROOFS)).text
    rest = await cast.rita.post(f"{HERE}/proofs/close", json={"reason": "已电话核对"})
    units = (await cast.rita.get(f"{HERE}/proofs")).json()

    assert (unreasoned.status_code, untold.status_code, one.status_code) == (422, 422, 303)
    assert "单位已撤并" in listed
    assert "结束全部 2 个单位" in listed
    assert rest.json() == {"closed": 2}
    assert {unit["progress"] for unit in units} == {"closed"}
    assert {unit["closed_reason"] for unit in units} == {"单位已撤并", "已电话核对"}
    assert "formaction" not in (await cast.rita.get(PROOFS)).text
