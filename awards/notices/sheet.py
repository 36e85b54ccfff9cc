"""The list of a notice as a workbook, to post elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.notices.records import NoticeRecord
from awards.winners.records import WinnerRecord
from awards.workbooks import finished, text_workbook

_HEADINGS = ("序号", "奖项", "称号", "姓名（名称）", "单位")
_WIDTHS = (6, 20, 22, 26, 34)
#: The row of the headings, below the notice's text.
_TABLE = 4


def workbook(
    here: CommendationRecord, notice: NoticeRecord, winners: Sequence[WinnerRecord]
) -> bytes:
    """Plain texts, in the one order."""
    names = {category.code: category.name for category in here.categories}
    book, buffer = text_workbook(here.title)
    sheet = book.add_worksheet("公示名单")
    bold = book.add_format({"bold": True})
    sheet.write_string(0, 0, f"{here.title}拟表彰对象公示名单", bold)
    sheet.write_string(
        1, 0, f"公示期：{notice.begins_on} 至 {notice.ends_on}（{notice.days} 个工作日）"
    )
    sheet.write_string(2, 0, f"联系方式：{notice.contact}")
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(_TABLE, column, heading, bold)
        sheet.set_column(column, column, width)
    for line, winner in enumerate(winners, 1):
        cells = (str(line), names[winner.category], winner.honour, winner.name, winner.unit)
        for column, text in enumerate(cells):
            sheet.write_string(_TABLE + line, column, text)
    return finished(book, buffer)
