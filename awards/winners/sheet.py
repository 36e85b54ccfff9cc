"""The list of winners as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awards.catalogue.records import CommendationRecord
from awards.web.labels import STATES
from awards.winners.records import WinnerRecord
from awards.words import translations
from awards.workbooks import finished, text_workbook

_HEADINGS = ("奖项", "称号", "姓名（名称）", "单位", "状态", "编号", "备注")
_WIDTHS = (18, 20, 24, 32, 10, 26, 30)


def workbook(
    here: CommendationRecord, winners: Sequence[WinnerRecord], numbers: Mapping[int, str]
) -> bytes:
    """In Chinese, for it goes on to offices; texts alone."""
    names = {category.code: category.name for category in here.categories}
    said = translations("zh").gettext
    book, buffer = text_workbook(here.title)
    sheet = book.add_worksheet("获奖者")
    bold = book.add_format({"bold": True})
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, width)
    for line, winner in enumerate(winners, 1):
        cells = (
            names[winner.category],
            winner.honour,
            winner.name,
            winner.unit,
            said(STATES[winner.state]),
            numbers.get(winner.id, ""),
            winner.note,
        )
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text)
    sheet.freeze_panes(1, 0)
    return finished(book, buffer)
