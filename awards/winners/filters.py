"""What a person asks of the list of winners, as an address or a form sends it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

import msgspec

from awards.tables import WinnerState

#: Longest text that is looked for.
TEXT_LIMIT = 100


class Sort(StrEnum):
    DECISION = "decision"
    NAME = "name"
    UNIT = "unit"
    STATE = "state"
    NEWEST = "newest"


class Filter(msgspec.Struct, frozen=True):
    """What is asked for; everything is, where nothing is said. ``intake`` is a reference."""

    category: str = ""
    state: str = ""
    unit: str = ""
    warnings: bool = False
    held: bool = False
    intake: str = ""
    text: str = ""

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Filter:
        """From a query or a form, where all values are texts; what is not understood is nothing."""

        def text(name: str) -> str:
            return str(given.get(name) or "").replace("\x00", "").strip()[:TEXT_LIMIT]

        state = text("state")
        return cls(
            category=text("category"),
            state=state if state in list(WinnerState) else "",
            unit=text("unit"),
            warnings=text("warnings") == "true",
            held=text("held") == "true",
            intake=text("intake"),
            text=text("text"),
        )

    @property
    def said(self) -> dict[str, str]:
        """What was asked for, as a form sends it."""
        values = msgspec.structs.asdict(self)
        return {k: "true" if v is True else v for k, v in values.items() if v}

    @property
    def query(self) -> str:
        return urlencode(self.said)
