"""The whole year over HTTP alone, from an empty commendation to the printed batch."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import httpx
import openpyxl
import pypdfium2

from tests.people import SOURCE, Cast

HERE = "/api/v1/commendations/2023"
LIN = {
    "category": "GR",
    "name": "林晚舟",
    "unit": "潮河办事处",
    "honour": "综合考评先进工作者",
    "personal_number": "JK0001",
}
OUYANG = {
    "category": "GR",
    "name": "欧阳若水",
    "unit": "明湖办事处",
    "honour": "优秀网格长（员）",
}
ACME = {"category": "CX", "name": "郑州云梯智能装备有限公司"}


async def _register(cast: Cast, *winners: dict[str, Any]) -> list[int]:
    answer = await cast.rita.post(f"{HERE}/winners", json={"winners": winners})
    assert answer.status_code == 201, answer.text
    ids: list[int] = answer.json()["winners"]
    return ids


async def issue(cast: Cast, *winners: dict[str, Any]) -> list[str]:
    ids = await _register(cast, *winners)
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids})
    answer = await cast.anna.post(f"{HERE}/certificates", json={})
    assert answer.status_code == 201, answer.text
    numbers: list[str] = answer.json()["numbers"]
    return numbers


def _says(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_from_registration_to_the_tray(cast: Cast) -> None:
    numbers = await issue(cast, OUYANG, ACME, LIN)

    printed = await cast.paul.post(f"{HERE}/print.pdf", json={})
    roster = (await cast.paul.get(f"{HERE}/roster")).json()
    lines = [line for group in roster["groups"] for line in group["lines"]]
    pages = [
        page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(printed.content)
    ]

    assert printed.headers["Content-Type"] == "application/pdf"
    assert int(printed.headers["Content-Length"]) == len(printed.content)
    assert [line["number"] for line in lines] == numbers
    assert [line["name"] for line in lines] == [ACME["name"], LIN["name"], OUYANG["name"]]
    assert len(pages) == 3
    for page, line in zip(pages, lines, strict=True):
        assert line["name"] in page
        assert line["number"] in page


async def test_one_sheet_of_the_order_is_printed_again_as_the_same_bytes(cast: Cast) -> None:
    await issue(cast, OUYANG, ACME, LIN)

    order = {"category": "GR", "first": 2, "last": 2}
    once = await cast.paul.post(f"{HERE}/print.zip", json=order)
    again = await cast.paul.post(f"{HERE}/print.zip", json=order)
    [name] = zipfile.ZipFile(io.BytesIO(once.content)).namelist()

    assert once.content == again.content
    assert name.endswith("欧阳若水.pdf")


async def test_a_print_of_nothing_is_refused_and_no_file_is_sent(cast: Cast) -> None:
    assert _says(await cast.paul.post(f"{HERE}/print.pdf", json={})) == (404, "not-found")


async def test_the_roster_is_the_same_in_every_form_and_keeps_its_chinese_name(cast: Cast) -> None:
    [number] = await issue(cast, LIN)

    workbook = await cast.paul.get(f"{HERE}/roster.xlsx")
    text = await cast.paul.get(f"{HERE}/roster.csv")
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    sheet = openpyxl.load_workbook(io.BytesIO(workbook.content)).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]

    assert number in cells
    assert number in text.content.decode("utf-8-sig")
    disposition = workbook.headers["Content-Disposition"]
    assert re.search(r'filename="2023-__-\d{8}\.xlsx"', disposition)
    assert re.search(r"filename\*=UTF-8''2023-%E5%90%8D%E5%86%8C-\d{8}\.xlsx", disposition)


async def test_a_stranger_learns_that_a_certificate_is_true_and_when_it_no_longer_is(
    cast: Cast,
) -> None:
    [number] = await issue(cast, LIN)
    [certificate] = (await cast.vera.get("/api/v1/certificates", params={"number": number})).json()
    address = f"/api/v1/verify/{certificate['token']}"

    before = (await cast.nobody.get(address)).json()
    await cast.anna.post(
        "/api/v1/certificates/revoke", json={"number": number, "reason": "材料不实"}
    )
    after = (await cast.nobody.get(address)).json()

    assert (before["standing"], before["name"], before["number"]) == ("valid", "林*舟", number)
    assert after["standing"] == "revoked"
    assert before.keys() == after.keys()


async def test_a_reissue_prints_the_new_words_under_the_same_number(cast: Cast) -> None:
    [number] = await issue(cast, LIN)
    [winner] = (await cast.vera.get(f"{HERE}/winners")).json()["winners"]
    same = await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": number, "reason": "重印"}
    )
    await cast.rita.patch(
        f"/api/v1/winners/{winner['id']}",
        json={"name": "林晚洲", "reason": "姓名更正"},
        headers={"If-Match": f'"{winner["revision"]}"'},
    )
    new = await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": number, "reason": "姓名更正"}
    )
    versions = (await cast.vera.get("/api/v1/certificates", params={"number": number})).json()

    assert same.json()["changed"] is False
    assert new.json()["changed"] is True
    assert [each["state"] for each in versions] == ["superseded", "valid"]


async def test_certificates_are_listed_in_the_order_of_the_tray(cast: Cast) -> None:
    numbers = await issue(cast, OUYANG, ACME, LIN)

    listed = (await cast.vera.get(f"{HERE}/certificates", params={"limit": 2})).json()
    individuals = (await cast.vera.get(f"{HERE}/certificates", params={"category": "GR"})).json()

    assert listed["total"] == 3
    assert [each["number"] for each in listed["certificates"]] == numbers[:2]
    assert individuals["total"] == 2


async def test_issuing_may_be_limited_to_some(cast: Cast) -> None:
    ids = await _register(cast, OUYANG, ACME, LIN)
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids})

    one = await cast.anna.post(f"{HERE}/certificates", json={"winners": ids[2:]})
    rest = await cast.anna.post(f"{HERE}/certificates", json={"category": "GR"})

    assert (len(one.json()["numbers"]), len(rest.json()["numbers"])) == (1, 1)
    assert _says(await cast.anna.post(f"{HERE}/certificates", json={"category": "ZZ"})) == (
        404,
        "not-found",
    )


async def test_winners_are_found_by_category_state_and_part_of_a_name(cast: Cast) -> None:
    ids = await _register(cast, OUYANG, ACME, LIN)
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids[:1]})

    async def found(**query: str | list[str]) -> list[str]:
        answer = (await cast.vera.get(f"{HERE}/winners", params=query)).json()
        assert answer["total"] == len(answer["winners"])
        return [winner["name"] for winner in answer["winners"]]

    assert await found(category="GR") == ["欧阳若水", "林晚舟"]
    assert await found(state="confirmed") == ["欧阳若水"]
    assert len(await found(state=["confirmed", "draft"])) == 3
    assert await found(text="晚 舟") == ["林晚舟"]
    assert await found(text="%") == await found()
    assert await found(state="withdrawn") == []
    assert await found(unit=LIN["unit"]) == ["林晚舟"]
    assert await found(warnings="true") == await found(held="true") == []
    assert len(await found(warnings="false", held="false")) == 3


async def test_a_page_of_winners_knows_how_many_there_are(cast: Cast) -> None:
    await _register(cast, OUYANG, ACME, LIN)

    page = (await cast.vera.get(f"{HERE}/winners", params={"limit": 1, "offset": 1})).json()

    assert (page["total"], page["offset"]) == (3, 1)
    assert [winner["name"] for winner in page["winners"]] == ["欧阳若水"]


async def test_an_amendment_needs_the_revision_it_was_made_to(cast: Cast) -> None:
    [winner] = await _register(cast, LIN)
    address = f"/api/v1/winners/{winner}"
    etag = (await cast.vera.get(address)).headers["ETag"]

    blind = await cast.rita.patch(address, json={"note": "甲"})
    first = await cast.rita.patch(address, json={"note": "甲"}, headers={"If-Match": etag})
    stale = await cast.rita.patch(address, json={"note": "乙"}, headers={"If-Match": etag})
    other = await cast.rita.patch(address, json={"note": "乙"}, headers={"If-Match": "*"})
    next_one = {"If-Match": first.headers["ETag"]}
    second = await cast.rita.patch(address, json={"note": "乙"}, headers=next_one)

    assert _says(blind) == (428, "invalid.revision-missing")
    assert (first.status_code, first.json()["note"]) == (200, "甲")
    assert _says(stale) == (412, "conflict.stale")
    assert _says(other) == (412, "conflict.stale")
    assert second.json()["note"] == "乙"


async def test_what_is_done_to_a_winner_is_in_its_history_with_who_did_it(cast: Cast) -> None:
    [winner] = await _register(cast, LIN)
    await cast.rita.put(f"/api/v1/winners/{winner}/place", json={"place": 1})
    await cast.anna.post(
        "/api/v1/winners/withdraw", json={"winners": [winner], "reason": "本人放弃"}
    )

    history = (await cast.vera.get(f"/api/v1/winners/{winner}/history")).json()

    assert [(each["actor"], each["action"]) for each in history] == [
        ("api/rita", "winner.registered"),
        ("api/rita", "winner.placed"),
        ("api/anna", "winner.withdrawn"),
    ]
    assert history[2]["after"]["reason"] == "本人放弃"
    assert "JK0001" not in str(history)


async def test_the_history_is_read_page_by_page_and_verified(cast: Cast) -> None:
    await _register(cast, LIN, OUYANG)

    seen: list[int] = []
    before: int | None = 10**9
    while before is not None:
        page = await cast.adam.get("/api/v1/audit/entries", params={"limit": 7, "before": before})
        seen += [each["position"] for each in page.json()["entries"]]
        before = page.json()["before"]
    verified = (await cast.adam.get("/api/v1/audit/verification")).json()

    assert seen == list(range(len(seen), 0, -1))
    assert (verified["entries"], verified["intact"]) == (len(seen), True)


async def test_a_quota_refuses_one_too_many_with_the_numbers(cast: Cast) -> None:
    many = [{"category": "CX", "name": f"郑州第{n}智能装备有限公司"} for n in range(11)]

    refused = await cast.rita.post(f"{HERE}/winners", json={"winners": many})

    assert _says(refused) == (409, "conflict.quota-full")
    assert (refused.json()["quota"], refused.json()["over"]) == (10, 1)
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 0


async def test_a_commendation_is_put_as_its_file(cast: Cast) -> None:
    code = SOURCE.replace('code = "2023"', 'code = "2024"', 1).replace("〔2024〕", "〔2025〕")

    made = await cast.adam.put("/api/v1/commendations/2024", content=code.encode())
    again = await cast.adam.put("/api/v1/commendations/2024", content=code.encode())
    listed = (await cast.vera.get("/api/v1/commendations")).json()

    assert made.status_code == 200, made.text
    assert made.json() == again.json() == (await cast.vera.get("/api/v1/commendations/2024")).json()
    assert set(listed["codes"]) == {"2023", "2024"}


async def test_a_commendation_file_under_another_code_is_refused(cast: Cast) -> None:
    answer = await cast.adam.put("/api/v1/commendations/2025", content=SOURCE.encode())

    assert _says(answer) == (422, "invalid.commendation")


async def test_a_commendation_cannot_count_in_the_numbers_of_another(cast: Cast) -> None:
    same_numbers = SOURCE.replace('code = "2023"', 'code = "2024"', 1)

    answer = await cast.adam.put("/api/v1/commendations/2024", content=same_numbers.encode())

    assert _says(answer) == (422, "invalid.commendation")
    assert "已用于表彰“2023”" in answer.json()["title"]
    assert (await cast.vera.get("/api/v1/commendations/2024")).status_code == 404
