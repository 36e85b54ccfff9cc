"""The checks of a name as a table: one row for each finding, faults before warnings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from awards.errors import Finding, Severity, Words
from awards.text.characters import (
    BIDI,
    COMPATIBILITY,
    CONTROL,
    CYRILLIC_OR_GREEK,
    DAMAGED,
    EMOJI,
    FULL_WIDTH,
    INVISIBLE,
    LATIN,
    LOOK_ALIKE_DOT,
    MIDDLE_DOT,
    PLACEHOLDER,
    PRIVATE_USE,
    RADICAL,
    SPACE_IN_HAN,
    SURROGATE,
    folded,
    visible,
)
from awards.text.gb18030 import standard

MAX_LENGTH = 50
"""Code points; 民委发〔2016〕33号 requires room for fifty."""

_HOMOGLYPHS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXvo",
)


@dataclass(frozen=True, slots=True)
class NameCheck:
    """``offenders`` returns the faulty part of the name, if any; ``mend`` returns a proposal."""

    code: str
    severity: Severity
    offenders: Callable[[str], list[str]]
    zh: Words
    en: Words
    mend: Callable[[str], str] | None = None

    def offends(self, name: str) -> bool:
        return bool(self.offenders(name))

    def finding(self, name: str) -> Finding:
        facts = {
            "name": visible(name),
            "length": str(len(name)),
            "seen": "、".join(map(visible, dict.fromkeys(self.offenders(name)))),
            "folded": folded(name),
        }
        return Finding(
            self.code,
            self.severity,
            _filled(self.zh, facts),
            _filled(self.en, facts),
            self._mended(name),
        )

    def _mended(self, name: str) -> str | None:
        proposal = self.mend(name) if self.mend else name
        return proposal if proposal != name else None


def _filled(words: Words, facts: dict[str, str]) -> Words:
    return Words(words.what.format_map(facts), words.remedy.format_map(facts))


def _any(kind: re.Pattern[str]) -> Callable[[str], list[str]]:
    return kind.findall


def _without(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub("", name)


def _too_long(name: str) -> list[str]:
    return [name] if len(name) > MAX_LENGTH else []


def _foreign_letters(name: str) -> list[str]:
    """Cyrillic and Greek letters next to Latin ones."""
    return CYRILLIC_OR_GREEK.findall(name) if LATIN.search(name) else []


def _folded_where(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub(lambda match: folded(match[0]), name)


EMPTY = NameCheck(
    "name.empty",
    Severity.FAULT,
    _any(INVISIBLE),
    Words("姓名或名称为空。", "请填写姓名或名称。"),
    Words("The name is empty.", "Fill in the name."),
)

CHECKS = (
    NameCheck(
        "name.too-long",
        Severity.FAULT,
        _too_long,
        Words("名称共 {length} 个字，超过 50 个。", "请核对，或使用规范简称。"),
        Words(
            "The name has {length} characters; 50 are allowed.", "Check it, or use the short name."
        ),
    ),
    NameCheck(
        "name.surrogate",
        Severity.FAULT,
        _any(SURROGATE),
        Words("“{name}”含有残缺的编码 {seen}。", "请在来源文件中重新录入该字。"),
        Words("“{name}” holds half a character: {seen}.", "Type it again in the source file."),
    ),
    NameCheck(
        "name.damaged",
        Severity.FAULT,
        _any(DAMAGED),
        Words("“{name}”中有字在转换编码时丢失。", "请按原件补录。"),
        Words("“{name}” lost a character in conversion.", "Type it again from the source."),
    ),
    NameCheck(
        "name.control",
        Severity.FAULT,
        _any(CONTROL),
        Words("“{name}”含有控制字符或换行 {seen}。", "请删除后重新录入。"),
        Words("“{name}” holds control characters: {seen}.", "Delete them and type it again."),
        _without(CONTROL),
    ),
    NameCheck(
        "name.bidi",
        Severity.FAULT,
        _any(BIDI),
        Words("“{name}”含有改变文字方向的字符 {seen}。", "请删除后重新录入。"),
        Words("“{name}” holds characters that turn its direction: {seen}.", "Delete them."),
        _without(BIDI),
    ),
    NameCheck(
        "name.private-use",
        Severity.FAULT,
        _any(PRIVATE_USE),
        Words("“{name}”含有自造字 {seen}，他处无法显示。", "请改用国家标准 GB 18030 中的字。"),
        Words("“{name}” holds private characters: {seen}.", "Use the character of GB 18030."),
        standard,
    ),
    NameCheck(
        "name.emoji",
        Severity.FAULT,
        _any(EMOJI),
        Words("“{name}”含有表情或图形符号 {seen}。", "请删除。"),
        Words("“{name}” holds emoji or pictures: {seen}.", "Delete them."),
        _without(EMOJI),
    ),
    NameCheck(
        "name.invisible",
        Severity.WARNING,
        _any(INVISIBLE),
        Words("“{name}”含有看不见的字符 {seen}。", "建议删除。"),
        Words("“{name}” holds invisible characters: {seen}.", "Remove them, most likely."),
        _without(INVISIBLE),
    ),
    NameCheck(
        "name.padding",
        Severity.WARNING,
        _any(SPACE_IN_HAN),
        Words("“{name}”的字间有空格。", "如仅为对齐，建议删除；排版时会自动对齐。"),
        Words("“{name}” has spaces between its characters.", "If for alignment only, remove them."),
        _without(SPACE_IN_HAN),
    ),
    NameCheck(
        "name.middle-dot",
        Severity.WARNING,
        _any(LOOK_ALIKE_DOT),
        Words("“{name}”的间隔号“{seen}”不是规范的“·”。", "建议改为“·”（U+00B7）。"),
        Words("“{name}” uses “{seen}” for the middle dot.", "Use “·” (U+00B7)."),
        lambda name: LOOK_ALIKE_DOT.sub(MIDDLE_DOT, name),
    ),
    NameCheck(
        "name.full-width",
        Severity.WARNING,
        _any(FULL_WIDTH),
        Words("“{name}”含有全角字母或数字 {seen}。", "请核对是否应为半角。"),
        Words("“{name}” holds full-width letters or digits: {seen}.", "Should they be narrow?"),
        _folded_where(FULL_WIDTH),
    ),
    NameCheck(
        "name.radical",
        Severity.WARNING,
        _any(RADICAL),
        Words("“{name}”中的 {seen} 是部首符号，不是汉字（多见于从 PDF 复制）。", "建议改为汉字。"),
        Words("“{name}” holds radicals copied from a PDF: {seen}.", "Use the character itself."),
        _folded_where(RADICAL),
    ),
    NameCheck(
        "name.compatibility",
        Severity.WARNING,
        _any(COMPATIBILITY),
        Words("“{name}”中的 {seen} 是兼容汉字，将按原样保留。", "请核对；通行字形为“{folded}”。"),
        Words("“{name}” holds compatibility forms, kept: {seen}.", "Is “{folded}” meant?"),
    ),
    NameCheck(
        "name.mixed-script",
        Severity.WARNING,
        _foreign_letters,
        Words("“{name}”的拉丁字母中混有形近的其他字母 {seen}。", "请核对后重新录入。"),
        Words("“{name}” mixes letters that look alike: {seen}.", "Check and type it again."),
        lambda name: name.translate(_HOMOGLYPHS),
    ),
    NameCheck(
        "name.placeholder",
        Severity.WARNING,
        _any(PLACEHOLDER),
        Words("“{name}”含有“{seen}”，可能是未能录入的字。", "请按原件核对。"),
        Words("“{name}” holds “{seen}”: a character that was lost?", "Check the source."),
    ),
)
