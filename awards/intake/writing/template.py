"""The workbook to fill in: drop-downs, text columns, a sample row, and instructions."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from awards.intake.checking.choices import Slot
from awards.intake.checking.fields import COLUMNS, POSITION
from awards.intake.checking.rows import SAMPLE
from awards.winner_fields import CATEGORY, HONOUR, NAME
from awards.workbooks import finished, set_columns, set_up_print, text_workbook

ROWS = 2_000
"""Rows under the header that have drop-downs."""

_LISTS = "选项"
_HEADER_ROW = 2
_INSTRUCTIONS = (
    "1. 请在“名单”表中填写，每行一个获奖者；标 * 的列必填。",
    "2. 不要改动表头；可以增加其他列，导入时会提示并略过。",
    "3. 奖项和称号请从下拉列表中选择。",
    "4. 编号、证件号所在列已设为文本格式，请勿改为数字，否则 18 位号码会被截断。",
    "5. 姓名和名称将原样印在证书上：请勿为对齐而在字间加空格。",
    "6. 第一行“示例”在导入时自动跳过，可以删除。",
    "7. 上传后会先显示预览：所有问题一次列出，确认之前不写入任何内容。",
)


def template(slots: Sequence[Slot], title: str) -> bytes:
    """An .xlsx for the departments; equal bytes for equal places."""
    workbook, buffer = text_workbook()
    text = workbook.add_format({"num_format": "@"})
    page = workbook.add_worksheet("名单")
    _write_list(workbook, page, text, title)
    _write_sample(workbook, page, slots)
    _write_instructions(workbook)
    _add_drop_downs(workbook, page, slots)
    return finished(workbook, buffer)


def _write_list(workbook: Workbook, page: Worksheet, text: Format, title: str) -> None:
    head = workbook.add_format(
        {"num_format": "@", "bold": True, "border": 1, "bg_color": "#F2DCDB"}
    )
    page.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 14}))
    set_columns(page, [column.width for column in COLUMNS.values()], text)
    set_up_print(page, _HEADER_ROW)
    for at, (field, column) in enumerate(COLUMNS.items()):
        mark = "*" if field.required else ""
        page.write_string(_HEADER_ROW - 1, at, f"{field.heading}{mark}", head)
        page.write_comment(_HEADER_ROW - 1, at, column.note, {"x_scale": 2})
    page.freeze_panes(_HEADER_ROW, 0)


def _write_sample(workbook: Workbook, page: Worksheet, slots: Sequence[Slot]) -> None:
    grey = workbook.add_format({"num_format": "@", "italic": True, "font_color": "#7F7F7F"})
    first = slots[0] if slots else None
    sample = {
        POSITION: SAMPLE,
        CATEGORY: first.name if first else "",
        HONOUR: first.honours[0].name if first and first.honours else "",
        NAME: f"{SAMPLE}：获奖者的姓名或名称",
    }
    for at, (field, column) in enumerate(COLUMNS.items()):
        page.write_string(_HEADER_ROW, at, sample.get(field, column.sample), grey)


def _write_instructions(workbook: Workbook) -> None:
    page = workbook.add_worksheet("填写说明")
    page.set_column(0, 0, 90)
    set_up_print(page)
    for row, line in enumerate(_INSTRUCTIONS):
        page.write_string(row, 0, line)


def _add_drop_downs(workbook: Workbook, page: Worksheet, slots: Sequence[Slot]) -> None:
    """The lists are on a hidden sheet: Excel takes at most 255 characters in the rule itself."""
    lists = workbook.add_worksheet(_LISTS)
    lists.hide()
    honours = dict.fromkeys(honour.name for slot in slots for honour in slot.honours)
    choices = ((CATEGORY, [slot.name for slot in slots]), (HONOUR, list(honours)))
    for at, (field, names) in enumerate(choices):
        for row, name in enumerate(names):
            lists.write_string(row, at, name)
        if names:
            letter = "AB"[at]
            column = list(COLUMNS).index(field)
            rule = {
                "validate": "list",
                "source": f"={_LISTS}!${letter}$1:${letter}${len(names)}",
                "error_title": field.heading,
                "error_message": "请从下拉列表中选择。",
            }
            page.data_validation(_HEADER_ROW, column, _HEADER_ROW + ROWS, column, rule)
