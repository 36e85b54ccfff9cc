"""The one place that asks what time it is, so that every stored time is aware and in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
