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

#: Single surnames of the old primer of surnames (百家姓), with the common ones that it lacks.
_LISTED = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计"
    "伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房"
    "裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷"
    "车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权"
    "逯盖益桓公肖付闫邸覃仝佟敬邝展闪辜代楚岳亢原苟信冼麦丘帅冒仉阳佘佴南谯笪年爱佟哈墨"
)

#: Of these, what hardly occurs within a given name.
SURNAMES_ONLY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜魏吕沈姚卢钟崔谭陆范汪廖贾邹熊"
    "邱侯薛阎段郝顾龚邵覃戴莫"
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


def has_clear_surname(text: str) -> bool:
    """True for a name of two or three characters, or four with a compound surname, that begins so."""
    if text[:2] in COMPOUND:
        return is_han(text) and 3 <= len(clusters(text)) <= _LONGEST_PERSONAL
    return is_han(text) and 2 <= len(clusters(text)) <= 3 and text[0] in SURNAMES_ONLY


def may_be_a_person(text: str) -> bool:
    """True for two or three characters, or four with a compound surname, that begin with a surname."""
    plain = "".join(text.split())
    if MIDDLE_DOT in plain or plain[:2] in COMPOUND:
        return is_person(plain)
    known = plain[:1] in _LISTED or plain[:1] in COMMON
    return known and is_person(plain) and len(clusters(plain)) < _LONGEST_PERSONAL


#: One Han character, for patterns of other modules.
ONE_HAN = f"[{HAN}]"
