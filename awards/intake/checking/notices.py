"""Messages that a person should read and need not answer."""

from __future__ import annotations

from collections.abc import Iterable

from awards.intake.checking.preview import Notice
from awards.intake.reading.book import Book, Sheet

_SEPARATORS = {
    ",": ("逗号", "comma"),
    "\t": ("制表符", "tab"),
    ";": ("分号", "semicolon"),
    "，": ("全角逗号", "full-width comma"),
}


def text_file(book: Book) -> Notice:
    name_zh, name_en = _SEPARATORS.get(book.separator, (book.separator, book.separator))
    sure_zh, sure_en = ("（推断）", " (inferred)") if book.guessed else ("", "")
    return Notice(
        "notice.text-file",
        f"按 {book.encoding.upper()} 编码{sure_zh}、以{name_zh}分隔读取；如有乱码请改选编码。",
        f"Read as {book.encoding.upper()}{sure_en}, separated by {name_en}; if it looks wrong, "
        "choose another encoding.",
    )


def sheet_chosen(chosen: Sheet, others: Iterable[Sheet]) -> Notice:
    listed = "、".join(sheet.name for sheet in others)
    return Notice(
        "notice.sheet-chosen",
        f"只有“{chosen.name}”有可识别的表头，已读取该表；未读取：{listed}。",
        f"Only “{chosen.name}” has a known header and was read; not read: {listed}.",
    )


def hidden_sheets(sheets: Iterable[Sheet]) -> Notice:
    listed = "、".join(sheet.name for sheet in sheets)
    return Notice(
        "notice.hidden-sheets",
        f"隐藏的工作表未读取：{listed}。",
        f"Hidden sheets were not read: {listed}.",
    )


def ignored_columns(sheet: str, columns: Iterable[str]) -> Notice:
    listed = "、".join(columns)
    return Notice(
        "notice.ignored-columns",
        f"“{sheet}”的以下列未读取：{listed}。",
        f"These columns of “{sheet}” were not read: {listed}.",
    )


def numbers_only(sheet: str, count: int) -> Notice:
    return Notice(
        "notice.numbers-only",
        f"“{sheet}”有 {count} 行只有序号，未读取。",
        f"In “{sheet}” {count} rows hold a position and nothing else: not read.",
    )


def nothing_new() -> Notice:
    return Notice(
        "notice.nothing-new",
        "没有可导入的新行。",
        "There is no new row to import.",
    )
