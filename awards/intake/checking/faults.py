"""Every message of this station about a row, by code: severity and words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from awards.errors import Finding, Severity, Words
from awards.text.names import visible


class Entry(NamedTuple):
    severity: Severity
    zh: Words
    en: Words


def _fault(zh: tuple[str, str], en: tuple[str, str]) -> Entry:
    return Entry(Severity.FAULT, Words(*zh), Words(*en))


def _warning(zh: tuple[str, str], en: tuple[str, str]) -> Entry:
    return Entry(Severity.WARNING, Words(*zh), Words(*en))


TABLE: dict[str, Entry] = {
    "row.name-missing": _fault(
        ("没有填写姓名或名称。", "请补填；如该行不是获奖者，请删除该行。"),
        ("The name is missing.", "Fill it in, or delete the row."),
    ),
    "row.category-missing": _fault(
        ("没有填写奖项。", "请从以下奖项中选填：{choices}。"),
        ("The category is missing.", "Fill in one of: {choices}."),
    ),
    "row.category-unknown": _fault(
        ("没有名为“{value}”的奖项。", "{hint}可填：{choices}。"),
        ("There is no category “{value}”.", "{hint}One of: {choices}."),
    ),
    "row.honour-missing": _fault(
        ("“{category}”须写明称号。", "请从以下称号中选填：{choices}。"),
        ("“{category}” needs an honour.", "Fill in one of: {choices}."),
    ),
    "row.honour-unknown": _fault(
        ("“{category}”没有名为“{value}”的称号。", "{hint}可填：{choices}。"),
        (
            "“{category}” has no honour “{value}”.",
            "{hint}One of: {choices}.",
        ),
    ),
    "row.duplicate-in-file": _warning(
        ("与第 {first} 行重复，此行将跳过。", "如确为同名的另一人，请选择保留。"),
        ("The same as row {first}: it will be skipped.", "Keep it if it is another person."),
    ),
    "row.already-registered": _warning(
        ("已登记（{known}），此行将跳过。", "如确为同名的另一人，请选择保留。"),
        ("Registered already ({known}): skipped.", "Keep it if it is another person."),
    ),
    "row.same-name": _warning(
        ("与第 {first} 行姓名和单位相同，号码不同。", "请确认是两个人。"),
        ("Same name and unit as row {first}, another number.", "Make sure they are two people."),
    ),
    "row.number-truncated": _fault(
        ("号码“{value}”已被 Excel 截断。", "请把该列设为文本格式，再按原件重新录入。"),
        ("Excel has cut the number “{value}”.", "Format the column as text and type it again."),
    ),
    "row.number-converted": _warning(
        ("号码“{before}”已改写为“{value}”（全角转半角、去空格）。", "请核对。"),
        ("The number “{before}” was rewritten as “{value}”.", "Check it."),
    ),
    "row.date-cell": _fault(
        ("单元格被 Excel 当作日期：{value}。", "请把该单元格设为文本格式，再按原件重新录入。"),
        ("Excel took the cell for a date: {value}.", "Format it as text and type it again."),
    ),
    "row.formula-without-value": _fault(
        ("公式没有计算结果：{value}", "请在 Excel 或 WPS 中打开、保存一次，或粘贴为数值。"),
        ("The formula has no value: {value}", "Open and save it in Excel or WPS, or paste values."),
    ),
    "row.linked-formula": _fault(
        ("公式引用了另一个工作簿，其值不可靠：{value}", "请粘贴为数值。"),
        ("The formula reads another workbook: {value}", "Paste it as a value."),
    ),
    "row.error-cell": _fault(
        ("单元格是错误值 {value}。", "请更正公式或直接填写内容。"),
        ("The cell holds the error {value}.", "Mend the formula or type the value."),
    ),
    "row.unmended": _fault(
        ("此处在检查文件中标为待改，尚未更正：{value}", "请按原件填写，并删去“【待改】”。"),
        ("Marked as lost in the checked file, and not mended: {value}", "Type it again."),
    ),
    "row.too-long": _fault(
        ("“{field}”共 {length} 个字，超过 {limit} 个。", "请缩短。"),
        ("“{field}” has {length} characters; {limit} are allowed.", "Shorten it."),
    ),
    "row.unseen-characters": _fault(
        ("“{field}”含有控制字符或改变文字方向的字符：{value}", "请删除后重新录入。"),
        ("“{field}” holds characters that cannot be seen: {value}", "Delete them."),
    ),
    "row.line-break": _fault(
        ("“{field}”中有换行：{value}", "请去掉换行。"),
        ("“{field}” is broken over lines: {value}", "Join it."),
    ),
    "row.position-unreadable": _warning(
        ("序号“{value}”不是整数，将按文件中的先后排列。", "如需指定次序，请填写整数。"),
        ("“{value}” is no whole number; the file's order is kept.", "Write whole numbers."),
    ),
    "row.too-many-cells": _fault(
        ("此行比表头多出内容：{value}", "可能有未加引号的分隔符，请更正。"),
        ("This row is longer than the header: {value}", "Quote the separator within a cell."),
    ),
    "row.too-few-cells": _warning(
        ("此行只有 {length} 格，表头有 {width} 格。", "请核对该行是否断开。"),
        ("This row has {length} cells; the header has {width}.", "Was the row broken in two?"),
    ),
    "row.hidden": _warning(
        ("此行在表格中被隐藏，将跳过。", "如需导入，请选择“导入隐藏行”。"),
        ("This row is hidden in the sheet: it will be skipped.", "Say “import” to read it."),
    ),
    "row.not-a-record": _warning(
        ("此行没有姓名等内容，未作为名单读取：{value}", "如是获奖者，请补填。"),
        ("This row holds no winner: {value}", "Fill it in if it should."),
    ),
    "row.sample": _warning(
        ("此行是模板中的示例，已跳过。", "可删除该行。"),
        ("This is the template's sample row: skipped.", "You may delete it."),
    ),
    "row.omitted": _warning(
        ("已按您的选择略过此行。", "如需导入，请取消略过。"),
        ("Left out, as you chose.", "Undo the choice to import it."),
    ),
    "row.suggestion-applied": _warning(
        ("“{before}”已按建议改为“{value}”。", "请核对。"),
        ("“{before}” was changed to “{value}” as suggested.", "Check it."),
    ),
    "quota.category-full": _fault(
        (
            "“{category}”名额 {quota}，已有 {taken}，本次 {wanted}，超 {over}。",
            "请从名单中删去 {over} 个，或由管理员调整名额。",
        ),
        (
            "“{category}”: quota {quota}, taken {taken}, in this file {wanted}, {over} over.",
            "Remove {over}, or have the quota changed.",
        ),
    ),
    "quota.honour-full": _fault(
        (
            "“{category}”的“{honour}”名额 {quota}，已有 {taken}，本次 {wanted}，超 {over}。",
            "请从名单中删去 {over} 个，或由管理员调整名额。",
        ),
        (
            "“{honour}” ({category}): quota {quota}, taken {taken}, in this file {wanted}, {over} over.",
            "Remove {over}, or have the quota changed.",
        ),
    ),
}


_SHOWN = 1_000


def found(
    code: str, *, severity: Severity | None = None, suggestion: str | None = None, **facts: object
) -> Finding:
    """The finding of that code with its facts filled in and invisible characters made visible."""
    entry = TABLE[code]
    words = {key: visible(str(fact)[:_SHOWN]) for key, fact in facts.items()}
    hint_zh = f"您是不是要找“{suggestion}”？" if suggestion else ""
    hint_en = f"Did you mean “{suggestion}”? " if suggestion else ""
    return Finding(
        code,
        severity or entry.severity,
        _filled(entry.zh, words | {"hint": hint_zh}),
        _filled(entry.en, words | {"hint": hint_en}),
        suggestion,
    )


def _filled(words: Words, facts: Mapping[str, str]) -> Words:
    return Words(words.what.format_map(facts), words.remedy.format_map(facts))
