"""A spreadsheet over HTTP: looked at, mended by answers, imported once."""

from __future__ import annotations

import io
from typing import Any

import httpx
import openpyxl
import pytest

from tests.api.conftest import Cast
from tests.api.test_flow import HERE

INTAKE = f"{HERE}/intake"
HEAD = "奖项,称号,姓名或名称,所在单位\n"
GOOD = HEAD + "创新引领企业,,郑州云梯智能装备有限公司,\n个人,综合考评先进工作者,林晚舟,潮河办事处\n"


def _form(text: str, choices: str | None = None, name: str = "名单.csv") -> dict[str, Any]:
    data = {} if choices is None else {"choices": choices}
    return {"files": {"file": (name, text.encode(), "text/csv")}, "data": data}


def _code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


@pytest.fixture
async def good(cast: Cast) -> str:
    """A list whose categories are named as the commendation names them."""
    here = (await cast.vera.get(HERE)).json()
    names = {category["code"]: category for category in here["categories"]}
    individuals = names["GR"]
    return (
        f"{HEAD}{names['CX']['name']},,郑州云梯智能装备有限公司,\n"
        f"{individuals['name']},{individuals['honours'][0]['name']},林晚舟,潮河办事处\n"
    )


async def test_a_list_is_previewed_and_nothing_is_written(cast: Cast, good: str) -> None:
    answer = await cast.rita.post(f"{INTAKE}/preview", **_form(good))

    preview = answer.json()
    assert answer.status_code == 200, answer.text
    assert preview["ready"] is True, preview
    assert [row["name"] for row in preview["rows"]] == ["郑州云梯智能装备有限公司", "林晚舟"]
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 0


async def test_a_list_is_imported_once_unless_it_is_meant(cast: Cast, good: str) -> None:
    first = await cast.rita.post(INTAKE, **_form(good))
    again = await cast.rita.post(INTAKE, **_form(good))

    assert (first.status_code, first.json()["rows"]) == (201, 2)
    assert (first.json()["file_name"], first.json()["actor"]) == ("名单.csv", "api/rita")
    assert _code(again) == (409, "conflict.already-imported")
    assert (await cast.vera.get(f"{HERE}/winners")).json()["total"] == 2


async def test_a_faulty_list_comes_back_with_its_faults_and_imports_nothing(cast: Cast) -> None:
    wrong = f"{HEAD}没有的奖项,,林晚舟,潮河办事处\n"

    refused = await cast.rita.post(INTAKE, **_form(wrong))
    annotated = await cast.rita.post(f"{INTAKE}/annotated.xlsx", **_form(wrong))
    book = openpyxl.load_workbook(io.BytesIO(annotated.content))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]

    assert _code(refused) == (409, "conflict.intake-faults")
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


@pytest.mark.parametrize(
    "choices",
    ["", "[]", "null", "{", '{"again": "yes"}', '{"agian": true}', '{"sheets": ' + "[" * 100_000],
    ids=lambda text: text[:20],
)
async def test_answers_that_answer_nothing_are_malformed(cast: Cast, choices: str) -> None:
    answer = await cast.rita.post(f"{INTAKE}/preview", **_form(GOOD, choices))

    assert _code(answer) == (400, "invalid.request")


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=b", b""),
        ("multipart/form-data; boundary=b", b"--b\r\n"),
        ("multipart/form-data; boundary=b", b"--b--\r\n"),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
        ),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
        ),
        ("multipart/form-data; boundary=b", b"--b\r\n\xff\xff: \xff\r\n\r\n\r\n--b--\r\n"),
    ],
)
async def test_a_form_without_a_file_is_malformed(cast: Cast, kind: str, content: bytes) -> None:
    answer = await cast.rita.post(
        f"{INTAKE}/preview", content=content, headers={"Content-Type": kind}
    )

    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 1000])
async def test_what_is_no_spreadsheet_is_said_to_be_none(cast: Cast, content: bytes) -> None:
    files = {"file": ("../../名单\x00.xlsx", content, "text/csv")}

    answer = await cast.rita.post(f"{INTAKE}/preview", files=files)

    assert answer.status_code == 422, answer.text
    assert answer.json()["code"].startswith("file.")


async def test_a_spreadsheet_beyond_the_limit_is_cut_short(cast: Cast) -> None:
    files = {"file": ("名单.csv", b"x" * 10_100_000, "text/csv")}

    answer = await cast.rita.post(f"{INTAKE}/preview", files=files)

    assert _code(answer) == (413, "invalid.too-large")
