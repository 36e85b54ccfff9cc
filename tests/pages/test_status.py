"""What was said and is no longer so is reported to programs, on the overview and on the winner."""

from __future__ import annotations

from typing import Any

from tests.api.test_flow import HERE, LIN, OUYANG, issue
from tests.people import Cast


async def _status(cast: Cast) -> dict[str, Any]:
    answer = await cast.vera.get(f"{HERE}/status")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def _renamed(cast: Cast) -> int:
    await issue(cast, LIN, OUYANG)
    await cast.anna.post("/c/2023/published/announce")
    [lin] = (await cast.vera.get(f"{HERE}/winners", params={"text": "林晚舟"})).json()["winners"]
    await cast.rita.patch(
        f"/api/v1/winners/{lin['id']}",
        json={"name": "林婉舟", "reason": "与身份证不符"},
        headers={"If-Match": f'"{lin["revision"]}"'},
    )
    return int(lin["id"])


async def test_a_changed_name_is_a_difference_of_the_list_and_of_the_certificate(
    cast: Cast,
) -> None:
    winner = await _renamed(cast)
    other = {"winner": winner, "name": "林婉舟", "field": "name", "notice": None}
    said = {**other, "says": "林晚舟", "register": "林婉舟"}

    found = await _status(cast)

    assert found["differences"] == [
        {**said, "statement": "published", "source": ""},
        {**said, "statement": "certificate", "source": "1"},
    ]
    assert found["next"]["step"] == "print"
    assert [task["step"] for task in found["tasks"]][-1] == "hand-out"


async def test_pages_show_the_difference_until_it_is_settled(cast: Cast) -> None:
    winner = await _renamed(cast)

    overview = (await cast.vera.get("/c/2023")).text
    listed = (await cast.vera.get("/c/2023/differences")).text
    person = (await cast.vera.get(f"/winners/{winner}")).text
    [number] = [
        each["number"]
        for each in (await cast.vera.get(f"{HERE}/certificates")).json()["certificates"]
        if each["winner"] == winner
    ]
    wish = {"number": number, "reason": "姓名更正"}
    await cast.anna.post("/api/v1/certificates/reissue", json=wish)
    await cast.anna.post(f"{HERE}/published/corrections", json={"reason": "姓名更正"})

    assert "1 份证书与登记不一致" in overview
    assert "公布的名单中有 1 人与登记不一致" in overview
    for page in (listed, person):
        assert ("林晚舟" in page, "林婉舟" in page) == (True, True)
    assert (await _status(cast))["differences"] == []
    assert "与登记不一致" not in (await cast.vera.get("/c/2023")).text
    assert "对外内容均与登记一致" in (await cast.vera.get("/c/2023/differences")).text


async def test_a_new_year_differs_in_nothing(cast: Cast) -> None:
    assert (await _status(cast))["differences"] == []
