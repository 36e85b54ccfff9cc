"""Dates as Chinese documents and tables write them."""

from __future__ import annotations

import re
from datetime import date

from awards.text.characters import SPACE, folded
from awards.text.numerals import cardinal, digits

_NUMBERS = {cardinal(number): number for number in range(1, 32)} | {"廿": 20, "卅": 30}
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_YEAR_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WRITTEN = re.compile(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]|([-/.])(\d{1,2})\4(\d{1,2})|(\d\d)(\d\d))"
    r"(?:T?0?0:00(?::00(?:\.0+)?)?)?",  # Midnight, where a program added the time of day.
    re.ASCII,
)
_CHINESE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十廿卅]+)[日号]"
)


def formal(day: date) -> str:
    """二〇二四年二月二十八日, as on a certificate."""
    return f"{digits(day.year)}年{cardinal(day.month)}月{cardinal(day.day)}日"


def in_english(day: date) -> str:
    """28 February 2024, independent of the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def plain(day: date) -> str:
    """2024年2月28日, as in a document (GB/T 9704)."""
    return f"{day.year}年{day.month}月{day.day}日"


def parse(text: str) -> date | None:
    """The date if the text allows only one: four digits of year, month, day; else None."""
    compact = SPACE.sub("", folded(text))
    numbers = _arabic(compact) or _chinese(compact)
    try:
        return date(*numbers) if numbers else None
    except ValueError:
        return None


def _arabic(text: str) -> tuple[int, int, int] | None:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups() if part and part not in "-/.")
    return year, month, day


def _chinese(text: str) -> tuple[int, int, int] | None:
    match = _CHINESE.fullmatch(text)
    if match is None:
        return None
    year = int(match[1].translate(_YEAR_DIGITS))
    return year, _NUMBERS.get(match[2], 0), _NUMBERS.get(match[3], 0)
