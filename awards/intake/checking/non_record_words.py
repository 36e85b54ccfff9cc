"""The words by which totals, notes, signatures and headings in a list are known.

Each pattern is matched against a whole cell after NFKC, without spaces.
"""

from __future__ import annotations

import re
from enum import StrEnum

from awards.text.surnames import COMPOUND


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


NUMERAL = r"(?:\d+|[〇零一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟]+)"
_COUNTER = "(?:人次|人|名|家|个|户|位|项|支|条|单位)"
COUNT = re.compile(f"({NUMERAL}){_COUNTER}")

_OF_WHAT = "[\u4e00-\u9fff]{0,4}?"
_OF_AWARDS = "(?:先进|优秀|个人|集体|企业|单位|团队|人员|全部|本次)*"
_TOTAL = "(?:本[页表]|以上|总)?(?:合计|小计|总计|共计|累计|分计|总数|人数|合共)"
_GRAND_TOTAL = "(?:合计|小计|总计|共计|累计)"
#: 应报3人，实报2人: what the number counts, and the number.
_COUNTED = (
    "(?:以上|本[单部次页表街社]?[位门道区]?|全[区局市县]?|我[局办]?|合|总|共|计|推荐|上报|申报|报送|推报|实有|现有|应报|实报|应到|实到|"
    "其中|男性?|女性?|在[编职岗]|退休|党员|名额|指标|分配|获奖|表彰|先进|优秀|个人|集体|企业|单位|团队|人员|同志|有|为|[:：])*"
    rf"{NUMERAL}{_COUNTER}"
)
_SIGNED = r"(?:[(（](?:签字|签名|签章|盖章|公章|印章|手写).*[)）]).*"
_MADE_OUT = "(?:填表|制表|填报|审核|审批|审定|批准|复核|经办|报送|编制|校对|签收|录入|统计)"
_STAMPED = "[(（](?:单位)?(?:盖章|公章|签章|章|签字|签名|印章|手签)[)）]"
_NO_NAME_HAS = "不分先后|姓氏笔[画划]|一式[一二两三四五六七八九十][份联]|以下为空"
_FORM_SAYS = "必填|选填|正楷|填写|如实|身份证|须知|注意事项|加盖|签字笔|留空|请勿|详见|参照|打印"
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
        r"(?i:(?:(?:grand|sub)?total|sum)[:=]?\d+)",
    ),
    RowKind.NOTE: _any_of(
        r"[*＊※]?(?:备注|附注|注意事项|注意|(?:填表|填写|填报|编制)?说明|注)\d*[:：].*",
        "[-—―*]*(?:以下空白|(?:以下|此页|下)无正文)[-—―*]*",
        r"(?:续表|接上页|转下页|承上页)\d*",
        r"第\d+页(?:[,，/]?共\d+页)?|[-—]\d+[-—]",
        r"\d{4}年\d{0,2}月\d{0,2}日?|年月日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{1,2}:\d{2}.*)?",
        "[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日?",
        r"附(?:件|表|录)[\d一二三四五六七八九十]*(?:[:：].*)?",
        r"(?i:page\d+(?:of\d+)?|endof.*|end)|[-—―*]*(?:名单)?完毕?[-—―*]*|未完待续",
        r"[(（]?(?:续|[续接](?:上|下)[页表]|续表[\d一二三四五六七八九十]+)[)）]?",
        rf".*(?:{_NO_NAME_HAS}).*",
        r"(?i:(?:https?://|www\.).*|e-?mail[:：].*)",
        "(?:监督|举报|受理|咨询|投诉|服务)(?:电话|热线|方式|部门).*",
    ),
    RowKind.SIGNATURE: _any_of(
        f"{_MADE_OUT}(?:人|单位|时间|日期|部门|科室)?(?:{_SIGNED}|[:：].*)",
        "(?:主要|单位|部门|分管|主管)?(?:负责人|领导|联系人|联系电话|联系方式|联络员)"
        f"(?:签字|签名|签章)?(?:{_SIGNED}|[:：].*)",
        "(?:单位|推荐单位|申报单位|公章|电话|手机|手机号码|邮箱|日期|时间|签字|签名|盖章)"
        f"(?:{_SIGNED}|[:：].*)",
        "(?:单位)?[(（]?(?:盖章|公章|签章|签字)[)）]?处?",
        f"{_MADE_OUT}人.{{1,20}}|联系人.{{1,20}}",
        r"(?:联系|办公)?(?:电话|手机号?码?|方式)[:：]?[-\d]{7,}.*",
        "(?:主要|分管|主管|单位|部门|法定)?(?:领导|负责人|负责同志|代表人)(?:签字|签名|签章|签批|盖章)",
    ),
}

