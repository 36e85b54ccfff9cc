"""What is wrong with a commendation, said in both languages and bound to its place in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awards.errors import CommendationRefused


class Said(NamedTuple):
    zh: str
    en: str


class Fault(NamedTuple):
    """``path`` is that of the table, such as ``category[3].``; both are empty for the whole file."""

    path: str
    key: str
    zh: str
    en: str

    @property
    def place(self) -> str:
        return f"{self.path}{self.key}"


def of_all(zh: str, en: str) -> Fault:
    """Of no single place."""
    return Fault("", "", zh, en)


def not_utf8(fault: UnicodeDecodeError) -> Fault:
    at = f"{fault.start}: {fault.reason}"
    return of_all(f"不是 UTF-8 编码（字节 {at}）。", f"byte {at}: not UTF-8")


def refusal(file: str, faults: Sequence[Fault]) -> CommendationRefused:
    """``found`` among its facts are the faults one by one, for a form to show in their places."""
    return CommendationRefused(
        file=file,
        faults="\n".join(f"{fault.place} {fault.en}".strip() for fault in faults),
        faults_zh="\n".join(f"{fault.place} {fault.zh}".strip() for fault in faults),
        found=tuple(faults),
    )
