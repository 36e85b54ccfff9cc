"""The API refuses a wrong spreadsheet or wrong answers, and gives a reason."""

from __future__ import annotations

import pytest

from tests.api.test_intake import HEAD, INTAKE, code, form
from tests.people import Cast

GOOD = f"{HEAD}创新引领企业,,郑州云梯智能装备有限公司,\n"


@pytest.mark.parametrize(
    "choices",
    ["", "[]", "null", "{", '{"again": "yes"}', '{"agian": true}', '{"sheets": ' + "[" * 100_000],
    ids=lambda text: text[:20],
)
async def test_answers_that_answer_nothing_are_malformed(guests: Cast, choices: str) -> None:
    answer = await guests.rita.post(f"{INTAKE}/preview", **form(GOOD, choices))

    assert code(answer) == (400, "invalid.request")


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
async def test_a_form_without_a_file_is_malformed(guests: Cast, kind: str, content: bytes) -> None:
    answer = await guests.rita.post(
        f"{INTAKE}/preview", content=content, headers={"Content-Type": kind}
    )

    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 1000])
async def test_what_is_no_spreadsheet_is_said_to_be_none(guests: Cast, content: bytes) -> None:
    files = {"file": ("../../名单\x00.xlsx", content, "text/csv")}

    answer = await guests.rita.post(f"{INTAKE}/preview", files=files)

    assert answer.status_code == 422, answer.text
    assert answer.json()["code"].startswith("invalid.file.")


async def test_a_spreadsheet_beyond_the_limit_is_cut_short(guests: Cast) -> None:
    files = {"file": ("名单.csv", b"x" * 10_100_000, "text/csv")}

    answer = await guests.rita.post(f"{INTAKE}/preview", files=files)

    assert code(answer) == (413, "invalid.too-large")
