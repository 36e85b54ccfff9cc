"""A published notice and list on pages and for programs: their versions, differences, corrections."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook

from awards import clock
from tests.cast import LIN, TIAN, confirmed, register
from tests.certificates.reading import lines, squeezed
from tests.notices.story import ask_for, noticed
from tests.people import Cast

PUBLISHED = "/c/2023/published"


async def _renamed(cast: Cast, winner: int, name: str, revision: int) -> None:
    answer = await cast.rita.patch(
        f"/api/v1/winners/{winner}",
        json={"name": name, "reason": "与原件不符"},
        headers={"If-Match": f'"{revision}"'},
    )
    assert answer.status_code == 200, answer.text


async def test_a_notice_is_corrected_on_its_page_and_says_so_everywhere(cast: Cast) -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])
    page = f"/c/2023/notices/{notice.id}/corrections"
    await _renamed(cast, lin, "林婉舟", 2)

    counted = (await cast.vera.get("/c/2023/notices")).text
    seen = (await cast.vera.get(page)).text
    before = (await cast.nobody.get(f"/notices/{notice.id}")).text
    nameless = await cast.anna.post(page, data={"act": "correct", "reason": "与身份证不符"})
    unexplained = await cast.anna.post(page, data={"act": "correct", "winner": lin})
    done = await cast.anna.post(
        page, data={"act": "correct", "winner": lin, "reason": "与身份证不符"}
    )
    after = (await cast.nobody.get(f"/notices/{notice.id}")).text
    book = await cast.vera.get(f"/c/2023/notices/{notice.id}/list.xlsx")
    pdf = await cast.vera.get(f"/c/2023/notices/{notice.id}/list.pdf")

    assert "1 处不一致" in counted
    assert "林晚舟" in seen
    assert "林婉舟" in seen
    assert "公布更正" not in seen
    assert ("林晚舟" in before, "林婉舟" in before) == (True, False)
    assert (nameless.status_code, unexplained.status_code) == (422, 422)
    assert done.status_code == 303
    correction = f"更正（{clock.today()}）：“林晚舟”更正为“林婉舟”"
    assert correction in after
    assert "与身份证不符" not in after
    assert "公示与登记一致" in (await cast.vera.get(page)).text
    assert "与身份证不符" in (await cast.vera.get(page)).text
    sheet = load_workbook(BytesIO(book.content)).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert correction in cells
    assert "林婉舟" in cells
    [first] = lines(pdf.content)
    assert squeezed(correction) in squeezed("".join(first))


async def test_a_winner_is_taken_off_by_a_program_and_by_page(cast: Cast) -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])
    wish = {"winners": [lin], "reason": "对象有误", "take_off": True}

    by_program = await cast.anna.post(f"/api/v1/notices/{notice.id}/corrections", json=wish)
    by_page = await cast.anna.post(
        f"/c/2023/notices/{notice.id}/corrections",
        data={"act": "take-off", "winner": tian, "reason": "对象有误"},
    )
    public = (await cast.nobody.get(f"/notices/{notice.id}")).text

    assert (by_program.status_code, by_page.status_code) == (204, 303)
    assert LIN.name not in public
    assert TIAN.name not in public
    assert public.count("撤出名单 1 个") == 2


async def test_the_announced_list_is_corrected_on_its_page(cast: Cast) -> None:
    lin, _ = await confirmed(LIN, TIAN)
    await cast.anna.post("/api/v1/commendations/2023/certificates", json={})
    await cast.anna.post(f"{PUBLISHED}/announce")
    await _renamed(cast, lin, "林婉舟", 3)

    before = (await cast.nobody.get("/published/2023")).text
    seen = (await cast.anna.get(PUBLISHED)).text
    unexplained = await cast.anna.post(f"{PUBLISHED}/correct", data={"reason": ""})
    done = await cast.anna.post(f"{PUBLISHED}/correct", data={"reason": "与身份证不符"})
    after = (await cast.nobody.get("/published/2023")).text
    again = await cast.anna.post(
        "/api/v1/commendations/2023/published/corrections", json={"reason": "再次"}
    )

    assert ("林晚舟" in before, "林婉舟" in before) == (True, False)
    assert "公布的名单与登记不一致" in seen
    assert (unexplained.status_code, done.status_code) == (422, 303)
    assert f"更正（{clock.today()}）：“林晚舟”更正为“林婉舟”" in after
    assert again.status_code == 422
