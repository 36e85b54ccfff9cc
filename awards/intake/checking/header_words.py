"""Headers that are made of known words: 被推荐人姓名, 获奖单位名称, 荣誉类别, 工作单位及职务.

Departments put headers together from few parts. A header is known if it has known parts only and
its last part says what the column holds.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class HeaderMeaning(StrEnum):
    """What the parts of a header say."""

    PERSON = "person"
    BODY = "body"
    UNIT_NAME = "unit-name"
    UNIT = "unit"
    CATEGORY = "category"
    HONOUR = "honour"


#: A longer header is no header, and some parts are made of others: trying all would take long.
_LONGEST = 24

_AWARDED = (
    "获奖|得奖|受奖|授奖|获得|获评|入选|当选|候选|评选|推选|被推荐|被表彰|受表彰|拟表彰|拟授予|拟授|拟推荐|"
    "授予|表彰|奖励|推荐|推报|申报|先进|优秀|模范|个人|荣誉|受|拟"
)
#: Who recommends or applies for others.
_NO_WINNER = "(?!推荐人(?:姓名)?$|申报人$)"

#: Parts that tell a winning body from one that gives or recommends.
_WINNING = "获奖|得奖|受奖|获得|获评|入选|当选|候选|评选|推选|被推荐|被表彰|受表彰|拟表彰|拟推荐"
_GOOD = "先进|优秀|模范"
_PERSON = "工作者|标兵|人物|姓名|名字|人员|人选|对象|者|人"
_ANY_PERSON = "员工|职工|干部|本人|人员|个人|中文|真实|人"
_BODY = "单位|企业|公司|集体|团队|专班|组织|机构|部门"
_DUTY = "职务|岗位|职称|职位"
_OWN_UNIT = "(?:所在|工作|现工作|所属|现)?(?:单位|部门)(?:名称|全称)?"
_SENDING = "推荐|申报|填报|报送|上报|所在|工作|现工作|所属|服务|任职|现任职"
_AND = "(?:及其|及|和|与|、|/|兼|或)"

_MEANINGS: tuple[tuple[HeaderMeaning, re.Pattern[str]], ...] = tuple(
    (meaning, re.compile(pattern))
    for meaning, pattern in (
        # Who recommends is no winner, and a unit that recommends is the winner's unit.
        (HeaderMeaning.UNIT, rf"(?:{_SENDING})(?:单位|部门)(?:名称|全称)?"),
        (HeaderMeaning.UNIT, "(?:所在|所属)?(?:科室|处室)(?:名称)?"),
        (HeaderMeaning.UNIT, rf"{_OWN_UNIT}{_AND}?(?:{_DUTY})(?:{_AND}(?:{_DUTY}))*"),
        (
            HeaderMeaning.PERSON,
            rf"{_NO_WINNER}(?:{_AWARDED})+(?:{_PERSON})*(?<!个)(?:{_PERSON})(?:名称|名单)?",
        ),
        (HeaderMeaning.PERSON, rf"(?:{_ANY_PERSON})(?:姓名|名字|名单)"),
        (
            HeaderMeaning.PERSON,
            r"(?:winner|recipient|awardee|nominee|candidate|full)(?:'?s)?(?:full)?(?:names?)?|nameof(?:the)?(?:winner|recipient)",
        ),
        (HeaderMeaning.BODY, rf"(?:{_WINNING}|{_GOOD})*(?:{_WINNING})(?:{_BODY})(?:名称|全称)?"),
        (HeaderMeaning.BODY, rf"(?:{_WINNING}|{_GOOD})+(?:{_BODY})(?:名称|全称)"),
        (HeaderMeaning.BODY, r"(?:企业|公司|集体|团队|专班|组织|机构)(?:名称|全称)"),
        (HeaderMeaning.UNIT_NAME, r"(?:单位|部门)(?:名称|全称)"),
        (HeaderMeaning.CATEGORY, rf"(?:{_AWARDED}|奖项|称号)+(?:类别|类型|种类|项目|奖项)"),
        (HeaderMeaning.HONOUR, rf"(?:{_AWARDED}|奖项|称号)*(?:称号|等次)(?:名称)?"),
        (HeaderMeaning.HONOUR, rf"(?:{_AWARDED}|奖项|称号)+(?:等级|档次)"),
    )
)


@lru_cache(1_000)
def meaning_of(header: str) -> HeaderMeaning | None:
    """What a header says, as `plain_header` gives it; None if a part of it is unknown."""
    if len(header) > _LONGEST:
        return None
    return next((meaning for meaning, pattern in _MEANINGS if pattern.fullmatch(header)), None)


def has_duty(header: str) -> bool:
    """True if the column holds a unit and a duty in it: 工作单位及职务."""
    return meaning_of(header) is HeaderMeaning.UNIT and re.search(_DUTY, header) is not None
