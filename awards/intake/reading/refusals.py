"""Why a file is not opened or not read: one class per reason, each with its remedy.

FileRefused
├── TooBig, Empty
├── NotASpreadsheet, WebPage ..... something else under a spreadsheet's name
├── OtherSpreadsheet, WithMacros . a spreadsheet of another kind
├── Encrypted
├── Damaged, Unsafe, Bomb ........ the package is broken, or built to do harm
├── Undecodable, NulBytes, BrokenQuotes
├── TooManyRows, TooWide, TooSlow, TooHeavy
└── NoWorksheet, NoRows, NoHeader, HeaderOnly, DuplicateHeader, MissingColumn, UnknownChoice
"""

from __future__ import annotations

from awards.errors import FileRefused, Words

_SAVE_AS_ZH = (
    "请另存为 .xlsx 后重新上传。Excel：文件 → 另存为 → “Excel 工作簿 (*.xlsx)”；"
    "WPS：文件 → 另存为 → “Microsoft Excel 文件 (*.xlsx)”。"
)
_SAVE_AS_EN = (
    "Save it as .xlsx and send it again. Excel: File, Save As, “Excel Workbook (*.xlsx)”; "
    "WPS: File, Save As, “Microsoft Excel (*.xlsx)”."
)


class TooBig(FileRefused):
    code = "invalid.file.too-big"
    zh = Words("文件有 {size} 字节，超过上限 {limit} 字节。", "请删除图片等多余内容，或分成几份。")
    en = Words("The file has {size} bytes; {limit} are allowed.", "Remove pictures, or split it.")


class Empty(FileRefused):
    code = "invalid.file.empty"
    zh = Words("文件是空的。", "请确认已保存内容后重新上传。")
    en = Words("The file is empty.", "Save your work and send it again.")


class NotASpreadsheet(FileRefused):
    code = "invalid.file.not-a-spreadsheet"
    zh = Words("这不是表格，而是{format_zh}。", "请上传 .xlsx 或 .csv 文件。")
    en = Words("This is no spreadsheet but {format_en}.", "Send an .xlsx or .csv file.")


class WebPage(FileRefused):
    code = "invalid.file.web-page"
    zh = Words(
        "这其实是网页或 XML 表格，只是扩展名像表格。", f"请用 Excel 或 WPS 打开，{_SAVE_AS_ZH}"
    )
    en = Words(
        "This is a web page or XML table under a spreadsheet's name.",
        f"Open it in Excel or WPS. {_SAVE_AS_EN}",
    )


class OtherSpreadsheet(FileRefused):
    code = "invalid.file.other-spreadsheet"
    zh = Words("这是 {format} 格式的表格，无法读取。", _SAVE_AS_ZH)
    en = Words("This is a spreadsheet of the kind {format}, which is not read.", _SAVE_AS_EN)


class WithMacros(FileRefused):
    code = "invalid.file.macros"
    zh = Words("文件带有宏。", _SAVE_AS_ZH)
    en = Words("The file carries macros.", _SAVE_AS_EN)


class Encrypted(FileRefused):
    code = "invalid.file.encrypted"
    zh = Words("文件已加密。", "请在 Excel/WPS 中取消密码后重新上传。")
    en = Words("The file is protected by a password.", "Remove the password and send it again.")


class Damaged(FileRefused):
    code = "invalid.file.damaged"
    zh = Words("文件已损坏，无法读取。", "请用 Excel 或 WPS 打开确认，另存一份后重新上传。")
    en = Words("The file is damaged.", "Open it in Excel or WPS, save it again and send that.")


class Unsafe(FileRefused):
    """Duplicate, absolute or climbing names, links, overlaps, or a DTD in the XML."""

    code = "invalid.file.unsafe"
    zh = Words(
        "文件内部结构异常（{part}），可能有害。", "请用 Excel 或 WPS 打开，另存一份后重新上传。"
    )
    en = Words("The inside of the file is suspect ({part}).", "Save it afresh and send that.")


class Bomb(FileRefused):
    code = "invalid.file.bomb"
    zh = Words("文件解压后过大或部件过多。", "请只保留名单所在的工作表，另存后重新上传。")
    en = Words("Unpacked, the file is too large.", "Keep only the list, save it and send that.")


