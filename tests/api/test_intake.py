"""A spreadsheet over HTTP: preview it, answer its questions, import it once."""

from __future__ import annotations

import io
from typing import Any

import httpx
import openpyxl
import pytest

from tests.api.test_flow import HERE
from tests.people import Cast

INTAKE = f"{HERE}/intake"
HEAD = "奖项,称号,姓名或名称,所在单位\n"


def form(text: str, choices: str | None = None, name: str = "名单.csv") -> dict[str, Any]:
    data = {} if choices is None else {"choices": choices}
    return {"files": {"file": (name, text.encode(), "text/csv")}, "data": data}


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
async def good(cast: Cast) -> str:
    """A list that uses the commendation's own names of categories."""
    here = (await cast.vera.get(HERE)).json()
    names = {category["code"]: category for category in here["categories"]}
    individuals = names["GR"]
    return (
        f"{HEAD}{names['CX']['name']},,郑州云梯智能装备有限公司,\n"
        f"{individuals['name']},{individuals['honours'][0]['name']},林晚舟,潮河办事处\n"
    )


async def test_a_list_is_previewed_and_nothing_is_written(cast: Cast, good: str) -> None:
    answer = await cast.rita.post(f"{INTAKE}/preview", **form(good))

    preview = answer.json()
    assert answer.status_code == 200, answer.text
    assert preview["ready"] is True, preview
    assert [row["name"] for row in preview["rows"]] == ["郑州云梯智能装备有限公司", "林晚舟"]
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 0


async def test_a_list_is_imported_once_unless_it_is_meant(cast: Cast, good: str) -> None:
    first = await cast.rita.post(INTAKE, **form(good))
    again = await cast.rita.post(INTAKE, **form(good))

    assert (first.status_code, first.json()["rows"]) == (201, 2)
    assert (first.json()["file_name"], first.json()["actor"]) == ("名单.csv", "api/rita")
    assert code(again) == (409, "conflict.already-imported")
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 2


async def test_a_faulty_list_comes_back_with_its_faults_and_imports_nothing(cast: Cast) -> None:
    wrong = f"{HEAD}没有的奖项,,林晚舟,潮河办事处\n"

    refused = await cast.rita.post(INTAKE, **form(wrong))
    annotated = await cast.rita.post(f"{INTAKE}/annotated.xlsx", **form(wrong))
    book = openpyxl.load_workbook(io.BytesIO(annotated.content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    assert code(refused) == (409, "conflict.intake-faults")
    assert "filename*=UTF-8''2023-" in annotated.headers["Content-Disposition"]
    assert "林晚舟" in cells
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 0


async def test_the_template_has_the_categories_of_the_commendation(cast: Cast) -> None:
    answer = await cast.rita.get(f"{INTAKE}/template.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    assert "创新引领企业" in cells


async def test_a_corrected_list_is_asked_about_and_changes_what_differs(cast: Cast) -> None:
    first = f"{HEAD}创新引领企业,,郑州甲方有限公司,\n创新引领企业,,郑州丙方有限公司,\n"
    second = f"{HEAD}创新引领企业,,郑州甲方有限公司,新区\n"
    done = await cast.rita.post(INTAKE, **form(first))
    reference = done.json()["reference"]

    asked = (await cast.rita.post(f"{INTAKE}/preview", **form(second, "{}", "二.csv"))).json()
    blocked = await cast.rita.post(INTAKE, **form(second, "{}", "二.csv"))
    said = f'{{"corrects": "{reference}", "withdraw": [2]}}'
    compared = (await cast.rita.post(f"{INTAKE}/preview", **form(second, said, "二.csv"))).json()
    unreasoned = await cast.rita.post(INTAKE, **form(second, said, "二.csv"))
    reasoned = form(second, said, "二.csv")
    reasoned["data"]["reason"] = "重报"
    stored = await cast.rita.post(INTAKE, **reasoned)
    unknown = await cast.rita.post(INTAKE, **form(second, '{"corrects": "2099"}'))

    [question] = asked["questions"]
    assert (question["choice"], [each["value"] for each in question["options"]]) == (
        "corrects",
        [reference, "none"],
    )
    assert not asked["ready"]
    assert code(blocked) == (409, "conflict.intake-faults")
    [change] = compared["changes"]
    assert (change["kind"], change["changes"]) == (
        "changed",
        [{"field": "unit", "before": "", "after": "新区"}],
    )
    [missing] = compared["missing"]
    assert (missing["name"], missing["withdraw"]) == ("郑州丙方有限公司", True)
    assert unreasoned.status_code == 422
    assert (stored.status_code, stored.json()["corrects"]) == (201, reference)
    assert unknown.status_code == 404
