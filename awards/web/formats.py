"""The display of days, times and numbers, the same in both languages."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime

from babel.numbers import format_decimal

from awards.clock import CHINA


def day(value: date | None) -> str:
    """2026-03-01; for a moment, its day in China."""
    if isinstance(value, datetime):
        value = value.astimezone(CHINA).date()
    return value.isoformat() if value else ""


def moment(value: datetime | None) -> str:
    """2026-03-01 14:05, in China."""
    return f"{value.astimezone(CHINA):%Y-%m-%d %H:%M}" if value else ""


def number(value: int) -> str:
    """12,345."""
    return str(format_decimal(value, locale="zh_Hans"))


def mm(value: float) -> str:
    """A length to a thousandth of a millimetre, without trailing zeros: 48.5."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


def base64(value: bytes) -> str:
    """Encode a picture for use inside a page."""
    return b64encode(value).decode()


FILTERS = {"base64": base64, "day": day, "mm": mm, "moment": moment, "number": number}
