"""Texts in the place of a name that stand for nobody."""

from __future__ import annotations

import re
import unicodedata

from awards.errors import Severity
from awards.text.characters import SPACE
from awards.text.name_check import NameCheck
from awards.text.recipients import ONE_HAN, is_surname
from awards.words import N_

#: As they read after NFKC, without spaces, in lower case.
_WORDS = frozenset(
    """
    无 没有 暂无 空 空白 空缺 暂缺 缺 缺额 待定 待补 待补充 待报 待确定 待上报 待核实 未定 未报 略 从略
    同上 同前 同左 如上 同上行 〃 '' " ′′ 々 无此人 查无此人 见上 见下 见附件 详见附件 见附表 详见附表 附后 另附 名单附后 见名单 详见名单
    多人 多名 若干 若干人 若干名 数人 等人 全体 全体人员 全员 本人 本单位 不详 未知 不适用 姓名 名称 单位名称 企业名称 获奖者 获奖人
    序号 编号 奖项 称号 所在单位 工作单位
    null none nil nan n/a na n.a. #ref #ref! #n/a #name? #value! #div/0! #num! #null! true false
    undefined test 测试 x xx xxx
    """.split()  # noqa: SIM905 - a table, not a list
)
_SAME = frozenset(("同上", "同前", "如上", "同上行", "〃", "''", '"', "′′", "々", "ditto"))
_MARKS = re.compile(r"[-_/\\|—–―‐−~～.。…·、,，:：;；*#?？!！+=]+")
_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*%?")
_TELEPHONE = re.compile(
    r"(?:电话|手机|联系电话|手机号|tel|mobile)?:?(?:\+?86-?)?(?:1\d{10}|0\d{2,3}-?\d{7,8})"
)
_COVER = r"[×✕╳xX*＊△▲□◇○◯●…_＿]"
_COVERED = re.compile(rf"({ONE_HAN}{{1,2}})(?:{_COVER}{{2,3}}|[×✕╳xX△▲□◇…_＿])")
_SOMEBODY = re.compile(rf"({ONE_HAN}{{1,2}}?)某{{1,2}}")
_ANYBODY = re.compile("某{2,3}")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", SPACE.sub("", name)).casefold()


def _nobody(name: str) -> list[str]:
    plain = _plain(name)
    bare = plain.strip("()[]【】〔〕<>《》") or plain
    return [name] if bare in _WORDS or _MARKS.fullmatch(plain) else []


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
    N_("“%(name)s” is no unit."),
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
