"""The only module that reads the clock, so that every stored time is aware and in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

#: China keeps one time everywhere, all year.
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The current day in China."""
    return now().astimezone(CHINA).date()


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def in_microseconds(at: datetime) -> int:
    """A moment as a number for addresses, as exact as the stored value."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def of_microseconds(count: int) -> datetime:
    """Raises OverflowError beyond the year 9999."""
    return _EPOCH + timedelta(microseconds=count)
