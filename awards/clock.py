"""The one place that asks what time it is, so that every stored time is aware and in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

#: China keeps one time the whole year, everywhere.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day it is in China."""
    return now().astimezone(CHINA).date()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def in_microseconds(at: datetime) -> int:
    """A moment as a number that addresses may hold, exact to what is stored."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def of_microseconds(count: int) -> datetime:
    """Raises OverflowError beyond the year 9999."""
    return _EPOCH + timedelta(microseconds=count)