#: Texts that a winner hardly has. Beside the other values of a record they are asked about.
LIKELY: dict[RowKind, re.Pattern[str]] = {
    RowKind.TOTAL: _any_of(
        f"{_OF_AWARDS}{_TOTAL}(?:{_COUNTER}?数)?",
        # 潮河办事处小计. A given name may be 小计.
        f"(?!(?:{'|'.join(sorted(COMPOUND))}){_GRAND_TOTAL}$)[\u4e00-\u9fff]{{2,}}{_GRAND_TOTAL}",
        rf"{_COUNTED}(?:[,，、;；]{_COUNTED})*[。.]?",
        "(?i:(?:grand)total|sum):?",
        r"平均[数分]?|(?:名额|指标|人数|数量)[:：]?\d+",
        f"{NUMERAL}{_COUNTER}[。.]?",
        "(?i:(?:sub)?total):?",
    ),
    RowKind.NOTE: _any_of(
        "备注|附注|(?:填表|填写|填报)?说明|注",
        "(?:以上|以下|上述|本表|此表|特此|经公示|名单公示|公示期|经研究).{2,}",
        rf"[*＊※]?[\u4e00-\u9fff、，,]*(?:{_FORM_SAYS}).*|※?注",
        ".{2,10}(?:意见|审批栏)|拟?同意(?:推荐|上报|表彰|授予)?[。.]?|(?:以上)?情况属实[。.]?",
        r"表[\d一二三四五六七八九十]+.*|内部(?:资料|使用|文件)|(?:秘密|机密|绝密)(?:★.*)?",
        # A label and a colon: 抄送：某局. No name has a colon.
        "[\u4e00-\u9fff]{1,10}[:：].+",
    ),
    RowKind.SIGNATURE: _any_of(
        f"{_MADE_OUT}(?:人|单位|时间|日期)",
        "(?:主要|单位|部门)?负责人|联系人|联系电话|联系方式|制表|填表|签收",
        f"{_MADE_OUT}人?(?:签字|签名|盖章|签章)",
        f".+{_STAMPED}.*",
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

#: Headers beside those of fields, by which a header is known when it comes again in other words.
HEADERS = frozenset(
    """
    名额 数量 人数 性别 民族 政治面貌 职务 职称 岗位 电话 联系电话 联系方式 手机 手机号 年龄 出生年月 学历 签名 签字 事迹
    主要事迹 负责人 联系人 法人 法定代表人 等次 身份证号 身份证号码 籍贯 工作年限 参加工作时间 推荐理由 审核意见 是否 附件
    no. gender sex phone tel title position duty remark remarks note notes
    """.split()  # noqa: SIM905 - a table, not a list
)
#: What counts the columns of a form below its header.
COLUMN_NUMBERS = (
    "123456789",
    "一二三四五六七八九",
    "甲乙丙丁戊己庚辛壬癸",
    "ABCDEFGHIJKLMN",
    "abcdefghijklmn",
)
#: What tells below a header how to fill in.
HINT = re.compile(r"[(（].*[)）]|.*(?:必填|选填|全称|格式|下拉|例[:：如]).*")
