"""Words beside a name: remarks in brackets and after it, titles, descriptions, other people."""

from __future__ import annotations

import re

from awards.text.characters import clusters, is_han
from awards.text.name_marks import BRACKET, LAST_DIGITS
from awards.text.recipients import ONE_HAN, SURNAMES_ONLY, is_body, is_person, is_surname
from awards.text.several import several_names
from awards.text.titles import titles

_DESCRIBES = re.compile("[加旁偏左右]")
_LONGEST_DESCRIBED = 3
HYPHEN = re.compile(f"(?<={ONE_HAN}{{2}})[-‐‑–—―](?={ONE_HAN}{{2}})")


def remarks_in_brackets(name: str) -> list[str]:
    """甲某（女）: what is in the bracket, if the rest reads as a person's name."""
    if LAST_DIGITS.search(name) or descriptions(name):
        return []
    rest = BRACKET.sub("", name)
    found = [part.strip() for part in BRACKET.findall(name)]
    return found if is_person(rest) or (len(clusters(rest)) == 1 and is_han(rest)) else []


def without_bracket(name: str) -> str:
    """A surname alone is no name, and two names are not one: 王（女） has no proposal."""
    rest = BRACKET.sub("", name)
    return rest if is_person(rest) and not several_names(rest) else name


def _removed_brackets(before: str, after: str) -> str:
    """What stood in the brackets that a proposal took away; empty if it took none."""
    if after == before or without_bracket(before) != after:
        return ""
    return "；".join(part.strip() for part in BRACKET.findall(before))


_BESIDE = r"[\s/／|,，、;；\-—–―]"
_WORD = (
    "男性?|女性?|[\u4e00-\u9fff]{1,5}族|(?:中共)?(?:预备)?党员|共青?团员|团员|群众|民主党派|无党派|已?[退离]休|在[职编岗]|候[选补]|"
    "已调离|已调走|已离职|已故|追授|替补|递补|新增|重复|代领"
)
_REMARK = re.compile(rf"(?<={ONE_HAN}{{2}})(?:{_BESIDE}+(?:{_WORD}))+$")
_EDGES = re.compile(rf"^{_BESIDE}+")


def remarks_after(name: str) -> list[str]:
    """甲乙丙 女: words after the name, which are no part of it."""
    found = _REMARK.search(name)
    if found is None or not is_person(name[: found.start()]):
        return []
    return [re.sub(rf"{_BESIDE}+", "，", _EDGES.sub("", found[0]))]


def without_remark(name: str) -> str:
    return _REMARK.sub("", name) if remarks_after(name) else name


def has_remark(name: str) -> bool:
    """Whether a word such as 女 or 已退休 stands after the name."""
    return bool(remarks_after(name))


def removed_remark(before: str, after: str) -> str:
    """What stood beside the name and was taken away by a proposal; empty if nothing was."""
    if after == before:
        return ""
    if remarks_after(before) and without_remark(before) == after:
        return remarks_after(before)[0]
    return _removed_brackets(before, after)


def descriptions(name: str) -> list[str]:
    """马（马右加文）, 李(金监): what is in the bracket describes a character."""
    found = BRACKET.search(name)
    if not found or len(clusters(BRACKET.sub("", name))) > _LONGEST_DESCRIBED:
        return []
    parts_after_a_surname = found.start() == 1 and len(clusters(found[1])) == 2
    return [found[0].strip()] if _DESCRIBES.search(found[1]) or parts_after_a_surname else []


def hyphens(name: str) -> list[str]:
    """Before a title a hyphen joins no parts of a name: 甲乙丙-组长."""
    return [] if titles(name) else HYPHEN.findall(name)


def surname_alone(name: str) -> list[str]:
    return [name] if is_surname(name) else []


def several_people(name: str) -> list[str]:
    """Several persons in one cell: 甲乙丙、丁戊己."""
    found = several_names(name)
    return list(found.names) if found and found.certain else []


_NO_PART = re.compile(
    "办事处|街道|社区|公司|集团|委员会|中心|协会|学校|医院|银行|政府|先进|优秀|模范|标兵|工作者|个人|同志|负责人|联系人|"
    "填表|审核|姓名|获奖|推荐|等人|及其|代表"
)
_AFTER_A_UNIT = re.compile(
    rf"{ONE_HAN}{{2,}}[办局委科处室所站](?=[{''.join(sorted(SURNAMES_ONLY))}]{ONE_HAN}{{1,2}}$)"
)
_REPLACING = re.compile(
    rf"(?<={ONE_HAN}{{2}})[代替改换转](?=[{''.join(sorted(SURNAMES_ONLY))}]{ONE_HAN}{{1,2}}$)"
)
_IS_GROUP = re.compile("(?:团队|[组队班室站所办局委部厅处科院校园店厂社区街])$")
_SHORTEST_WITH_WORDS = 5


def words_inside(name: str) -> list[str]:
    """先进个人甲某, 甲办张三 and 甲某代张三: what no name of a person holds."""
    plain = "".join(name.split())
    if len(plain) < _SHORTEST_WITH_WORDS or not is_han(plain):
        return []
    if is_body(plain) or _IS_GROUP.search(plain):
        return []
    found = (_NO_PART.findall(plain), _AFTER_A_UNIT.findall(plain), _REPLACING.findall(plain))
    return [] if titles(name) else [part for parts in found for part in parts]
