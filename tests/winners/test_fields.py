"""Each field of a winner is declared once; all code that uses fields follows from that."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import openpyxl
import pypdfium2
import pytest

from awards.catalogue.records import CommendationRecord
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.tables import Winner
from awards.winner_fields import FIELDS, Amendment, Field, Registration, StoredRegistration
from awards.winners.queries import listing
from awards.winners.records import WinnerRecord
from tests.api.test_flow import HERE, LIN, issue
from tests.cast import settings
from tests.intake.files import xlsx
from tests.people import Cast

NAMES = [field.name for field in FIELDS]


def _fields(record: type[msgspec.Struct]) -> set[str]:
    return set(record.__struct_fields__)


def test_a_registration_asks_for_every_field_and_nothing_else() -> None:
    assert _fields(Registration) == {*NAMES, "free"}


def test_an_amendment_changes_every_field_but_the_category() -> None:
    assert _fields(Amendment) == {*NAMES, "free"} - {"category"}


def test_a_record_has_every_field_but_only_the_tail_of_a_personal_number() -> None:
    told = {"number_tail" if name == "personal_number" else name for name in NAMES}

    assert _fields(StoredRegistration) == {"id", "free", *told}
    assert _fields(StoredRegistration) <= _fields(WinnerRecord)


@pytest.mark.parametrize("field", FIELDS, ids=NAMES)
def test_what_is_empty_in_the_declaration_is_empty_in_a_registration(field: Field) -> None:
    empty = Registration("GR", "张三")

    if not field.required:
        assert getattr(empty, field.name) == field.empty


@pytest.mark.parametrize("field", FIELDS, ids=NAMES)
def test_every_field_has_its_words(field: Field) -> None:
    assert field.label
    assert field.told


def test_a_field_need_not_be_a_column() -> None:
    columns = {column._meta.name for column in Winner._meta.columns}

    assert [name for name in NAMES if name not in columns] == ["personal_number"]


def test_a_text_is_no_longer_than_its_column() -> None:
    assert {field.name: field.limit for field in FIELDS if field.kind.value != "whole"} == {
        "category": 100,
        "honour": 100,
        "name": 50,
        "unit": 200,
        "credit_code": 18,
        "personal_number": 50,
        "note": 500,
        "name_en": 100,
        "unit_en": 300,
    }


# A field that needed only its declaration: the name in English.

TYPED = {
    "place": f"GR/{LIN['honour']}",
    "name": LIN["name"],
    "unit": LIN["unit"],
    "name_en": " Lin Wanzhou ",
}


async def test_a_name_in_english_is_typed_shown_recorded_and_exported(cast: Cast) -> None:
    made = await cast.rita.post("/c/2023/winners/new", data=TYPED)
    address = made.headers["location"]
    changed = {**TYPED, "name_en": "Lin Wan-Zhou", "revision": "1"}
    await cast.rita.post(f"{address}/edit", data=changed)

    shown = (await cast.vera.get(address)).text
    stored = (await cast.vera.get(f"/api/v1{address}")).json()
    book = openpyxl.load_workbook(io.BytesIO((await cast.vera.get("/c/2023/winners.xlsx")).content))

    assert "<dt>英文姓名</dt><dd>Lin Wan-Zhou</dd>" in shown
    assert "Lin Wanzhou</del>" in shown
    assert stored["name_en"] == "Lin Wan-Zhou"
    [_title, _made, headings, row] = book["获奖者"].values
    assert dict(zip(headings, row, strict=True))["英文姓名"] == "Lin Wan-Zhou"


async def test_a_name_in_english_is_refused_when_it_is_too_long(cast: Cast) -> None:
    longest = {**LIN, "name_en": "x" * 100}
    longer = {**LIN, "name_en": "x" * 101}

    refused = await cast.rita.post(f"{HERE}/winners", json={"winners": [longer]})
    taken = await cast.rita.post(f"{HERE}/winners", json={"winners": [longest]})

    assert (refused.status_code, refused.json()["code"]) == (422, "invalid.field")
    assert taken.status_code == 201


async def test_a_name_in_english_does_not_distinguish_people(cast: Cast) -> None:
    winners = [{**LIN, "name_en": name} for name in ("Lin Wanzhou", "Wanzhou Lin")]

    answer = await cast.rita.post(f"{HERE}/winners", json={"winners": winners})

    assert answer.status_code == 409


async def test_a_name_in_english_is_on_no_certificate_whose_layout_does_not_ask_for_it(
    cast: Cast,
) -> None:
    await issue(cast, {**LIN, "name_en": "Lin Wanzhou"})

    printed = await cast.paul.post(f"{HERE}/print.pdf", json={})

    [page] = pypdfium2.PdfDocument(printed.content)
    words = page.get_textpage().get_text_bounded()
    assert LIN["name"] in words
    assert "Wanzhou" not in words


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("英文姓名", "单位英文名称"),
        ("英文名", "英文单位"),
        ("姓名英文", "所在单位（英文）"),
        ("English name", "Unit (English)"),
        ("Name (English)", "Unit in English"),
        ("姓名（英文）", "单位英文"),
    ],
)
async def test_words_in_english_are_imported_from_columns_of_their_own(
    commendation: CommendationRecord, tmp_path: Path, name: str, unit: str
) -> None:
    head = ("奖项", "称号", "姓名", "单位", name, unit)
    row = ("先进个人", LIN["honour"], LIN["name"], LIN["unit"], "Lin Wanzhou", "Chaohe Office")

    await intake.commit(
        "web/rita", "2023", xlsx([head, row]), "名单.xlsx", Choices(), settings(tmp_path)
    )

    [winner] = await listing(commendation)
    assert (winner.name, winner.unit) == (LIN["name"], LIN["unit"])
    assert (winner.name_en, winner.unit_en) == ("Lin Wanzhou", "Chaohe Office")


async def test_chinese_is_refused_as_a_name_in_english_beside_its_field(cast: Cast) -> None:
    typed = {**TYPED, "name_en": "林晚舟"}

    refused = await cast.rita.post("/c/2023/winners/new", data=typed)

    assert refused.status_code == 422
    assert 'id="error-name_en"' in refused.text
    assert "含有汉字：林晚舟。" in refused.text


async def test_the_sound_of_a_name_is_proposed_and_not_stored(cast: Cast) -> None:
    made = await cast.rita.post("/c/2023/winners/new", data={**TYPED, "name_en": ""})
    address = made.headers["location"]

    form = (await cast.rita.get(f"{address}/edit")).text
    stored = (await cast.vera.get(f"/api/v1{address}")).json()

    assert "按读音拼写为：Lin Wanzhou。" in form
    assert stored["name_en"] == ""
