"""The words by which totals, notes, signatures and headings in a list are known.

Each pattern is matched against a whole cell after NFKC, without spaces.
"""

from __future__ import annotations

import re
from enum import StrEnum


class RowKind(StrEnum):
    """What a row is instead of a record."""

    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature"
    HEADER = "header"
    SECTION = "section"
    UNIT = "unit"
    UNIT_WITH_NAMES = "unit-with-names"
    NUMBER = "number"
    TEXT = "text"
    STRUCK = "struck"
    DOUBTED = "doubted"


NUMERAL = r"(?:\d+|[〇零一二三四五六七八九十百千]+)"
_COUNTER = "(?:人次|人|名|家|个|户|位|项|支|条|单位)"
COUNT = re.compile(f"({NUMERAL}){_COUNTER}")

_OF_WHAT = "[\u4e00-\u9fff]{0,4}?"
_OF_AWARDS = "(?:先进|优秀|个人|集体|企业|单位|团队|人员|全部|本次)*"
_TOTAL = "(?:本[页表]|以上|总)?(?:合计|小计|总计|共计|累计|总数|人数|合共)"
_SIGNED = r"(?:[(（](?:签字|签名|签章|盖章|公章|印章|手写).*[)）]).*"
_MADE_OUT = "(?:填表|制表|填报|审核|审批|复核|经办|报送|编制|校对)"
_NUMBERED = (
    r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|【"
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


#: Texts that no winner has.
CERTAIN: dict[RowKind, re.Pattern[str]] = {
    RowKind.TOTAL: _any_of(
        rf"{_OF_WHAT}{_TOTAL}(?:{_COUNTER}?数?(?:[:：=].*|[(（]共?(?:{NUMERAL}|{_COUNTER}).*)|\d.*|{NUMERAL}{_COUNTER}.*)",
        f"(?:以上|总|合)?共(?:计|有)?[:：]?{NUMERAL}{_COUNTER}.*",
    ),
    RowKind.NOTE: _any_of(
        r"[*＊※]?(?:备注|附注|注意事项|注意|(?:填表|填写|填报|编制)?说明|注)\d*[:：].*",
        "[-—―*]*(?:以下空白|(?:以下|此页|下)无正文)[-—―*]*",
        r"(?:续表|接上页|转下页|承上页)\d*",
        r"第\d+页(?:[,，/]?共\d+页)?|[-—]\d+[-—]",
        r"\d{4}年\d{0,2}月\d{0,2}日?|年月日",
    ),
    RowKind.SIGNATURE: _any_of(
        f"{_MADE_OUT}(?:人|单位|时间|日期|部门|科室)?(?:{_SIGNED}|[:：].*)",
        "(?:主要|单位|部门|分管|主管)?(?:负责人|领导|联系人|联系电话|联系方式|联络员)"
        f"(?:签字|签名|签章)?(?:{_SIGNED}|[:：].*)",
        "(?:单位|推荐单位|申报单位|公章|电话|手机|手机号码|邮箱|日期|时间|签字|签名|盖章)"
        f"(?:{_SIGNED}|[:：].*)",
        "(?:单位)?[(（]?(?:盖章|公章|签章|签字)[)）]?处?",
    ),
}

#: Texts that a winner hardly has. Beside the other values of a record they are asked about.
LIKELY: dict[RowKind, re.Pattern[str]] = {
    RowKind.TOTAL: _any_of(
        f"{_OF_AWARDS}{_TOTAL}(?:{_COUNTER}?数)?",
        f"{NUMERAL}{_COUNTER}[。.]?",
        "(?i:(?:sub)?total):?",
    ),
    RowKind.NOTE: _any_of(
        "备注|附注|(?:填表|填写|填报)?说明|注",
        "(?:以上|以下|上述|本表|此表|特此|经公示|名单公示|公示期|经研究).{2,}",
        # A label and a colon: 抄送：某局. No name has a colon.
        "[\u4e00-\u9fff]{1,10}[:：].+",
    ),
    RowKind.SIGNATURE: _any_of(
        f"{_MADE_OUT}(?:人|单位|时间|日期)",
        "(?:主要|单位|部门)?负责人|联系人|联系电话|联系方式|制表|填表",
    ),
}

#: 一、先进个人
SECTION = re.compile(f"(?:{_NUMBERED})(.+)")

#: 推荐单位：甲局, above the rows of that unit.
LABELLED_UNIT = re.compile("(?:推荐|申报|所在|所属|工作)?(?:单位|部门)[:：](.+)")

#: 甲局：张三、李四
UNIT_AND_NAMES = re.compile("([^:：]{2,40})[:：](.+)")

#: Endings of units that are no endings of a body's name among those of persons.
UNIT_END = re.compile(
    "[局办委部处科室所站队镇乡村会院校园厅组司]$|(?:公司|集团|中心|街道|社区|企业|银行|政府|机关|网格|专班)$"
)

#: What may follow the name of a category in a heading: （共3名）
SECTION_COUNT = re.compile(rf"[(（【:：]?共?{NUMERAL}{_COUNTER}.*$|】$")
