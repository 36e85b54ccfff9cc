"""The root of the faults and its families."""

from __future__ import annotations

from typing import ClassVar

from awards.errors.words import Words
from awards.words import Language


class AwardsError(Exception):
    """The root: catch it where a person is told."""

    code: ClassVar[str] = "awards"
    zh: ClassVar[Words] = Words("操作未能完成。", "请重试；如仍失败，请联系管理员。")
    en: ClassVar[Words] = Words("The operation failed.", "Try again, or ask the administrator.")

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def words(self, language: Language) -> Words:
        template = self.zh if language == "zh" else self.en
        return Words(template.what.format_map(self.facts), template.remedy.format_map(self.facts))

    def __str__(self) -> str:
        return " ".join(self.words("en"))


class Invalid(AwardsError):
    code = "invalid"


class NotFound(AwardsError):
    code = "not-found"
    zh = Words("没有找到{what_zh}“{key}”。", "请核对后重试。")
    en = Words("There is no {what_en} “{key}”.", "Check it and try again.")


class Conflict(AwardsError):
    code = "conflict"


class Denied(AwardsError):
    code = "denied"


class Unavailable(AwardsError):
    code = "unavailable"
