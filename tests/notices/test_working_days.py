"""Working days of China, compared with the State Council's announcements of each year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.notices.working_days import Day, ends_on, is_announced, left, look_up, period

#: Weekdays that were free, and weekend days that were worked.
NATIONAL_DAY_2024 = [f"2024-10-0{n}" for n in (1, 2, 3, 4, 7)]
SPRING_2025 = ["2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31", "2025-02-03", "2025-02-04"]
SPRING_2026 = ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23"]
MADE_UP = [
    "2024-09-29",
    "2024-10-12",
    "2025-01-26",
    "2025-02-08",
    "2026-02-14",
    "2026-02-28",
]


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize("day", [*NATIONAL_DAY_2024, *SPRING_2025, *SPRING_2026])
def test_a_public_holiday_on_a_weekday_is_free_and_is_named(day: str) -> None:
    found = look_up(_day(day), {})

    assert not found.working
    assert found.why in ("National Day", "Spring Festival")


@pytest.mark.parametrize("day", MADE_UP)
def test_a_weekend_day_that_makes_up_for_a_holiday_is_worked(day: str) -> None:
    assert _day(day).weekday() >= 5
    assert look_up(_day(day), {}).working


def test_five_days_posted_on_a_monday_end_with_the_friday() -> None:
    assert ends_on(_day("2024-03-04"), 5, {}) == _day("2024-03-08")


def test_posted_on_a_free_day_the_count_begins_with_the_next_working_day() -> None:
    assert ends_on(_day("2024-03-02"), 5, {}) == _day("2024-03-08")


def test_a_notice_across_a_holiday_stands_still_meanwhile_and_counts_the_make_up_day() -> None:
    days = period(_day("2024-09-29"), 5, {})

    assert days[0].working
    assert days[-1].day == _day("2024-10-10")
    assert len(days) == 12


def test_days_of_ones_own_stand_above_the_official_calendar() -> None:
    holiday = Day(_day("2024-03-06"), working=False, why="全区停电")

    assert ends_on(_day("2024-03-04"), 5, {holiday.day: holiday}) == _day("2024-03-11")


def test_beyond_the_announced_years_weekends_alone_count_and_it_is_said() -> None:
    assert is_announced(2024)
    assert not is_announced(2099)
    assert ends_on(_day("2099-09-28"), 5, {}) == _day("2099-10-02")


def test_what_is_left_counts_today_and_the_last_day() -> None:
    assert left(_day("2024-03-08"), _day("2024-03-06"), {}) == 3
    assert left(_day("2024-03-08"), _day("2024-03-08"), {}) == 1
    assert left(_day("2024-03-08"), _day("2024-03-09"), {}) == 0


#: Periods that reach beyond the announced years.
DAYS = st.dates(date(2004, 1, 1), date(2035, 12, 31))


@given(
    begins_on=DAYS,
    days=st.integers(1, 30),
    own=st.dictionaries(DAYS, st.booleans(), max_size=30),
    near=st.dictionaries(st.integers(0, 40), st.booleans(), max_size=20),
)
def test_a_period_holds_exactly_as_many_working_days_and_ends_with_one(
    begins_on: date, days: int, own: dict[date, bool], near: dict[int, bool]
) -> None:
    said = own | {begins_on + timedelta(n): working for n, working in near.items()}
    calendar = {day: Day(day, working) for day, working in said.items()}

    found = period(begins_on, days, calendar)

    assert sum(day.working for day in found) == days
    assert found[-1].working
    assert [day.day for day in found] == [begins_on + timedelta(n) for n in range(len(found))]
    assert ends_on(begins_on, days, calendar) == found[-1].day


def test_the_days_left_are_working_days_only() -> None:
    """From Friday 8 March to Tuesday 12 March 2024 there are three; a day off leaves two."""
    monday = Day(_day("2024-03-11"), working=False, why="全区停电")

    assert left(_day("2024-03-12"), _day("2024-03-08"), {}) == 3
    assert left(_day("2024-03-12"), _day("2024-03-08"), {monday.day: monday}) == 2
    assert left(_day("2024-03-10"), _day("2024-03-08"), {}) == 1
    assert left(_day("2024-03-10"), _day("2024-03-09"), {}) == 0


def test_a_year_that_is_not_announced_works_from_monday_to_friday() -> None:
    """21 September 2099 is a Monday."""
    week = [look_up(_day("2099-09-21") + timedelta(n), {}) for n in range(7)]

    assert [day.working for day in week] == [True] * 5 + [False] * 2
    assert {(day.why, day.official) for day in week} == {("", False)}


def test_an_ordinary_day_has_no_name_and_a_holiday_is_an_official_one() -> None:
    assert look_up(_day("2024-03-06"), {}) == Day(_day("2024-03-06"), working=True)
    assert look_up(_day("2024-10-01"), {}) == Day(
        _day("2024-10-01"), working=False, why="National Day", official=True
    )
