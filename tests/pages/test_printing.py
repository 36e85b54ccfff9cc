"""The print page: a whole batch, a part, one; what was printed before."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pypdfium2
import pytest

from awards import clock
from awards.issuing import service as issuing
from awards.issuing.queries import of_winner
from awards.settings import Settings
from tests.cast import ACME, EVERYONE, LIN, TIAN, confirmed
from tests.people import Cast

PAGE = "/c/2023/print"
PDF = {"form": "pdf"}


@pytest.fixture
async def issued(cast: Cast, settings: Settings) -> list[int]:
    ids = await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
    return ids


def _pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as document:
        return len(document)


async def test_the_whole_batch_is_one_pdf_with_a_page_for_each(
    cast: Cast, issued: list[int]
) -> None:
    answer = await cast.paul.post(PAGE, data=PDF)

    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="2023.pdf"' in answer.headers["content-disposition"]
    assert _pages(answer.content) == 5


async def test_a_zip_holds_a_file_for_each(cast: Cast, issued: list[int]) -> None:
    answer = await cast.paul.post(PAGE, data={"form": "zip", "category": "GR"})

    names = zipfile.ZipFile(BytesIO(answer.content)).namelist()
    assert len(names) == 3
    assert names[0].startswith("郑经开表〔2024〕GR001号_")


async def test_only_a_category_or_from_a_sheet_on(cast: Cast, issued: list[int]) -> None:
    category = await cast.paul.post(PAGE, data={**PDF, "category": "GR"})
    part = await cast.paul.post(PAGE, data={**PDF, "first": "2", "last": "3"})

    assert (_pages(category.content), _pages(part.content)) == (3, 2)


async def test_only_those_issued_together(cast: Cast, settings: Settings) -> None:
    await confirmed(LIN)
    await issuing.issue("web/anna", "2023", settings)
    [acme, _] = await confirmed(ACME, TIAN)
    await issuing.issue("web/anna", "2023", settings)
    [stored] = await of_winner(acme)
    at = clock.in_microseconds(stored.record.issued_at)

    answer = await cast.paul.post(PAGE, data={**PDF, "batch": str(at)})

    assert _pages(answer.content) == 2


async def test_one_certificate_is_downloaded_under_its_number(
    cast: Cast, issued: list[int]
) -> None:
    number = (await of_winner(issued[0]))[0].record.number

    answer = await cast.paul.post(PAGE, data={**PDF, "number": number})

    assert _pages(answer.content) == 1
    assert "GR002" in answer.headers["content-disposition"]


async def test_each_print_is_listed_with_the_person_who_made_it(
    cast: Cast, issued: list[int]
) -> None:
    await cast.paul.post(PAGE, data={**PDF, "first": "2", "last": "3"})

    shown = (await cast.adam.get(PAGE)).text

    assert "此前的打印" in shown
    assert "Paul" in shown
    assert "张数：2" in " ".join(shown.split()).replace("</dt> <dd>", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": "9"},
        {"first": "3", "last": "2"},
        {"first": "x"},
        {"category": "ZZ"},
        {"batch": "1"},
        {"batch": "9" * 40},
    ],
)
async def test_a_choice_without_certificates_is_reported_on_the_page(
    cast: Cast, issued: list[int], wrong: dict[str, str]
) -> None:
    answer = await cast.paul.post(PAGE, data={**PDF, **wrong})

    assert answer.status_code == 422
    assert 'class="summary"' in answer.text


async def test_before_anything_is_issued_the_page_says_where_to_go(cast: Cast) -> None:
    shown = (await cast.paul.get(PAGE)).text

    assert 'href="/c/2023/certificates"' in shown
    assert 'name="form"' not in shown
