"""A ceremony that is hard to set: groups of 1 to 20, names of 2 to 25 characters, units of 66."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import count, islice

import msgspec

from awards.stage.content import (
    StageCertificate,
    StageContent,
    StageGroup,
    StageItem,
    StageLetter,
    StageMember,
)
from awards.stage.words import ItemKind
from tests.stage.arranged import arranged

UNIT = "郑州经济技术开发区国际物流园区综合保税区跨境电子商务综合试验区核心功能集聚区企业服务中心（自由贸易试验区郑州片区经开区块协调服务室）"
"""66 characters."""

PEOPLE = (
    "王磊",
    "王磊",
    "欧阳望舒",
    "曾丽丽",
    "买买提·吐尔逊",
    "阿卜杜热合曼·阿卜杜热伊木·阿不都克里木·买合木提江",
    "李𬭎",
    "尉迟䶮",
    "单于㛃",
    "John Alexander Montgomery",
    "迪丽热巴·迪力木拉提",
    "解万俟",
)
BODIES = (
    "中心",
    "郑州经济技术开发区中欧班列国际物流枢纽综合服务中心",
    "河南省新能源商用车关键零部件智能制造产业研究院公司",
    "BYD Automotive (Zhengzhou) Co., Ltd.",
    "“四大工程”综合协调工作专班",
    "潮河街道办事处",
)
SIZES = ((1, "GR"), (20, "GR"), (12, "GR"), (20, "TC"), (1, "TC"), (7, "JT"), (2, "RC"), (0, "GR"))


@cache
def crowded() -> StageContent:
    items = (
        StageItem(1, ItemKind.AWARD, "颁奖" * 20, 0, 100, notes="备注" * 40),
        StageItem(
            2,
            ItemKind.LETTERS,
            "递交",
            100,
            20,
            letters=(StageLetter(1, UNIT), StageLetter(2, "甲局")),
        ),
        StageItem(3, ItemKind.SPEECH, "", 120, 2.5),
    )
    return msgspec.structs.replace(
        arranged(), items=items, groups=tuple(_groups()), bags=(), attendees=()
    )


def _groups() -> Iterator[StageGroup]:
    winners = count(1)
    for number, (size, category) in enumerate(SIZES, 1):
        names = islice(_names(PEOPLE if category == "GR" else BODIES), size)
        members = tuple(
            StageMember(
                place=at,
                position=at,
                certificate=_certificate(next(winners), name, category, at),
                tray=0 if at == 3 else 1,
                tray_place=at,
                presenter=at % 4,
                recipient="李代表" if at % 5 == 0 else "",
            )
            for at, name in enumerate(names, 1)
        )
        yield StageGroup(number, 1, "", category, "", members)


def _names(some: tuple[str, ...]) -> Iterator[str]:
    """Some, and then the same with another second character."""
    yield from some
    for mark in "一二三四":
        yield from (f"{name[0]}{mark}{name[2:]}" for name in some)


def _certificate(winner: int, name: str, category: str, at: int) -> StageCertificate:
    return StageCertificate(
        winner=winner,
        number=f"郑经开表〔2024〕{category}{winner:03}号",
        version=1,
        name=name,
        unit=(UNIT, "甲局", "")[at % 3] if category == "GR" else "",
        honour="先进工作者",
        category=category,
        form="certificate",
    )
