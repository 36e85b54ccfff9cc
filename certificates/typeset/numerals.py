"""Dates in Chinese numerals: the year digit by digit with 〇 (U+3007), month and day as counted."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")

# A number that continues another one (1—3月, 2,025年) is not a date.
_ALONE = r"(?<![\d.,，．])(?<!\d[-–—~～至])"
_DATE = re.compile(
    rf"{_ALONE}(?=\d{{1,4}}[年月])(?:(?P<year>\d{{4}})年)?(?:(?P<month>\d\d?)月)?(?:(?<=月)(?P<day>\d\d?)日)?"
    r"|(?<=[日][至和、—–~～-])(?P<until>\d\d?)日",
    re.ASCII,
)


def chinese_dates(text: str) -> str:
    """Write every date of the text in Chinese numerals; other text is unchanged."""
    return _DATE.sub(_written, text)


def _written(found: re.Match[str]) -> str:
    year, month, day, until = found.group("year", "month", "day", "until")
    if not (_counts(month, 12) and _counts(day, 31) and _counts(until, 31)):
        return found.group()
    said = f"{year.translate(_DIGITS)}年" if year else ""
    said += f"{_counted(int(month))}月" if month else ""
    return said + "".join(f"{_counted(int(each))}日" for each in (day, until) if each)


def _counts(number: str | None, most: int) -> bool:
    return number is None or 1 <= int(number) <= most


def _counted(number: int) -> str:
    """A number from 1 to 31 as spoken: 十, 十二, 二十, 三十一."""
    tens, ones = divmod(number, 10)
    ten = {0: "", 1: "十"}.get(tens, f"{tens}十")
    return f"{ten}{ones or ''}".translate(_DIGITS)
