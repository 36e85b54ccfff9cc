"""Problems on paper as data: many are gathered and shown together, none is raised."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, NamedTuple

from certificates.content import Content


class Words(NamedTuple):
    """What is wrong and where; and what to do about it."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one sheet. ``element`` is the id of the layout element."""

    key: str
    person: str
    code: str
    element: str
    zh: Words
    en: Words

    def words(self, language: Literal["zh", "en"]) -> Words:
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return f"{self.key} {self.person} [{self.element}] {self.en.what}"


def _point(character: str) -> str:
    return " ".join(f"U+{ord(part):04X}" for part in character)


class _Whose(NamedTuple):
    zh: str
    en: str


def _whose(content: Content) -> _Whose:
    """A text of the layout itself is on every sheet."""
    if not content.person:
        return _Whose("每份证书", "every certificate")
    return _Whose(f"“{content.person}”的证书", f"“{content.person}”")


def missing_glyph(content: Content, element: str, character: str) -> Problem:
    point, whose = _point(character), _whose(content)
    return Problem(
        content.key,
        content.person,
        "missing-glyph",
        element,
        Words(
            f"{whose.zh}中，现有字体没有“{character}”（{point}）。",
            "请安装收有此字的字体，再重新检查。",
        ),
        Words(
            f"No font here has “{character}” ({point}), needed for {whose.en}.",
            "Install a font that has it, then check again.",
        ),
    )


def unprintable(content: Content, element: str, character: str) -> Problem:
    point, name = _point(character), unicodedata.name(character, "no name")
    whose = _whose(content)
    return Problem(
        content.key,
        content.person,
        "unprintable",
        element,
        Words(
            f"{whose.zh}中有不可见或不能打印的字符 {point}（{name}）。",
            "请在登记信息中删除该字符。",
        ),
        Words(
            f"The words for {whose.en} hold {point} ({name}), which cannot be printed.",
            "Remove it from the record.",
        ),
    )


def does_not_fit(content: Content, element: str, box: str, missing: float, floor: float) -> Problem:
    """``missing`` is the excess over ``box`` in mm, with every style at its ``floor`` (points)."""
    whose = _whose(content)
    return Problem(
        content.key,
        content.person,
        "does-not-fit",
        element,
        Words(
            f"{whose.zh}中，“{element}”缩到最小字号 {floor:g} 磅后，"
            f"仍比 {box} 毫米的文字框多出 {missing:.1f} 毫米。",
            "请缩短文字，或在版式中放大文字框、减小最小字号。",
        ),
        Words(
            f"At its smallest, {floor:g} pt, “{element}” of {whose.en} is still "
            f"{missing:.1f} mm more than its box of {box} mm.",
            "Shorten the words, or give the layout a larger box or a lower floor.",
        ),
    )


def missing_field(content: Content, element: str, field: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "missing-field",
        element,
        Words(f"“{content.person}”缺少“{field}”的内容。", "请补齐，或改用不需要它的版式。"),
        Words(
            f"“{content.person}” has nothing for “{field}”.", "Supply it, or use another layout."
        ),
    )


def unknown_field(content: Content, field: str, known: str) -> Problem:
    return Problem(
        content.key,
        content.person,
        "unknown-field",
        "",
        Words(f"“{content.person}”有未知内容“{field}”。", f"可用的内容：{known}。"),
        Words(f"“{content.person}” has an unknown field “{field}”.", f"There are: {known}."),
    )


def code_too_long(content: Content, element: str, module: float, least: float) -> Problem:
    """``module`` is the size of a square of the code in its box, in millimetres."""
    return Problem(
        content.key,
        content.person,
        "code-too-long",
        element,
        Words(
            f"“{content.person}”的二维码内容太长：每格只有 {module:.2f} 毫米，至少应为 {least} 毫米。",
            "请使用更短的网址，或在版式中放大二维码。",
        ),
        Words(
            f"The code of “{content.person}” says too much: its squares would be {module:.2f} mm, "
            f"{least} at least.",
            "Use a shorter address, or a larger code in the layout.",
        ),
    )


def bad_picture(content: Content, element: str, zh: Words, en: Words) -> Problem:
    return Problem(
        content.key,
        content.person,
        "bad-picture",
        element,
        Words(f"“{content.person}”：{zh.what}", zh.remedy),
        Words(f"“{content.person}”: {en.what}", en.remedy),
    )
