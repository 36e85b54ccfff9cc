"""Each field of a winner is declared once; everything that treats fields follows from that."""

from __future__ import annotations

import msgspec
import pytest

from awards.tables import Winner
from awards.winner_fields import FIELDS, Amendment, Field, Registered, Registration
from awards.winners.records import WinnerRecord

NAMES = [field.name for field in FIELDS]


def _fields(record: type[msgspec.Struct]) -> set[str]:
    return set(record.__struct_fields__)


def test_a_registration_asks_for_every_field_and_nothing_else() -> None:
    assert _fields(Registration) == set(NAMES)


def test_an_amendment_changes_every_field_but_the_category() -> None:
    assert _fields(Amendment) == set(NAMES) - {"category"}


def test_a_record_tells_every_field_but_of_a_personal_number_the_tail_alone() -> None:
    told = {"number_tail" if name == "personal_number" else name for name in NAMES}

    assert _fields(Registered) == {"id", *told}
    assert _fields(Registered) <= _fields(WinnerRecord)


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
    }
