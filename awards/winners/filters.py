"""The filters of the list of winners, as an address or a form sends them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

import msgspec

from awards import limits
from awards.tables import WinnerState

#: No list has more pages.
FURTHEST = 10_000_000


class Sort(StrEnum):
    DECISION = "decision"
    NAME = "name"
    UNIT = "unit"
    STATE = "state"
    NEWEST = "newest"


class Filter(msgspec.Struct, frozen=True):
    """The filter. Without states, everyone who is not withdrawn. ``intake`` is a reference.

    ``text`` is a part of name, unit or initials, or a whole number. ``differs``: a statement says
    something else than the register, also about those withdrawn. None does not filter.
    """

    category: str = ""
    states: tuple[WinnerState, ...] = ()
    unit: str = ""
    warnings: bool | None = None
    held: bool | None = None
    differs: bool | None = None
    intake: str = ""
    text: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Filter:
        """Read a query or a form, where all values are texts. Unknown values are ignored."""

        def text(name: str, limit: int = limits.SEARCH) -> str:
            return str(given.get(name) or "").replace("\x00", "").strip()[:limit]

        state = text("state")
        return cls(
            category=text("category"),
            states=(WinnerState(state),) if state in list(WinnerState) else (),
            unit=text("unit", limits.UNIT),
            warnings=text("warnings") == "true" or None,
            held=text("held") == "true" or None,
            differs=text("differs") == "true" or None,
            intake=text("intake"),
            text=text("text"),
        )

    @property
    def form_values(self) -> dict[str, str]:
        """The filter as a form sends it, with one of its states."""
        values = msgspec.structs.asdict(self)
        values["state"] = next(iter(values.pop("states")), "")
        return {k: "true" if v is True else str(v) for k, v in values.items() if v}

    @property
    def query(self) -> str:
        return urlencode(self.form_values)


class Position(msgspec.Struct, frozen=True):
    """A position in the list, to return to. It is never an address to redirect to."""

    wanted: Filter = Filter()
    sort: Sort = Sort.DECISION
    offset: int = 0

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Position:
        """Like `Filter.read`: unknown values mean the beginning of the list."""
        sort, offset = str(given.get("sort") or ""), str(given.get("from") or "")
        known = offset.isascii() and offset.isdigit() and len(offset) < 10
        return cls(
            Filter.read(given),
            Sort(sort) if sort in list(Sort) else Sort.DECISION,
            min(int(offset), FURTHEST) if known else 0,
        )

    @property
    def asked(self) -> dict[str, str]:
        """The filter and the order, from the first row."""
        return self.wanted.form_values | (
            {} if self.sort is Sort.DECISION else {"sort": self.sort.value}
        )

    @property
    def form_values(self) -> dict[str, str]:
        return self.asked | ({"from": str(self.offset)} if self.offset else {})

    @property
    def query(self) -> str:
        """The query with its question mark, if it is not empty."""
        return f"?{urlencode(self.form_values)}" if self.form_values else ""
