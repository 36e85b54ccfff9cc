"""One table of a commendation's file, read key by key; faults are gathered, not raised."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any

from awards.catalogue.faults import Fault, Said
from awards.catalogue.wording import wording_faults
from awards.text.characters import BIDI

#: A code stands in addresses and file names, where one of dots alone would lead elsewhere.
_CODE = re.compile(r"(?!\.+$)[\w.-]+")

#: A line may break; nothing else unseen is printed, and PostgreSQL keeps no NUL.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")

_MISSING = Said("未填写。", "is missing")
_KINDS = {
    str: Said("应为文字", "str"),
    int: Said("应为整数", "int"),
    bool: Said("应为 true 或 false", "bool"),
    date: Said("应为日期，例如 2026-03-01", "date"),
    list: Said("应为列表", "list"),
}


class FileTable:
    """Each reader notes a fault and returns a harmless value."""

    def __init__(self, data: dict[str, Any], path: str, faults: list[Fault]) -> None:
        self.data, self.path, self.faults = dict(data), path, faults

    def fault(self, key: str, zh: str, en: str) -> None:
        self.faults.append(Fault(self.path, key, zh, en))

    def _take(self, key: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 - TOML's types
        value = self.data.pop(key, default)
        if type(value) is kind:
            return value
        if value is None:
            self.fault(key, *_MISSING)
        else:
            zh, en = _KINDS[kind]
            self.fault(key, f"{zh}：{value!r}", f"is not {en}: {value!r}")
        return kind(2000, 1, 1) if kind is date else kind()

    def text(
        self, key: str, limit: int, default: str | None = None, *, filled: bool = False
    ) -> str:
        """``filled``: it may be neither empty nor spaces alone."""
        before = len(self.faults)
        value: str = self._take(key, str, default)
        if filled and not value.strip() and len(self.faults) == before:
            self.fault(key, _MISSING.zh, "is empty")
        if len(value) > limit:
            self.fault(
                key,
                f"共 {len(value)} 个字符，最多 {limit} 个。",
                f"has {len(value)} characters, {limit} at most",
            )
        if _CONTROL.search(value) or BIDI.search(value):
            self.fault(key, "含有控制字符，请重新输入。", f"holds a control character: {value!r}")
        return value

    def code(self, limit: int) -> str:
        value = self.text("code", limit)
        if not _CODE.fullmatch(value):
            self.fault(
                "code",
                "只能使用文字、数字、点、短横和下划线。",
                f"is {value!r}: letters, digits, dots, dashes and underscores only",
            )
        return value

    def flag(self, key: str) -> bool:
        value: bool = self._take(key, bool, default=False)
        return value

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        before = len(self.faults)
        value: int = self._take(key, int, default)
        if not low <= value <= high and len(self.faults) == before:
            self.fault(key, f"应在 {low} 至 {high} 之间。", f"is {value}, not from {low} to {high}")
        return value

    def day(self, key: str) -> date:
        value: date = self._take(key, date)
        return value

    def word(self, key: str, words: type[StrEnum], default: str | None = None) -> str:
        value: str = self._take(key, str, default)
        if value not in list(words):
            listed = ", ".join(words)
            self.fault(key, f"请从列表中选择（{listed}）。", f"is {value!r}, not one of {listed}")
        return value

    def wording(self, key: str, limit: int, default: str | None = None) -> str:
        value = self.text(key, limit, default)
        for said in wording_faults(value):
            self.fault(key, *said)
        return value

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        value: list[Any] = self._take(key, list)
        if not value or not all(isinstance(item, str) and 0 < len(item) <= limit for item in value):
            self.fault(
                key,
                f"至少一项，每项 1 至 {limit} 个字符。",
                f"must list texts of 1 to {limit} characters",
            )
        elif any(_CONTROL.search(item) or BIDI.search(item) for item in value):
            self.fault(key, "含有控制字符，请重新输入。", f"holds a control character: {value!r}")
        return tuple(str(item) for item in value)

    def tables(self, key: str) -> list[FileTable]:
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(key, "应为表。", "must be tables")
            return []
        return [
            FileTable(item, f"{self.path}{key}[{n}].", self.faults)
            for n, item in enumerate(value, 1)
        ]

    def end(self) -> None:
        for key in self.data:
            self.fault(key, "此处没有这一项。", "is not known here")
