"""Which days are working days in China, and when a number of them has passed.

The State Council's calendar of public holidays and make-up days comes from the library
`chinesecalendar`. The office's own days override it. In a year that is not announced yet only
weekends are free, and `is_announced` says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar

_SATURDAY = 5
_DAY = timedelta(days=1)


class Day(NamedTuple):
    """``why`` names the holiday; empty for an ordinary day.

    For an ``official`` day it is the library's English name, which is translated for display. On a
    ``reception`` day the office receives enterprises.
    """

    day: date
    working: bool
    why: str = ""
    official: bool = False
    reception: bool = False


#: The office's own days, by date.
Own = Mapping[date, Day]


def is_announced(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def look_up(day: date, own: Own) -> Day:
    if day in own:
        return own[day]
    if not is_announced(day.year):
        return Day(day, day.weekday() < _SATURDAY)
    _, name = chinese_calendar.get_holiday_detail(day)
    return Day(day, chinese_calendar.is_workday(day), str(name or ""), official=bool(name))


def period(begins_on: date, days: int, own: Own) -> list[Day]:
    """Every day from the first to the last of ``days`` working days.

    The day of posting counts if it is a working day. So a notice of five days posted on a Monday
    ends on Friday, and the last day counts to its end. If posted on a free day, the count begins
    with the next working day.
    """
    found: list[Day] = []
    for each in _from(begins_on, own):
        found.append(each)
        if sum(day.working for day in found) >= days:
            return found
    raise AssertionError("days never end")  # pragma: no cover - the calendar never ends


def ends_on(begins_on: date, days: int, own: Own) -> date:
    return period(begins_on, days, own)[-1].day


def left(notice_ends_on: date, today: date, own: Own) -> int:
    """The working days from today to the last one, both included."""
    span = (notice_ends_on - today).days + 1
    return sum(look_up(today + _DAY * n, own).working for n in range(span))


def _from(day: date, own: Own) -> Iterator[Day]:
    while True:
        yield look_up(day, own)
        day += _DAY
