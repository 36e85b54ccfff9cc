"""Read one table of a commendation's file key by key. Faults are gathered, not raised."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from awards.catalogue.faults import CommendationFault
from awards.catalogue.wording import PLACEHOLDERS, wording_faults
from awards.text.characters import BIDI
from awards.text.english import chinese_in
from awards.words import N_, Phrase

#: A code is part of addresses and file names, where a code of dots would lead elsewhere.
_CODE = re.compile(r"(?!\.+$)[\w.-]+")

#: A line may break. No other invisible character is printed, and PostgreSQL keeps no NUL.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

_KINDS = {
    str: N_("is not str: %(value)s"),
    int: N_("is not int: %(value)s"),
    bool: N_("is not bool: %(value)s"),
    date: N_("is not date: %(value)s"),
    list: N_("is not list: %(value)s"),
}


class FileTable:
    """Each reader notes a fault and returns a harmless value."""

    def __init__(self, data: dict[str, Any], path: str, faults: list[CommendationFault]) -> None:
        self.data, self.path, self.faults = dict(data), path, faults
        #: The names that wording may use; tables below this one have the same.
        self.placeholders: tuple[str, ...] = PLACEHOLDERS

    def fault(self, key: str, words: Phrase) -> None:
        self.faults.append(CommendationFault(self.path, key, words))

    def _take(self, key: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 - TOML's types
        value = self.data.pop(key, default)
        if type(value) is kind:
            return value
        if value is None:
            self.fault(key, Phrase("is missing"))
        else:
            self.fault(key, Phrase(_KINDS[kind], value=repr(value)))
        return kind(2000, 1, 1) if kind is date else kind()

    def text(
        self, key: str, limit: int, default: str | None = None, *, filled: bool = False
    ) -> str:
        """Read a text. With ``filled`` it must not be empty or blank."""
        before = len(self.faults)
        value: str = self._take(key, str, default)
        if filled and not value.strip() and len(self.faults) == before:
            self.fault(key, Phrase("is empty"))
        if len(value) > limit:
            self.fault(
                key,
                Phrase(
                    "has %(length)s characters, %(limit)s at most", length=len(value), limit=limit
                ),
            )
        if _CONTROL.search(value) or BIDI.search(value):
            self.fault(key, Phrase("holds a control character: %(value)s", value=f"{value!r}"))
        return value

    def english(self, key: str, limit: int) -> str:
        """Read a text without Chinese characters, which may be left out."""
        value = self.text(key, limit, default="")
        if found := chinese_in(value):
            self.fault(key, Phrase("holds Chinese characters: %(value)s", value=found[:10]))
        return value

    def code(self, limit: int) -> str:
        value = self.text("code", limit)
        if not _CODE.fullmatch(value):
            self.fault(
                "code",
                Phrase(
                    "is %(value)s: letters, digits, dots, dashes and underscores only",
                    value=f"{value!r}",
                ),
            )
        return value

    def flag(self, key: str) -> bool:
        value: bool = self._take(key, bool, default=False)
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        before = len(self.faults)
        value: int = self._take(key, int, default)
        if not low <= value <= high and len(self.faults) == before:
            self.fault(
                key,
                Phrase(
                    "is %(value)s, not from %(low)s to %(high)s", value=value, low=low, high=high
                ),
            )
        return value

    def day(self, key: str) -> date:
        value: date = self._take(key, date)
        return value

    def word(self, key: str, words: type[StrEnum], default: str | None = None) -> str:
        value: str = self._take(key, str, default)
        if value not in list(words):
            listed = ", ".join(words)
            self.fault(
                key,
                Phrase("is %(value)s, not one of %(listed)s", value=f"{value!r}", listed=listed),
            )
        return value

    def wording(self, key: str, limit: int, default: str | None = None) -> str:
        value = self.text(key, limit, default)
        for said in wording_faults(value, self.placeholders):
            self.fault(key, said)
        return value

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        value: list[Any] = self._take(key, list)
        if not value or not all(isinstance(item, str) and 0 < len(item) <= limit for item in value):
            self.fault(
                key,
                Phrase("must list texts of 1 to %(limit)s characters", limit=limit),
            )
        elif any(_CONTROL.search(item) or BIDI.search(item) for item in value):
            self.fault(key, Phrase("holds a control character: %(value)s", value=f"{value!r}"))
        return tuple(str(item) for item in value)

    def tables(self, key: str) -> list[FileTable]:
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, Phrase("must be tables"))
            return []
        return [self._below(f"{self.path}{key}[{n}].", item) for n, item in enumerate(value, 1)]

    def table(self, key: str) -> FileTable | None:
        """One table below this one; None if there is none."""
        value = self.data.pop(key, None)
        if value is None or isinstance(value, dict):
            return None if value is None else self._below(f"{self.path}{key}.", value)
        self.fault(key, Phrase("must be a table"))
        return None

    def _below(self, path: str, data: dict[str, Any]) -> FileTable:
        table = FileTable(data, path, self.faults)
        table.placeholders = self.placeholders
        return table

    def end(self) -> None:
        for key in self.data:
            self.fault(key, Phrase("is not known here"))
