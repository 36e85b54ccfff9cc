"""Texts in the place of a name that stand for nobody."""

from __future__ import annotations

import re
import unicodedata

from awards.errors import Severity
from awards.text.characters import SPACE
from awards.text.name_check import NameCheck
from awards.text.recipients import ONE_HAN, is_surname
from awards.words import N_

#: What refers to the row above. As it reads after NFKC, without spaces, in lower case.
_SAME = frozenset(("同上", "同前", "如上", "同上行", "〃", "〞", "''", '"', "′′", "々", "ditto"))
_WORDS = _SAME | frozenset(
    """
    无 没有 暂无 空 空白 空着 空缺 暂缺 缺 缺额 待定 待补 待补充 待报 待确定 待上报 待核实 未定 未报 略 从略
    同左 同下 下同 以上 以下 如下 无此人 查无此人 见上 见下 见后 见备注 见附件 详见附件 见附表 详见附表 附后 另附
    名单附后 见名单 详见名单 多人 多名 若干 若干人 若干名 数人 等人 全体 全体人员 全员 本人 本单位 不详 未知 不适用
    姓名 名称 单位名称 企业名称 获奖者 获奖人 序号 编号 奖项 称号 所在单位 工作单位 电话 手机 联系方式 是 否 有
    null none nil nan n/a na n.a. #ref #ref! #n/a #name? #value! #div/0! #num! #null! true false yes no
    undefined tel test 测试 x xx xxx 示例 样例 范例 模板
    """.split()  # noqa: SIM905 - a table, not a list
)
_WHO = "(?:获奖|真实)?(?:姓名|名字|名称|人选|人员|名单|对象|单位|候选人)"
_OPEN = "(?:定|补|报|缺|推荐|确定|上报|填|填报|填写|核实|补充|补报|提供|通知|公布|知|明|选定|产生)"
_BODY = "(?:公司|有限公司|单位|局|企业|集团|部门|街道|社区|学校|医院|集体)"
#: Texts that say that there is nobody, or nobody yet, and what a form says in an empty place.
_SAYING = re.compile(
    rf"(?:暂|尚|目前|本单位|本次)*(?:无|没有|缺|空缺)(?:合适|符合条件的?|推荐|申报|上报|获奖|候选)*(?:人|{_WHO})|不?推荐|[无未不]推荐"
    rf"|{_WHO}?(?:待|暂|未|尚未|另行){_OPEN}+{_WHO}?"
    rf"|请?(?:点击|在?此处?)?(?:填写|输入|填|选择|录入){_WHO}|请(?:填写|输入|选择|录入)|(?:点击|在?此处)(?:输入|填写)"
    r"|(?:已|自动|自愿|主动)?(?:取消|作废|删除|放弃|弃权|退出|撤销|撤回)"
    r"|(?:空缺?|暂缺|缺额?)\d*[人名个]"
    rf"|某(?:人|同志|先生|女士|{_BODY})|[x×]{{2,}}(?:同志|先生|女士|{_BODY})"
    r"|同第?(?:\d+|[一二三四五六七八九十]+)[行条项]?|见(?:附件?|第)\d+.?|no\.?\d+|[a-z]"
)
_MARKS = re.compile(r"[-_/\\|—–―‐−~～.。…·、,，:：;；*#?？!！+=]+")
_SIGNS = re.compile("[×✕✗╳√✓✔☑※★☆◆◇■□●○◯▲△▼▽♦]+")
_AROUND = "()[]【】〔〕<>《》〈〉-—–―.。…·,，;；!！?？/*~"
_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*%?")
_TELEPHONE = re.compile(
    r"(?:电话|手机|联系电话|手机号|tel|mobile)?:?(?:\+?86-?)?(?:1\d{2}-?\d{4}-?\d{4}|0\d{2,3}-?\d{7,8})"
)
_COVER = r"[×✕╳xX*＊△▲□◇○◯●…_＿]"
_COVERED = re.compile(
    rf"({ONE_HAN}{{1,2}})(?:{_COVER}{{2,3}}|[×✕╳xX△▲□◇…_＿])|{ONE_HAN}[×✕╳xX]{{1,2}}{ONE_HAN}"
)
_SOMEBODY = re.compile(rf"({ONE_HAN}{{1,2}}?)某{{1,2}}")
_ANYBODY = re.compile("某{2,3}")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", SPACE.sub("", name)).casefold()


def _nobody(name: str) -> list[str]:
    plain = _plain(name)
    bare = plain.strip(_AROUND) or plain
    words = plain in _WORDS or bare in _WORDS or _SAYING.fullmatch(bare)
    return [name] if words or _MARKS.fullmatch(plain) or _SIGNS.fullmatch(plain) else []


def says_the_same(text: str) -> bool:
    """True for a word or a mark that refers to the cell above: 同上, 〃."""
    return _plain(text) in _SAME


def says_none(name: str) -> bool:
    """True for a word or a mark that says that there is nobody to name: 无, /."""
    plain = _plain(name)
    return plain in ("无", "没有", "暂无", "空缺", "none") or _MARKS.fullmatch(plain) is not None


def _number(name: str) -> list[str]:
    return [name] if _NUMBER.fullmatch(_plain(name)) and not _telephone(name) else []


def _telephone(name: str) -> list[str]:
    return [name] if _TELEPHONE.fullmatch(_plain(name)) else []


def _covered(name: str) -> list[str]:
    """张×, 张XX, and 张某, 张某某 or 某某某. 某 is a character like others after what is no surname."""
    plain = SPACE.sub("", name)
    if _COVERED.fullmatch(plain) or _ANYBODY.fullmatch(plain):
        return [name]
    found = _SOMEBODY.fullmatch(plain)
    return [name] if found and is_surname(found[1]) else []


def stands_for_nobody(name: str) -> bool:
    """True for a word or a mark in the place of a name, such as N/A."""
    return bool(_nobody(name))


NOBODY = (
    NameCheck(
        "name.nobody",
        Severity.FAULT,
        _nobody,
        N_("“%(name)s” stands for nobody."),
        N_("Type the name, or leave the row out."),
    ),
    NameCheck(
        "name.number",
        Severity.FAULT,
        _number,
        N_("“%(name)s” is a number, not a name."),
        N_("Type the name, or leave the row out."),
    ),
    NameCheck(
        "name.telephone-only",
        Severity.FAULT,
        _telephone,
        N_("“%(name)s” is a telephone number, not a name."),
        N_("Type the name, or leave the row out."),
    ),
)

NO_UNIT = NameCheck(
    "unit.nobody",
    Severity.FAULT,
    lambda text: _nobody(text) or _number(text) or _telephone(text),
    N_("“%(name)s” is not a unit."),
    N_("Type the unit, or leave it empty."),
)

#: For persons alone: a body may be called 某某.
COVERED = NameCheck(
    "name.covered",
    Severity.FAULT,
    _covered,
    N_("“%(name)s” hides the given name."),
    N_("Type the whole name from the source."),
)
