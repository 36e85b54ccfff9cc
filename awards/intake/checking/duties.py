"""A unit and a duty in one cell, as under the header 工作单位及职务."""

from __future__ import annotations

import re
from typing import NamedTuple

_RANK = "(?:党组|党委|党支部|党总支|党工委|工会|团委)?(?:常务副|第一副|副|代|第一|一级|二级|三级|四级|首席|高级|中级|初级)?"
_DUTY = (
    "主任科员|调研员|巡视员|科员|办事员|书记|主任|局长|处长|科长|股长|部长|厅长|院长|校长|所长|站长|队长|组长|"
    "班长|镇长|乡长|区长|县长|市长|村长|会长|秘书长|理事长|董事长|主席|经理|总经理|总监|总裁|厂长|行长|"
    "工程师|经济师|会计师|会计|出纳|医师|医生|护士长|护士|教师|老师|教练|干事|专员|主管|职员|员工|职工|"
    "工作人员|网格员|网格长|社工|民警|辅警|司机|秘书|技术员|操作工|委员"
)
#: A comma may stand before the duty; several duties follow each other.
_AT_END = re.compile(
    rf"^(.{{2,}}?)[、,，\s]*((?:{_RANK}(?:{_DUTY}))(?:[、,，/\s兼]*{_RANK}(?:{_DUTY}))*)$"
)


class UnitAndDuty(NamedTuple):
    """``duty`` is empty if none was found."""

    unit: str
    duty: str


def divided(text: str) -> UnitAndDuty:
    """Divide 甲街道办事处党政办公室主任 before the duty at its end."""
    found = _AT_END.match(text[:200])
    return UnitAndDuty(found[1], found[2]) if found else UnitAndDuty(text, "")
