"""The message that sends a unit its link, and all links as a workbook for mailing."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.proofs.records import LinkRecord, UnitRecord
from awards.proofs.rules import Standing, token
from awards.settings import Settings
from awards.text.dates import plain
from awards.workbooks import finished, set_columns, set_up_print, text_workbook

_HEADINGS = ("单位", "获奖者人数", "状态", "截止日期", "确认人", "链接", "通知内容")
_WIDTHS = (32, 12, 14, 14, 12, 52, 80)
_STANDINGS = {
    Standing.WAITING: "待确认",
    Standing.OVERDUE: "逾期未确认",
    Standing.CONFIRMED: "已确认",
    Standing.CHANGED: "确认后有变动",
}


def address(link: LinkRecord, settings: Settings) -> str:
    return f"{settings.public_url}/p/{token(link.id, settings.secret_key())}"


def message(here: CommendationRecord, link: LinkRecord, settings: Settings) -> str:
    """In Chinese, because it goes to offices."""
    return (
        f"{link.unit}：“{here.title}”证书即将印制。请于{plain(link.until)}前打开以下链接，"
        "逐字核对贵单位获奖者的姓名（名称）、单位和称号；如有错误，请在页面上填写更正。"
        f"无需登录，请勿转发给无关人员。{address(link, settings)}"
    )


def workbook(here: CommendationRecord, units: Sequence[UnitRecord], settings: Settings) -> bytes:
    """Unit → link, one row each; plain texts only."""
    book, buffer = text_workbook(f"{here.title} 校对链接")
    sheet = book.add_worksheet("校对链接")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    set_columns(sheet, _WIDTHS, wrapped)
    set_up_print(sheet, 1)
    bold = book.add_format({"bold": True})
    for column, heading in enumerate(_HEADINGS):
        sheet.write_string(0, column, heading, bold)
    linked = [(unit, unit.link) for unit in units if unit.link is not None]
    for line, (unit, link) in enumerate(linked, 1):
        cells = (
            unit.unit,
            str(unit.winners),
            _STANDINGS[unit.standing],
            link.until.isoformat(),
            link.confirmed_by,
            address(link, settings),
            message(here, link, settings),
        )
        for column, text in enumerate(cells):
            sheet.write_string(line, column, text)
    sheet.freeze_panes(1, 1)
    return finished(book, buffer)
