from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.text import dates, numerals


def test_a_certificate_dates_itself_in_chinese_numerals_with_the_round_zero() -> None:
    assert dates.formal(date(2024, 2, 28)) == "二〇二四年二月二十八日"
    assert dates.formal(date(2020, 10, 10)) == "二〇二〇年十月十日"
    assert "\u3007" in dates.formal(date(2024, 2, 28))


def test_a_bilingual_certificate_also_dates_itself_in_english() -> None:
    assert dates.in_english(date(2024, 2, 28)) == "28 February 2024"


def test_a_document_dates_itself_in_arabic_digits_without_padding() -> None:
    assert dates.plain(date(2024, 2, 8)) == "2024年2月8日"


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        " ２０２６年３月１日 ",
        "20260301",
        "2026-03-01 00:00:00",
        "2026/3/1 0:00",
        "二〇二六年三月一日",
        "二○二六年三月一号",
    ],
)
def test_every_unambiguous_form_of_a_day_is_understood(text: str) -> None:
    assert dates.parse(text) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26-3-1",
        "3/4/26",
        "2026-02-30",
        "2026/3-1",
        "2026-03-01 14:30",
        "二〇二六年十三月一日",
        "45992",
    ],
)
def test_an_ambiguous_day_is_not_guessed(text: str) -> None:
    assert dates.parse(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert dates.parse(dates.formal(day)) == dates.parse(dates.plain(day)) == day


@pytest.mark.parametrize(
    ("number", "counted"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (19, "十九"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (278, "二百七十八"),
        (1010, "一千零一十"),
        (3000, "三千"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_are_counted_in_chinese(number: int, counted: str) -> None:
    assert numerals.cardinal(number) == counted


def test_every_number_is_counted_differently() -> None:
    assert len({numerals.cardinal(number) for number in range(10_000)}) == 10_000


@pytest.mark.parametrize("number", [-1, 10_000])
def test_numbers_beyond_four_places_are_not_counted(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numerals.cardinal(number)


@pytest.mark.parametrize("text", ["二〇二四年二二月一日", "二〇二四年二月三二日"])
def test_chinese_numerals_that_are_no_number_are_no_date(text: str) -> None:
    assert dates.parse(text) is None
