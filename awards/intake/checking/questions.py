"""Questions that only a person can answer. Each blocks the import until it is answered."""

from __future__ import annotations

from collections.abc import Iterable

from awards.intake.checking.choices import Slot
from awards.intake.checking.preview import Option, Question
from awards.intake.reading.book import Sheet

_IMPORT_OR_SKIP = (Option("import", "导入", "import"), Option("skip", "跳过", "skip"))


def which_sheet(sheets: Iterable[Sheet]) -> Question:
    return Question(
        "question.sheet",
        "sheets",
        "文件中有多个工作表，读取哪几个？",
        "The file has several sheets: which are to be read?",
        tuple(_sheet_option(sheet) for sheet in sheets),
    )


def _sheet_option(sheet: Sheet) -> Option:
    count = len(sheet.lines)
    mark_zh, mark_en = ("，已隐藏", ", hidden") if sheet.hidden else ("", "")
    return Option(
        sheet.name, f"{sheet.name}（{count} 行{mark_zh}）", f"{sheet.name} ({count} rows{mark_en})"
    )


def hidden_rows(count: int) -> Question:
    return Question(
        "question.hidden-rows",
        "hidden_rows",
        f"隐藏或被筛选掉的行 {count} 行：导入还是跳过？",
        f"{count} rows are hidden or filtered away: import or skip them?",
        _IMPORT_OR_SKIP,
    )


def hidden_columns(names: Iterable[str]) -> Question:
    listed = "、".join(names)
    return Question(
        "question.hidden-columns",
        "hidden_columns",
        f"以下列被隐藏：{listed}。导入还是跳过？",
        f"These columns are hidden: {listed}. Import or skip them?",
        _IMPORT_OR_SKIP,
    )


def fill_down(count: int) -> Question:
    return Question(
        "question.fill-down",
        "fill_down",
        f"有 {count} 行的奖项等为空（如合并单元格）：按上方的值填充吗？",
        f"In {count} rows the category is blank, as in merged cells: fill it from above?",
        (Option("true", "按上方填充", "fill from above"), Option("false", "不填充", "leave blank")),
    )


def which_category(slots: Iterable[Slot]) -> Question:
    return Question(
        "question.category",
        "category",
        "表格没有“奖项”列：这份名单属于哪个奖项？",
        "There is no category column: which category is this list for?",
        tuple(Option(slot.code, slot.name, slot.name) for slot in slots),
    )
