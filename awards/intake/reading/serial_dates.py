"""The dates that spreadsheets store as numbers of days."""

from __future__ import annotations

from datetime import datetime, timedelta

_LAST_DAY = 2_958_465
"""9999-12-31 in the calendar that begins in 1900."""
_DAY = 86_400
_FALSE_LEAP_DAY = 60
"""Lotus and Excel count a 29 February 1900, which never was."""


def date_text(days: float, *, since_1904: bool = False) -> str | None:
    """As 2026-03-01, 2026-03-01 09:30 or 09:30:00; None if no date has that number."""
    if since_1904:
        days += 1_462
    if days < _FALSE_LEAP_DAY and not since_1904:
        days += 1
    seconds = round(days * _DAY) if 0 <= days < _LAST_DAY + 2 else -1
    if not 0 <= seconds < (_LAST_DAY + 1) * _DAY:
        return None
    moment = datetime(1899, 12, 30) + timedelta(seconds=seconds)  # noqa: DTZ001 - no time zone
    if moment.year == 1899:
        return moment.strftime("%H:%M:%S")
    if moment.time() == datetime.min.time():
        return moment.strftime("%Y-%m-%d")
    return moment.strftime("%Y-%m-%d %H:%M")
