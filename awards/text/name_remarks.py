"""Words beside a name: remarks in brackets and after it, titles, descriptions, other people."""

from __future__ import annotations

import re

from awards.text.characters import clusters, is_han
from awards.text.name_marks import BRACKET, LAST_DIGITS
from awards.text.recipients import ONE_HAN, is_person, is_surname
from awards.text.several import several_names

_DESCRIBES = re.compile("[加旁偏左右]")
_LONGEST_DESCRIBED = 3
HYPHEN = re.compile(f"(?<={ONE_HAN}{{2}})[-‐‑–—―](?={ONE_HAN}{{2}})")
_TITLE = re.compile(
    r"\s*[-‐‑–—―]?\s*(?:同志|先生|女士|小姐|老师|教授|医生|护士长|主任|局长|书记|科长|处长|部长|厅长|校长|院长|"
    r"经理|总经理|董事长|工程师|师傅|队长|组长|所长|站长|镇长|乡长|村长|区长|县长|市长|厂长|行长|会长|秘书长|"
    r"总监|总裁|律师|院士)$"
)
_NICKNAME = re.compile("[老小](.)")


def remarks_in_brackets(name: str) -> list[str]:
    """甲某（女）: what is in the bracket, if the rest reads as a person's name."""
    if LAST_DIGITS.search(name) or descriptions(name):
        return []
    rest = BRACKET.sub("", name)
    found = [part.strip() for part in BRACKET.findall(name)]
    return found if is_person(rest) or (len(clusters(rest)) == 1 and is_han(rest)) else []


def without_bracket(name: str) -> str:
    """A surname alone is no name: 王（女） has no proposal."""
    rest = BRACKET.sub("", name)
    return rest if is_person(rest) else name


def _removed_brackets(before: str, after: str) -> str:
    """What stood in the brackets that a proposal took away; empty if it took none."""
    if after == before or without_bracket(before) != after:
        return ""
    return "；".join(part.strip() for part in BRACKET.findall(before))


_REMARK = re.compile(
    rf"(?<={ONE_HAN}{{2}})[ \u3000]+(男|女|[\u4e00-\u9fff]{{1,5}}族|(?:中共)?党员|团员|群众|已?退休|在职|候选|已调离)$"
)


def remarks_after(name: str) -> list[str]:
    """甲乙丙 女: a word after the name, which is no part of it."""
    found = _REMARK.search(name)
    return [found[1]] if found and is_person(name[: found.start()]) else []


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


def titles(name: str) -> list[str]:
    """甲乙丙主任, and 老赵 or 小赵, which colleagues say."""
    if (nickname := _NICKNAME.fullmatch(name)) and is_surname(nickname[1]):
        return [name[0]]
    found = _TITLE.search(name)
    return [found[0].strip()] if found and _is_name_or_surname(name[: found.start()]) else []


def _is_name_or_surname(text: str) -> bool:
    return is_person(text) or (is_han(text) and len(clusters(text)) == 1)


def without_title(name: str) -> str:
    """A surname alone is no name: 张主任 has no proposal."""
    rest = _TITLE.sub("", name)
    return rest if is_person(rest) and not is_surname(rest) else name


def hyphens(name: str) -> list[str]:
    """Before a title a hyphen joins no parts of a name: 甲乙丙-组长."""
    return [] if titles(name) else HYPHEN.findall(name)


def surname_alone(name: str) -> list[str]:
    return [name] if is_surname(name) else []


def several_people(name: str) -> list[str]:
    """Several persons in one cell: 甲乙丙、丁戊己."""
    found = several_names(name)
    return list(found.names) if found and found.certain else []
