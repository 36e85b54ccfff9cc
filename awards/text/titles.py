"""Forms of address and posts beside a name: 甲某主任, 主任甲某, 老赵."""

from __future__ import annotations

import re

from awards.text.characters import clusters, is_han
from awards.text.recipients import (
    ONE_HAN,
    has_clear_surname,
    is_person,
    is_surname,
    may_be_a_person,
)

_RANK = "(?:常务|第一|党支部|党总支|党委|党组|支部|社区|街道|高级|助理|见习|首席|执行|专职|兼职|副|总|村|代)"
_POST = (
    "同志|先生|女士|小姐|老师|教授|医生|护士长|主任|局长|书记|科长|处长|部长|厅长|校长|院长|经理|总经理|董事长|工程师|"
    "师傅|队长|组长|所长|站长|镇长|乡长|村长|区长|县长|市长|厂长|行长|会长|秘书长|总监|总裁|律师|院士"
)
#: Posts whose words are given names too. They count only after a whole name.
_POST_OF_A_NAME = (
    "支书|班长|博士|民警|辅警|警官|法官|检察官|科员|干事|委员|常委|主席|调研员|干部|社工|网格员|网格长|司机|会计|出纳|"
    "干警|教练|主管|主编|记者|编辑|医师|药师|技师|护师|讲师|研究员|主任科员"
)
_BEFORE = r"\s*[-‐‑–—―]?\s*"
_TITLE = re.compile(rf"{_BEFORE}(?:{_RANK})*(?:{_POST})$")
_RARER_TITLE = re.compile(rf"{_BEFORE}(?:{_RANK})*(?:{_POST_OF_A_NAME})$")
_LEADING = re.compile(
    rf"^(?:{_RANK})*(?:{_POST}|{_POST_OF_A_NAME})\s*[:：]?\s*(?={ONE_HAN}{{2,4}}$)"
)
_NICKNAME = re.compile("[老小](.)")
_COLLEAGUE = re.compile("(.)[总工]")


def titles(name: str) -> list[str]:
    """What is beside the name; also 老赵, 小赵, 赵总 and 赵工, which colleagues say."""
    if (nickname := _NICKNAME.fullmatch(name)) and is_surname(nickname[1]):
        return [name[0]]
    if (colleague := _COLLEAGUE.fullmatch(name)) and is_surname(colleague[1]):
        return [name[-1]]
    if (leading := _LEADING.match(name)) and has_clear_surname(name[leading.end() :]):
        return [leading[0].strip()]
    found = _TITLE.search(name)
    if found and _is_name_or_surname(name[: found.start()]):
        return [found[0].strip()]
    found = _RARER_TITLE.search(name)
    return [found[0].strip()] if found and may_be_a_person(name[: found.start()]) else []


def without_title(name: str) -> str:
    """A surname alone is no name: 张主任 has no proposal."""
    leading = _LEADING.match(name)
    if leading and has_clear_surname(name[leading.end() :]):
        return name[leading.end() :]
    rest = _TITLE.sub("", name)
    rest = _RARER_TITLE.sub("", name) if rest == name else rest
    return rest if titles(name) and is_person(rest) and not is_surname(rest) else name


def _is_name_or_surname(text: str) -> bool:
    whole = is_person(text) and not text.endswith("等")
    return whole or (is_han(text) and len(clusters(text)) == 1)
