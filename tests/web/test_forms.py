"""A form shows all its faults at once, beside the fields, in the person's language."""

from __future__ import annotations

from datetime import date

import pytest

from awards.errors import FieldRefused, NameRefused, QuotaFull
from awards.web.forms import WebForm, filled


def _form(**values: str) -> WebForm:
    return WebForm("zh", {name: [value] for name, value in values.items()})


def test_outer_spaces_are_dropped_and_the_rest_is_kept_as_typed() -> None:
    assert _form(name="　张　三 ").text("name", 50) == "张　三"


@pytest.mark.parametrize("typed", ["", " ", "　"])
def test_what_must_be_filled_in_is_asked_for(typed: str) -> None:
    form = _form(name=typed)

    form.text("name", 50, required=True)

    assert not form.sound
    assert set(form.faults) == {"name"}


@pytest.mark.parametrize("typed", ["字" * 51, "a\x00b", "a\u202eb", "a\nb"])
def test_what_no_line_may_hold_is_a_fault_of_its_field(typed: str) -> None:
    form = _form(name=typed)

    form.text("name", 50)

    assert set(form.faults) == {"name"}


def test_a_note_may_have_lines() -> None:
    form = _form(note="一\r\n二")

    assert (form.text("note", 10, lines=True), form.sound) == ("一\n二", True)


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "٣", "²", "99999999999999999999", "x", "21"])
def test_a_number_beyond_its_bounds_or_of_other_digits_is_a_fault(typed: str) -> None:
    form = _form(quota=typed)

    form.whole("quota", 0, 20)

    assert set(form.faults) == {"quota"}


def test_digits_of_full_width_are_digits() -> None:
    form = _form(quota="１２")

    assert (form.whole("quota", 0, 20), form.sound) == (12, True)


def test_nothing_typed_is_the_default_where_there_is_one() -> None:
    form = _form(quota="")

    assert (form.whole("quota", 0, 20, default=0), form.sound) == (0, True)


@pytest.mark.parametrize("typed", ["", "2026-02-30", "26-3-1", "2026/03/01", "x"])
def test_a_day_that_is_none_is_a_fault(typed: str) -> None:
    form = _form(begins_on=typed)

    form.day("begins_on")

    assert set(form.faults) == {"begins_on"}


def test_a_day_is_read_as_the_browser_sends_it() -> None:
    assert _form(begins_on="2026-03-01").day("begins_on") == date(2026, 3, 1)


def test_ids_that_no_page_offers_are_left_out() -> None:
    form = WebForm("zh", {"winner": ["3", "x", "-1", "²", "9" * 30, "7"]})

    assert form.ids("winner") == [3, 7]


def test_a_refusal_by_the_service_stands_beside_the_field_it_names() -> None:
    form = _form(name="李\u200b雷", unit="某厂")

    form.refuse(NameRefused(name="李雷", reason="含有零宽字符。"))
    form.refuse(FieldRefused(field="unit", value="…", reason="过长。"))
    form.refuse(QuotaFull(category="个人", quota=1, taken=1, wanted=1, over=1))

    assert set(form.faults) == {"name", "unit", ""}
    assert "含有零宽字符" in form.faults["name"]


def test_of_several_faults_of_a_field_the_first_is_shown() -> None:
    form = _form(name="")

    form.text("name", 50, required=True)
    first = form.faults["name"]
    form.refuse(NameRefused(name="", reason="另一个原因。"))

    assert form.faults == {"name": first}


def test_what_is_stored_fills_the_form() -> None:
    form = filled("en", {"note": None, "quota": 20, "two_person": True, "issuers": ("甲", "乙")})

    assert (form["note"], form["quota"], form.flag("two_person")) == ("", "20", True)
    assert form.many("issuers") == ["甲", "乙"]
