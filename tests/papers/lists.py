"""Lists with long, strange and rare words, as offices have them."""

from __future__ import annotations

from datetime import date

from awards.papers.table import PaperColumn, PaperGroup, PaperTable, made_line, signed_by
from awards.words import Phrase

TITLE = "××经济开发区2023年度高质量发展综合表彰大会 & 总结会"
ISSUERS = ("中共××经济开发区工作委员会", "××经济开发区管理委员会")
DAY = date(2024, 1, 8)

#: 66 characters.
UNIT = (
    "某某市经济技术开发区管理委员会（某某综合保税区管理委员会）"
    "行政审批与营商环境建设局政务服务中心窗口管理科志愿服务队第一支队甲乙丙"
)
HONOUR = (
    "在推进高质量发展综合评价中作出突出贡献的先进工作者（基层一线岗位）"
    "暨年度优秀网格员标兵称号获得者以及全区服务企业先进个人荣誉称号拥有者之一"
)
NAMES = (
    "林晚舟",
    "田禾",
    "欧阳若水",
    "买买提·吐尔逊",
    "𫰠𬭎",
    "A. B. Cunningham",
    '=HYPERLINK("x")&P',
)
UNITS = (
    "潮河办事处",
    "",
    UNIT,
    "甲&乙<丙>“丁”公司",
    "Zhengzhou International Logistics Company Limited",
)
HONOURS = ("综合考评先进工作者", "", HONOUR)

COLUMNS = (
    PaperColumn("position", Phrase("No."), 6),
    PaperColumn("category", Phrase("Category"), 20, grouped=True),
    PaperColumn("honour", Phrase("Honour"), 26),
    PaperColumn("name", Phrase("Name"), 30, spaced=True),
    PaperColumn("unit", Phrase("Unit"), 36),
    PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
    PaperColumn("signed", Phrase("Signed for"), 16, sign=True),
)
HEADINGS = ("序号", "称号", "姓名（名称）", "单位", "证书编号", "签收")


def rows(count: int) -> tuple[tuple[str | int, ...], ...]:
    return tuple(
        (
            at + 1,
            "先进个人",
            HONOURS[at % len(HONOURS)],
            NAMES[at % len(NAMES)],
            UNITS[at % len(UNITS)],
            f"郑经开表〔2024〕第{at + 1:03d}号",
            "",
        )
        for at in range(count)
    )


def paper(count: int) -> PaperTable:
    """Two categories; the notice's correction stands above, the issuers below."""
    made, half = rows(count), count // 2
    return PaperTable(
        TITLE,
        Phrase("Whole roster"),
        COLUMNS,
        (
            PaperGroup(made[:half], "先进集体（一）", "JT 先进集体", "JT 先进集体"),
            PaperGroup(made[half:], "先进个人（二）", "GR 先进个人", "GR 先进个人"),
        ),
        lines=(made_line(ISSUERS, DAY), "更正：“林晚舟”更正为“林晩舟”"),
        closing=signed_by(ISSUERS, DAY, "zh"),
    )
