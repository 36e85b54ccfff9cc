"""Whether a name reads as a person's or a body's, by its form alone."""

from __future__ import annotations

import re

from awards.text.characters import HAN, MIDDLE_DOT, clusters, is_han
from awards.text.surnames import COMPOUND

_LONGEST_PERSONAL = 4
_LONGEST_AMBIGUOUS = 3

#: Endings of the names of bodies. None of them ends a given name that people have.
_BODY = re.compile(
    r"(?:公司|集团|企业|中心|委员会|工委|党委|纪委|办事处|办公室|管理局|分局|总局|局|厅|支部|总支|"
    r"学校|小学|中学|大学|学院|幼儿园|医院|卫生院|银行|信用社|合作社|社区|街道|村委会|居委会|"
    r"总队|支队|大队|中队|协会|学会|商会|联合会|基金会|研究院|研究所|事务所|派出所|服务站|"
    r"网格|小组|工作组|工作队|突击队|专班|班组|项目部|工厂|总厂|分厂|工会|法院|检察院|政府|事业部|车间)$"
)
#: The only ones by which two or three characters are a body: 甲局 is one, 李学院 may be a person.
_SHORT_BODY = re.compile(r"(?:局|厅|公司|集团|社区|街道|法院|专班)$")
_BRACKETS = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")

#: The hundred surnames that cover most people (公安部, 二〇二〇年全国姓名报告).
COMMON = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏"
    "苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵"
    "万覃武钱戴严莫孔向常褚卫"
)


def is_body(name: str) -> bool:
    """True if the name ends like a body's. Brackets do not count."""
    bare = _BRACKETS.sub("", name)
    ending = _BODY if len(bare) > _LONGEST_AMBIGUOUS else _SHORT_BODY
    return ending.search(bare) is not None


def is_person(name: str) -> bool:
    """True for two to four Han characters, or for Han parts joined by middle dots."""
    if MIDDLE_DOT in name:
        return all(map(is_han, name.split(MIDDLE_DOT)))
    return is_han(name) and 2 <= len(clusters(name)) <= _LONGEST_PERSONAL and not is_body(name)


def is_surname(text: str) -> bool:
    """True for a surname alone: a compound one, or one of the hundred most common."""
    return text in COMPOUND or text in COMMON


#: One Han character, for patterns of other modules.
ONE_HAN = f"[{HAN}]"