class Undecodable(FileRefused):
    code = "invalid.file.undecodable"
    zh = Words(
        "第 {offset} 字节起无法按 {encoding} 识别为文字。",
        "请指定编码，或另存为“CSV UTF-8”或 .xlsx 后重新上传。",
    )
    en = Words(
        "From byte {offset} on, the file is not text in {encoding}.",
        "Name the encoding, or save it as “CSV UTF-8” or .xlsx.",
    )


class NulBytes(FileRefused):
    code = "invalid.file.nul-bytes"
    zh = Words(
        "第 {offset} 字节是空字符，不是文本文件。", "请另存为“CSV UTF-8”或 .xlsx 后重新上传。"
    )
    en = Words("Byte {offset} is NUL: this is not text.", "Save it as “CSV UTF-8” or .xlsx.")


class BrokenQuotes(FileRefused):
    code = "invalid.file.broken-quotes"
    zh = Words("第 {row} 行的引号不成对或位置不对。", "请更正引号，或另存为 .xlsx 后重新上传。")
    en = Words("The quotes in row {row} do not match.", "Mend them, or save it as .xlsx.")


class TooManyRows(FileRefused):
    code = "invalid.file.too-many-rows"
    zh = Words("文件超过 {limit} 行。", "请分成几份导入。")
    en = Words("The file has more than {limit} rows.", "Import it in several parts.")


class TooWide(FileRefused):
    code = "invalid.file.too-wide"
    zh = Words(
        "“{sheet}”的单元格 {address} 离名单太远（最多 {limit} 列）。",
        "请删除名单右侧的内容，或把名单复制到新的工作簿后重新上传。",
    )
    en = Words(
        "Cell {address} of “{sheet}” is too far right; {limit} columns are read.",
        "Delete what is right of the list, or copy the list into a new workbook.",
    )


class TooSlow(FileRefused):
    code = "invalid.file.too-slow"
    zh = Words("读取超过 {limit} 秒，已停止。", "请只保留名单所在的工作表，另存后重新上传。")
    en = Words("Reading took more than {limit} seconds.", "Keep only the list and send that.")


class TooHeavy(FileRefused):
    code = "invalid.file.too-heavy"
    zh = Words(
        "读取所需内存过多，已停止。",
        "表格最右或最下方可能有零散内容：请把名单复制到新的工作簿后重新上传。",
    )
    en = Words(
        "Reading needs too much memory.",
        "There may be stray cells far right or far down: copy the list into a new workbook.",
    )


class NoWorksheet(FileRefused):
    code = "invalid.file.no-worksheet"
    zh = Words("文件中只有图表，没有工作表。", "请上传名单所在的工作簿。")
    en = Words("The file holds charts alone, no worksheet.", "Send the workbook with the list.")


class NoRows(FileRefused):
    code = "invalid.file.no-rows"
    zh = Words("所有单元格都是空的。", "请确认已保存内容后重新上传。")
    en = Words("Every cell is blank.", "Save your work and send it again.")


class NoHeader(FileRefused):
    code = "invalid.file.no-header"
    zh = Words(
        "“{sheet}”的前 {within} 行中没有找到表头。",
        "请使用模板的表头（至少有“姓名或名称”），或指明表头所在的行。",
    )
    en = Words(
        "No header was found in the first {within} rows of “{sheet}”.",
        "Use the template's header (“name” at least), or say which row it is.",
    )


class HeaderOnly(FileRefused):
    code = "invalid.file.header-only"
    zh = Words("“{sheet}”只有表头，没有名单。", "请填写名单后重新上传。")
    en = Words("“{sheet}” has a header and nothing below it.", "Fill in the list.")


class DuplicateHeader(FileRefused):
    code = "invalid.file.duplicate-header"
    zh = Words("“{sheet}”的 {cells} 都是“{field}”列。", "请删去一列，或指明以哪一列为准。")
    en = Words("In “{sheet}”, {cells} are all “{field}”.", "Remove one, or say which one counts.")


class MissingColumn(FileRefused):
    code = "invalid.file.missing-column"
    zh = Words("“{sheet}”第 {row} 行的表头缺少“{field}”列。", "请补上该列，或指明对应的列。")
    en = Words("The header in row {row} of “{sheet}” lacks “{field}”.", "Add it, or map a column.")


class UnknownChoice(FileRefused):
    code = "invalid.file.unknown-choice"
    zh = Words("没有“{choice}”这一选项。", "请从预览所列的选项中选择。")
    en = Words("There is no “{choice}” to choose.", "Choose among what the preview shows.")


BY_CODE: dict[str, type[FileRefused]] = {
    reason.code: reason for reason in FileRefused.__subclasses__()
}
